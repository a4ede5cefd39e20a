package assessment

import (
	"testing"

	"ephisra/questions"
)

// practice is a set of facts. A fact that is left out is not known, so what hangs on it is asked.
type practice map[string][]string

// small is a five-person practice with a hosted record system that uses all a practice of its size
// does today: phones, laptops, video visits, a portal, texting, AI tools.
var small = practice{
	"practice-size": {"1-5"}, "records-held": {"2000-10000"}, "record-system": {"hosted"}, "equipment": {"wifi", "copier"},
	"remote-ways": {"record-system-browser", "mail-on-phone"}, "devices-leave": {"laptops", "own-phones"},
	"online-services": {"portal", "telehealth", "booking", "texting"}, "ai-tools": {"yes"}, "situation": {},
}

// withServers has three sites and servers of its own, and all else there is but the rarest situations.
var withServers = practice{
	"practice-size": {"over-50"}, "records-held": {"over-50000"}, "record-system": {"both"}, "equipment": {"server", "wifi", "medical-devices", "copier"},
	"remote-ways": {"record-system-browser", "mail-on-phone", "vpn", "remote-desktop", "remote-support"}, "devices-leave": {"laptops", "practice-phones", "own-phones", "storage"},
	"online-services": {"portal", "telehealth", "web-forms", "booking", "texting"}, "ai-tools": {"yes"}, "situation": {"several-sites", "new-record-system", "moving"},
}

// TestSizeOfTheInterview holds how many questions a practice is asked at most, whatever it answers
// about its safeguards.
func TestSizeOfTheInterview(t *testing.T) {
	b := builtin(t)
	if n := len(b.Questions); n < 170 || n > 230 {
		t.Errorf("the bank has %d questions, want 170 to 230", n)
	}
	for _, c := range []struct {
		name  string
		facts practice
		most  int
	}{
		{"five people, hosted record system", small, 130},
		{"five people, hosted record system, imaging devices", with(small, "equipment", "wifi", "copier", "medical-devices"), 130},
		{"three sites, own servers", withServers, 190},
	} {
		asked := c.facts.asked(t, b)
		t.Logf("%s: %d questions, about %d minutes", c.name, len(asked), minutesFor(b, asked))
		if len(asked) > c.most {
			t.Errorf("%s: %d questions, want at most %d", c.name, len(asked), c.most)
		}
		if len(asked) < c.most/2 {
			t.Errorf("%s: only %d questions", c.name, len(asked))
		}
	}
}

// TestSectionTimesFitTheirQuestions holds that a section's estimate is between half a minute and
// two minutes a question.
func TestSectionTimesFitTheirQuestions(t *testing.T) {
	b := builtin(t)
	count := map[string]int{}
	for _, q := range b.Questions {
		if q.Type != questions.ShareOf {
			count[q.Section]++
		}
	}
	for _, s := range b.Sections {
		if n := count[s.ID]; 2*s.Minutes < n || s.Minutes > 2*n {
			t.Errorf("section %s: %d minutes for %d questions", s.ID, s.Minutes, n)
		}
	}
}

func with(p practice, fact string, options ...string) practice {
	more := practice{fact: options}
	for f, o := range p {
		if f != fact {
			more[f] = o
		}
	}
	return more
}

// asked are the questions asked of a practice of which only the facts are known. Those computed
// from an inventory are not asked.
func (p practice) asked(t *testing.T, b *questions.Bank) []*questions.Question {
	t.Helper()
	a := &Assessment{Answers: map[string]*Answer{}}
	for fact, options := range p {
		q := b.Question(fact)
		if q == nil {
			t.Fatalf("no fact %q", fact)
		}
		a.Answers[fact] = p.answer(t, q, options)
	}
	v := NewVisibility(b, a)
	var asked []*questions.Question
	for _, q := range b.Questions {
		if q.Type != questions.ShareOf && v.Verdict(q).Applies() {
			asked = append(asked, q)
		}
	}
	return asked
}

func (p practice) answer(t *testing.T, q *questions.Question, options []string) *Answer {
	t.Helper()
	for _, o := range options {
		if q.Option(o) == nil {
			t.Fatalf("fact %q has no option %q", q.ID, o)
		}
	}
	if q.Type == questions.Many {
		return &Answer{Reply: Reply{Chosen: true, Choices: options}}
	}
	return &Answer{Reply: Reply{Choice: options[0]}}
}

// minutesFor is the time the sections say, for the part of their questions that is asked.
func minutesFor(b *questions.Bank, asked []*questions.Question) int {
	part, whole := map[string]int{}, map[string]int{}
	for _, q := range b.Questions {
		whole[q.Section]++
	}
	for _, q := range asked {
		part[q.Section]++
	}
	sum := 0
	for _, s := range b.Sections {
		sum += s.Minutes * part[s.ID] / max(1, whole[s.ID])
	}
	return sum
}
