package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
)

// gateReached says which gate an assessment reached.
type gateReached struct{ file, why string }

func (g gateReached) Error() string { return fmt.Sprintf("%s: %s", g.file, g.why) }

// gates are what --fail-on asks for.
type gates struct {
	level      questions.Level // at or above; Undetermined is no gate
	incomplete bool
	regression bool
	baseline   string // a file, or a folder of files of the same names

	whole struct { // the baseline that is one file, worked out by the first who asks
		once   sync.Once
		result *risk.Result
		err    error
	}
}

// readGates reads the words of --fail-on.
func readGates(words []string, baseline string) (*gates, error) {
	g := &gates{baseline: baseline}
	for _, word := range words {
		switch level, err := questions.ParseLevel(word); {
		case word == "incomplete":
			g.incomplete = true
		case word == "regression":
			g.regression = true
		case err != nil:
			return g, usageError{fmt.Errorf("--fail-on is a level such as high, incomplete or regression, not %q", word)}
		case g.level == questions.Undetermined || level < g.level:
			g.level = level
		}
	}
	if g.regression != (baseline != "") {
		return g, usageError{fmt.Errorf("--fail-on regression and --baseline go together")}
	}
	return g, nil
}

// reached lists the gates that a result reaches. Any worker may ask at any time.
func (g *gates) reached(app *App, one *scored, model *risk.Model) []error {
	r := one.result
	var all []error
	add := func(format string, args ...any) {
		all = append(all, gateReached{one.name, fmt.Sprintf(format, args...)})
	}
	if g.level != questions.Undetermined && r.Level >= g.level {
		add("the level of risk is %s, and the gate stands at %s", r.Level, g.level)
	}
	if g.incomplete && r.Progress.Pending() > 0 {
		add("incomplete: %d of %d are open", r.Progress.Pending(), r.Progress.Applicable)
	}
	if g.regression {
		worse, err := g.regressed(app, one, model)
		if err != nil {
			return append(all, err)
		}
		if len(worse) > 0 {
			add("regression: %s", strings.Join(worse, ", "))
		}
	}
	return all
}

// regressed names what stands at a higher level than in the baseline: the practice, and every threat event.
func (g *gates) regressed(app *App, one *scored, model *risk.Model) ([]string, error) {
	path, err := g.baselineOf(one)
	if err != nil {
		return nil, err
	}
	before, err := g.resultOf(app, path, model)
	if err != nil {
		return nil, err
	}
	var worse []string
	if one.result.Level > before.Level {
		worse = append(worse, fmt.Sprintf("the level of risk went from %s to %s", before.Level, one.result.Level))
	}
	for _, e := range risk.Compare(before, one.result).Events {
		if e.Change == risk.Worse {
			worse = append(worse, fmt.Sprintf("%s from %s to %s", e.After.Event.ID, e.Before.Level, e.After.Level))
		}
	}
	slices.Sort(worse)
	return worse, nil
}

// resultOf works a baseline out: once where it stands for all files, and in a folder each is asked for once.
func (g *gates) resultOf(app *App, path string, model *risk.Model) (*risk.Result, error) {
	if path != g.baseline {
		return app.workOut(path, model)
	}
	one := &g.whole
	one.once.Do(func() { one.result, one.err = app.workOut(path, model) })
	return one.result, one.err
}

// workOut reads an assessment and works it out, as of its own day.
func (app *App) workOut(path string, model *risk.Model) (*risk.Result, error) {
	src, err := app.read(path)
	if err != nil {
		return nil, err
	}
	a, _, err := assessment.Decode(path, src, model.Bank())
	if err != nil {
		return nil, err
	}
	return model.Assess(a), nil
}

// baselineOf is the file to hold one against: the baseline itself, or in a folder the one of the same name.
func (g *gates) baselineOf(one *scored) (string, error) {
	info, err := os.Stat(g.baseline)
	if err != nil {
		return "", fmt.Errorf("--baseline: %w", err)
	}
	if !info.IsDir() {
		return g.baseline, nil
	}
	path := filepath.Join(g.baseline, one.rel)
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("%s has no baseline: there is no file %q", one.name, path)
	}
	return path, nil
}
