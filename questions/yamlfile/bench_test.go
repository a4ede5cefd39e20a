package yamlfile

import (
	"fmt"
	"strings"
	"testing"
)

// The time for each byte must be the same in every row: neither many keys nor one long line may
// make it grow.
func BenchmarkParse(b *testing.B) {
	for _, n := range []int{100, 1000, 2000} {
		var y, j strings.Builder
		for i := range n {
			fmt.Fprintf(&y, "question-%d: {rev: 1, choice: some, said_by: dana, note: \"EHR yes, VPN no\"}\n", i)
			fmt.Fprintf(&j, `, "question-%d": {"rev": 1, "choice": "some", "said_by": "dana", "note": "é, VPN no"}`, i)
		}
		for name, src := range map[string]string{"yaml": y.String(), "json": "{" + j.String()[1:] + "}"} {
			b.Run(fmt.Sprintf("%s/%d keys", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				for b.Loop() {
					if _, err := Parse("f", []byte(src)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// One fault in the last line of the whole bank is the dearest that a person meets.
func BenchmarkFaultInTheLastLine(b *testing.B) {
	src := []byte(strings.Repeat("- id: mfa-remote-access\n  ask: Does everyone need a second proof of identity?\n",
		5000) + " - id: x\n")
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := Parse("f", src); err == nil {
			b.Fatal("no fault")
		}
	}
}
