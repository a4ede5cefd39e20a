package assessment

import (
	"bytes"
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

// TestEveryByteOfASignedFileCounts changes each byte of a signed file in two ways: it is refused, or, where its checksum
// is not asked for, holds something else than was signed, or differs in nothing that a sign-off binds.
func TestEveryByteOfASignedFileCounts(t *testing.T) {
	b := builtin(t)
	a := &Assessment{ID: "7f3c9a12", Bank: BankOf(b), Practice: Practice{Name: "Maple"}, AsOf: Day{2026, 1, 1},
		People: []Person{{ID: "ana", Name: "Ana Ruiz"}}, Vendors: []Vendor{{ID: "ehr", Name: "EHR", EPHI: Yes}},
		Answers: map[string]*Answer{"mfa-email": {Rev: 1, Reply: Reply{Choice: "all"}, SaidBy: "ana", Note: "seen"}},
		Plan:    []PlanItem{{Fix: "isolate-backups", Owner: "ana"}}}
	if err := a.Sign("Ana Ruiz", "owner", time.Date(2026, 11, 29, 10, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	src := Encode(a, b)
	signed, unseen := a.Signoff[0].Digest, 0
	for i := range src {
		for _, flip := range []byte{1, 0x20} {
			changed := bytes.Clone(src)
			changed[i] ^= flip
			if _, _, err := Decode("a.yaml", changed, b); err == nil {
				t.Errorf("byte %d changed to %q, and it is taken", i, changed[i])
			}
			got, _, err := DecodeUnsealed("a.yaml", changed, b)
			if err == nil && len(got.Signoff) == 1 && got.Signoff[0].Digest == signed && Digest(got) == signed {
				unseen++
				if len(Changes(a, got)) > 0 {
					t.Errorf("byte %d changed to %q, and the digest does not show it", i, changed[i])
				}
			}
		}
	}
	t.Logf("%d changes of %d bytes: all refused; without the checksum all but %d, which no sign-off binds, are seen", 2*len(src),
		len(src), unseen)
}

// TestAnotherDayIsNoChange: whoever looks at a signed assessment as of another day, and another, sees it as signed.
func TestAnotherDayIsNoChange(t *testing.T) {
	a := &Assessment{AsOf: Day{Year: 2026, Month: 11, Date: 2}, Answers: map[string]*Answer{}}
	if err := a.Sign("Ana Ruiz", "owner", time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	for _, day := range []Day{{Year: 2026, Month: 12, Date: 20}, {Year: 2027, Month: 1, Date: 1}, {Year: 2026, Month: 11, Date: 2}} {
		a.SpeakOf(day)
		if a.AsOf != day || Digest(a) != a.Signoff[0].Digest {
			t.Errorf("as of %s: the assessment speaks of %s, with another digest", day, a.AsOf)
		}
	}
	a.Practice.Name = "Other"
	if Digest(a) == a.Signoff[0].Digest {
		t.Error("a change does not show")
	}
}
