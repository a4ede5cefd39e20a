package terminal

import (
	"fmt"
	"strings"

	"ephisra/report"
)

// Sanitize returns text that is safe on a terminal: every control but line breaks and tabs, every
// bidi mark and other invisible character becomes visible, so that what a file holds can neither
// move the cursor nor turn the text round.
func Sanitize(text string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case r == '\n' || r == '\t':
			b.WriteRune(r)
		case report.IsUnseen(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
