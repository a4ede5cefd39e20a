package interview

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"ephisra/assessment"
)

// TestPeopleAreFoundOrAskedAbout: by id, name or first name; near ones are named, and nobody is added by looking.
func TestPeopleAreFoundOrAskedAbout(t *testing.T) {
	d := newDesk(t)
	for name, want := range map[string]string{"dana": "dana", "DANA ruiz": "dana", "Yan": "yan", " yan  li ": "yan"} {
		if id, err := d.FindPerson(name); err != nil || id != want {
			t.Errorf("%q: %q, %v", name, id, err)
		}
	}
	for name, want := range map[string]string{
		"Zoe Kay": `"Zoe Kay" is nobody on the list`, "Yan Lee": `did you mean "Yan Li"? If it is somebody else, add them first: sra person add FILE 'Yan Lee'`,
		" ": "the name is blank", "a\x00": "unprintable character",
	} {
		if id, err := d.FindPerson(name); err == nil || id != "" || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %q, %v; want %q", name, id, err, want)
		}
	}
	if len(d.People()) != 2 || d.saves != 0 {
		t.Errorf("looking left %+v, saved %d times", d.People(), d.saves)
	}
}

// TestARoleFillsAGap: and takes the place of none that is there.
func TestARoleFillsAGap(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, role, want string }{{"dana", "owner", "owner"}, {"dana", "nurse", "owner"}, {"yan", "a\x1bb", ""}, {"yan", "", ""}} {
		o := d.Who(c.name, c.role, false)
		p, err := assessment.PersonList.Find(d.Session.Assessment(), c.name)
		if o.Refused != nil || err != nil || p.Role != c.want {
			t.Errorf("%s as %q: %+v, %v", c.name, c.role, p, o.Refused)
		}
	}
}

// TestADecisionByNobodyIsRefused: the name in a form is looked at like any other, and what was typed is kept.
func TestADecisionByNobodyIsRefused(t *testing.T) {
	r := playOn(t, builtin(t), "g auto-logoff\nd\nwhy\ninstead\nDana Riuz\n\n\nq\n", &assessment.Assessment{People: []assessment.Person{{ID: "dana", Name: "Dana Ruiz"}}})
	draft := r.a.Draft("auto-logoff", formDecision)
	if r.a.Answers["auto-logoff"] != nil || draft == nil || draft.Typed[1] != "instead" || !strings.Contains(r.out, `did you mean "Dana Ruiz"`) {
		t.Errorf("%+v, drafts %+v\n%s", r.a.Answers, r.a.Drafts, r.out)
	}
	again := playOn(t, builtin(t), "g auto-logoff\nd\n\n\ndana\n\n\nq\n", r.a)
	if d := again.a.Answers["auto-logoff"].Decision; d == nil || d.Why != "why" || d.ApprovedBy != "dana" || len(again.a.Drafts) != 0 {
		t.Errorf("gone on with: %+v, drafts %+v", d, again.a.Drafts)
	}
}

// slowly brings a line and then nothing, until it is closed.
type slowly struct {
	first string
	end   chan bool
}

func (s *slowly) Read(b []byte) (int, error) {
	if s.first != "" {
		n := copy(b, s.first)
		s.first = s.first[n:]
		return n, nil
	}
	<-s.end
	return 0, io.EOF
}

// TestASignalEndsTheWait: while a line is waited for, with whole lines of a note kept.
func TestASignalEndsTheWait(t *testing.T) {
	for input, want := range map[string]string{"n\nhalf\n": "half", "n half": "", "": ""} {
		d := newDesk(t)
		ctx, cancel := context.WithCancel(context.Background())
		in := &slowly{input, make(chan bool)}
		p := &Plain{Desk: d.Desk, In: in, Out: io.Discard, Shown: same, Wrap: same}
		time.AfterFunc(50*time.Millisecond, cancel)
		end, err := p.Run(ctx)
		close(in.end)
		draft := d.Session.Assessment().Draft("practice-size", "")
		if end != Cancelled || err != nil || (draft != nil) != (want != "") || draft != nil && draft.Note != want {
			t.Errorf("%q: end %v, %v, draft %+v", input, end, err, draft)
		}
		cancel()
	}
}

// TestUnsavedAtTheEndIsAnError: tried once more, and told.
func TestUnsavedAtTheEndIsAnError(t *testing.T) {
	d := newDesk(t)
	tries := 0
	d.Save = func() (string, error) {
		if tries++; tries < 2 {
			return "", errFull
		}
		return "the file moved", nil
	}
	var out strings.Builder
	p := &Plain{Desk: d.Desk, In: strings.NewReader("4\n"), Out: &out, Shown: same, Wrap: same}
	if end, err := p.Run(context.Background()); end != InputEnded || err != nil || tries != 2 || !strings.Contains(out.String(), "the file moved") {
		t.Errorf("end %v, %v after %d tries\n%s", end, err, tries, out.String())
	}
	d.Save = func() (string, error) { return "", errFull }
	p = &Plain{Desk: d.Desk, In: strings.NewReader("3\n"), Out: io.Discard, Shown: same, Wrap: same}
	if _, err := p.Run(context.Background()); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
