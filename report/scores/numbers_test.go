package scores

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"ephisra/questions"
	"ephisra/report"
	"ephisra/testdata/results"
)

// scored is what these tests read of the JSON.
type scored struct {
	Progress struct {
		Applicable, Answered, Open, Unknown, Conflict, Stated int
		NotApplicable                                         int `json:"not_applicable"`
	}
	Risk struct {
		Level   string
		Interim bool
		Counts  map[string]int
	}
	Risks []struct {
		Title, Level, Target string
		Likelihood, Impact   struct{ Level string }
		Override             *struct{}
	}
	Requirements []struct {
		Counted bool
		Status  string
	}
	Fixes []struct {
		HighLeft int `json:"high_left"`
	}
}

func (s *scored) high() int { return s.Risk.Counts["high"] + s.Risk.Counts["very_high"] }

func (s *scored) status(want string) int {
	n := 0
	for _, q := range s.Requirements {
		if q.Counted && (q.Status == want || want == "") {
			n++
		}
	}
	return n
}

func (s *scored) targetsHigh() int {
	n := 0
	for _, k := range s.Risks {
		if k.Target == "high" || k.Target == "very_high" {
			n++
		}
	}
	return n
}

// TestTheOwnersPagesSayWhatTheJSONSays: every figure on the cover, on Where you stand and on What to do first is that
// of the JSON.
func TestTheOwnersPagesSayWhatTheJSONSays(t *testing.T) {
	for _, name := range []string{"ransomware-plastic-surgery", "well-run-family-practice", "half-finished-dental",
		"lost-device-dermatology", "exposed-server-imaging"} {
		r := results.Of(t, name)
		var s scored
		if err := json.Unmarshal(written(t, r), &s); err != nil {
			t.Fatal(err)
		}
		doc := report.Build(r, report.Options{})
		checkCover(t, name, doc, &s)
		for i := range doc.Sections {
			switch sec := &doc.Sections[i]; sec.ID {
			case "summary":
				checkStand(t, name, sec, &s)
			case "first":
				checkFirst(t, name, sec, &s)
			}
		}
	}
}

func checkCover(t *testing.T, name string, doc *report.Document, s *scored) {
	t.Helper()
	answered := fmt.Sprintf("%d of %d answered", s.Progress.Answered, s.Progress.Applicable)
	if text := fmt.Sprint(doc.Cover); !strings.Contains(text, answered) {
		t.Errorf("%s: the cover lacks %q: %s", name, answered, text)
	}
	if got := doc.Verdict.Level.ID(); !s.Risk.Interim && got != s.Risk.Level {
		t.Errorf("%s: the cover says %s, the JSON %s", name, got, s.Risk.Level)
	}
	if s.Risk.Interim && !strings.Contains(doc.Verdict.Why, answered) {
		t.Errorf("%s: the verdict lacks %q: %s", name, answered, doc.Verdict.Why)
	}
}

var figures = regexp.MustCompile(`\d+`)

// numbersIn are the numbers of a text, in order.
func numbersIn(text string) []int {
	var list []int
	for _, f := range figures.FindAllString(report.Shown(text), -1) {
		n, _ := strconv.Atoi(f)
		list = append(list, n)
	}
	return list
}

func checkStand(t *testing.T, name string, sec *report.Section, s *scored) {
	t.Helper()
	for _, block := range sec.Blocks {
		switch block := block.(type) {
		case report.Tiles:
			want := [][]int{{s.high(), len(s.Risks)}, {s.status("not_met"), s.status("")}, nil,
				{s.Progress.Answered, s.Progress.Applicable}}
			for i, tile := range block.Items {
				if got := numbersIn(tile.Figure); want[i] != nil && fmt.Sprint(got) != fmt.Sprint(want[i]) {
					t.Errorf("%s: tile %d says %v, the JSON %v", name, i, got, want[i])
				}
			}
			rule := numbersIn(block.Items[1].Text)
			if want := []int{s.status("partly"), s.status("not_assessed")}; fmt.Sprint(rule) != fmt.Sprint(want) {
				t.Errorf("%s: partly met and not assessed are %v, the JSON says %v", name, rule, want)
			}
			if after := numbersIn(block.Items[0].Text); len(after) == 1 && after[0] != s.targetsHigh() {
				t.Errorf("%s: %v after what is planned, the JSON says %d", name, after, s.targetsHigh())
			}
			checkBasis(t, name, block.Items[3].Text, s)
		case report.HeatMap:
			checkMap(t, name, &block, s)
		case report.Table:
			checkTop(t, name, &block, s)
		}
	}
}

