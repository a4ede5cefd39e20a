package questions

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"ephisra/questions/yamlfile"
)

// same compares banks by what they say, not by their index.
var same = cmpopts.IgnoreUnexported(Bank{})

func TestLoadReadsEachKey(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	want := &Question{
		ID: "password-list", Rev: 2, Since: "1", Follows: []Follow{{"password-list", 1, "review"}},
		Ask: "Where do people keep their passwords?", Why: "A list on a desk is read by whoever cleans the office.",
		Help: "A password manager counts. A notebook does not.", Section: "passwords",
		Cites: []string{"164.312(d)"}, Standing: Rule, Whom: []string{"it", "owner"}, Per: PerPractice, Type: Choice,
		Options: []Option{{"manager", "In a password manager", 100, Meeting{MeetsWholly}},
			{"browser", "In the browser", 40, Meeting{MeetsPartly}}, {"paper", "On paper", 0, Meeting{MeetsNot}}},
		Evidence: []string{"A screenshot of the manager"}, Weakness: "Passwords lie on paper.",
		Guards: []Guard{{"stolen-password", ModerateStrength, OnLikelihood, "a list that nobody can read gives nothing away",
			false}},
		Fix: "password-manager", Steps: []int{4}, Probes: []string{"4.1"},
		Topics: []string{"shared-logins"},
		Maps:   []Mapped{{"cpg", []string{"unique-credentials"}}, {"csf", []string{"PR.AA-01"}}, {"hicp", []string{"3"}}},
	}
	if diff := cmp.Diff(want, b.Question("password-list")); diff != "" {
		t.Errorf("password-list (-want +got):\n%s", diff)
	}
}

