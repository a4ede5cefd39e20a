package assessment

import (
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// The parts of a file beside its answers.

func (d *decoder) practice(n *yamlfile.Node) {
	yamlfile.Object(&d.Reader, n, "practice", yamlfile.Fields[Practice]{
		"name": func(r *yamlfile.Reader, n *yamlfile.Node, p *Practice) { p.Name = d.free(n) },
	}, &d.a.Practice, "name")
}

func (d *decoder) siteFields() yamlfile.Fields[Site] {
	return yamlfile.Fields[Site]{
		"id":   func(r *yamlfile.Reader, n *yamlfile.Node, s *Site) { s.ID = d.id(n) },
		"name": func(r *yamlfile.Reader, n *yamlfile.Node, s *Site) { s.Name = d.free(n) },
	}
}

func (d *decoder) personFields() yamlfile.Fields[Person] {
	return yamlfile.Fields[Person]{
		"id":   func(r *yamlfile.Reader, n *yamlfile.Node, p *Person) { p.ID = d.id(n) },
		"name": func(r *yamlfile.Reader, n *yamlfile.Node, p *Person) { p.Name = d.readFilled(n) },
		"role": func(r *yamlfile.Reader, n *yamlfile.Node, p *Person) { p.Role = d.free(n) },
	}
}

// mostRecords bounds a count of patients' records, to catch a slip of the finger.
const mostRecords = 1_000_000_000

func (d *decoder) assetFields() yamlfile.Fields[Asset] {
	type R = yamlfile.Reader
	type N = yamlfile.Node
	return yamlfile.Fields[Asset]{
		"id":   func(r *R, n *N, a *Asset) { a.ID = d.id(n) },
		"name": func(r *R, n *N, a *Asset) { a.Name = d.readFilled(n) },
		"kind": func(r *R, n *N,
			a *Asset) {
			a.Kind = assetKinds.word(yamlfile.Word(r, n, "kind", assetKinds.table()))
		},
		"ephi":         func(r *R, n *N, a *Asset) { a.EPHI = d.tri(n) },
		"place":        func(r *R, n *N, a *Asset) { a.Place = d.free(n) },
		"owner":        func(r *R, n *N, a *Asset) { a.Owner = d.free(n) },
		"encrypted":    func(r *R, n *N, a *Asset) { a.Encrypted = d.tri(n) },
		"support_ends": func(r *R, n *N, a *Asset) { a.SupportEnds = d.day(n) },
		"records":      func(r *R, n *N, a *Asset) { a.Records = r.Int(n, 0, mostRecords) },
		"note":         func(r *R, n *N, a *Asset) { a.Note = d.free(n) },
	}
}

func (d *decoder) vendors(n *yamlfile.Node) []Vendor {
	list := yamlfile.List(&d.Reader, n, "vendor", d.vendorFields(), "id", "name")
	for i, v := range list {
		d.warnOfOrder(n.Items[i], "baa_ends", v.BAA, v.BAAEnds, "the end of the agreement")
	}
	return list
}

func (d *decoder) vendorFields() yamlfile.Fields[Vendor] {
	type R = yamlfile.Reader
	type N = yamlfile.Node
	return yamlfile.Fields[Vendor]{
		"id":        func(r *R, n *N, v *Vendor) { v.ID = d.id(n) },
		"name":      func(r *R, n *N, v *Vendor) { v.Name = d.readFilled(n) },
		"service":   func(r *R, n *N, v *Vendor) { v.Service = d.free(n) },
		"ephi":      func(r *R, n *N, v *Vendor) { v.EPHI = d.tri(n) },
		"access":    func(r *R, n *N, v *Vendor) { v.Access = d.free(n) },
		"baa":       func(r *R, n *N, v *Vendor) { v.BAA = d.past(n) },
		"baa_ends":  func(r *R, n *N, v *Vendor) { v.BAAEnds = d.day(n) },
		"assurance": func(r *R, n *N, v *Vendor) { v.Assurance = d.past(n) },
		"note":      func(r *R, n *N, v *Vendor) { v.Note = d.free(n) },
	}
}

func (d *decoder) overrides(n *yamlfile.Node) []Override {
	type R = yamlfile.Reader
	type N = yamlfile.Node
	threatIDs := func() []string { return idsOf(d.bank.Threats, func(t *questions.ThreatEvent) string { return t.ID }) }
	return yamlfile.List(&d.Reader, n, "override", yamlfile.Fields[Override]{
		"threat": func(r *R, n *N, o *Override) {
			o.Threat = d.bankID(n, "threat event", func(id string) bool { return d.bank.Threat(id) != nil }, threatIDs)
		},
		"likelihood": func(r *R, n *N, o *Override) { o.Likelihood = d.level(n) },
		"impact":     func(r *R, n *N, o *Override) { o.Impact = d.level(n) },
		"reason":     func(r *R, n *N, o *Override) { o.Reason = d.readFilled(n) },
		"by":         func(r *R, n *N, o *Override) { o.By = d.person(n) },
		"at":         func(r *R, n *N, o *Override) { o.At = d.moment(n) },
	}, "threat", "reason", "by", "at")
}

// checkOverrides tells of an override that sets nothing, and of a level of one event set twice.
func (d *decoder) checkOverrides(n *yamlfile.Node) {
	set := map[string]bool{}
	for i, o := range d.a.Overrides {
		if len(o.Says()) == 0 && o.Threat != "" && n.Items[i].Kind == yamlfile.Mapping &&
			n.Items[i].Get("likelihood") == nil && n.Items[i].Get("impact") == nil {
			d.Errorf(n.Items[i], "an override needs a likelihood, an impact, or both")
		}
		for key, level := range map[string]questions.Level{"likelihood": o.Likelihood, "impact": o.Impact} {
			if level == questions.Undetermined {
				continue
			}
			if set[o.Threat+key] {
				d.Errorf(n.Items[i].Get(key), "the %s of %s is set twice; keep one", key, o.Threat)
			}
			set[o.Threat+key] = true
		}
	}
}

func (d *decoder) level(n *yamlfile.Node) questions.Level {
	l, err := questions.ParseLevel(d.Text(n))
	if err != nil && n.Kind == yamlfile.Scalar {
		d.Errorf(n, "%v", err)
	}
	return l
}

func (d *decoder) plan(n *yamlfile.Node) []PlanItem {
	type R = yamlfile.Reader
	type N = yamlfile.Node
	type P = PlanItem
	fixes := func() []string { return idsOf(d.bank.Fixes, func(f *questions.Fix) string { return f.ID }) }
	return yamlfile.List(&d.Reader, n, "plan item", yamlfile.Fields[P]{
		"fix": func(r *R, n *N, p *P) {
			p.Fix = d.bankID(n, "fix", func(id string) bool { return d.bank.Fix(id) != nil }, fixes)
		},
		"owner":    func(r *R, n *N, p *P) { p.Owner = d.free(n) },
		"due":      func(r *R, n *N, p *P) { p.Due = d.day(n) },
		"state":    func(r *R, n *N, p *P) { p.State = yamlfile.Word(r, n, "state", planStates.table()) },
		"response": func(r *R, n *N, p *P) { p.Response = yamlfile.Word(r, n, "response", responses.table()) },
		"cost":     func(r *R, n *N, p *P) { p.Cost = r.Int(n, 0, largestNumber) },
		"done":     func(r *R, n *N, p *P) { p.Done = d.past(n) },
		"verified": func(r *R, n *N, p *P) { p.Verified = d.readVerified(n) },
		"accepted": func(r *R, n *N, p *P) { p.Accepted = d.readAccepted(n) },
		"note":     func(r *R, n *N, p *P) { p.Note = d.free(n) },
	}, "fix")
}

func (d *decoder) readVerified(n *yamlfile.Node) *Verified {
	v := &Verified{}
	yamlfile.Object(&d.Reader, n, "verified", yamlfile.Fields[Verified]{
		"on":       func(r *yamlfile.Reader, n *yamlfile.Node, v *Verified) { v.On = d.past(n) },
		"by":       func(r *yamlfile.Reader, n *yamlfile.Node, v *Verified) { v.By = d.person(n) },
		"evidence": func(r *yamlfile.Reader, n *yamlfile.Node, v *Verified) { v.Evidence = d.free(n) },
	}, v, "on", "by")
	return v
}

func (d *decoder) readAccepted(n *yamlfile.Node) *Accepted {
	v := &Accepted{}
	yamlfile.Object(&d.Reader, n, "accepted", yamlfile.Fields[Accepted]{
		"on":    func(r *yamlfile.Reader, n *yamlfile.Node, v *Accepted) { v.On = d.past(n) },
		"by":    func(r *yamlfile.Reader, n *yamlfile.Node, v *Accepted) { v.By = d.person(n) },
		"why":   func(r *yamlfile.Reader, n *yamlfile.Node, v *Accepted) { v.Why = d.readFilled(n) },
		"until": func(r *yamlfile.Reader, n *yamlfile.Node, v *Accepted) { v.Until = d.day(n) },
	}, v, "on", "by", "why")
	d.warnOfOrder(n, "until", v.On, v.Until, "the end of the acceptance")
	return v
}

func (d *decoder) signoffFields() yamlfile.Fields[Signoff] {
	return yamlfile.Fields[Signoff]{
		"by":   func(r *yamlfile.Reader, n *yamlfile.Node, s *Signoff) { s.By = d.readFilled(n) },
		"role": func(r *yamlfile.Reader, n *yamlfile.Node, s *Signoff) { s.Role = d.readFilled(n) },
		"at":   func(r *yamlfile.Reader, n *yamlfile.Node, s *Signoff) { s.At = d.moment(n) },
		"digest": func(r *yamlfile.Reader, n *yamlfile.Node, s *Signoff) {
			s.Digest = d.matching(n, sealForm, "sha256: and 64 hex digits")
		},
	}
}

// drafts reads one draft, or a list of them.
func (d *decoder) drafts(n *yamlfile.Node) []Draft {
	if n.Kind != yamlfile.Sequence {
		return []Draft{d.draft(n)}
	}
	var list []Draft
	d.Each(n, func(n *yamlfile.Node) { list = append(list, d.draft(n)) })
	return list
}

func (d *decoder) draft(n *yamlfile.Node) Draft {
	type R = yamlfile.Reader
	type N = yamlfile.Node
	var draft Draft
	yamlfile.Object(&d.Reader, n, "draft", yamlfile.Fields[Draft]{
		"question": func(r *R, n *N, o *Draft) {
			o.Question = d.bankID(n, "question", func(id string) bool { return d.bank.Question(id) != nil }, d.questionIDs)
		},
		"form": func(r *R, n *N, o *Draft) { o.Form = d.id(n) },
		"note": func(r *R, n *N, o *Draft) { o.Note = d.readDrafted(n) },
		"typed": func(r *R, n *N, o *Draft) {
			d.Each(n, func(n *N) { o.Typed = append(o.Typed, d.readDrafted(n)) })
		},
	}, &draft, "question")
	return draft
}

// readDrafted reads text that may be longer than what can be recorded.
func (d *decoder) readDrafted(n *yamlfile.Node) string {
	text := d.Text(n)
	if text != codes(text) {
		d.Errorf(n, "a draft has at most %d characters, and none that does not print", draftLimit)
	}
	return text
}
