package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What a reader with a pencil has at hand: the tables as published, typed in here once more.
var (
	five  = []string{"Very Low", "Low", "Moderate", "High", "Very High"}
	scale = func(bounds ...int) func(int) string {
		return func(v int) string {
			return five[slices.IndexFunc(bounds, func(top int) bool { return v <= top })]
		}
	}
	levelOn = scale(4, 20, 79, 95, 100) // SP 800-30, Tables G-2 and H-3
	openOn  = scale(4, 20, 49, 79, 100) // the susceptibility table of the method
	tableG5 = map[string]string{        // rows from Very High down, columns from Very Low up
		"Very High": "Low|Moderate|High|Very High|Very High",
		"High":      "Low|Moderate|Moderate|High|Very High",
		"Moderate":  "Low|Low|Moderate|Moderate|High",
		"Low":       "Very Low|Low|Low|Moderate|Moderate",
		"Very Low":  "Very Low|Very Low|Low|Low|Low",
	}
	tableI2 = map[string]string{
		"Very High": "Very Low|Low|Moderate|High|Very High",
		"High":      "Very Low|Low|Moderate|High|Very High",
		"Moderate":  "Very Low|Low|Moderate|Moderate|High",
		"Low":       "Very Low|Low|Low|Low|Moderate",
		"Very Low":  "Very Low|Very Low|Very Low|Low|Low",
	}
)

func cell(table map[string]string, row, column string) string {
	return strings.Split(table[row], "|")[slices.Index(five, column)]
}

// TestExplanationsCanBeRedone takes ten explanations of threat events apart, from the printed text
// alone, and comes to the same susceptibility, likelihood, impact, level and value.
func TestExplanationsCanBeRedone(t *testing.T) {
	redone := 0
	for _, name := range []string{"ransomware-plastic-surgery", "exposed-server-imaging", "well-run-family-practice"} {
		r := sample(t, name)
		for n := 0; n < len(r.Risks); n += 8 {
			if event := &r.Risks[n]; len(event.Overrides) == 0 {
				redo(t, event.Event.ID, Explain(r, event.Event.ID).Sections[0].Blocks)
				redone++
			}
		}
	}
	if redone < 10 {
		t.Errorf("only %d explanations redone", redone)
	}
}

// redo works out one event from what is printed about it.
func redo(t *testing.T, event string, blocks []Block) {
	t.Helper()
	said := map[string]string{}
	for _, p := range blocks[0].(Pairs).Items {
		said[p.Label] = p.Value
	}
	table := blocks[1].(Table)
	initiation := leading(t, said["Initiation"])
	open := max(gapOf(t, event, said["Susceptibility"], table, "likelihood"), half(strongest(t, said["Susceptibility"])))
	if m := atMost.FindStringSubmatch(said["Susceptibility"]); m != nil {
		if want := 100 - (2*4*atoi(t, m[2])+5)/10; atoi(t, m[1]) != want {
			t.Errorf("%s: a closing safeguard leaves %s, redone it is %d", event, m[1], want)
		}
		open = min(open, atoi(t, m[1]))
	}
	if m := atLeast.FindStringSubmatch(said["Susceptibility"]); m != nil {
		open = max(open, atoi(t, m[1]))
	}
	impact := redoImpact(t, event, said["Impact"], table)
	likelihood := cell(tableG5, levelOn(initiation), openOn(open))
	level := cell(tableI2, likelihood, levelOn(impact))
	value := (2*initiation*open*impact + 1_000) / 2_000 // in tenths
	for _, c := range []struct{ what, printed, want string }{
		{"initiation", said["Initiation"], fmt.Sprintf("%d %s", initiation, levelOn(initiation))},
		{"susceptibility", said["Susceptibility"], fmt.Sprintf("%d %s:", open, openOn(open))},
		{"impact", said["Impact"], fmt.Sprintf("%d %s", impact, levelOn(impact))},
		{"likelihood", said["Likelihood"],
			fmt.Sprintf("%s: Table G-5, row %s, column %s", likelihood, levelOn(initiation), openOn(open))},
		{"level", said["Level of risk"], fmt.Sprintf("%s: Table I-2, row %s, column %s", level, likelihood, levelOn(impact))},
		{"value", said["Value"], fmt.Sprintf("= %d.%d", value/10, value%10)},
	} {
		if !strings.Contains(c.printed, c.want) {
			t.Errorf("%s: the %s is printed as %q; redone it is %q", event, c.what, c.printed, c.want)
		}
	}
}

var (
	firstNumber = regexp.MustCompile(`^\d+`)
	terms       = regexp.MustCompile(`(\d+)×(\d+)`)
	total       = regexp.MustCompile(`= (\d+), ÷ (\d+)\)`)
	strong      = regexp.MustCompile(`largest gap of a strong safeguard \((\d+)`)
	atMost      = regexp.MustCompile(`at most (\d+) \(100 less 4/5 of the (\d+) in place`)
	atLeast     = regexp.MustCompile(`at least (\d+), which no safeguard closes`)
	between     = regexp.MustCompile(`between (\d+) .* and (\d+) with none`)
)

func leading(t *testing.T, text string) int {
	t.Helper()
	return atoi(t, firstNumber.FindString(text))
}

func half(n int) int { return (n + 1) / 2 }

// gapOf adds up the printed terms and the rows of the safeguards, which must agree, and divides.
func gapOf(t *testing.T, event, text string, table Table, factor string) int {
	t.Helper()
	var printed, listed []string
	sum, weights := 0, 0
	for _, m := range terms.FindAllStringSubmatch(text, -1) {
		printed = append(printed, m[1]+"×"+m[2])
		sum += atoi(t, m[1]) * atoi(t, m[2])
		weights += atoi(t, m[1])
	}
	for _, row := range table.Rows {
		if row.Cells[1].Text == factor && row.Cells[2].Text != "left out" {
			listed = append(listed, fmt.Sprintf("%s×%d", row.Cells[2].Text, 100-atoi(t, row.Cells[3].Text)))
		}
	}
	slices.Sort(printed)
	slices.Sort(listed)
	if !slices.Equal(printed, listed) {
		t.Errorf("%s: the sum has %v, the safeguards have %v", event, printed, listed)
	}
	if m := total.FindStringSubmatch(text); weights > 0 && (m == nil || atoi(t, m[1]) != sum || atoi(t, m[2]) != weights) {
		t.Errorf("%s: %q; redone the sum is %d ÷ %d", event, text, sum, weights)
	}
	if weights == 0 {
		return 100
	}
	return (2*sum + weights) / (2 * weights)
}

func strongest(t *testing.T, text string) int {
	t.Helper()
	return atoi(t, strong.FindStringSubmatch(text)[1])
}

// redoImpact is the printed impact where nothing limits it, else worked out from its gap.
func redoImpact(t *testing.T, event, text string, table Table) int {
	t.Helper()
	m := between.FindStringSubmatch(text)
	if m == nil {
		return leading(t, text)
	}
	left, full := atoi(t, m[1]), atoi(t, m[2])
	open := max(gapOf(t, event, text, table, "impact"), strongest(t, text))
	return left + (2*(full-left)*open+100)/200
}
