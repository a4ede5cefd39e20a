package cmd

import "testing"

func TestPathsAreShownAsTheyAreTyped(t *testing.T) {
	const quoted = `no file "C:\\Users\\Kim\\maple.yaml"`
	if got, want := asTypedHere(quoted, '\\'), `no file "C:\Users\Kim\maple.yaml"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := asTypedHere(quoted, '/'); got != quoted {
		t.Errorf("got %s", got)
	}
}
