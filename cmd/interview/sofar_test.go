package interview

import (
	"strings"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// TestSoFarIsTheEnginesOwnWord: both ends of every category, worst first, as the engine has them.
func TestSoFarIsTheEnginesOwnWord(t *testing.T) {
	d := newDesk(t)
	for id, option := range map[string]string{"mfa-email": "none", "practice-size": "1-5", "auto-logoff": "short"} {
		if o := d.Answer(id, "", assessment.Reply{Choice: option}); o.Refused != nil {
			t.Fatal(o.Refused)
		}
	}
	r := risk.Assess(d.Bank, d.Session.Assessment())
	practice, list := d.SoFar()
	if practice.Worst != r.Level || practice.Best != r.Best || len(list) != len(r.Categories) {
		t.Errorf("%+v, %d categories; the engine has %v to %v, %d", practice, len(list), r.Level, r.Best, len(r.Categories))
	}
	levels := map[string][2]questions.Level{}
	for _, c := range r.Categories {
		levels[c.Category.Title] = [2]questions.Level{c.Level, c.Best}
	}
	for i, s := range list {
		if levels[s.Title] != [2]questions.Level{s.Worst, s.Best} || s.Best > s.Worst {
			t.Errorf("%+v, the engine has %v", s, levels[s.Title])
		}
		if i > 0 && (s.Worst > list[i-1].Worst || s.Worst == list[i-1].Worst && s.Best > list[i-1].Best) {
			t.Errorf("%s stands behind a lesser one", s.Title)
		}
	}
}

func TestAStandingSaysBothEnds(t *testing.T) {
	for want, s := range map[string]Standing{
		"High": {Worst: questions.High, Best: questions.High}, "Very High, at best Low": {Worst: questions.VeryHigh, Best: questions.Low},
	} {
		if got := s.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestVShowsWhatIsKnownAndWhatIsNot: in line mode, the practice first.
func TestVShowsWhatIsKnownAndWhatIsNot(t *testing.T) {
	r := play(t, builtin(t), "v\nq\n")
	if !strings.Contains(r.out, "So far the level of risk is Very High, at best ") || strings.Count(r.out, "at best") < 10 || len(r.a.Answers) != 0 {
		t.Errorf("%s", r.out)
	}
}
