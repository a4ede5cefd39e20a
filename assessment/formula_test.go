package assessment

import "testing"

func TestGuardFormula(t *testing.T) {
	for text, want := range map[string]string{"": "", "a": "a", "=1": "'=1", "+1": "'+1", "-1": "'-1", "@a": "'@a",
		"\t=1": "'\t=1", "\r": "'\r", "＝1": "'＝1", "－1": "'－1", "1-2": "1-2", "'=1": "''=1", "\n=1": "'\n=1", "'t": "'t"} {
		if got := GuardFormula(text); got != want {
			t.Errorf("GuardFormula(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestUnguardFormula: what was guarded comes back; an apostrophe that somebody typed stays.
func TestUnguardFormula(t *testing.T) {
	for _, text := range []string{"", "a", "=1+1", "-1", "@a", "'quoted'", "it's", "'=1", "''=1", "'", "'-"} {
		if got := UnguardFormula(GuardFormula(text)); got != text {
			t.Errorf("%q comes back as %q", text, got)
		}
	}
}
