package assessment

import "testing"

// TestRestsOn: an answer by site rests on the weakest basis that one of them names.
func TestRestsOn(t *testing.T) {
	for _, c := range []struct {
		own, one, other, want Basis
	}{
		{NoBasis, Observed, Stated, Stated}, {NoBasis, Stated, Observed, Stated}, {NoBasis, Observed, Document, Document},
		{NoBasis, Observed, Observed, Observed}, {NoBasis, Observed, NoBasis, NoBasis}, {NoBasis, NoBasis, Stated, Stated},
		{NoBasis, NoBasis, NoBasis, NoBasis}, {Stated, Observed, Observed, Stated}, {Observed, Document, NoBasis, NoBasis},
	} {
		a := &Answer{Basis: c.own, Sites: map[string]*Answer{"main": {Basis: c.one}, "west": {Basis: c.other}}}
		if got := a.RestsOn(); got != c.want {
			t.Errorf("own %q, sites %q and %q: rests on %q, want %q", c.own, c.one, c.other, got, c.want)
		}
	}
	for _, b := range []Basis{NoBasis, Observed, Document, Stated} {
		if got := (&Answer{Basis: b}).RestsOn(); got != b {
			t.Errorf("%q without sites rests on %q", b, got)
		}
	}
}
