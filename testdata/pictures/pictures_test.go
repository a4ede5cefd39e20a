package pictures

import (
	"bytes"
	"os"
	"testing"
)

// TestThePictureIsOfThisScreen: the picture of the interview shows the screen as the tests hold it now.
func TestThePictureIsOfThisScreen(t *testing.T) {
	screen, err := os.ReadFile("../golden/screens/question-answered-120x40.txt")
	if err != nil {
		t.Fatal(err)
	}
	picture, err := os.ReadFile("interview.svg")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(picture, SVG(string(screen))) {
		t.Error("interview.svg shows an older screen; run .ci/pictures")
	}
}
