package yamlfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one fault in a file: where it stands, what is wrong, and what to do next.
type Problem struct {
	File         string
	Line, Column int // 1 is the first; never 0
	Message      string
}

// Error returns the problem as "file:line:column: message".
func (p Problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problems are all the faults of one or more files. As an error it prints one a line.
type Problems []Problem

// mostPrinted is how many faults are printed; a file with more is of another kind altogether.
const mostPrinted = 1000

// Error returns every problem on a line of its own, and of very many how many more there are.
func (ps Problems) Error() string {
	var lines []string
	for _, p := range ps[:min(len(ps), mostPrinted)] {
		lines = append(lines, p.Error())
	}
	if more := len(ps) - mostPrinted; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more faults", more))
	}
	return strings.Join(lines, "\n")
}

// Sorted returns the problems by file, line and column. Two at one place keep their order.
func (ps Problems) Sorted() Problems {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return sorted
}

// Err returns the problems, sorted, as an error, or nil when there are none. Return it rather than
// the Problems themselves: an empty Problems in an error is not nil.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps.Sorted()
}
