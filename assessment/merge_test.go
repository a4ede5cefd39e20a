package assessment

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"ephisra/questions"
)

// again is a copy of an assessment that shares nothing with it.
func again(t testing.TB, bank *questions.Bank, a *Assessment) *Assessment {
	t.Helper()
	copied, _, err := Decode("copy", Encode(a, bank), bank)
	if err != nil {
		t.Fatalf("%v\n%s", err, Encode(a, bank))
	}
	return copied
}

// merged merges copies of assessments, which stay as they are.
func merged(t testing.TB, bank *questions.Bank, all ...*Assessment) (*Assessment, *Merged) {
	t.Helper()
	var copies []Copy
	for i, a := range all {
		copies = append(copies, Copy{fmt.Sprintf("copy %d", i+1), again(t, bank, a)})
	}
	a, told, err := Merge(copies, bank)
	if err != nil {
		t.Fatal(err)
	}
	return again(t, bank, a), told
}

// randomReply is some answer that a question takes.
func randomReply(r *rand.Rand, q *questions.Question) Reply {
	n := r.IntN(30)
	switch {
	case r.IntN(5) == 0:
		return Reply{Unknown: true}
	case q.NA != "" && r.IntN(8) == 0:
		return Reply{NA: fmt.Sprint("not here ", n)}
	case q.Type == questions.Many:
		reply := Reply{Chosen: true}
		for _, o := range q.Options {
			if r.IntN(2) == 0 {
				reply.Choices = append(reply.Choices, o.ID)
			}
		}
		return reply
	case len(q.Options) > 0:
		return Reply{Choice: q.Options[r.IntN(len(q.Options))].ID}
	case q.Type == questions.Date:
		return Reply{Date: Day{2026, 1, 1 + n%28}}
	case q.Type == questions.Number:
		return Reply{Number: &n}
	}
	return Reply{Text: fmt.Sprint("text ", n)}
}

// randomCopy goes on with an assessment as one person does on a copy of it.
func randomCopy(t testing.TB, r *rand.Rand, bank *questions.Bank, from *Assessment) *Assessment {
	s := NewSession(bank, again(t, bank, from))
	a := s.Assessment()
	who := []string{"Omar", "Ida", "Dana Ruiz", ""}[r.IntN(4)]
	stamp := Stamp{Basis: Basis(r.IntN(4)), At: time.Date(2026, 11, 23, 10, r.IntN(50), 0, 0, time.UTC)}
	if who != "" {
		stamp.By = a.Person(who, []string{"", "IT", "owner"}[r.IntN(3)])
	}
	if r.IntN(3) == 0 {
		a.AddSite([]string{"North", "South"}[r.IntN(2)])
	}
	for range 60 {
		q := bank.Questions[r.IntN(len(bank.Questions))]
		switch site := r.IntN(4); {
		case q.Share != nil:
		case q.Per == questions.PerSite && site > 0:
			_, _ = s.RecordAt(q.ID, a.Sites[r.IntN(len(a.Sites))].ID, randomReply(r, q), stamp)
		default:
			_, _ = s.Record(q.ID, randomReply(r, q), stamp)
		}
		if r.IntN(4) == 0 {
			_ = s.AddNote(q.ID, fmt.Sprint("note ", r.IntN(5)))
			_ = s.AddEvidence(q.ID, Evidence{What: fmt.Sprint("log ", r.IntN(3))})
		}
		if one := s.Answer(q.ID).Differing(""); one != nil && stamp.By != "" && r.IntN(2) == 0 {
			_, _ = s.Settle(q.ID, "", one.Conflict[0].Answer.Reply, "looked", stamp)
		}
	}
	values := []Value{{"baa", fmt.Sprintf("2026-01-%02d", 1+r.IntN(3))}, {"note", fmt.Sprint("n", r.IntN(3))}}
	_, _ = VendorList.Add(a, []string{"Acme Billing", "Acme Cloud", "Lab"}[r.IntN(3)], values, a.AsOf)
	_, _ = a.SetPlan(bank, bank.Fixes[r.IntN(3)].ID, []Value{{"cost", fmt.Sprint(r.IntN(3) * 100)}},
		Step{State: []string{"", "doing", "done"}[r.IntN(3)]}, a.AsOf)
	a.KeepDraft(Draft{Question: bank.Questions[r.IntN(3)].ID, Note: fmt.Sprint("draft ", r.IntN(3))})
	return a
}

func start(t testing.TB) (*questions.Bank, *Assessment) {
	bank := builtin(t)
	return bank, &Assessment{ID: "12345678", Bank: BankOf(bank), Practice: Practice{"Lakeside"},
		AsOf: Day{2026, 11, 23}, Sites: []Site{{"main", "Main"}, {"west", "West"}}, Answers: map[string]*Answer{}}
}

