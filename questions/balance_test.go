package questions

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"ephisra/questions/yamlfile"
)

// event is a threat event of a bank made for a test: its values and the guards on it, each
// "question strength factor".
type event struct {
	initiation, impact, left int // left 0: not written
	guards                   []string
}

// balanced returns ten events that keep every rule of balance: initiation and impact spread over
// the levels, three safeguards each.
func balanced() []event {
	var events []event
	for i := range 10 {
		e := event{initiation: 90, impact: []int{97, 85, 85, 50, 10}[i%5]}
		e.guards = []string{
			fmt.Sprintf("strong-%d strong likelihood", i), fmt.Sprintf("moderate-%d moderate likelihood", i),
			"policy supporting likelihood",
		}
		events = append(events, e)
	}
	return events
}

// weighed returns the small bank with these events and the questions that guard them.
func weighed(t *testing.T, events []event) fstest.MapFS {
	t.Helper()
	bank := with(t, "technical/signing-in.yaml", nil)
	for _, name := range []string{"technical/passwords.yaml", "technical/computers.yaml"} {
		delete(bank, name)
		bank["bank.yaml"].Data = []byte(strings.Replace(string(bank["bank.yaml"].Data), "  - {file: "+name, "  # - {file: "+
			name, 1))
	}
	var threats strings.Builder
	threats.WriteString("categories: [{id: all, title: All}]\nevents:\n")
	guards, order := map[string][]string{}, []string{}
	for i, e := range events {
		left := ""
		if e.left > 0 {
			left = fmt.Sprintf("impact_left: %d, ", e.left)
		}
		if e.impact < 80 {
			left += "never_high: low impact, "
		}
		fmt.Fprintf(&threats,
			"  - {id: event-%d, title: t, category: all, source: accidental, harms: [integrity], initiation: %d, impact: %d, "+
				"%sbasis: b}\n", i, e.initiation, e.impact, left)
		for _, g := range e.guards {
			part := strings.Fields(g)
			if guards[part[0]] == nil {
				order = append(order, part[0])
			}
			guards[part[0]] = append(guards[part[0]],
				fmt.Sprintf("{threat: event-%d, strength: %s, on: %s, how: h}", i, part[1], part[2]))
		}
	}
	bank["threats.yaml"] = &fstest.MapFile{Data: []byte(threats.String())}
	var section strings.Builder
	for _, id := range order {
		fmt.Fprintf(&section,
			"- {id: %s, ask: a, why: w, standing: good-practice, whom: [it], type: choice, options: [{id: a, text: a, "+
				"in_place: 100}, {id: b, text: b, in_place: 0}], weakness: w, guards: [%s], fix: second-proof}\n",
			id, strings.Join(guards[id], ", "))
	}
	bank["technical/signing-in.yaml"] = &fstest.MapFile{Data: []byte(section.String())}
	return bank
}

// balanceCases change one thing about ten events in balance.
var balanceCases = []struct {
	name   string
	change func(events []event) []event
	want   []string // messages, without their places
}{
	{"ten events in balance", func(e []event) []event { return e }, nil},
	{"two safeguards are too few", func(e []event) []event {
		e[0].guards = e[0].guards[:2]
		return e
	}, []string{`2 safeguards on "event-0"; 3 or more keep an event in balance`}},
	{"one question counts once", func(e []event) []event {
		e[0].guards = []string{"strong-0 strong likelihood", "strong-0 supporting impact", "policy supporting likelihood"}
		e[0].left = 20
		return e
	}, []string{`2 safeguards on "event-0"; 3 or more keep an event in balance`}},
	{"nine safeguards on one factor are too many", func(e []event) []event {
		for i := range 6 {
			e[0].guards = append(e[0].guards, fmt.Sprintf("more-%d supporting likelihood", i))
		}
		return e
	}, []string{`9 questions guard the likelihood of "event-0"; at most 8 keep it in balance`}},
	{"no strong safeguard", func(e []event) []event {
		e[0].guards[0] = "strong-0 moderate likelihood"
		return e
	}, []string{`no safeguard on "event-0" is strong; one or more keep an event in balance`}},
	{"four strong safeguards", func(e []event) []event {
		e[0].guards = append(e[0].guards, "a strong likelihood", "b strong likelihood", "c strong likelihood")
		return e
	}, []string{`4 questions guard the likelihood of "event-0" strongly; at most 3 keep it in balance`}},
	{"nothing guards the likelihood", func(e []event) []event {
		e[0].guards, e[0].left = []string{"a strong impact", "b moderate impact", "c supporting impact"}, 20
		return e
	}, []string{`no question guards the likelihood of "event-0", so it always stays fully open`}},
	{"impact left without a limiting safeguard", func(e []event) []event {
		e[0].left = 20
		return e
	},
		[]string{`impact_left of "event-0" is below its impact, but no question guards its impact; add one or delete the line`}},
	{"a limiting safeguard without impact left", func(e []event) []event {
		e[0].guards[1] = "moderate-0 moderate impact"
		return e
	},
		[]string{`questions guard the impact of "event-0", but impact_left is not below its impact; lower it or guard the likelihood`}},
	{"eight events by one question", func(e []event) []event {
		for i := range 8 {
			e[i].guards[1] = "broad moderate likelihood"
		}
		return e
	}, nil},
	{"nine events by one question", func(e []event) []event {
		for i := range 9 {
			e[i].guards[1] = "broad moderate likelihood"
		}
		return e
	}, []string{`"broad" guards 9 events at strong or moderate; more than 8 makes one answer decide too much`}},
	{"two inherent levels", func(e []event) []event {
		for i := range e {
			e[i].impact = []int{97, 85}[i%2]
		}
		return e
	}, []string{`with no safeguard in place the events stand at 2 levels; 3 or more are needed to tell them apart`}},
	{"seven of ten events at one level", func(e []event) []event {
		for i := range 7 {
			e[i].impact = 97
		}
		e[7].impact, e[8].impact, e[9].impact = 50, 50, 10
		return e
	}, []string{`with no safeguard in place 7 of 10 events stand at Very High; at most 60 percent may`}},
	{"an event that can never be High says why", func(e []event) []event {
		e[0].initiation = 10
		e[0].impact = 85
		return e
	}, []string{`no answer and no fact brings "event-0" to High; say why in never_high, or give it other values`}},
	{"half of the events can never be High", func(e []event) []event {
		e[0].impact = 50
		return e
	}, []string{`5 of 10 events can never stand at High; at most 40 percent may`}},
	{"nine events need no balance", func(e []event) []event {
		for i := range e {
			e[i].impact = 50
		}
		return e[:9]
	}, nil},
}

func TestBalance(t *testing.T) {
	for _, c := range balanceCases {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(weighed(t, c.change(balanced())))
			var faults yamlfile.Problems
			if err != nil && !errors.As(err, &faults) {
				t.Fatal(err)
			}
			var got []string
			for _, f := range faults {
				got = append(got, f.Message)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestInherentIsTheLevelWithNothingInPlace(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	for _, c := range []struct {
		initiation, impact int
		want               Level
	}{{96, 96, VeryHigh}, {85, 84, High}, {60, 84, High}, {60, 70, Moderate}, {10, 96, High}, {3, 96, Moderate},
		{96, 4, VeryLow}} {
		if got := b.Inherent(&ThreatEvent{Initiation: c.initiation, Impact: c.impact}); got != c.want {
			t.Errorf("Inherent(%d, %d) = %v, want %v", c.initiation, c.impact, got, c.want)
		}
	}
}
