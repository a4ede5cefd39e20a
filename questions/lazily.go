package questions

import (
	"regexp"
	"sync"
)

// Lazily is a regular expression that is compiled when first used. Each costs some ten microseconds, no command uses
// all, and most are over in a few milliseconds. A pattern that is none panics then.
func Lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
