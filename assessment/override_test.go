package assessment

import (
	"slices"
	"strings"
	"testing"

	"ephisra/questions"
)

func override(l, i questions.Level, reason string) Override {
	return Override{Threat: "break-in", Likelihood: l, Impact: i, Reason: reason, By: "dana"}
}

// TestAnOverrideKeepsTheOtherHalf: of two levels, what is not set anew stays with its reason.
func TestAnOverrideKeepsTheOtherHalf(t *testing.T) {
	const none, low, high = questions.Undetermined, questions.Low, questions.High
	for name, c := range map[string]struct {
		before, set []Override
		want        []Override
	}{
		"the first":         {nil, []Override{override(high, none, "a")}, []Override{override(high, none, "a")}},
		"the same half":     {[]Override{override(high, none, "a")}, []Override{override(low, none, "b")}, []Override{override(low, none, "b")}},
		"the other half":    {[]Override{override(high, none, "a")}, []Override{override(none, low, "b")}, []Override{override(high, none, "a"), override(none, low, "b")}},
		"one half of both":  {[]Override{override(high, high, "a")}, []Override{override(none, low, "b")}, []Override{override(high, none, "a"), override(none, low, "b")}},
		"both over a half":  {[]Override{override(none, high, "a")}, []Override{override(low, low, "b")}, []Override{override(low, low, "b")}},
		"both over two":     {[]Override{override(none, high, "a"), override(high, none, "b")}, []Override{override(low, low, "c")}, []Override{override(low, low, "c")}},
		"a half and a half": {nil, []Override{override(high, none, "a"), override(none, low, "b"), override(low, none, "c")}, []Override{override(none, low, "b"), override(low, none, "c")}},
	} {
		a := &Assessment{Overrides: slices.Clone(c.before)}
		for _, o := range c.set {
			if err := a.SetOverride(builtin(t), o); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(a.Overrides, c.want) {
			t.Errorf("%s: %+v, want %+v", name, a.Overrides, c.want)
		}
		if !a.ClearOverride("break-in") || len(a.Overrides) != 0 || a.ClearOverride("break-in") {
			t.Errorf("%s: cleared it leaves %+v", name, a.Overrides)
		}
	}
}

func TestAnOverrideOfAnotherEventIsLeftAlone(t *testing.T) {
	other := Override{Threat: "lost-laptop", Likelihood: questions.Low, Reason: "r", By: "dana"}
	a := &Assessment{Overrides: []Override{other}}
	if err := a.SetOverride(builtin(t), override(questions.High, questions.High, "a")); err != nil {
		t.Fatal(err)
	}
	if a.ClearOverride("break-in"); !slices.Equal(a.Overrides, []Override{other}) {
		t.Errorf("left: %+v", a.Overrides)
	}
}

// TestHalfAnOverrideIsNone: every fault is told at once, and nothing is changed.
func TestHalfAnOverrideIsNone(t *testing.T) {
	a := &Assessment{}
	err := a.SetOverride(builtin(t), Override{Threat: "break-inn", Reason: " ", By: "\u200b"})
	for _, want := range []string{`unknown threat event "break-inn"; did you mean "break-in"?`, "needs a likelihood, an impact, or both", "needs a reason", "needs the name"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	if err := a.SetOverride(builtin(t), override(questions.High, questions.Undetermined, "a\x00b")); err == nil || len(a.Overrides) != 0 {
		t.Errorf("a reason that cannot be kept: %v, %+v", err, a.Overrides)
	}
}

func TestAnOverrideSaysWhatItSets(t *testing.T) {
	for want, o := range map[string]Override{
		"": {}, "likelihood High": override(questions.High, 0, ""), "impact Very Low": override(0, questions.VeryLow, ""),
		"likelihood High, impact Low": override(questions.High, questions.Low, ""),
	} {
		if got := strings.Join(o.Says(), ", "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
