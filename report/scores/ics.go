package scores

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// ICS writes what falls due as a calendar of all-day events (RFC 5545). Equal lists give equal bytes, and an event
// keeps its UID as long as its day and its text stay, so that a calendar read again replaces what it had. The only
// errors are those of w.
func ICS(w io.Writer, r *risk.Result, due []risk.Due) error {
	var b bytes.Buffer
	line := func(format string, args ...any) { fold(&b, fmt.Sprintf(format, args...)) }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//sra//HIPAA Security Risk Assessment//EN")
	stamp := compact(r.Assessment.AsOf) + "T000000Z"
	for _, d := range due {
		sum := sha256.Sum256([]byte(r.Assessment.ID + "\n" + d.On.String() + "\n" + d.What))
		line("BEGIN:VEVENT")
		line("UID:%s@sra", hex.EncodeToString(sum[:12]))
		line("DTSTAMP:%s", stamp)
		line("DTSTART;VALUE=DATE:%s", compact(d.On))
		line("DTEND;VALUE=DATE:%s", compact(assessment.DayOf(dayAfter(d.On))))
		line("SUMMARY:%s", icsText(d.What))
		line("TRANSP:TRANSPARENT")
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	_, err := w.Write(b.Bytes())
	return err
}

// compact writes a day as calendars do: 20261129.
func compact(d assessment.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

func dayAfter(d assessment.Day) time.Time {
	return time.Date(d.Year, d.Month, d.Date+1, 0, 0, 0, 0, time.UTC)
}

// icsText escapes a text (RFC 5545, 3.3.11). What does not show, or would end the line, is a blank.
func icsText(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(text)
}

// lineLimit is how many bytes a line of a calendar may have (RFC 5545, 3.1).
const lineLimit = 75

// fold writes a line, parted where it is too long; what goes on begins with a blank.
func fold(b *bytes.Buffer, line string) {
	room := lineLimit
	for len(line) > room {
		at := room
		for !utf8.RuneStart(line[at]) {
			at--
		}
		b.WriteString(line[:at] + "\r\n ")
		line, room = line[at:], lineLimit-1
	}
	b.WriteString(line + "\r\n")
}
