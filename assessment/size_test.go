package assessment

import (
	"fmt"
	"os"
	"strings"
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
	"practice-size": {"over-50"}, "records-held": {"over-50000"}, "record-system": {"both"},
	"equipment":       {"server", "wifi", "medical-devices", "copier"},
	"remote-ways":     {"record-system-browser", "mail-on-phone", "vpn", "remote-desktop", "remote-support"},
	"devices-leave":   {"laptops", "practice-phones", "own-phones", "storage"},
	"online-services": {"portal", "telehealth", "web-forms", "booking", "texting"}, "ai-tools": {"yes"},
	"situation": {"several-sites", "new-record-system", "moving"},
}

// profiles are practices and how many questions each is asked, facts included, whatever it answers
// about its safeguards. The README shows the same numbers.
var profiles = []struct {
	name  string
	facts practice
	asked int
}{
	{"five people, hosted record system, portal, video visits, AI tools", small, 128},
	{"the same with networked imaging devices", with(small, "equipment", "wifi", "copier", "medical-devices"), 130},
	{"the same with a server of its own, VPN and remote desktop", withServer(small), 145},
	{"six to fifteen people, hosted record system",
		with(with(small, "practice-size", "6-15"), "equipment", "wifi", "copier", "medical-devices"), 147},
	{"three sites, more than fifty people, servers of its own", withServers, 180},
}

// withServer is a practice that also keeps its record system in the office and lets people in from outside.
func withServer(p practice) practice {
	p = with(p, "equipment", "server", "wifi", "copier", "medical-devices")
	return with(with(p, "record-system", "own-server"), "remote-ways", "mail-on-phone", "vpn", "remote-desktop",
		"remote-support")
}

// TestSizeOfTheInterview holds how many questions a practice is asked, and that the README says so.
func TestSizeOfTheInterview(t *testing.T) {
	b := builtin(t)
	if n := len(b.Questions); n < 170 || n > 230 {
		t.Errorf("the bank has %d questions, want 170 to 230", n)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range profiles {
		asked := p.facts.asked(t, b)
		row := fmt.Sprintf("| %s | %d | %d |", p.name, len(asked), minutesFor(b, asked))
		if len(asked) != p.asked {
			t.Errorf("%s: %d questions, want %d", p.name, len(asked), p.asked)
		}
		if !strings.Contains(string(readme), row) {
			t.Errorf("the README does not hold the line\n%s", row)
		}
	}
}

// TestSectionTimesFitTheirQuestions checks that a section's estimate is between half a minute and
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