// checkBasis: what was seen, read, said and left open of basis is all that is answered or said not to apply, and what is
// only said is as many as everywhere else.
func checkBasis(t *testing.T, name, text string, s *scored) {
	t.Helper()
	if _, together, is := strings.Cut(text, "together "); is {
		text = together
	}
	n, p := numbersIn(text), &s.Progress
	if len(n) != 4 || n[0]+n[1]+n[2]+n[3] != p.Answered+p.NotApplicable || n[2] != p.Stated {
		t.Errorf("%s: %q, of %d answered and %d not applicable, %d only said", name, text, p.Answered, p.NotApplicable, p.Stated)
	}
}

func checkMap(t *testing.T, name string, m *report.HeatMap, s *scored) {
	t.Helper()
	by := map[string]int{}
	for _, k := range s.Risks {
		by[k.Likelihood.Level+" "+k.Impact.Level]++
	}
	levels := []string{"very_low", "low", "moderate", "high", "very_high"}
	for i, likelihood := range levels {
		for j, impact := range levels {
			if got, want := m.Cells[i][j].Count, by[likelihood+" "+impact]; got != want {
				t.Errorf("%s: %d events at %s, %s; the JSON has %d", name, got, likelihood, impact, want)
			}
		}
	}
}

func checkTop(t *testing.T, name string, table *report.Table, s *scored) {
	t.Helper()
	n := 0
	for _, row := range table.Rows {
		if row.Kind != report.Plain {
			continue
		}
		k := s.Risks[n]
		n++
		if k.Override != nil {
			k.Title += " (assessor's own level)"
		}
		if numbersIn(row.Cells[0].Text)[0] != n || row.Cells[1].Text != k.Title || row.Cells[2].Value.(questions.Level).ID() != k.Level {
			t.Errorf("%s: risk %d is %v, the JSON has %v", name, n, row.Cells, k)
		}
	}
	if n != min(5, len(s.Risks)) {
		t.Errorf("%s: %d risks are named", name, n)
	}
}

func checkFirst(t *testing.T, name string, sec *report.Section, s *scored) {
	t.Helper()
	for _, block := range sec.Blocks {
		chart, is := block.(report.Steps)
		if !is {
			continue
		}
		if chart.Items[0].Value != s.high() {
			t.Errorf("%s: the chart begins at %d, the JSON says %d", name, chart.Items[0].Value, s.high())
		}
		for i, step := range chart.Items[1:] {
			at := i
			if strings.HasPrefix(step.Label, "all") {
				at = len(s.Fixes) - 1
			}
			if step.Value != s.Fixes[at].HighLeft {
				t.Errorf("%s: %s: %d, the JSON says %d", name, step.Label, step.Value, s.Fixes[at].HighLeft)
			}
		}
	}
	if len(s.Fixes) > 0 && !s.Risk.Interim && s.high() > 0 {
		last := s.Fixes[min(10, len(s.Fixes))-1].HighLeft
		want := fmt.Sprintf("from %d to %d of %d", s.high(), last, len(s.Risks))
		if text := sec.Blocks[0].(report.Paragraph).Text; !strings.Contains(text, want) {
			t.Errorf("%s: %q lacks %q", name, text, want)
		}
	}
}
