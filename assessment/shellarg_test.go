package assessment

import (
	"os/exec"
	"testing"
)

func TestShellArg(t *testing.T) {
	for _, c := range []struct{ name, system, want string }{
		{"maple.yaml", "linux", "maple.yaml"}, {"a/b-2_1.yaml", "linux", "a/b-2_1.yaml"}, {"", "linux", "''"},
		{"risk 2026.yaml", "linux", "'risk 2026.yaml'"}, {"Lee's.yaml", "linux", `'Lee'\''s.yaml'`},
		{"-r.yaml", "linux", "./-r.yaml"},
		{`C:\My Files\a.yaml`, "windows", `"C:\My Files\a.yaml"`}, {`C:\a.yaml`, "windows", `C:\a.yaml`},
		{`a\b`, "linux", `'a\b'`},
	} {
		if got := shellArg(c.name, c.system); got != c.want {
			t.Errorf("%q on %s is %s, want %s", c.name, c.system, got, c.want)
		}
	}
}

// TestShellArgReadsBack pastes names into a real shell.
func TestShellArgReadsBack(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("SKIPPED: no sh on this machine, so no name is pasted into one")
	}
	for _, name := range []string{"a b", "a'b", `a"b`, "a$HOME", "a`id`", "a(b)", "a*b?[c]", "a;b&c|d", "~a", "a#b", "#a",
		"a\\b", "a!b", "é", "{a,b}", "a=b", "<a>", "a\tb", "a\nb"} {
		got, err := exec.Command(sh, "-c", "printf %s "+shellArg(name, "linux")).Output()
		if err != nil || string(got) != name {
			t.Errorf("%q reads back as %q (%v)", name, got, err)
		}
	}
}
