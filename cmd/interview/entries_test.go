package interview

import (
	"slices"
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/questions"
)

// TestReadTakesWhatPeopleType: labels, ids and words, for each type of question.
func TestReadTakesWhatPeopleType(t *testing.T) {
	b, today := builtin(t), assessment.Day{Year: 2026, Month: 11, Date: 23}
	seven := 7
	thousand := 1400
	for _, c := range []struct {
		question, line string
		want           assessment.Reply
		needsWhy       bool
	}{
		{"practice-size", "4", assessment.Reply{Choice: "1-5"}, false},
		{"practice-size", "4.", assessment.Reply{Choice: "1-5"}, false},
		{"practice-size", "4)", assessment.Reply{Choice: "1-5"}, false},
		{"practice-size", "1-5", assessment.Reply{Choice: "1-5"}, false},
		{"mfa-email", "ALL", assessment.Reply{Choice: "all"}, false},
		{"mfa-email", "don't know", assessment.Reply{Unknown: true}, false},
		{"mfa-email", "Don’t know", assessment.Reply{Unknown: true}, false},
		{"mfa-email", "dk", assessment.Reply{Unknown: true}, false},
		{"encrypt-laptops", "n/a", assessment.Reply{}, true},
		{"encrypt-laptops", "does not apply", assessment.Reply{}, true},
		{"remote-ways", "1, 3", assessment.Reply{Chosen: true, Choices: []string{"record-system-browser", "vpn"}}, false},
		{"remote-ways", "1-3", assessment.Reply{Chosen: true, Choices: ids(b, "remote-ways")[:3]}, false},
		{"remote-ways", "1 1-2 2", assessment.Reply{Chosen: true, Choices: ids(b, "remote-ways")[:2]}, false},
		{"remote-ways", "vpn", assessment.Reply{Chosen: true, Choices: []string{"vpn"}}, false},
		{"remote-ways", "all", assessment.Reply{Chosen: true, Choices: ids(b, "remote-ways")}, false},
		{"remote-ways", "None", assessment.Reply{Chosen: true}, false},
		{"restore-test", "3/31/2026", assessment.Reply{Date: assessment.Day{Year: 2026, Month: 3, Date: 31}}, false},
		{"restore-test", "= March 2026", assessment.Reply{Date: assessment.Day{Year: 2026, Month: 3, Date: 1}}, false},
		{"backup-age", "7", assessment.Reply{Number: &seven}, false},
		{"backup-age", "= 7", assessment.Reply{Number: &seven}, false},
		{"backup-age", "7 hours", assessment.Reply{Number: &seven}, false},
		{"backup-age", "7 hrs", assessment.Reply{}, false},
		{"backup-age", "1,400 hour", assessment.Reply{Number: &thousand}, false},
		{"backup-age", "x", assessment.Reply{Choice: "unknown"}, false},
		{"backup-age", "don't know", assessment.Reply{Unknown: true}, false},
	} {
		got, err := Read(b.Question(c.question), c.line, today)
		if isNothing := !c.want.Given() && !c.needsWhy; isNothing {
			if err == nil {
				t.Errorf("%s %q is taken as %+v", c.question, c.line, got)
			}
			continue
		}
		if err != nil || got.NeedsWhy != c.needsWhy ||
			got.Reply.Words(b.Question(c.question)) != c.want.Words(b.Question(c.question)) ||
			!slices.Equal(got.Reply.Choices, c.want.Choices) {
			t.Errorf("%s %q: got %+v, %v; want %+v", c.question, c.line, got, err, c.want)
		}
	}
}

func ids(b *questions.Bank, question string) []string {
	var list []string
	for _, o := range b.Question(question).Options {
		list = append(list, o.ID)
	}
	return list
}

// TestReadRefusesWithOneLine: each names what can be typed, and the way out.
func TestReadRefusesWithOneLine(t *testing.T) {
	b, today := builtin(t), assessment.Day{Year: 2026, Month: 11, Date: 23}
	for _, c := range [][3]string{
		{"practice-size", "9", "type 1 to 5; q leaves"}, {"practice-size", "= 3", "type 1 to 5"},
		{"practice-size", "1 2", "type 1 to 5"},
		{"remote-ways", "1 99", "type numbers from 1 to"}, {"remote-ways", "3-1", "type numbers from 1 to"},
		{"remote-ways", ",", "all or none"},
		{"remote-ways", "1 dk", "stand alone"}, {"restore-test", "31/3/2026", "month comes before day"},
		{"restore-test", "soon", "type a date such as 3/31/2026"},
		{"backup-age", "many", "type how many hours, such as 14, or x or y"}, {"backup-age", "7 days", "type how many hours"},
	} {
		_, err := Read(b.Question(c[0]), c[1], today)
		if err == nil || !strings.Contains(err.Error(), c[2]) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s %q: got %v, want %q", c[0], c[1], err, c[2])
		}
	}
}

// TestLabelsAreNoCommands: no label of any question is a letter that does something else, and none is there twice.
func TestLabelsAreNoCommands(t *testing.T) {
	p := &Plain{Desk: newDesk(t).Desk}
	for _, q := range builtin(t).Questions {
		seen := map[string]bool{}
		for _, e := range Entries(q) {
			if c, _ := p.command(e.Label); c != nil && c.isLetter || seen[e.Label] {
				t.Errorf("%s: label %q is a command or there twice", q.ID, e.Label)
			}
			seen[e.Label] = true
			if e.Option == "" {
				continue
			}
			if c, _ := p.command(e.Option); c != nil && c.isLetter {
				t.Errorf("%s: option %q is a command", q.ID, e.Option)
			}
		}
	}
}

// FuzzRead: whatever is read is something the question takes, or an error.
func FuzzRead(f *testing.F) {
	b, today := builtin(f), assessment.Day{Year: 2026, Month: 11, Date: 23}
	for i, line := range []string{"1", "1-3", "= 7", "3/31/2026", "all", "don't know", "n/a"} {
		f.Add(i, line)
	}
	f.Fuzz(func(t *testing.T, at int, line string) {
		q := b.Questions[abs(at%len(b.Questions))]
		typed, err := Read(q, line, today)
		if err != nil || q.Share != nil {
			return
		}
		if typed.NeedsWhy {
			typed.Reply.NA = "why"
		}
		s := assessment.NewSession(b, &assessment.Assessment{})
		if s.Go(q.ID) != nil {
			return // not asked of an empty assessment
		}
		if _, err := s.Record(q.ID, typed.Reply, assessment.Stamp{}); err != nil &&
			!strings.Contains(err.Error(), "outside 0 to") {
			t.Errorf("%s takes %q and then not: %v", q.ID, line, err)
		}
	})
}