// TestMergeIsEven: whatever the order of the copies, the merged file has the same bytes; copies that are equal are what
// they were; and merging what was merged with one of its copies loses nobody's voice, note or evidence.
func TestMergeIsEven(t *testing.T) {
	bank, first := start(t)
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 7))
		base := randomCopy(t, r, bank, first)
		copies := []*Assessment{randomCopy(t, r, bank, base), randomCopy(t, r, bank, base), randomCopy(t, r, bank, first)}
		m, _ := merged(t, bank, copies...)
		want := Encode(m, bank)
		for _, order := range [][]int{{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
			other, _ := merged(t, bank, copies[order[0]], copies[order[1]], copies[order[2]])
			if got := Encode(other, bank); !bytes.Equal(got, want) {
				t.Fatalf("seed %d: order %v: %s", seed, order, firstDifference(want, got))
			}
		}
		for _, a := range append(copies, m) {
			alone, _ := merged(t, bank, a, a)
			if got := Encode(alone, bank); !bytes.Equal(got, Encode(a, bank)) {
				t.Fatalf("seed %d: a copy merged with itself changed: %s", seed, firstDifference(Encode(a, bank), got))
			}
		}
		for _, a := range copies {
			nothingLost(t, bank, seed, a, m, copies)
		}
	}
}

func firstDifference(a, b []byte) string {
	one, other := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(one), len(other)) {
		if one[i] != other[i] && !strings.HasPrefix(one[i], "checksum") {
			return "\n" + one[i] + "\n" + other[i]
		}
	}
	return "lengths"
}

// nothingLost holds that each note, each piece of evidence and each answer of a copy stands in the merged file: as what
// holds, as a voice, or as an earlier answer of a person who answered again in a copy.
func nothingLost(t *testing.T, bank *questions.Bank, seed uint64, a, m *Assessment, copies []*Assessment) {
	t.Helper()
	for id, one := range a.Answers {
		got := m.Answers[id]
		if got == nil {
			t.Fatalf("seed %d: %s is gone", seed, id)
		}
		for _, line := range strings.Split(one.Note, "\n") {
			if !strings.Contains(got.Note, line) {
				t.Errorf("seed %d: the note %q on %s is gone from %q", seed, line, id, got.Note)
			}
		}
		for _, e := range one.Evidence {
			if !slices.Contains(got.Evidence, e) {
				t.Errorf("seed %d: %v on %s is gone", seed, e, id)
			}
		}
		q := bank.Question(id)
		if len(got.Sites) > 0 || one.weight(q) < saysSomething || len(one.Conflict) > 0 {
			continue
		}
		isHeard := func(v Voice) bool { return v.Answer.isSameReply(&one.Reply) }
		isLater := func(b *Assessment) bool {
			other := b.Answers[id]
			return one.SaidBy != "" && other != nil && other.At.After(one.At)
		}
		if !slices.ContainsFunc(append(got.Conflict, got.asVoice()), isHeard) && !slices.ContainsFunc(copies, isLater) {
			t.Errorf("seed %d: %s of %s is not heard in %s", seed, answerRecord.line(one), id, answerRecord.line(got))
		}
	}
}

