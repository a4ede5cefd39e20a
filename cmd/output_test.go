package cmd

import (
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// full is a disk with no room left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// TestAFullDiskIsToldByEveryCommand: what could not be written ends with exit code 1, whatever printed it.
func TestAFullDiskIsToldByEveryCommand(t *testing.T) {
	file, err := filepath.Abs("../testdata/assessments/lost-device-dermatology.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"status FILE", "score FILE", "score --format json FILE", "check FILE", "explain FILE practice", "plan list FILE",
		"plan list --format json FILE",
		"plan what-if FILE block-usb", "bank list", "bank show mfa-email", "bank coverage", "bank check", "version", "--help",
		"score --help",
	} {
		var told strings.Builder
		app := &App{In: strings.NewReader(""), Out: full{}, Err: &told, Now: time.Now,
			Getenv: func(string) string { return "" }}
		if code := app.Run(strings.Fields(strings.ReplaceAll(line, "FILE", file))); code != exitFailed ||
			!strings.Contains(told.String(), "no space left") {
			t.Errorf("sra %s ends with %d and says %q", line, code, told.String())
		}
	}
	app := &App{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Now: time.Now,
		Getenv: func(string) string { return "" }}
	if code := app.Run([]string{"version"}); code != exitDone {
		t.Errorf("with room it ends with %d", code)
	}
}
