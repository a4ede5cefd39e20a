package interview

import (
	"fmt"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"ephisra/questions"
)

// benchQuestions is how many questions the big form of the comparison has.
const benchQuestions = 200

// BenchmarkKeyToRepaint presses a key that answers, saved to nowhere, and draws the screen at 120 by 40: the largest
// section list, every question in turn. Compare with BenchmarkBigFormResize in the same run; it is to take at most a
// fiftieth of it.
func BenchmarkKeyToRepaint(b *testing.B) {
	p := sitDown(b, newDesk(b))
	p.resize(120, 40)
	keys := []string{"1", "2", "enter"}
	for n := 0; b.Loop(); n++ {
		if p.Here() == "" {
			p.goes("practice-size")
		}
		p.press(keys[n%len(keys)])
		if len(p.open) > 1 {
			p.home()
		}
		p.View()
	}
}

// BenchmarkBigFormResize resizes one huh form of 200 questions, a group each: the design this screen is instead of.
func BenchmarkBigFormResize(b *testing.B) {
	form := bigForm(builtin(b).Questions)
	for n := 0; b.Loop(); n++ {
		form.Update(tea.WindowSizeMsg{Width: 119 + n%2, Height: 40})
		form.View()
	}
}

func bigForm(list []*questions.Question) *huh.Form {
	var groups []*huh.Group
	for n := range benchQuestions {
		q := list[n%len(list)]
		var options []huh.Option[string]
		for _, e := range Entries(q) {
			options = append(options, huh.NewOption(e.Text, e.Label))
		}
		groups = append(groups, huh.NewGroup(huh.NewSelect[string]().Key(fmt.Sprint(n)).Title(q.Ask).Description(q.Help).
			Options(options...)))
	}
	form := huh.NewForm(groups...)
	form.Init()
	return form
}
