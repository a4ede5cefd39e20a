package practices_test

import (
	"bytes"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/testdata/practices"
)

// TestFilesAreSound: each made file is read without a fault and written again with the same bytes, so that what is
// timed on them is what files of real practices take.
func TestFilesAreSound(t *testing.T) {
	b, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	for name, practice := range map[string]func(*questions.Bank, uint64) *assessment.Assessment{
		"of": practices.Of, "full": practices.Full} {
		bytesInAll := 0
		const files = 50
		for seed := range uint64(files) {
			src := assessment.Encode(practice(b, seed), b)
			a, _, err := assessment.Decode("made.yaml", src, b)
			if err != nil {
				t.Fatalf("%s, seed %d: %v", name, seed, err)
			}
			if !bytes.Equal(assessment.Encode(a, b), src) {
				t.Errorf("%s, seed %d is written otherwise than it was read", name, seed)
			}
			bytesInAll += len(src)
		}
		t.Logf("%s: %d bytes a file", name, bytesInAll/files)
	}
}
