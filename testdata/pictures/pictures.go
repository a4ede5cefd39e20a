// Package pictures draws a screen of the interview, as the tests hold it, as a picture for the README.
package pictures

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"ephisra/report/terminal"
)

// Sizes in pixels.
const (
	cell   = 8  // width of a character
	line   = 17 // height of a line
	margin = 16
	size   = 13 // of the letters
)

// SVG draws lines of text as a terminal shows them. Each line is told its length, so that columns stand under each
// other whatever font is at hand.
func SVG(screen string) []byte {
	lines := strings.Split(strings.TrimRight(screen, "\n"), "\n")
	widest := 0
	for _, l := range lines {
		widest = max(widest, terminal.Width(l))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" role="img" `+
		`aria-label="The interview at a terminal">`+"\n", widest*cell+2*margin, len(lines)*line+2*margin)
	b.WriteString(`<rect width="100%" height="100%" rx="8" fill="#1b1f24"/>` + "\n")
	fmt.Fprintf(&b, `<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" `+
		`font-size="%d" fill="#e6e6e6">`+"\n", size)
	for i, l := range lines {
		drawLine(&b, l, margin+i*line+size)
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

func drawLine(b *bytes.Buffer, l string, y int) {
	text := strings.TrimRight(l, " ")
	if text == "" {
		return
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" textLength="%d" xml:space="preserve">`, margin, y, terminal.Width(text)*cell)
	_ = xml.EscapeText(b, []byte(text)) // a buffer takes all
	b.WriteString("</text>\n")
}
