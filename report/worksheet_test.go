package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ephisra/assessment/risk"
)

var shortTerm = regexp.MustCompile(`\(([LI]) (\d)(?:, (\d+))?\)`)

// TestWorkSheetsHoldTheirSums: the terms of every sum on a sheet are those of its table, of what is also weak and of
// what is in place, so that a pencil has all it needs; and every pair of event and weak spot is there.
func TestWorkSheetsHoldTheirSums(t *testing.T) {
	for _, name := range []string{"ransomware-plastic-surgery", "exposed-server-imaging", "well-run-family-practice"} {
		b := newBuilder(sample(t, name), Options{})
		for n := range b.Risks {
			event := &b.Risks[n]
			if len(event.Vulnerabilities()) == 0 {
				continue
			}
			sheet := b.workSheet(n)
			sums := map[string]string{}
			for _, p := range sheet[1].(Pairs).Items {
				sums[p.Label] = p.Value
			}
			listed := listedTerms(sheet)
			for factor, label := range map[string]string{"L": "Susceptibility", "I": "Impact"} {
				var printed []string
				for _, m := range terms.FindAllStringSubmatch(sums[label], -1) {
					printed = append(printed, m[1]+"×"+m[2])
				}
				slices.Sort(printed)
				slices.Sort(listed[factor])
				if !slices.Equal(printed, listed[factor]) {
					t.Errorf("%s, %s: the sum has %v, the sheet %v", event.Event.ID, label, printed, listed[factor])
				}
			}
			everySpotIsThere(t, b, event, sheet)
		}
	}
}

// listedTerms are weight×gap of every safeguard on a sheet, by what it acts on.
func listedTerms(sheet []Block) map[string][]string {
	list := map[string][]string{}
	add := func(on, weight string, inPlace int) {
		list[on] = append(list[on], fmt.Sprintf("%s×%d", weight, 100-inPlace))
	}
	for _, block := range sheet {
		switch block := block.(type) {
		case Table:
			for _, row := range block.Rows {
				in := 0
				fmt.Sscan(row.Cells[4].Text, &in)
				add(row.Cells[2].Text, row.Cells[3].Text, in)
			}
		case Paragraph:
			for _, m := range shortTerm.FindAllStringSubmatch(Shown(block.Text), -1) {
				in := 100
				if m[3] != "" {
					fmt.Sscan(m[3], &in)
				}
				add(m[1], m[2], in)
			}
		}
	}
	return list
}

func everySpotIsThere(t *testing.T, b *builder, event *risk.Risk, sheet []Block) {
	t.Helper()
	all := ""
	for _, block := range sheet {
		all += strings.Join(wordsOf(block), "\n") + "\n"
	}
	for _, v := range event.Vulnerabilities() {
		if !regexp.MustCompile(`\b` + b.weakNumber(v.Finding) + `\b`).MatchString(all) {
			t.Errorf("%s: %s is not on its sheet", event.Event.ID, b.weakNumber(v.Finding))
		}
	}
}

// TestEveryEventHasItsSums: in full, or in one line where nothing on its path is open; and the line can be redone.
func TestEveryEventHasItsSums(t *testing.T) {
	for _, name := range []string{"well-run-family-practice", "ransomware-plastic-surgery"} {
		r := sample(t, name)
		places := Build(r, Options{}).Places()
		for i := range r.Risks {
			if at, has := places["event-"+r.Risks[i].Event.ID]; !has || at.Heading == "" {
				t.Errorf("%s: %s has no sums", name, r.Risks[i].Event.ID)
			}
		}
		for _, b := range newBuilder(r, Options{}).wholeEvents() {
			table, is := b.(Table)
			for _, row := range table.Rows {
				product := 1
				for _, c := range row.Cells[2:5] {
					product *= atoi(t, strings.Fields(c.Text)[0])
				}
				if want := risk.Tenths((product + 500) / 1000); row.Cells[6].Value != want {
					t.Errorf("%s: %v comes to %s, want %s", name, row.Cells, row.Cells[6].Text, want)
				}
			}
			if is && name == "well-run-family-practice" && len(table.Rows) < 10 {
				t.Errorf("%s: only %d events are whole", name, len(table.Rows))
			}
		}
	}
}
