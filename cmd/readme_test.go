package cmd

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// transcript is a block of the README that shows commands and what they print.
var transcript = regexp.MustCompile("(?s)```console\n(.*?)```")

// transcripts are the pages that show commands and what they print.
var transcripts = []string{"README.md", "assessment/risk/METHOD.md"}

// TestReadmeTranscripts runs every command these pages show, in order, and compares what it prints.
func TestReadmeTranscripts(t *testing.T) {
	skipShort(t)
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	inCopyOf(t, "../testdata/assessments")
	for _, page := range transcripts {
		replayPage(t, filepath.Join(root, page))
	}
}

func replayPage(t *testing.T, path string) {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got := transcript.ReplaceAllStringFunc(string(src), func(block string) string { return replayed(t, block) })
	if !strings.Contains(got, "```console") {
		t.Errorf("%s shows no transcripts", path)
	}
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(src), got); diff != "" {
		t.Errorf("%s shows what the program does not print (-page +program):\n%s", path, diff)
	}
}

// replayed returns a transcript with what its commands print now.
func replayed(t *testing.T, block string) string {
	var b strings.Builder
	b.WriteString("```console\n")
	for _, line := range strings.Split(block, "\n") {
		if command, is := strings.CutPrefix(line, "$ "); is {
			b.WriteString(line + "\n" + printed(t, command))
		}
	}
	return b.String() + "```"
}

// inCopyOf works in a new folder that holds testdata/assessments.
func inCopyOf(t *testing.T, samples string) {
	t.Helper()
	dir := t.TempDir()
	to := filepath.Join(dir, "testdata", "assessments")
	if err := os.CopyFS(to, os.DirFS(samples)); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(to, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			err = os.Chmod(path, 0o600)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
}

// word is one argument of a command line, in quotes or not.
var word = regexp.MustCompile(`"[^"]*"|\S+`)

// printed runs a command line of the README and returns what it prints on both streams. A line
// "a | b" pipes what printf says into b.
func printed(t *testing.T, line string) string {
	t.Helper()
	var input string
	if said, command, piped := strings.Cut(line, "' | "); piped {
		input = strings.ReplaceAll(strings.TrimPrefix(said, "printf '"), `\n`, "\n")
		line = command
	}
	args := word.FindAllString(strings.TrimPrefix(strings.Replace(line, "go run ./cmd/sra", "sra", 1), "sra "), -1)
	for i := range args {
		args[i] = strings.Trim(args[i], `"`)
	}
	var out bytes.Buffer
	app := &App{In: strings.NewReader(input), Out: &out, Err: &out, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 23, 15, 4, 5, 0, time.UTC) }}
	app.Run(args)
	return out.String()
}
