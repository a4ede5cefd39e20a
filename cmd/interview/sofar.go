package interview

import (
	"cmp"
	"slices"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Standing is how the practice or a category stands by the answers so far: with every open answer at its worst, and
// at its best. They are equal where nothing that bears on it is open.
type Standing struct {
	Title       string // of the category; "" is the practice
	Worst, Best questions.Level
}

// String says one level, or both ends: "High, at best Moderate".
func (s Standing) String() string { return questions.Band(s.Worst, s.Best) }

// SoFar tells what the recorded answers mean, by the engine itself, worst first. It works the whole result out, some
// 10 ms, so a face asks for it only when a person does.
func (d *Desk) SoFar() (practice Standing, categories []Standing) {
	r := risk.Assess(d.Bank, d.Session.Assessment())
	for _, c := range r.Categories {
		categories = append(categories, Standing{c.Category.Title, c.Level, c.Best})
	}
	slices.SortStableFunc(categories, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(b.Worst, a.Worst), cmp.Compare(b.Best, a.Best))
	})
	return Standing{Worst: r.Level, Best: r.Best}, categories
}
