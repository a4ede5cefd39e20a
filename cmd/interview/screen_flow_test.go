package interview

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ephisra/assessment"
	"ephisra/questions"
)

// TestSeveralAreMarkedAndUnmarked: in the bank's order, none of them only where somebody says so, and Enter goes on.
func TestSeveralAreMarkedAndUnmarked(t *testing.T) {
	p := newSeat(t)
	p.goes("remote-ways")
	p.press("3", "1")
	if got := p.answer("remote-ways").Choices; !slices.Equal(got, []string{"record-system-browser", "vpn"}) {
		t.Errorf("marked %v", got)
	}
	p.sees("1 [x]", "2 [ ]", "3 [x]", "6 ( ) None of these")
	p.press("3", "1")
	if a := p.answer("remote-ways"); a != nil {
		t.Errorf("with every mark taken away it holds %+v", a)
	}
	p.press("6")
	if a := p.answer("remote-ways"); a == nil || !a.Chosen || len(a.Choices) != 0 {
		t.Errorf("none: %+v", a)
	}
	p.sees("6 (x) None of these")
	p.press("down", "up", "up", "up", "space")
	if got := p.answer("remote-ways").Choices; len(got) != 1 || p.Here() != "remote-ways" {
		t.Errorf("marked by the cursor: %v", got)
	}
	p.press("enter")
	if p.Here() == "remote-ways" {
		t.Error("Enter does not go on")
	}
}

// TestValuesAreTyped: a date, a number that a digit begins, a text; a wrong one is told under its line.
func TestValuesAreTyped(t *testing.T) {
	p := newSeat(t)
	p.goes("restore-test")
	p.press("=", "soon", "enter")
	p.sees(`"soon" is not a date`)
	p.press("backspace", "backspace", "backspace", "backspace", "3/31/2026", "enter")
	if a := p.answer("restore-test"); a == nil || a.Date != (assessment.Day{Year: 2026, Month: 3, Date: 31}) {
		t.Errorf("date: %+v", a)
	}
	p.sees("= (x) 2026-03-31 (= changes it)")
	p.goes("backup-age")
	p.press("1", "4", "enter")
	if a := p.answer("backup-age"); a == nil || a.Number == nil || *a.Number != 14 {
		t.Errorf("number: %+v", a)
	}
	p.press("x")
	if a := p.answer("backup-age"); a == nil || a.Number != nil || a.Choice == "" {
		t.Errorf("entry: %+v", a)
	}
	p.press("backspace")
	if a := p.answer("backup-age"); a != nil {
		t.Errorf("cleared: %+v", a)
	}
	for _, q := range p.Session.Asked() {
		if q.Type == questions.Text {
			p.goes(q.ID)
			p.press("enter", "our own words", "enter")
			if a := p.answer(q.ID); a == nil || a.Text != "our own words" {
				t.Errorf("text: %+v", a)
			}
			return
		}
	}
}

// TestDoesNotApplyAsksWhy: nothing is recorded without the reason, and what was typed of it is kept.
func TestDoesNotApplyAsksWhy(t *testing.T) {
	p := newSeat(t)
	p.goes("encrypt-laptops")
	at := slices.IndexFunc(Entries(p.Session.Current()), func(e Entry) bool { return e.NA })
	label := Entries(p.Session.Current())[at].Label
	p.press(label, "enter")
	p.sees("This cannot be left empty.", "Why does it not apply?")
	p.press("none", "esc")
	if p.answer("encrypt-laptops") != nil {
		t.Error("recorded without a reason")
	}
	p.press(label, " here", "enter")
	if a := p.answer("encrypt-laptops"); a == nil || a.NA != "none here" {
		t.Errorf("got %+v", a)
	}
	p.sees("Does not apply because: none here")
}

