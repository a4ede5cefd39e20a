package cmd

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
)

// piped is how many assessments TestScoreAsAMapStep pipes through; by hand ten thousand.
var piped = flag.Int("piped", 300, "assessments to pipe through sra score")

// TestScoreAsAMapStep: assessments, one a line, give the same bytes in one piece, and parted over several processes and
// joined, as GNU parallel or a Hadoop-streaming job parts and joins them.
func TestScoreAsAMapStep(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	var lines []string
	for i := range *piped {
		lines = append(lines, fmt.Sprintf(`{"format":1,"id":"%08x","bank":{"id":"hipaa-security-rule","version":"2026.1"},`+
			`"practice":{"name":"Practice %d"},"as_of":"2026-11-%02d","answers":{"mfa-email":{"choice":"%s"},"ai-tools":{"unknown":true}}}`,
			i, i, 1+i%28, []string{"all", "some", "none"}[random.IntN(3)]))
	}
	score := func(lines []string, jobs string) string {
		var out bytes.Buffer
		app := &App{In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &out, Err: &out, Now: time.Now, Getenv: os.Getenv}
		if code := app.Run([]string{"score", "-", "--format", "ndjson", "--jobs", jobs}); code != 0 {
			t.Fatalf("%d: %.300s", code, out.String())
		}
		return out.String()
	}
	whole := score(lines, "8")
	if n := strings.Count(whole, "\n"); n != len(lines) {
		t.Fatalf("%d lines in, %d out", len(lines), n)
	}
	var parts strings.Builder
	for from := 0; from < len(lines); {
		to := min(len(lines), from+2+random.IntN(len(lines)/4))
		parts.WriteString(score(lines[from:to], "1"))
		from = to
	}
	if parts.String() != whole {
		t.Error("parted and joined it is something else")
	}
}