func TestMergeAnswers(t *testing.T) {
	yes, no := "rev: 1, choice: all, said_by: dana, at: 2026-11-23T10:00:00Z", "rev: 1, choice: none, said_by: omar"
	for _, c := range []struct{ name, one, other, want string }{
		{"one only", "{" + yes + "}", "", "{" + yes + "}"},
		{"the same", "{" + yes + ", note: \"a\"}", "{rev: 1, choice: all, said_by: omar, basis: observed, note: \"b\"}",
			"{rev: 1, choice: all, said_by: omar, basis: observed, note: \"a\\nb\"}"},
		{"don't know gives way", "{rev: 1, unknown: true, said_by: dana, later: \"it\"}", "{" + no + "}", "{" + no + "}"},
		{"don't know stays", "{rev: 1, unknown: true, said_by: dana, later: \"it\"}", "",
			"{rev: 1, unknown: true, said_by: dana, later: it}"},
		{"differ", "{" + yes + "}", "{" + no + "}",
			"{conflict: [{by: omar, rev: 1, choice: none}, {by: dana, rev: 1, choice: all, at: 2026-11-23T10:00:00Z}]}"},
		{"one person, the later", "{" + yes + "}", "{rev: 1, choice: none, said_by: dana, at: 2026-11-23T11:00:00Z}",
			"{rev: 1, choice: none, said_by: dana, at: 2026-11-23T11:00:00Z}"},
		{"nobody named", "{rev: 1, choice: all}", "{rev: 1, choice: none}",
			"{conflict: [{rev: 1, choice: all}, {rev: 1, choice: none}]}"},
		{"last year's gives way", "{carried: {rev: 1, choice: all, from: 2025-11-01}}", "{" + no + "}", "{" + no + "}"},
		{"settled knew of it", "{" + yes + ", conflict: [{by: omar, rev: 1, choice: none}, {by: dana, rev: 1, choice: all}], " +
			"settled: {by: dana, why: \"seen\"}}", "{" + no + "}",
			"{" + yes + ", conflict: [{by: dana, rev: 1, choice: all}, {by: omar, rev: 1, choice: none}], " +
				"settled: {by: dana, why: \"seen\"}}"},
		{"settled did not know of it", "{" + yes + ", conflict: [{by: omar, rev: 1, choice: none}, {by: dana, rev: 1, choice: all}], " +
			"settled: {by: dana, why: \"seen\"}}", "{rev: 1, choice: some, said_by: ida}",
			"{conflict: [{by: ida, rev: 1, choice: some}, {by: omar, rev: 1, choice: none}, " +
				"{by: dana, rev: 1, choice: all, at: 2026-11-23T10:00:00Z, note: \"seen\"}]}"},
	} {
		bank, first := start(t)
		first.People = []Person{{"dana", "Dana", ""}, {"omar", "Omar", ""}, {"ida", "Ida", ""}}
		copyOf := func(answer string) *Assessment {
			src := strings.Split(string(Encode(first, bank)), "answers: {}")[0]
			src = strings.Replace(src, "sealed: true\n", "", 1)
			if answer != "" {
				src += "answers:\n  mfa-email: " + answer + "\n"
			}
			a, _, err := Decode(c.name, []byte(src), bank)
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
		m, _ := merged(t, bank, copyOf(c.one), copyOf(c.other))
		if got := answerRecord.line(m.Answers["mfa-email"]); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestMergeRefuses: what is no copy of the same assessment, all of it at once.
func TestMergeRefuses(t *testing.T) {
	bank, a := start(t)
	other, signed, older := again(t, bank, a), again(t, bank, a), again(t, bank, a)
	other.Practice.Name, other.ID = "Riverside", "87654321"
	signed.Signoff = []Signoff{{By: "Dana"}}
	older.Bank.Version = "2025.1"
	_, _, err := Merge([]Copy{{"a", a}, {"b", other}, {"c", signed}, {"d", older}}, bank)
	for _, want := range []string{"b is of Riverside, and a of Lakeside", "c: the assessment is signed", "d was answered with the bank hipaa-security-rule 2025.1"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not in: %v", want, err)
		}
	}
	if _, _, err := Merge([]Copy{{"a", a}}, bank); err == nil {
		t.Error("one file was merged")
	}
}

// TestMergeKeepsPeopleApart: two people with one first name in two copies stay two, and each answer stays with who gave
// it; one person named in both is one.
func TestMergeKeepsPeopleApart(t *testing.T) {
	bank, first := start(t)
	one, other := again(t, bank, first), again(t, bank, first)
	for a, names := range map[*Assessment][]string{one: {"Dana Ruiz", "Omar"}, other: {"OMAR", "Dana Smith"}} {
		s := NewSession(bank, a)
		for i, name := range names {
			stamp := Stamp{By: a.Person(name, ""), At: at(i).At}
			_, err := s.Record([]string{"mfa-email", "ai-tools"}[i], Reply{Unknown: true}, stamp)
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	_, _ = NewSession(bank, other).Record("ai-tools", choose("no"), Stamp{By: "dana"})
	m, _ := merged(t, bank, one, other)
	if len(m.People) != 3 {
		t.Fatalf("people: %v", m.People)
	}
	p, err := PersonList.Find(m, m.Answers["ai-tools"].SaidBy)
	if err != nil || p.Name != "Dana Smith" {
		t.Errorf("ai-tools was answered by Dana Smith, and now by %v", p)
	}
}

// TestMergeRows: what the copies say differently of a vendor is not known, and its note says what each has.
func TestMergeRows(t *testing.T) {
	bank, first := start(t)
	one, other := again(t, bank, first), again(t, bank, first)
	for a, values := range map[*Assessment][]Value{
		one:   {{"baa", "2025-03-01"}, {"service", "billing"}, {"ephi", "yes"}},
		other: {{"baa", "2026-03-01"}, {"service", "claims"}, {"access", "portal"}},
	} {
		if _, err := VendorList.Add(a, "Acme", values, a.AsOf); err != nil {
			t.Fatal(err)
		}
	}
	m, told := merged(t, bank, one, other)
	want := Vendor{ID: "acme", Name: "Acme", Service: "billing; claims", EPHI: Yes, Access: "portal",
		Note: "Copies differ: baa is 2025-03-01 in one copy, 2026-03-01 in another."}
	if len(m.Vendors) != 1 || m.Vendors[0] != want || len(told.Rows) != 1 {
		t.Errorf("got %+v, told %q", m.Vendors, told.Rows)
	}
}