func TestLoadReadsEachTypeAndCondition(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"date", b.Question("last-scan").Age, []AgeBand{{6, 100, nil}, {12, 60, nil}}},
		{"stand-in for a date", b.Question("last-scan").Options, []Option{{"never", "Never", 0, nil}}},
		{"item of the proposed rule", b.Question("last-scan").Proposed, []string{"vulnerability-scan"}},
		{"number", b.Question("patch-days").Ranges, []Range{{0, 14, 100, nil}, {15, 30, 50, nil}}},
		{"unit", b.Question("patch-days").Unit, "days"},
		{"share", b.Question("baa-share").Share, &Share{Vendors, []string{"ephi"}, "baa_in_force"}},
		{"does not apply", b.Question("disks-encrypted").NA, "We have no laptops"},
		{"per site", b.Question("disks-encrypted").Per, PerSite},
		{"condition of every form", b.Question("disks-encrypted").When, &Condition{All: []Condition{
			{Any: []Condition{{Question: "devices-leave", Is: []string{"laptops"}},
				{Question: "remote-access", Is: []string{"yes"}}}},
			{Not: &Condition{Question: "remote-access", Is: []string{"no"}}},
		}}},
		{"section", b.Section("passwords"), &Section{"passwords", "Passwords", Technical, "technical/passwords.yaml", 5}},
		{"facts stand in a general section", b.Section("practice").Family, General},
		{"role", b.Role("it"), &Role{"it", "IT support"}},
		{"term", b.Term("ephi"), &Term{"ephi", "ePHI", "Patient data in electronic form."}},
		{"fix", b.Fix("password-manager"),
			&Fix{"password-manager", "Buy a password manager", "Ask three vendors.", "Give everyone one.", "Free ones exist.",
				"it", Small, "$0-500"}},
		{"requirement", b.Requirement("164.312(a)(2)(iv)"),
			&Requirement{ID: "164.312(a)(2)(iv)", Title: "Encryption and decryption", TitleOfficial: true, Safeguard: Technical,
				Kind: Specification, Parent: "164.312(a)(1)", Obligation: Addressable,
				Summary: "Data is unreadable without a key."}},
		{"title of our own", b.Requirement("164.312(d)").TitleOfficial, false},
		{"elements", b.Requirement("164.308(b)(1)").Elements,
			[]Element{{"164.308(b)(1)", "the practice has it"}, {"164.308(b)(2)", "the vendor has it of its own vendors"}}},
		{"action step", b.ActionSteps[0],
			ActionStep{4, "Use strong authentication", "More than a password.", []Probe{{"4.1", "Where MFA is on"}},
				[]string{"A list of accounts"}, []string{"164.312(d)"}, []string{"SP 800-63B was revised in 2025"}}},
		{"threat event", b.Threat("stolen-password"),
			&ThreatEvent{ID: "stolen-password", Title: "Somebody signs in from outside with a stolen password",
				Category: "stolen-credentials",
				Source:   Adversarial, Harms: []Harm{Confidentiality, Integrity}, Initiation: 85, Impact: 84, ImpactLeft: 84,
				When:   &Condition{Question: "remote-access", Is: []string{"yes"}},
				Shifts: []Shift{{"devices-leave", []string{"phones"}, 5, 0, "each phone is one more place to lose it"}},
				Basis:  "Our judgement."}},
		{"impact left", b.Threat("lost-laptop").ImpactLeft, 40},
		{"changes", b.Changes, []Change{{"1", "First version"}}},
		{"nothing is found under an unknown id", b.Question("nothing"), (*Question)(nil)},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestGuardsStandInBankOrder(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	var got []string
	for _, g := range append(b.Guards("stolen-password"), b.Guards("lost-laptop")...) {
		got = append(got, g.Question.ID+" "+g.Guard.Strength.String()+" "+g.Guard.On.String())
	}
	want := []string{"password-list moderate likelihood", "second-proof strong likelihood",
		"disks-encrypted strong likelihood", "disks-encrypted supporting impact"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRetiredQuestionsAreKeptButNotAsked(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	for _, q := range b.Questions {
		if q.Retired != nil {
			t.Errorf("%q is retired but asked", q.ID)
		}
	}
	want := []*Question{{ID: "old-fact", Rev: 1, Section: "practice", Retired: &Retired{"1", "nobody could answer it"}}}
	if diff := cmp.Diff(want, b.Retired); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if b.Question("old-fact") != b.Retired[0] {
		t.Error("a retired question cannot be found by its id")
	}
}

// TestBlockTextsLoseTheirEnd checks that a text written over several lines ends without a blank line.
func TestBlockTextsLoseTheirEnd(t *testing.T) {
	src := "- id: folded\n  ask: >\n    One line\n    and another.\n  why: w\n  standing: fact\n  whom: [it]\n  type: " +
		"text\n"
	if got := mustLoad(t, with(t, "technical/signing-in.yaml",
		[]byte(src))).Question("folded").Ask; got != "One line and another." {
		t.Errorf("got %q", got)
	}
}

func TestLoadIsDeterministic(t *testing.T) {
	for range 5 {
		a, b := mustLoad(t, okBank("small"), okBank("extending")), mustLoad(t, okBank("small"), okBank("extending"))
		if diff := cmp.Diff(a, b, same); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestExtendingBankAddsToTheOneBelow(t *testing.T) {
	small, both := mustLoad(t, okBank("small")), mustLoad(t, okBank("small"), okBank("extending"))
	want := append(small.Questions[:len(small.Questions):len(small.Questions)], both.Question("group-laptops"))
	if diff := cmp.Diff(want, both.Questions); diff != "" {
		t.Errorf("questions (-want +got):\n%s", diff)
	}
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"id stays", both.ID, "small"}, {"version stays", both.Version, "1"}, {"method stays", both.Method, small.Method},
		{"requirements stay", both.Requirements, small.Requirements},
		{"sections are added", both.Section("group").Family, Administrative},
		{"roles are added", both.Role("group-office").Title, "Group office"},
		{"events are added", both.Threats[2].ID, "group-laptop-stolen"},
		{"guards join those below", len(both.Guards("lost-laptop")), 3},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestExtendingBankMayBringItsOwnMethod(t *testing.T) {
	method, err := fs.ReadFile(okBank("small"), "method.yaml")
	if err != nil {
		t.Fatal(err)
	}
	harder := strings.Replace(string(method), "strong: 4", "strong: 5", 1)
	above := fstest.MapFS{
		"bank.yaml":   {Data: []byte("id: above\nversion: \"1\"\nextends: small\n")},
		"method.yaml": {Data: []byte(harder)},
	}
	if got := mustLoad(t, okBank("small"), above).Method.Weights[Strong]; got != 5 {
		t.Errorf("a strong safeguard weighs %d, want 5", got)
	}
}

func TestBankThatExtendsNothingReplaces(t *testing.T) {
	small := mustLoad(t, okBank("small"))
	if diff := cmp.Diff(small, mustLoad(t, okBank("small"), okBank("small")), same); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestLoadNeedsSomethingBelow(t *testing.T) {
	_, err := Load(okBank("extending"))
	if err == nil || !strings.Contains(err.Error(), `bank.yaml:4:10: extends "small", but there is no bank below`) {
		t.Errorf("got %v", err)
	}
	if _, err := Load(); err == nil {
		t.Error("Load of nothing gives no error")
	}
}

// TestLoadOfNoBankIsNoFault checks that a folder that cannot be read is told apart from faults in files.
func TestLoadOfNoBankIsNoFault(t *testing.T) {
	_, err := Load(Named{FS: os.DirFS(t.TempDir()), Name: "mine"})
	var faults yamlfile.Problems
	if !errors.Is(err, fs.ErrNotExist) || errors.As(err, &faults) {
		t.Fatalf("got %v", err)
	}
	if want := `reading the bank file "mine/bank.yaml"`; !strings.Contains(err.Error(), want) {
		t.Errorf("got %q, want it to name %q", err, want)
	}
}

// TestHiddenFoldersAreNotLookedInto checks that files of other tools do not count as sections.
func TestHiddenFoldersAreNotLookedInto(t *testing.T) {
	mustLoad(t, with(t, ".github/workflow.yaml", []byte("a: b\n")))
	mustLoad(t, with(t, "README.md", []byte("about this bank\n")))
	if _, err := Load(with(t, "technical/forgotten.yml", []byte("[]\n"))); err == nil {
		t.Error("a section that nothing lists was passed over")
	}
}
