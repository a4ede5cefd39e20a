package assessment

import "ephisra/questions"

// textForm is a fixed form of text: a pattern as JSON Schema and people write it, and the same as a function, which
// reads thousands of them a second.
type textForm struct {
	pattern string
	what    string // in messages
	is      func(string) bool
}

// String returns the pattern.
func (f textForm) String() string { return f.pattern }

var (
	idDigits = textForm{`^[0-9a-f]{8}$`, "eight hex digits", func(s string) bool { return isHex(s, 8) }}
	hashForm = textForm{`^[0-9a-f]{64}$`, "64 hex digits", func(s string) bool { return isHex(s, 64) }}
	sealForm = textForm{`^sha256:[0-9a-f]{64}$`, "sha256: and 64 hex digits", func(s string) bool {
		return len(s) > len(digestMark) && s[:len(digestMark)] == digestMark && isHex(s[len(digestMark):], 64)
	}}
	idForm = textForm{`^[a-z0-9]+(-[a-z0-9]+)*$`, "an id: use lower-case words joined by hyphens", questions.IsID}
)

func isHex(s string, length int) bool {
	for i := range len(s) {
		if c := s[i]; !('0' <= c && c <= '9' || 'a' <= c && c <= 'f') {
			return false
		}
	}
	return len(s) == length
}
