package cmd

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"ephisra/assessment"
)

// sanitize returns text that is safe on a terminal: every control but line breaks and tabs, every
// bidi mark and other invisible character becomes visible, so that what a file holds can neither
// move the cursor nor turn the text round.
func sanitize(text string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case r == '\n' || r == '\t':
			b.WriteRune(r)
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029':
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// shellPath returns a file's name as it is shellPath behind a command, safe on a terminal.
func shellPath(path string) string { return sanitize(assessment.ShellArg(path)) }

// plural returns "1 hole" or "3 holes", "1 fix" or "3 fixes".
func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "x"):
		return fmt.Sprintf("%d %ses", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// clip cuts a text to at most n characters, with "…" where something is missing.
func clip(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return strings.TrimRight(string(r[:n-1]), " ,;:") + "…"
}

// formatOf returns the one of a command's formats that was asked for.
func formatOf[T any](formats map[string]T, name string) (T, error) {
	format, known := formats[name]
	if !known {
		return format, usageError{fmt.Errorf("unknown format %q; use %s", name,
			strings.Join(slices.Sorted(maps.Keys(formats)), ", "))}
	}
	return format, nil
}
