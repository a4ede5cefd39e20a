package assessment

import (
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// What is looked at in the parts of a file beside its answers, once they are read.

func (d *decoder) checkVendors(n *yamlfile.Node) {
	for i, v := range d.a.Vendors {
		d.warnOfOrder(itemAt(n, i), "baa_ends", v.BAA, v.BAAEnds, "the end of the agreement")
	}
}

func (d *decoder) checkAccepted(n *yamlfile.Node, v *Accepted) {
	d.warnOfOrder(n, "until", v.On, v.Until, "the end of the acceptance")
}

// checkOverrides tells of an override that sets nothing, and of a level of one event set twice.
func (d *decoder) checkOverrides(n *yamlfile.Node) {
	set := map[string]bool{}
	for i, o := range d.a.Overrides {
		item := itemAt(n, i)
		if len(o.Says()) == 0 && o.Threat != "" && (item == nil || item.Kind == yamlfile.Mapping &&
			item.Get("likelihood") == nil && item.Get("impact") == nil) {
			d.Errorf(item, "an override needs a likelihood, an impact, or both")
		}
		for key, level := range map[string]questions.Level{"likelihood": o.Likelihood, "impact": o.Impact} {
			if level == questions.Undetermined {
				continue
			}
			if set[o.Threat+key] {
				d.Errorf(item.Get(key), "the %s of %s is set twice; keep one", key, o.Threat)
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

// drafts reads one draft, or a list of them.
func (d *decoder) drafts(n *yamlfile.Node) []Draft {
	if n.Kind != yamlfile.Sequence {
		var one Draft
		readRecord(d, n, &draftRecord, &one)
		return []Draft{one}
	}
	return readRecords(d, n, &draftRecord)
}

// scanDrafts is drafts without a tree.
func (d *decoder) scanDrafts(s *yamlfile.Scanner) (ok bool) {
	if s.Take(' ') {
		d.a.Drafts = make([]Draft, 1)
		return scanRecord(d, s, &draftRecord, &d.a.Drafts[0]) && s.EndLine()
	}
	d.a.Drafts, ok = scanRows(d, s, &draftRecord, nil)
	return ok
}

// readDrafted reads text that may be longer than what can be recorded.
func (d *decoder) readDrafted(n *yamlfile.Node) string {
	text := d.Text(n)
	if text != codes(text) {
		d.Errorf(n, "a draft has at most %d characters, and none that does not print", draftLimit)
	}
	return text
}