// TestLastYearsAnswerOnTheScreen: it is told with its note and evidence, counts only once confirmed, and one key
// does that.
func TestLastYearsAnswerOnTheScreen(t *testing.T) {
	d := newDesk(t)
	d.Session.Assessment().Answers = map[string]*assessment.Answer{"mfa-email": {Carried: &assessment.Carried{
		Answer: assessment.Answer{Reply: assessment.Reply{Choice: "all"}, Note: "by policy", Evidence: []assessment.Evidence{{What: "list"}}},
		From:   assessment.Day{Year: 2025, Month: 1, Date: 1}}}}
	p := sitDown(t, d)
	p.goes("mfa-email")
	p.resize(80, 40)
	p.sees("Last year: Everyone", "(2025-01-01), still", "Last year's note: by policy", "Last year's evidence: list", "1 ( ) Everyone", "c confirm")
	if p.Session.Progress().ToConfirm != 1 {
		t.Errorf("counted: %+v", p.Session.Progress())
	}
	p.press("c")
	if a := p.answer("mfa-email"); a.Carried != nil || a.Choice != "all" || a.Note != "by policy" || p.Here() == "mfa-email" {
		t.Errorf("confirmed: %+v at %s", a, p.Here())
	}
	p.press("b", "u")
	p.sees("Last year: Everyone")
	p.press("1")
	if a := p.answer("mfa-email"); a.Carried != nil || a.Choice != "all" {
		t.Errorf("said anew: %+v", a)
	}
}

// TestDifferingAnswersOnTheScreen: choosing the one that holds asks why.
func TestDifferingAnswersOnTheScreen(t *testing.T) {
	d := newDesk(t)
	d.Session.Assessment().Answers = map[string]*assessment.Answer{"mfa-email": {Conflict: []assessment.Voice{
		{By: "dana", Answer: assessment.Answer{Reply: assessment.Reply{Choice: "all"}}},
		{By: "yan", Answer: assessment.Answer{Reply: assessment.Reply{Choice: "none"}}}}}}
	p := sitDown(t, d)
	p.goes("mfa-email")
	p.sees("Dana Ruiz says: Everyone", "Yan Li says: ", "The answers differ. Choose the one that holds; it asks why.")
	p.press("1")
	p.sees("Why does it hold?")
	p.press("seen", "enter")
	if a := p.answer("mfa-email"); a.Choice != "all" || a.Settled == nil || a.Settled.Why != "seen" {
		t.Errorf("settled: %+v", a)
	}
}

// TestEverySiteOrOne: @ turns through the sites, and an answer goes to the one that is told.
func TestEverySiteOrOne(t *testing.T) {
	p := newSeat(t)
	p.goes("alarm")
	p.sees("Answer for every site (@ changes it)")
	p.press("@", "@")
	p.sees("Answer for West")
	p.press("1")
	if a := p.answer("alarm"); a == nil || a.Sites["west"] == nil || a.Sites["main"] != nil {
		t.Fatalf("west alone: %+v", a)
	}
	p.sees("(x)", "Site west: ")
	p.press("@", "2")
	if a := p.answer("alarm"); len(a.Sites) != 0 || a.Choice == "" {
		t.Errorf("every site: %+v", a)
	}
}

// TestADecisionIsAskedForWhereItIsOwed: and refused where it has no place.
func TestADecisionIsAskedForWhereItIsOwed(t *testing.T) {
	p := newSeat(t)
	p.press("d")
	p.sees("takes no decision")
	p.goes("auto-logoff")
	last := Entries(p.Session.Current())
	p.press(last[len(last)-2].Label)
	p.sees("it needs a documented decision", "d records it")
	p.press("d", "too small", "enter", "locked by hand", "enter", "dana", "enter", "enter", "enter")
	a := p.answer("auto-logoff")
	if a.Decision == nil || a.Decision.Instead != "locked by hand" || a.Decision.ApprovedBy != "dana" || a.Decision.On != p.today() {
		t.Errorf("decided: %+v", a.Decision)
	}
	p.press("-", "1")
	if p.answer("auto-logoff").Decision != nil {
		t.Error("the decision is not taken back")
	}
}

