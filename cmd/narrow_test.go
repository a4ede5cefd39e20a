package cmd

import (
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"

	"ephisra/cmd/interview"
	"ephisra/questions"
	"ephisra/report/terminal"
)

func builtinBank(t *testing.T) *questions.Bank {
	t.Helper()
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

// TestEveryQuestionFitsANarrowTerminal: no line of any question is wider than 40 cells.
func TestEveryQuestionFitsANarrowTerminal(t *testing.T) {
	for _, q := range builtinBank(t).Questions {
		for _, text := range append([]string{q.Ask, q.Help, q.Why}, optionTexts(interview.Entries(q))...) {
			for _, l := range strings.Split(terminal.Wrap(text, 40), "\n") {
				if lipgloss.Width(l) > 40 {
					t.Errorf("%s: %q is wider than 40 cells", q.ID, l)
				}
			}
		}
	}
}

func optionTexts(list []interview.Entry) []string {
	var texts []string
	for _, e := range list {
		texts = append(texts, "  9. "+e.Text)
	}
	return texts
}
