package questions

import (
	"slices"
	"testing"
)

func listed(t *testing.T, b *Bank, id string) CoverageList {
	t.Helper()
	all := b.Coverage()
	at := slices.IndexFunc(all, func(l CoverageList) bool { return l.ID == id })
	if at < 0 {
		t.Fatalf("no list %q", id)
	}
	return all[at]
}

func row(t *testing.T, l CoverageList, id string) Covered {
	t.Helper()
	at := slices.IndexFunc(l.Rows, func(c Covered) bool { return c.ID == id })
	if at < 0 {
		t.Fatalf("%s has no item %q", l.Title, id)
	}
	return l.Rows[at]
}

// TestCoverageSeesHoles: of the small bank, what is asked about, what is not, and what need not be.
func TestCoverageSeesHoles(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	for _, c := range []struct {
		list, item string
		asked      []string
		hole       bool
	}{
		{"rule", "164.312(d)", []string{"password-list"}, false},
		{"rule", "164.312(a)(2)(iv)", []string{"disks-encrypted"}, false},
		{"rule", "164.312(a)(1)", nil, false}, // a standard, through its specification
		{"probes", "4.1", []string{"password-list"}, false},
		{"proposed", "vulnerability-scan", []string{"last-scan"}, false},
		{"proposed", "no-addressable", nil, false},
		{"csf", "PR", []string{"password-list"}, false}, // PR.AA-01 is a part of it
		{"hicp", "3", []string{"password-list"}, false},
		{"topics", "shared-logins", []string{"password-list"}, false},
	} {
		got := row(t, listed(t, b, c.list), c.item)
		if ids := questionIDs(got.Questions); !slices.Equal(ids, c.asked) || got.Hole() != c.hole {
			t.Errorf("%s %s: asked by %v, hole %v; want %v, %v", c.list, c.item, ids, got.Hole(), c.asked, c.hole)
		}
	}
	b.Question("password-list").Standing = GoodPractice
	if got := row(t, listed(t, b, "rule"), "164.312(d)"); !got.Hole() {
		t.Error("good practice covers a requirement")
	}
	b.Question("last-scan").Proposed = nil
	if got := listed(t, b, "proposed"); got.Holes() != 1 {
		t.Errorf("%d holes after the only link is gone, want 1", got.Holes())
	}
}

func questionIDs(all []*Question) []string {
	var ids []string
	for _, q := range all {
		ids = append(ids, q.ID)
	}
	return ids
}

// TestBuiltinHasNoHole checks that the shipped bank asks about everything it lists.
func TestBuiltinHasNoHole(t *testing.T) {
	for _, l := range mustLoad(t, Builtin()).Coverage() {
		for _, c := range l.Rows {
			if c.Hole() {
				t.Errorf("%s: nothing asks about %s %s", l.Title, c.ID, c.Title)
			}
		}
	}
}

// TestBuiltinListsAreWhole holds how long each list is, so that no hole is closed by taking it out.
func TestBuiltinListsAreWhole(t *testing.T) {
	b := mustLoad(t, Builtin())
	want := map[string]int{"probes": 58, "hicp": 10, "cpg": 20, "csf": 6, "threats": 13, "proposed": 59, "topics": 19}
	for id, n := range want {
		if got := len(listed(t, b, id).Rows); got != n {
			t.Errorf("%s lists %d items, want %d", id, got, n)
		}
	}
	kinds := map[RequirementKind]int{}
	for _, q := range b.Requirements {
		kinds[q.Kind]++
	}
	if kinds[GeneralRule] != 7 || kinds[Standard] != 22 || kinds[Specification] != 46 {
		t.Errorf("the rule has %v, want 7 general rules, 22 standards and 46 specifications", kinds)
	}
}

// TestBuiltinCitesExactly holds the paragraphs that are easily taken as asked with a neighbour.
func TestBuiltinCitesExactly(t *testing.T) {
	b := mustLoad(t, Builtin())
	for _, cite := range []string{
		"164.308(a)(4)(i)", "164.308(a)(4)(ii)(A)", "164.310(d)(2)(i)", "164.312(e)(2)(i)",
		"164.314(a)(2)(i)(A)", "164.314(a)(2)(i)(B)", "164.314(a)(2)(i)(C)", "164.314(a)(2)(ii)",
		"164.314(b)(1)", "164.314(b)(2)(i)", "164.314(b)(2)(ii)", "164.314(b)(2)(iii)", "164.314(b)(2)(iv)",
	} {
		if len(b.citing(cite)) == 0 {
			t.Errorf("no rule question cites %s itself", cite)
		}
	}
}