// TestWhoIsInTheRoom: somebody on the list, somebody new, and a name that is near another is asked about.
func TestWhoIsInTheRoom(t *testing.T) {
	p := newSeat(t)
	p.press("w", "2", "1")
	if p.By != "yan" || p.answer("practice-size").SaidBy != "yan" {
		t.Errorf("by %q: %+v", p.By, p.answer("practice-size"))
	}
	p.sees("answering: Yan Li")
	p.press("w", "n", "Dana Riuz", "enter", "owner", "enter")
	p.sees("Dana Riuz is not on the list; Dana Ruiz is.")
	p.press("1")
	if p.By != "dana" || len(p.People()) != 2 {
		t.Errorf("by %q of %v", p.By, p.People())
	}
	p.press("w", "n", "Zoe Kay", "enter", "nurse", "enter")
	if p.By != "zoe" || len(p.People()) != 3 {
		t.Errorf("by %q of %v", p.By, p.People())
	}
	p.sees("answering: Zoe Kay, nurse")
	p.press("w", "0")
	p.sees("answering: not said (w)")
}

// TestWorkListsByPerson: a flag names whom to ask, and the review has a list for each.
func TestWorkListsByPerson(t *testing.T) {
	p := newSeat(t)
	p.press("f", "down", "enter", "enter", "f", "n", "the landlord", "enter")
	first, second := p.answer("practice-size").Later, p.answer("records-held").Later
	if first == "" || first == someone || second != "the landlord" {
		t.Errorf("ask %q and %q", first, second)
	}
	p.press("r")
	p.sees("Come back 2", "Ask the landlord 1", "Ask "+p.nameOf(first)+" 1")
}

// TestBasisAndEvidence: what an answer rests on takes two keys; where evidence is a file its digest goes along.
func TestBasisAndEvidence(t *testing.T) {
	p := newSeat(t)
	p.Sum = func(path string) string {
		if path == "policy.pdf" {
			return "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
		}
		return ""
	}
	p.press("1", "o", "2", "e", "policy", "enter", "policy.pdf", "enter", "3/3/2026", "enter")
	want := []assessment.Evidence{{What: "policy", Where: "policy.pdf", Dated: assessment.Day{Year: 2026, Month: 3, Date: 3},
		SHA256: p.Sum("policy.pdf")}}
	a := p.answer("practice-size")
	if diff := cmp.Diff(want, a.Evidence); diff != "" || a.Basis != assessment.Document {
		t.Errorf("basis %v, -want +got:\n%s", a.Basis, diff)
	}
	p.sees("Rests on: document", "Evidence: policy policy.pdf 2026-03-03", "With the SHA-256 of the file, 01234567...")
	p.press("e", "binder", "enter", "shelf", "ctrl+s")
	if got := p.answer("practice-size").Evidence; len(got) != 2 || got[1].SHA256 != "" {
		t.Errorf("evidence %+v", got)
	}
}

// TestTheListsAsTables: rows with what they bear on, to walk, add, change and remove.
func TestTheListsAsTables(t *testing.T) {
	d := newDesk(t)
	d.Session.Assessment().Vendors = []assessment.Vendor{
		{ID: "acme", Name: "Acme Billing", EPHI: assessment.Yes, BAA: assessment.Day{Year: 2024, Month: 1, Date: 1},
			BAAEnds: assessment.Day{Year: 2025, Month: 1, Date: 1}},
		{ID: "lab", Name: "Lab", EPHI: assessment.Yes}}
	p := sitDown(t, d)
	p.goes("vendor-list")
	p.resize(120, 40)
	p.sees("Acme Billing  agreement expired 2025-01-01", "Lab           no agreement", "l opens this list")
	p.press("l")
	p.sees("> Acme Billing")
	p.press("down", "enter")
	for range 4 {
		p.press("enter")
	}
	p.press("1/1/2026", "ctrl+s")
	if v := p.Session.Assessment().Vendors[1]; v.BAA.Year != 2026 || v.Name != "Lab" {
		t.Errorf("changed to %+v", v)
	}
	p.misses("no agreement")
	p.press("a", "Cloud", "ctrl+s", "down", "down", "x", "y")
	if got := p.Session.Assessment().Vendors; len(got) != 2 {
		t.Errorf("added and removed: %+v", got)
	}
	p.press("u")
	p.sees("Cloud")
	p.press("tab")
	p.sees("No asset is listed yet.")
	p.press("tab")
	p.sees("Dana Ruiz")
	p.press("esc")
	if p.top() != p.open[0] {
		t.Error("Esc does not go back")
	}
}

