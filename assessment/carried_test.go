package assessment

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// carriedAlarm is a session on last year's answer to a question asked per site: one for all sites, or one each.
func carriedAlarm(t *testing.T, before Answer) *Session {
	t.Helper()
	a := &Assessment{
		ID: "7f3c9a12", AsOf: Day{2026, 11, 23}, Sites: []Site{{"main", "M"}, {"west", "W"}, {"east", "E"}},
		People:  []Person{{"dana", "Dana", ""}, {"yan", "Yan", ""}},
		Answers: map[string]*Answer{"alarm": {Carried: &Carried{Answer: before, From: Day{2025, 11, 20}}}},
	}
	return NewSession(builtin(t), a)
}

var saidLastYear = Answer{
	Rev: 1, Reply: Reply{Choice: "calls"}, SaidBy: "yan", Basis: Observed, Note: "by the door",
	Evidence: []Evidence{{What: "contract"}}, At: time.Date(2025, 11, 20, 9, 0, 0, 0, time.UTC),
}

func stateAt(s *Session, site string) State {
	return s.Answer("alarm").Sites[site].State(s.bank.Question("alarm"))
}

// TestOneSiteAnsweredLeavesLastYearsForTheOthers: they are to confirm, not gone, and confirming takes each over.
func TestOneSiteAnsweredLeavesLastYearsForTheOthers(t *testing.T) {
	dana := Stamp{By: "dana", At: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
	s := carriedAlarm(t, saidLastYear)
	if _, err := s.RecordAt("alarm", "west", Reply{Choice: "alarm"}, dana); err != nil {
		t.Fatal(err)
	}
	if stateAt(s, "west") != Answered || stateAt(s, "main") != ToConfirm || stateAt(s, "east") != ToConfirm {
		t.Errorf("west %v, main %v, east %v", stateAt(s, "west"), stateAt(s, "main"), stateAt(s, "east"))
	}
	if s.State(s.bank.Question("alarm")) != ToConfirm || !s.IsOpen("alarm") {
		t.Errorf("the question is %v", s.State(s.bank.Question("alarm")))
	}
	a := s.Answer("alarm")
	if a.Note != "by the door" || len(a.Evidence) != 1 || a.Carried != nil {
		t.Errorf("what stood beside last year's: %+v", a)
	}
	if _, err := s.Confirm("alarm", dana); err != nil {
		t.Fatal(err)
	}
	a = s.Answer("alarm")
	if a.Sites["main"].Choice != "calls" || a.Sites["main"].SaidBy != "dana" || a.Sites["main"].Basis != Observed ||
		a.Sites["west"].Choice != "alarm" || s.State(s.bank.Question("alarm")) != Answered {
		t.Errorf("confirmed: %+v %+v", a.Sites["main"], a.Sites["west"])
	}
	if _, err := s.Confirm("alarm", dana); err == nil {
		t.Error("confirmed twice")
	}
}

// TestLastYearsSitesStayApart: one answered now leaves each of the others its own of last year.
func TestLastYearsSitesStayApart(t *testing.T) {
	before := Answer{Sites: map[string]*Answer{"main": {Rev: 1, Reply: Reply{Choice: "alarm"}}, "west": {Rev: 1, Reply: Reply{Unknown: true}}}}
	s := carriedAlarm(t, before)
	if _, err := s.RecordAt("alarm", "west", Reply{Choice: "calls"}, Stamp{By: "dana"}); err != nil {
		t.Fatal(err)
	}
	a := s.Answer("alarm")
	if c := a.Sites["main"].Carried; c == nil || c.Answer.Choice != "alarm" || c.From != (Day{2025, 11, 20}) || a.Sites["east"] != nil {
		t.Errorf("main %+v, east %+v", a.Sites["main"], a.Sites["east"])
	}
}

// TestClearingASiteOfLastYearsKeepsTheOthers: and the note with them.
func TestClearingASiteOfLastYearsKeepsTheOthers(t *testing.T) {
	s := carriedAlarm(t, saidLastYear)
	if _, err := s.ClearAt("alarm", "west"); err != nil {
		t.Fatal(err)
	}
	if a := s.Answer("alarm"); a.Sites["west"] != nil || stateAt(s, "main") != ToConfirm || a.Note != "by the door" {
		t.Errorf("%+v", a)
	}
	if _, undone := s.Undo(); !undone || s.Answer("alarm").Carried == nil {
		t.Errorf("undone: %+v", s.Answer("alarm"))
	}
}

// TestAnAnswerForAllTakesTheSitesPlace: said once for all, nothing of last year is left to confirm.
func TestAnAnswerForAllTakesTheSitesPlace(t *testing.T) {
	s := carriedAlarm(t, saidLastYear)
	if _, err := s.RecordAt("alarm", "west", Reply{Choice: "alarm"}, Stamp{By: "dana"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Record("alarm", Reply{Choice: "calls"}, Stamp{By: "dana"}); err != nil {
		t.Fatal(err)
	}
	if a := s.Answer("alarm"); a.Sites != nil || a.Choice != "calls" || a.Note != "by the door" {
		t.Errorf("%+v", a)
	}
}

// TestCarriedSitesAreWrittenAndRead: a file with some sites answered and others to confirm is read back as itself.
func TestCarriedSitesAreWrittenAndRead(t *testing.T) {
	for name, before := range map[string]Answer{
		"one for all": saidLastYear,
		"one each":    {Sites: map[string]*Answer{"main": {Rev: 1, Reply: Reply{Choice: "alarm"}}, "west": {Rev: 1, Reply: Reply{Unknown: true}}}},
	} {
		s := carriedAlarm(t, before)
		for _, change := range []func() error{
			func() error { return nil },
			func() error {
				_, err := s.RecordAt("alarm", "west", Reply{Choice: "alarm"}, Stamp{By: "dana"})
				return err
			},
		} {
			if err := change(); err != nil {
				t.Fatal(err)
			}
			s.a.Bank = BankOf(s.bank)
			file := Encode(s.a, s.bank)
			again, _, err := Decode("a.yaml", file, s.bank)
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, file)
			}
			if got := Encode(again, s.bank); string(got) != string(file) {
				t.Errorf("%s is read back as\n%s\nwant\n%s", name, got, file)
			}
			if Count(s.bank, again) != s.Progress() {
				t.Errorf("%s: counts %v, want %v", name, Count(s.bank, again), s.Progress())
			}
		}
	}
}

// TestAnswersInsideAnswersHaveAnEnd: what may not stand inside another answer is told with its place.
func TestAnswersInsideAnswersHaveAnEnd(t *testing.T) {
	b := builtin(t)
	start := strings.Replace(head, "people:", "sites: [{id: main, name: \"M\"}]\npeople:", 1) + "answers:\n  alarm: "
	for src, want := range map[string]string{
		`{carried: {from: 2025-01-01, choice: calls, conflict: []}}`:                                                  "conflict cannot stand inside another answer",
		`{sites: {main: {sites: {main: {choice: calls}}}}}`:                                                           "sites cannot stand inside another answer",
		`{sites: {main: {carried: {from: 2025-01-01, sites: {main: {carried: {from: 2024-01-01, choice: calls}}}}}}}`: "carried cannot stand inside another answer",
		`{conflict: [{by: dana, carried: {from: 2025-01-01, choice: calls}}]}`:                                        "carried cannot stand inside another answer",
		`{carried: {choice: calls}}`:                                                                                  "a carried answer needs the day it is from",
	} {
		_, _, err := Decode("a.yaml", []byte(start+src+"\n"), b)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", src, err, want)
		}
	}
	for _, src := range []string{
		`{carried: {from: 2025-01-01, sites: {main: {choice: calls}}}}`, `{sites: {main: {carried: {from: 2025-01-01, choice: calls}}}}`,
	} {
		if _, _, err := Decode("a.yaml", []byte(start+src+"\n"), b); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
	if !slices.Contains(mayHold[insideSite], "carried") {
		t.Error("a site may have last year's answer still to confirm")
	}
}
