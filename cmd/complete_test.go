package cmd

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// offers returns what a shell is told for the last word of a command line, without what the words mean.
func (o *office) offers(args ...string) []string {
	o.t.Helper()
	r := o.must(append([]string{"__completeNoDesc"}, args...)...)
	lines := strings.Split(strings.TrimSpace(r.out), "\n")
	return lines[:len(lines)-1] // the last is how cobra's script takes them
}

// commands are all there are, without those cobra makes.
func commands(t *testing.T) []*cobra.Command {
	t.Helper()
	var all []*cobra.Command
	var walk func(*cobra.Command)
	walk = func(c *cobra.Command) {
		if c.Name() != "help" && c.Name() != "completion" {
			all = append(all, c)
			for _, sub := range c.Commands() {
				walk(sub)
			}
		}
	}
	walk(newRootCmd(&App{}))
	return all
}

// TestWordsAreOffered: in each place the words that belong there, and none else.
func TestWordsAreOffered(t *testing.T) {
	o := newOffice(t)
	o.must("sample", "a.yaml", "--kind", "half-finished-dental")
	for _, c := range []struct {
		typed string
		want  string
	}{
		{"answer a.yaml mfa-", "mfa-email mfa-ehr mfa-remote-access mfa-admin mfa-kind"},
		{"answer a.yaml mfa-email ", "all all-optional some none"},
		{"answer a.yaml mfa-email all some", "some"},
		{"answer a.yaml no-such ", ""},
		{"answer a.yaml mfa-email --basis ", "observed document stated"},
		{"override a.yaml lost-", "lost-laptop lost-phone lost-storage"},
		{"override a.yaml break-in ", ""},
		{"override a.yaml break-in --impact very", "very_low very_high"},
		{"explain a.yaml 164.312(e)", "164.312(e)(1) 164.312(e)(2)(i) 164.312(e)(2)(ii)"},
		{"explain a.yaml pract", "practice practice-size"},
		{"plan what-if a.yaml turn-on-mfa keep-ri", "keep-risk-plan"},
		{"plan set a.yaml turn-on-mfa --state d", "doing done"},
		{"plan list a.yaml --format ", "table json"},
		{"pack a.yaml --for i", "it"},
		{"interview a.yaml --only open,i", "open,it"},
		{"interview a.yaml --section si", "signing-in"},
		{"report a.yaml --format html,x", "html,xlsx"},
		{"report a.yaml --only ", "owner report evidence"},
		{"score a.yaml --fail-on in", "incomplete"},
		{"score a.yaml --format ", "table json ndjson csv"},
		{"person join a.yaml t", "tess"},
		{"vendor set a.yaml ", "it"},
		{"vendor add a.yaml x --ephi ", "yes no unknown"},
		{"vendor set gone.yaml ", ""},
		{"status a.yaml --format ", "table ics"},
		{"sample b.yaml --kind w", "well-run-family-practice"},
		{"schema bank-", "bank-list bank-coverage bank-diff"},
		{"bank show 4", ""},
	} {
		got := strings.Join(o.offers(strings.Split(c.typed, " ")...), " ")
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.typed, got, c.want)
		}
	}
}

// TestNothingIsAskedWhileTyping: a file that is encrypted is not opened for its words, nor one with faults told of.
func TestNothingIsAskedWhileTyping(t *testing.T) {
	o := newOffice(t)
	o.write("bad.yaml", "no: assessment\n")
	o.write("pass", "four words nobody knows\n")
	key := []string{"--key", o.path("k.key"), "--passphrase-file", o.path("pass")}
	sealed := o.path("sealed.yaml.age")
	o.must(append(key, "key", "new", o.path("k.key"))...)
	o.must(append(key, "new", sealed, "--name", "P")...)
	o.must(append(key, "vendor", "add", sealed, "Acme")...)
	for _, name := range []string{sealed, "bad.yaml", "-"} {
		if got := o.offers(append(key, "vendor", "set", name, "")...); len(got) > 0 {
			t.Errorf("%s: offers %q", name, got)
		}
	}
}

// TestEveryPlaceIsKnown: each word of a usage line either has words to offer or is known to take a text of one's own.
func TestEveryPlaceIsKnown(t *testing.T) {
	own := []string{"NAME", "COMMAND"}
	for _, c := range commands(t) {
		for _, p := range placesOf(c.Use) {
			known := placeWords[p.word] != nil || len(c.ValidArgs) > 0
			for _, word := range own {
				known = known || p.word == word
			}
			if !known {
				t.Errorf("%s: nothing is known of %s", c.CommandPath(), p.word)
			}
		}
	}
}

// TestFlagsOfferedAreThere: a flag that is renamed takes its words with it.
func TestFlagsOfferedAreThere(t *testing.T) {
	there := map[string]bool{}
	for _, c := range commands(t) {
		visit := func(f *pflag.Flag) { there[f.Name] = true }
		c.LocalFlags().VisitAll(visit)
		c.InheritedFlags().VisitAll(visit)
	}
	for name := range flagWords {
		if !there[name] {
			t.Errorf("no command has --%s", name)
		}
	}
}

func TestListedInHelp(t *testing.T) {
	for usage, want := range map[string][]string{
		"print as `FORMAT`: table, json (for programs) or csv": {"table", "json", "csv"},
		"is it so: `yes|no|unknown`; unknown counts as yes":    {"yes", "no", "unknown"},
		"answer with `DATE`: 3/31/2025, March 31 2025":         nil,
		"the `NAME` of it": nil,
		"`KIND`: open, later, or for a role such as it": nil,
	} {
		if diff := cmp.Diff(want, listedIn(usage)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", usage, diff)
		}
	}
}