// TestSoFarOnTheScreen: from the engine, worst first, with both ends.
func TestSoFarOnTheScreen(t *testing.T) {
	p := newSeat(t)
	p.press("v")
	practice, categories := p.SoFar()
	p.sees("So far the level of risk is "+practice.String(), categories[0].Title, "at best")
	p.press("y")
	if p.top() != p.open[0] {
		t.Error("a key does not go back")
	}
}

// TestALevelOfOnesOwn: from what the answers mean, with its reason, and back to the tables.
func TestALevelOfOnesOwn(t *testing.T) {
	p := newSeat(t)
	p.press("v", "x", "1", "high", "enter", "enter", "seen elsewhere", "enter")
	list := p.Session.Assessment().Overrides
	if len(list) != 1 || list[0].Likelihood != questions.High || list[0].Reason != "seen elsewhere" || list[0].By != "dana" {
		t.Fatalf("set %+v", list)
	}
	p.press("x")
	p.sees("1  Back to the tables: ")
	p.press("1")
	if len(p.Session.Assessment().Overrides) != 0 {
		t.Error("not taken back")
	}
	p.By = ""
	p.press("x", "1")
	p.sees("an override needs the name of who decides it")
}

// TestBranchingIsTold: what an answer brings and takes away is announced; what is hidden is kept.
func TestBranchingIsTold(t *testing.T) {
	p := newSeat(t)
	p.goes("remote-ways")
	before := len(p.Session.Asked())
	p.press("6")
	if len(p.Session.Asked()) == before {
		t.Fatal("nothing branches here")
	}
	p.sees("no longer asked")
}

// TestWhatIsHiddenIsKept: an answer that another hides stays, is marked as not asked, and is not gone to.
func TestWhatIsHiddenIsKept(t *testing.T) {
	p := newSeat(t)
	p.goes("remote-ways")
	p.press("3")
	p.goes("mfa-remote-access")
	p.press("1")
	p.goes("remote-ways")
	p.press("3", "2")
	if p.answer("mfa-remote-access") == nil {
		t.Fatal("it is dropped")
	}
	p.press("r", "shift+tab", "shift+tab")
	p.sees("[Not asked 1]", "[~]  mfa-remote-access")
	p.press("enter")
	p.sees("is not asked of this practice", "its answer is kept")
}

// TestStayOrGoOn: a turns it, and a digit then goes on.
func TestStayOrGoOn(t *testing.T) {
	p := newSeat(t)
	p.press("a", "1", "2", "a", "3")
	if p.answer("practice-size") == nil || p.answer("records-held") == nil || p.Session.Place().Number != 3 || p.answer(p.Here()) == nil {
		t.Errorf("at %d", p.Session.Place().Number)
	}
}

// TestPastTheLastOnTheScreen: keys say that there is no question, and lead back.
func TestPastTheLastOnTheScreen(t *testing.T) {
	p := newSeat(t)
	asked := p.Session.Asked()
	p.goes(asked[len(asked)-1].ID)
	p.press("s")
	p.sees("That was the last question.", "Past the last question")
	for _, key := range []string{"1", "n", "enter", "e", "d", "0", "h", "f", "space", "="} {
		p.press(key)
		p.fits()
	}
	p.press("b")
	if p.Here() != asked[len(asked)-1].ID {
		t.Errorf("at %q", p.Here())
	}
}

// TestTheStart: what is on record, where to go on, and the lists that hold something.
func TestTheStart(t *testing.T) {
	d := newDesk(t)
	p := sitDown(t, d)
	p.push(welcome(p.screen))
	p.sees("Welcome. P", "Begin with question 1", "every answer is saved on")
	p.press("enter", "1", "enter", "f", "f")
	p.push(welcome(p.screen))
	p.sees("Welcome back. P", "1 of 187 answered", "Continue at question 2", "Come back: 1", "The last answer is of 23 Nov 2026")
	p.press("3")
	p.sees("[Come back 1]")
}
