package questions

import (
	"strconv"
	"strings"

	"ephisra/questions/yamlfile"
)

// lastStep is the number of the last action step.
const lastStep = 10

func (f *file) actionSteps(n *node) {
	yamlfile.Object(&f.Reader, n, "action steps", yamlfile.Fields[Bank]{
		"steps": func(_ *reader, n *node, b *Bank) {
			steps := entries(f, n, toStep, f.stepFields(), func(s *ActionStep) string { return stepID(s.Number) }, "number",
				"title", "essence")
			b.ActionSteps = append(b.ActionSteps, steps...)
			f.checkProbes(steps)
		},
	}, f.bank, "steps")
}

func (f *file) stepFields() yamlfile.Fields[ActionStep] {
	return yamlfile.Fields[ActionStep]{
		"number":   func(_ *reader, n *node, s *ActionStep) { s.Number = f.Int(n, 1, lastStep) },
		"title":    func(_ *reader, n *node, s *ActionStep) { s.Title = f.said(n) },
		"essence":  func(_ *reader, n *node, s *ActionStep) { s.Essence = f.said(n) },
		"probes":   func(_ *reader, n *node, s *ActionStep) { s.Probes = f.probes(n) },
		"evidence": func(_ *reader, n *node, s *ActionStep) { s.Evidence = f.saidList(n) },
		"supports": func(_ *reader, n *node, s *ActionStep) { s.Supports = f.refList(toCite, n) },
		"watch":    func(_ *reader, n *node, s *ActionStep) { s.Watch = f.saidList(n) },
	}
}

func (f *file) probes(n *node) []Probe {
	return entries(f, n, toProbe, yamlfile.Fields[Probe]{
		"id":  func(_ *reader, n *node, p *Probe) { p.ID = f.probeID(n) },
		"ask": func(_ *reader, n *node, p *Probe) { p.Topic = f.said(n) },
	}, func(p *Probe) string { return p.ID }, "id", "ask")
}

// checkProbes checks that a probe stands under the step its id begins with.
func (f *file) checkProbes(steps []ActionStep) {
	for _, s := range steps {
		for _, p := range s.Probes {
			if step, _, _ := strings.Cut(p.ID, "."); step != stepID(s.Number) {
				f.errorf(f.at(toProbe, p.ID).key("id"), "probe %q stands under action step %d; begin its id with \"%d.\"", p.ID,
					s.Number, s.Number)
			}
		}
	}
}

// probeID reads an id such as "4.1": the number of the step, then that of the probe.
func (f *file) probeID(n *node) string {
	id := f.Text(n)
	step, probe, _ := strings.Cut(id, ".")
	if n.Kind == yamlfile.Scalar && (!isNumber(step) || !isNumber(probe)) {
		f.Errorf(n, "%q cannot be a probe; write the step and the probe as in \"4.1\"", id)
		return ""
	}
	return id
}

func isNumber(text string) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n > 0 && strconv.Itoa(n) == text
}

// stepID is the number of an action step as a reference; "" for none.
func stepID(number int) string {
	if number == 0 {
		return ""
	}
	return strconv.Itoa(number)
}
