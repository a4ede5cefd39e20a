package questions

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ephisra/questions/yamlfile"
)

// The copies in testdata/reference were checked against the published texts; see their heads.
const referenceDir = "../testdata/reference"

// referenceList returns the entries of a list in a reference file.
func referenceList(t *testing.T, name, key string) []*yamlfile.Node {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(referenceDir, name))
	if err != nil {
		t.Fatal(err)
	}
	root, err := yamlfile.Parse(name, src)
	if err != nil {
		t.Fatal(err)
	}
	return root.Get(key).Items
}

func value(n *yamlfile.Node, key string) string {
	if v := n.Get(key); v != nil {
		return v.Value
	}
	return ""
}

func values(n *yamlfile.Node, key string) []string {
	var list []string
	if v := n.Get(key); v != nil {
		for _, item := range v.Items {
			list = append(list, item.Value)
		}
	}
	return list
}

// builtinRule reads the requirements and action steps that come with the program, whatever the
// state of the rest of the bank.
func builtinRule(t *testing.T) *Bank {
	t.Helper()
	l := &loader{}
	l.empty()
	for _, name := range []string{"rule.yaml", "action-steps.yaml"} {
		src, err := fs.ReadFile(Builtin().(Named).FS, name)
		if err != nil {
			t.Fatal(err)
		}
		root, err := yamlfile.Parse(name, src)
		if err != nil {
			t.Fatal(err)
		}
		f := &file{loader: l, Reader: yamlfile.Reader{File: name}}
		for _, fixed := range fixedFiles {
			if fixed.name == name {
				fixed.read(f, root)
			}
		}
		l.problems = append(l.problems, f.Found...)
	}
	l.check()
	if err := l.problems.Err(); err != nil {
		t.Fatal(err)
	}
	return l.bank
}

// law is what of a requirement the Rule itself decides.
type law struct {
	ID, Matrix, Title, Safeguard, Kind, Parent, Obligation string
	Official                                               bool
	AppliesTo, Elements                                    []string
}

func TestRequirementsAreThoseOfTheRule(t *testing.T) {
	var want, got []law
	for _, n := range referenceList(t, "security-rule.yaml", "requirements") {
		one := law{value(n, "id"), value(n, "matrix"), value(n, "title"), value(n, "safeguard"), value(n, "kind"),
			value(n, "parent"), value(n, "obligation"),
			value(n, "title_official") != "false", values(n, "applies_to"), nil}
		if elements := n.Get("elements"); elements != nil {
			for _, e := range elements.Items {
				one.Elements = append(one.Elements, value(e, "id"))
			}
		}
		want = append(want, one)
	}
	for _, q := range builtinRule(t).Requirements {
		one := law{q.ID, q.Matrix, q.Title, q.Safeguard.ID(), q.Kind.String(), q.Parent, q.Obligation.String(),
			q.TitleOfficial, q.AppliesTo, nil}
		for _, e := range q.Elements {
			one.Elements = append(one.Elements, e.ID)
		}
		got = append(got, one)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRequirementsAreComplete(t *testing.T) {
	type count struct{ standards, required, addressable int }
	want := map[Safeguard]count{
		General: {}, Administrative: {9, 10, 11}, Physical: {4, 2, 6}, Technical: {5, 2, 5}, Organizational: {2, 7, 0},
		Documentation: {2, 3, 0},
	}
	got, all := map[Safeguard]count{}, count{}
	for _, q := range builtinRule(t).Requirements {
		c := got[q.Safeguard]
		switch {
		case q.Kind == Standard:
			c.standards, all.standards = c.standards+1, all.standards+1
		case q.Kind == Specification && q.Obligation == Required:
			c.required, all.required = c.required+1, all.required+1
		case q.Kind == Specification:
			c.addressable, all.addressable = c.addressable+1, all.addressable+1
		}
		got[q.Safeguard] = c
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(count{})); diff != "" {
		t.Errorf("by safeguard (-want +got):\n%s", diff)
	}
	if want := (count{22, 24, 22}); all != want {
		t.Errorf("in all %+v, want %+v", all, want)
	}
}

func TestActionStepsAreThoseOfTheArticle(t *testing.T) {
	type step struct {
		Number, Title, Essence   string
		Probes, Evidence, Citing []string
		Watch                    int
	}
	var want, got []step
	for _, n := range referenceList(t, "ten-action-steps.yaml", "steps") {
		one := step{value(n, "number"), value(n, "title"), value(n, "essence"), nil, values(n, "evidence"),
			values(n, "supports"), len(values(n, "watch"))}
		for _, p := range n.Get("probes").Items {
			one.Probes = append(one.Probes, value(p, "id"))
		}
		want = append(want, one)
	}
	for _, s := range builtinRule(t).ActionSteps {
		one := step{stepID(s.Number), s.Title, s.Essence, nil, s.Evidence, s.Supports, len(s.Watch)}
		for _, p := range s.Probes {
			one.Probes = append(one.Probes, p.ID)
		}
		got = append(got, one)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSummariesAreSentencesOfOurOwn checks that summaries are one sentence and use none of the
// words that pronounce a verdict. Titles are the Rule's and keep its words.
func TestSummariesAreSentencesOfOurOwn(t *testing.T) {
	for _, q := range builtinRule(t).Requirements {
		if !strings.HasSuffix(q.Summary, ".") || strings.Contains(strings.TrimSuffix(q.Summary, "."), ". ") {
			t.Errorf("%s: summary is not one sentence: %q", q.ID, q.Summary)
		}
		for _, word := range verdictWords {
			if strings.Contains(strings.ToLower(q.Summary), word) {
				t.Errorf("%s: summary uses the word %q", q.ID, word)
			}
		}
	}
}

// verdictWords are the words STYLE section 2 keeps out of what a user reads.
var verdictWords = []string{"compliant", "certified", "severity", " control"}
