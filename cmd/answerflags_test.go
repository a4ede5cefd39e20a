package cmd

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// value is what a flag of "sra answer" is given in the test.
func value(flag string) []string {
	switch flag {
	case option:
		return []string{"all"}
	case "unknown", "none", "clear", "confirm", "drop-decision":
		return []string{"--" + flag}
	case "date":
		return []string{"--date", "2026-03-31"}
	case "drop-evidence":
		return []string{"--drop-evidence", "1"}
	case "number":
		return []string{"--number", "7"}
	}
	return []string{"--" + flag, "x"}
}

func judge(t *testing.T, args ...string) error {
	t.Helper()
	var opts answerOptions
	f := pflag.NewFlagSet("answer", pflag.ContinueOnError)
	opts.flags(f)
	if err := f.Parse(args); err != nil {
		t.Fatal(err)
	}
	return opts.check(f.Args())
}

// goesWith says by the meaning of each flag, not by the program's rules, which flags it can stand with alone.
var goesWith = func() map[string][]string {
	answers := []string{option, "none", "date", "number", "text", "unknown", "na"}
	beside := []string{"later", "note", "evidence", "decision", "drop-evidence", "drop-decision"}
	all := map[string][]string{"basis": append([]string{"confirm", "basis"}, slices.Concat(answers, beside)...)}
	for _, one := range answers {
		all[one] = slices.Concat([]string{one, "site", "by", "basis", "settle"}, beside)
	}
	all["clear"] = append([]string{"clear", "site"}, beside...)
	all["confirm"] = append([]string{"confirm", "by", "basis"}, beside...)
	for _, one := range beside {
		all[one] = slices.Concat(answers, beside, []string{"clear", "confirm", "basis"})
	}
	// which of the two came first?
	for add, drop := range map[string]string{"evidence": "drop-evidence", "decision": "drop-decision"} {
		all[add] = slices.DeleteFunc(all[add], func(s string) bool { return s == drop })
		all[drop] = slices.DeleteFunc(all[drop], func(s string) bool { return s == add })
	}
	all["site"] = append([]string{"clear"}, answers...)
	all["by"] = append([]string{"confirm"}, answers...)
	all["settle"] = answers
	return all
}()

// TestEveryPairOfFlagsIsDecided gives every two flags together: taken or refused, as their meanings say.
func TestEveryPairOfFlagsIsDecided(t *testing.T) {
	var flags []string
	f := pflag.NewFlagSet("answer", pflag.ContinueOnError)
	(&answerOptions{}).flags(f)
	f.VisitAll(func(flag *pflag.Flag) { flags = append(flags, flag.Name) })
	for _, one := range append(flags, option) {
		for _, other := range append(flags, option) {
			if one == other {
				continue
			}
			err := judge(t, append(value(one), value(other)...)...)
			if want := slices.Contains(goesWith[one], other); want != (err == nil) {
				t.Errorf("%s with %s: taken should be %v; %v", one, other, want, err)
			}
		}
		alone := slices.Contains(goesWith[one], one) || slices.Contains(besideFlags, one)
		if err := judge(t, value(one)...); alone != (err == nil) {
			t.Errorf("%s alone: taken should be %v; %v", one, alone, err)
		}
	}
}

// TestThreeThatGoTogether: flags that need an answer take what goes beside it too.
func TestThreeThatGoTogether(t *testing.T) {
	for args, taken := range map[string]bool{
		"all --site west --by Dana --basis observed --note x": true,
		"all --settle why --by Dana --basis document":         true,
		"--confirm --by Dana --basis observed --evidence x":   true,
		"--clear --site west --note x":                        true,
		"all --settle why --site west":                        true,
		"--confirm --site west --by Dana":                     false,
		"--clear --by Dana --note x":                          false,
		"all --none --by Dana":                                false,
		"--note false":                                        true,
		"--unknown=false":                                     false,
		"--later= --note=":                                    true,
		"--settle why --by Dana --note x":                     false,
	} {
		if err := judge(t, strings.Fields(args)...); taken != (err == nil) {
			t.Errorf("%s: taken should be %v; %v", args, taken, err)
		}
	}
}

// TestBlankFlagsAreRefused: a flag that needs a text is not taken without one, and each is named.
func TestBlankFlagsAreRefused(t *testing.T) {
	for _, flag := range neverBlank {
		for _, blank := range []string{"", " ", "\u00a0", "\u200b"} {
			err := judge(t, "all", "--"+flag, blank)
			if err == nil || !strings.Contains(err.Error(), "--"+flag+" is blank") {
				t.Errorf("--%s %q: %v", flag, blank, err)
			}
		}
	}
	err := judge(t, "all", "--none", "--by", "", "--settle", " ")
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("not all faults are told: %v", err)
	}
}
