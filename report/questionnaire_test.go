package report

import (
	"strings"
	"testing"

	"ephisra/questions"
)

// TestQuestionnaireHoldsEveryQuestion: each section, each question with its help, every answer to
// choose from and what it counts.
func TestQuestionnaireHoldsEveryQuestion(t *testing.T) {
	b, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	doc := Questionnaire(b)
	if len(doc.Sections) != len(b.Sections) {
		t.Errorf("%d sections, the bank has %d", len(doc.Sections), len(b.Sections))
	}
	all := map[string]int{}
	for _, s := range doc.Sections {
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Heading:
				all[block.Text]++
			case Paragraph:
				all[block.Text]++
			case List:
				for _, item := range block.Items {
					all[item]++
				}
			}
		}
	}
	for _, q := range b.Questions {
		if all[q.Ask] != 1 || all[q.Why+" "+q.Help] == 0 {
			t.Errorf("%s: asked %d times, help said %d times", q.ID, all[q.Ask], all[q.Why+" "+q.Help])
		}
		for _, way := range answerWays(q) {
			if all[way] == 0 {
				t.Errorf("%s: the answer %q is missing", q.ID, way)
			}
		}
		if n := len(q.Options) + len(q.Age) + len(q.Ranges); len(answerWays(q)) < n {
			t.Errorf("%s: %d answers of %d", q.ID, len(answerWays(q)), n)
		}
	}
	if time := doc.Cover[2].Value; !strings.Contains(time, " h ") {
		t.Errorf("time is %q", time)
	}
}

// TestQuestionnaireSaysTheObligationOfEachCitation: one question can ask about a required standard and
// an addressable specification; good practice is neither.
func TestQuestionnaireSaysTheObligationOfEachCitation(t *testing.T) {
	b, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"device-movement": "Security Rule; 164.310(d)(1) required, 164.310(d)(2)(iii) addressable",
		"mfa-email":       "good practice; 164.312(d)",
	} {
		if got := restsOn(b, id); got != want {
			t.Errorf("%s rests on %q, want %q", id, got, want)
		}
	}
}

// restsOn is what the questionnaire says a question rests on.
func restsOn(b *questions.Bank, id string) string {
	for _, s := range Questionnaire(b).Sections {
		for _, block := range s.Blocks {
			if p, is := block.(Pairs); is && p.Items[0].Value == id {
				return p.Items[1].Value
			}
		}
	}
	return ""
}
