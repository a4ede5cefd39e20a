package questions

import "testing"

func TestTidyCitation(t *testing.T) {
	const want = "164.312(d)"
	for _, text := range []string{
		"164.312(d)", "45 CFR 164.312(d)", "45 C.F.R. § 164.312(d)", "45 C.F.R. §164.312 (d)", "§164.312(d)", "§ 164.312(d)",
		"164.312 (d)",
		"45 cfr 164.312(d)", "Section 164.312(d)", "sec. 164.312( d )", "45\u00a0CFR\u00a0§\u00a0164.312(d)",
		"45 CFR part 164, § 164.312(d)", "  164.312(d) ", "45CFR164.312(d)", "§§ 164.312(d)",
	} {
		if got := TidyCitation(text); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	for _, text := range []string{"mfa-email", "", "45", "cfr", "164", "164-312", "section one", "lost laptop"} {
		if got := TidyCitation(text); got != text {
			t.Errorf("%q becomes %q", text, got)
		}
	}
	if got := TidyCitation("45 CFR 164.308(a)(1)(ii)(A)"); got != "164.308(a)(1)(ii)(A)" {
		t.Errorf("it becomes %q", got)
	}
}
