package questions

import (
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// builtinMethod reads the method that comes with the program by itself, so that these tests hold
// whatever the state of the rest of the bank.
func builtinMethod(t *testing.T) *Method {
	t.Helper()
	src, err := fs.ReadFile(builtin, "bank/method.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return &mustLoad(t, with(t, "method.yaml", src)).Method
}

// cells writes out a matrix with the Very High row first, as the publication prints it.
func cells(m *Matrix) (rows [5][5]Level) {
	for i, row := range Levels {
		for j, column := range Levels {
			rows[4-i][j] = m.At(row, column)
		}
	}
	return rows
}

// TestMatricesAreThoseOfTheStandard compares each cell with NIST SP 800-30 Rev. 1. The rows run
// from Very High down, the columns from Very Low up.
func TestMatricesAreThoseOfTheStandard(t *testing.T) {
	m := builtinMethod(t)
	const v, l, d, h, x = VeryLow, Low, Moderate, High, VeryHigh
	for _, c := range []struct {
		name string
		got  *Matrix
		want [5][5]Level
	}{
		{"Table G-5", &m.Likelihood, [5][5]Level{{l, d, h, x, x}, {l, d, d, h, x}, {l, l, d, d, h}, {v, l, l, d, d},
			{v, v, l, l, l}}},
		{"Table I-2", &m.Risk, [5][5]Level{{v, l, d, h, x}, {v, l, d, h, x}, {v, l, d, d, h}, {v, l, l, l, d},
			{v, v, v, l, l}}},
	} {
		if diff := cmp.Diff(c.want, cells(c.got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if want := "NIST SP 800-30 Rev. 1, " + c.name; c.got.Source != want {
			t.Errorf("source is %q, want %q", c.got.Source, want)
		}
	}
}

// TestRangesAreThoseOfTheStandard compares the ranges with SP 800-30 and our own susceptibility table.
func TestRangesAreThoseOfTheStandard(t *testing.T) {
	m := builtinMethod(t)
	want := []LevelRange{{VeryLow, 0, 4}, {Low, 5, 20}, {Moderate, 21, 79}, {High, 80, 95}, {VeryHigh, 96, 100}}
	if diff := cmp.Diff(want, m.Levels); diff != "" {
		t.Errorf("initiation and impact (-want +got):\n%s", diff)
	}
	want = []LevelRange{{VeryLow, 0, 4}, {Low, 5, 20}, {Moderate, 21, 49}, {High, 50, 79}, {VeryHigh, 80, 100}}
	if diff := cmp.Diff(want, m.Susceptibility); diff != "" {
		t.Errorf("susceptibility (-want +got):\n%s", diff)
	}
}

func TestWeightsAreThoseOfTheDesign(t *testing.T) {
	m := builtinMethod(t)
	if diff := cmp.Diff([...]int{Strong: 4, ModerateStrength: 2, Supporting: 1}, m.Weights); diff != "" {
		t.Errorf("strengths (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([...]int{Small: 1, Medium: 3, Large: 9}, m.Efforts); diff != "" {
		t.Errorf("efforts (-want +got):\n%s", diff)
	}
}

func TestEachValueHasOneLevel(t *testing.T) {
	m := builtinMethod(t)
	for v := 1; v <= 100; v++ {
		if m.Level(v) < m.Level(v-1) || m.SusceptibilityLevel(v) < m.SusceptibilityLevel(v-1) {
			t.Errorf("%d has a lower level than %d", v, v-1)
		}
	}
	for v, want := range map[int]Level{-1: Undetermined, 0: VeryLow, 4: VeryLow, 5: Low, 20: Low, 21: Moderate,
		79: Moderate, 80: High, 95: High, 96: VeryHigh, 100: VeryHigh, 101: Undetermined} {
		if got := m.Level(v); got != want {
			t.Errorf("Level(%d) = %v, want %v", v, got, want)
		}
	}
	for v, want := range map[int]Level{-1: Undetermined, 49: Moderate, 50: High, 79: High, 80: VeryHigh,
		101: Undetermined} {
		if got := m.SusceptibilityLevel(v); got != want {
			t.Errorf("SusceptibilityLevel(%d) = %v, want %v", v, got, want)
		}
	}
}

// TestRiskMatrixProperties holds what sets Table I-2 apart from Table G-5, with which it is often confused.
func TestRiskMatrixProperties(t *testing.T) {
	m := builtinMethod(t)
	counts := map[Level]int{}
	for _, likelihood := range Levels {
		for _, impact := range Levels {
			risk := m.Risk.At(likelihood, impact)
			counts[risk]++
			if risk > impact {
				t.Errorf("Risk(%v, %v) = %v exceeds the impact", likelihood, impact, risk)
			}
			if risk < m.Risk.At(likelihood-1, impact) || risk < m.Risk.At(likelihood, impact-1) {
				t.Errorf("Risk(%v, %v) = %v is lower than a better case", likelihood, impact, risk)
			}
			if m.Likelihood.At(likelihood, impact) < m.Likelihood.At(likelihood-1, impact) {
				t.Errorf("Likelihood(%v, %v) is lower than a better case", likelihood, impact)
			}
		}
		if got := m.Risk.At(likelihood, VeryLow); got != VeryLow {
			t.Errorf("Risk(%v, Very Low) = %v", likelihood, got)
		}
		if m.Risk.At(High, likelihood) != m.Risk.At(VeryHigh, likelihood) {
			t.Errorf("the rows for High and Very High differ at %v", likelihood)
		}
	}
	want := map[Level]int{VeryLow: 7, Low: 8, Moderate: 5, High: 3, VeryHigh: 2}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("cells by level (-want +got):\n%s", diff)
	}
}

// TestWorkedExamplesOfTheStandard holds the two examples NIST works out.
func TestWorkedExamplesOfTheStandard(t *testing.T) {
	m := builtinMethod(t)
	if got := m.Likelihood.At(Low, Moderate); got != Low {
		t.Errorf("tornado: likelihood %v, want Low", got)
	}
	phishing := m.Likelihood.At(VeryHigh, Moderate)
	if phishing != High || m.Risk.At(phishing, Moderate) != Moderate {
		t.Errorf("phishing: likelihood %v and risk %v, want High and Moderate", phishing, m.Risk.At(phishing, Moderate))
	}
}

func TestUndeterminedNeverBecomesALevel(t *testing.T) {
	m := builtinMethod(t)
	for _, l := range append(Levels[:], Undetermined, VeryHigh+1, -1) {
		if got := m.Risk.At(Undetermined, l); got != Undetermined {
			t.Errorf("Risk(Undetermined, %v) = %v", l, got)
		}
		if got := m.Risk.At(l, Undetermined); got != Undetermined {
			t.Errorf("Risk(%v, Undetermined) = %v", l, got)
		}
	}
}
