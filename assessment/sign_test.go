package assessment

import (
	"errors"
	"testing"
	"time"
)

// TestASignOffBindsWhatIsSigned: the digest is of the assessment on its day, and holds through a save; any change
// afterwards is another digest, and none is taken until it is amended.
func TestASignOffBindsWhatIsSigned(t *testing.T) {
	b := builtin(t)
	a := &Assessment{ID: "7f3c9a12", Bank: BankOf(b), Practice: Practice{Name: "P"}, AsOf: Day{2026, 1, 1}}
	at := time.Date(2026, 11, 29, 10, 0, 0, 5, time.UTC)
	for _, blank := range [][2]string{{"", "owner"}, {"Dana", " "}, {"Da\x00na", "owner"}} {
		if err := a.Sign(blank[0], blank[1], at); err == nil || len(a.Signoff) != 0 {
			t.Errorf("%q signs: %v", blank, err)
		}
	}
	if err := a.Sign(" Dana Ruiz ", "owner", at); err != nil {
		t.Fatal(err)
	}
	got := mustDecode(t, Encode(a, b), b)
	if s := got.Signoff[0]; s.By != "Dana Ruiz" || s.Role != "owner" || s.Digest != Digest(got) || got.AsOf != (Day{2026, 11, 29}) {
		t.Errorf("signed %+v on %v", s, got.AsOf)
	}
	if err := a.Sign("Dana", "owner", at); !errors.Is(err, ErrSigned) {
		t.Errorf("signed twice: %v", err)
	}
	got.Practice.Name = "Q"
	if got.Signoff[0].Digest == Digest(got) {
		t.Error("another name has the same digest")
	}
	if a.Amend(); a.Changeable() != nil {
		t.Error("an amended assessment cannot be changed")
	}
}
