package markdown

import (
	"strings"
	"unicode"

	"ephisra/questions"
	"ephisra/report"
)

// special are the characters Markdown, GitHub or HTML give a meaning anywhere in a line.
var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`, "$", `\$`, "@", `\@`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "://", `:\//`, "www.", `www\.`, "WWW.", `WWW\.`,
)

// opening are the marks that mean something at the start of a line; ":-" rules a table off from the line above.
var opening = questions.Lazily(`^(\s*)([#+=:-]|[0-9]+[.)])`)

// inline returns text on one line that shows as it was typed, for anywhere but the start of a line.
// Line breaks become <br>; characters that do not show become visible, as [U+202E].
func inline(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, l := range lines {
		lines[i] = special.Replace(report.Visible(l))
	}
	return strings.Join(lines, "<br>")
}

// starting is inline for text that starts a line or a list item.
func starting(text string) string {
	l := inline(text)
	if strings.HasPrefix(strings.TrimLeftFunc(l, unicode.IsSpace), "<br>") {
		l = "&nbsp;" + l // a line that starts with a tag would open a block of HTML
	}
	at := opening().FindStringSubmatchIndex(l)
	if at == nil {
		return l
	}
	last := at[5] - 1 // the mark itself, or the point behind a number
	return l[:last] + `\` + l[last:]
}

// anchor returns the fragment GitHub gives a heading: lower case, blanks as "-", no punctuation.
func anchor(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r == ' ' || r == '-':
			b.WriteByte('-')
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_':
			b.WriteRune(r)
		}
	}
	return b.String()
}
