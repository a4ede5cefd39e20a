package cmd

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/testdata/practices"
)

// BenchmarkScore scores 400 files a run, with the bank's loading left out as far as one run of many files leaves it out:
// what one file costs is its time by 400.
func BenchmarkScore(b *testing.B) {
	dir := b.TempDir()
	const files = 400
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		b.Fatal(err)
	}
	for seed := range uint64(files) {
		src := assessment.Encode(practices.Of(bank, seed), bank)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.yaml", seed)), src, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for _, format := range []string{"csv", "ndjson"} {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				app := &App{Out: io.Discard, Err: io.Discard, Now: time.Now, Getenv: os.Getenv}
				if code := app.Run([]string{"score", dir, "--format", format}); code != 0 {
					b.Fatal(code)
				}
			}
			b.ReportMetric(files*float64(b.N)/b.Elapsed().Seconds(), "files/s")
		})
	}
}
