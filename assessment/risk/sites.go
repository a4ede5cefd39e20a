package risk

import (
	"maps"

	"ephisra/assessment"
	"ephisra/questions"
)

// SiteResult is what an assessment would come to if the practice worked at one of its sites alone: what is asked once
// counts everywhere, what is asked by site counts as that site answered it.
type SiteResult struct {
	Site assessment.Site
	*Result
}

// BySite works out every site by itself, in the order of the file. With one site or none there is nothing to tell
// apart.
func (r *Result) BySite() []SiteResult {
	a := r.Assessment
	if len(a.Sites) < 2 {
		return nil
	}
	list := make([]SiteResult, len(a.Sites))
	for i, site := range a.Sites {
		list[i] = SiteResult{site, r.model.Assess(atSite(a, site))}
	}
	return list
}

// atSite is an assessment as one site answered it. It shares all but the answers by site with the whole.
func atSite(a *assessment.Assessment, site assessment.Site) *assessment.Assessment {
	one := *a
	one.Sites = []assessment.Site{site}
	one.Answers = maps.Clone(a.Answers)
	for id, answer := range a.Answers {
		if len(answer.Sites) == 0 {
			continue
		}
		delete(one.Answers, id)
		if own := answer.Sites[site.ID]; own != nil {
			one.Answers[id] = own
		}
	}
	return &one
}

// WorstSites names, for every event that does not stand alike at all sites, those where it stands worst: at the highest
// level, and inside it at the highest value. An event that does not apply at a site is no worse there.
func WorstSites(all []SiteResult) map[string][]assessment.Site {
	standing := map[string][]*Risk{} // by event, a place a site; nil where it does not apply
	for i := range all {
		for n := range all[i].Risks {
			risk := &all[i].Risks[n]
			if standing[risk.Event.ID] == nil {
				standing[risk.Event.ID] = make([]*Risk, len(all))
			}
			standing[risk.Event.ID][i] = risk
		}
	}
	worst := map[string][]assessment.Site{}
	for id, risks := range standing {
		if sites := worstOf(all, risks); len(sites) < len(all) {
			worst[id] = sites
		}
	}
	return worst
}

func worstOf(all []SiteResult, risks []*Risk) []assessment.Site {
	var top *Risk
	for _, risk := range risks {
		if risk != nil && (top == nil || isWorse(risk, top)) {
			top = risk
		}
	}
	var sites []assessment.Site
	for i, risk := range risks {
		if risk != nil && !isWorse(top, risk) {
			sites = append(sites, all[i].Site)
		}
	}
	return sites
}

func isWorse(a, b *Risk) bool { return a.Level > b.Level || a.Level == b.Level && a.Value > b.Value }

// WeakAt lists the safeguards asked by site that are weak at a site and wholly in place at another, in bank order.
func WeakAt(all []SiteResult, site int) []*Finding {
	var list []*Finding
	for n := range all[site].Findings {
		f := &all[site].Findings[n]
		if f.Question.Per != questions.PerSite || !f.Weak() {
			continue
		}
		for i := range all {
			if other := &all[i].Findings[n]; i != site && other.Said() && !other.Weak() {
				list = append(list, f)
				break
			}
		}
	}
	return list
}
