package report

import (
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/risk"
)

// siteBlocks lists the sites, and where there are several how each stands by itself.
func (b *builder) siteBlocks() []Block {
	if len(b.bySite) == 0 {
		t := Table{Dense: true, Caption: "Sites", Empty: "Sites: one, not named.",
			Columns: []Column{{"site", "Site", TextKind, 30}, {"name", "Name", TextKind, 70}}}
		for _, s := range b.Assessment.Sites {
			t.Rows = append(t.Rows, Row{Cells: text(s.ID, s.Name)})
		}
		return []Block{t}
	}
	t := Table{Dense: true, Caption: "Sites, each by itself",
		Columns: []Column{{"site", "Site", TextKind, 22}, {"level", "Level of risk", LevelKind, 13},
			{"high", "High or above", NumberKind, 8}, {"in_place", "In place", NumberKind, 8},
			{"worst", "Worst of the sites for risks", TextKind, 23},
			{"weak", "Weak or open there, and in place at another", TextKind, 26}}}
	for i := range b.bySite {
		t.Rows = append(t.Rows, b.siteRow(i))
	}
	return []Block{Paragraph{Body, "Each site by itself is the practice as if it worked there alone: what is asked once " +
		"counts everywhere, what is asked by site counts as that site answered it, and what is open of it at its worst. " +
		"Together, the weaker site counts."}, t}
}

// siteRow is how one site stands.
func (b *builder) siteRow(i int) Row {
	site := &b.bySite[i]
	weak := Each(risk.WeakAt(b.bySite, i), func(f *risk.Finding) string {
		return joinFilled(" ", b.asked(f.Question), b.weakSpot(f), parens(openWord(f)))
	})
	return Row{Cells: []Cell{head(siteName(site.Site)), bandCell(site.Level, site.Best),
		numberCell(site.Counts.HighOrAbove()), percentCell(site.Coverage.Overall.Tenths),
		{Text: b.riskNumbers(b.worstFor(site.Site))}, {Text: orDash(strings.Join(weak, ", "))}}}
}

func siteName(s assessment.Site) string {
	if s.Name == "" {
		return s.ID
	}
	return s.Name
}

// worstFor are the places in the register of the events that stand worst at a site.
func (b *builder) worstFor(site assessment.Site) []int {
	var at []int
	for n := range b.Risks {
		for _, s := range b.worstSites[b.Risks[n].Event.ID] {
			if s.ID == site.ID {
				at = append(at, n)
			}
		}
	}
	return at
}

// worstSite names the sites at which an event stands worst; where it stands alike everywhere, none.
func (b *builder) worstSite(event *risk.Risk) string {
	return strings.Join(Each(b.worstSites[event.Event.ID], siteName), ", ")
}

// worstSiteText says it in a sentence.
func (b *builder) worstSiteText(event *risk.Risk) string {
	if sites := b.worstSite(event); sites != "" {
		return endText("Worst site: " + sites)
	}
	return ""
}
