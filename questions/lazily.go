package questions

import (
	"regexp"
	"sync"
)

// lazily is a regular expression that is compiled when first used: few commands read a bank.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}
