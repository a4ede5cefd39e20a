package cmd

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"ephisra/assessment"
)

// TestEveryColumnHasItsFlag: of each list, what is typed for a flag is in the file and in both ways to print.
func TestEveryColumnHasItsFlag(t *testing.T) {
	values := map[string]map[string][2]string{ // flag: what is typed, what is kept
		"vendor": {"service": {"billing", "billing"}, "ephi": {"YES", "yes"}, "access": {"VPN", "VPN"}, "baa": {"3/31/2025", "2025-03-31"},
			"baa-ends": {"March 2027", "2027-03-01"}, "assurance": {"2026-1-5", "2026-01-05"}, "note": {"a | b", "a | b"}},
		"asset": {"kind": {"Device", "device"}, "ephi": {"no", "no"}, "place": {"room 2", "room 2"}, "owner": {"kim", "kim"}, "encrypted": {"y", "yes"},
			"support-ends": {"10/2027", "2027-10-01"}, "records": {"14,200", "14200"}, "note": {"n", "n"}},
		"person": {"role": {"office manager", "office manager"}},
	}
	for noun, flags := range values {
		o := newOffice(t)
		o.must("new", "a.yaml", "--name", "P")
		args := []string{noun, "add", "a.yaml", "Acme  Ltd"}
		for flag, v := range flags {
			args = append(args, "--"+flag, v[0])
		}
		added := o.must(args...)
		table, file := o.must(noun, "list", "a.yaml"), o.must(noun, "list", "a.yaml", "--format", "json")
		var got struct {
			Schema, Of string
			Rows       []map[string]string
		}
		if err := json.Unmarshal([]byte(file.out), &got); err != nil || got.Schema != "sra.list/1" || got.Of != noun || len(got.Rows) != 1 {
			t.Fatalf("%s: %v in %s", noun, err, file.out)
		}
		if got.Rows[0]["id"] != "acme" || got.Rows[0]["name"] != "Acme Ltd" || len(got.Rows[0]) != len(flags)+2 {
			t.Errorf("%s: %v", noun, got.Rows[0])
		}
		for flag, v := range flags {
			said := flag + " " + v[1]
			if got.Rows[0][strings.ReplaceAll(flag, "-", "_")] != v[1] || !strings.Contains(table.out, said) || !strings.Contains(added.err, said) {
				t.Errorf("%s --%s %q: %v\n%s%s", noun, flag, v[0], got.Rows[0], table.out, added.err)
			}
		}
		for flag := range flags {
			o.must(noun, "set", "a.yaml", "ACME ltd", "--"+flag, "")
		}
		if left := o.must(noun, "list", "a.yaml").out; !strings.Contains(left, "acme  Acme Ltd\n") {
			t.Errorf("%s with everything taken away: %q", noun, left)
		}
		o.must(noun, "set", "a.yaml", "acme", "--name", "Other")
		o.must(noun, "remove", "a.yaml", "Other")
		if left := o.must(noun, "list", "a.yaml").out; left != "no "+noun+" is listed yet\n" {
			t.Errorf("%s removed: %q", noun, left)
		}
	}
}

// TestEveryColumnIsKnownToItsFlags: a column added to a list is a flag of its commands at once.
func TestEveryColumnIsKnownToItsFlags(t *testing.T) {
	f := pflag.NewFlagSet("add", pflag.ContinueOnError)
	bindColumns(f, assessment.VendorList.Columns)
	var args, want []string
	for _, c := range assessment.VendorList.Columns {
		args, want = append(args, "--"+c.Flag(), "x"), append(want, c.Key)
		if f.Lookup(c.Flag()) == nil || c.Ask == "" || c.Help == "" {
			t.Errorf("%s has no flag, question or help", c.Key)
		}
	}
	if err := f.Parse(args); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range typedColumns(f, assessment.VendorList.Columns) {
		got = append(got, v.Key)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestWhatIsWorkedOutFromAList: it follows the list, and an empty one is not assessed and nowhere a weakness.
func TestWhatIsWorkedOutFromAList(t *testing.T) {
	o := newOffice(t)
	o.must("new", "a.yaml", "--name", "P")
	empty := o.must("status", "a.yaml").out
	if !strings.Contains(empty, "List the vendors that handle patient data: sra vendor add a.yaml NAME") {
		t.Errorf("nothing says what to do:\n%s", empty)
	}
	for _, args := range [][]string{{"report", "a.yaml", "-o", o.dir, "--format", "md"}, {"plan", "list", "a.yaml", "--format", "json"}} {
		o.must(args...)
	}
	report := o.read("a-risk-assessment.md")
	if strings.Contains(report, "Vendors handle patient data without a signed agreement") || !strings.Contains(report, "**Lists to fill in: 2**") {
		t.Error("the report states what nobody said, or not what to fill in")
	}
	explained := func() string { return o.must("explain", "a.yaml", "baa-share").out }
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"vendor", "add", "a.yaml", "Acme", "--ephi", "yes", "--baa", "1/1/2025"}, "100 in 100"},
		{[]string{"vendor", "add", "a.yaml", "Cloud"}, "50 in 100"},
		{[]string{"vendor", "set", "a.yaml", "Cloud", "--ephi", "no"}, "100 in 100"},
		{[]string{"vendor", "set", "a.yaml", "Acme", "--baa-ends", "11/22/2026"}, ": 0 in 100"},
	} {
		o.must(c.args...)
		if got := explained(); !strings.Contains(got, c.want) {
			t.Errorf("after %v:\n%s\nwant %q", c.args[1:], got, c.want)
		}
	}
}

// TestPlanSetSaysWhatItDid: in one line, with what is odd about a date.
func TestPlanSetSaysWhatItDid(t *testing.T) {
	o := newOffice(t)
	o.must("new", "a.yaml", "--name", "P", "--by", "Kim Lee")
	for _, c := range []struct {
		args []string
		says []string
	}{
		{[]string{"--owner", "KIM lee", "--due", "1/31/2027", "--cost", "1,500", "--response", "Mitigate"}, []string{"turn-on-mfa: open; owner kim; due 2027-01-31; response mitigate; cost 1500\n"}},
		{[]string{"--state", "doing", "--note", "half"}, []string{"turn-on-mfa: doing; owner kim; due 2027-01-31; response mitigate; cost 1500; note half\n"}},
		{[]string{"--due", "1/31/2020"}, []string{"due 2020-01-31", "warning: 2020-01-31 is past already\n"}},
		{[]string{"--due", "1/31/0207"}, []string{"warning: 0207-01-31 has the year 207; is it right?"}},
		{[]string{"--due", "", "--state", "done", "--on", "today"}, []string{"turn-on-mfa: done; owner kim; response mitigate; cost 1500; note half; done 2026-11-23\n"}},
		{[]string{"--state", "verified", "--by", "Kim", "--on", "11/22/2026"}, []string{"done 2026-11-23; verified 2026-11-22 by kim\n"}},
		{[]string{"--state", "accepted", "--by", "Zoe Kay", "--why", "w", "--until", "3/2027"}, []string{"Zoe Kay is new", "accepted 2026-11-23 by zoe until 2027-03-01\n"}},
		{[]string{"--remove"}, []string{"removed turn-on-mfa from the plan\n"}},
	} {
		r := o.must(append([]string{"plan", "set", "a.yaml", "turn-on-mfa"}, c.args...)...)
		for _, want := range c.says {
			if !strings.Contains(r.err, want) {
				t.Errorf("%v says %q, want %q", c.args, r.err, want)
			}
		}
	}
	for _, c := range [][]string{
		{"--remove", "--due", "1/1/2027"}, {"--remove"}, {"--until", "soon", "--state", "accepted"}, {"--by", "Zoe Kaye", "--state", "verified"}, {},
	} {
		if r := o.run(append([]string{"plan", "set", "a.yaml", "turn-on-mfa"}, c...)...); r.code != exitUsage {
			t.Errorf("%v ends with %d: %s", c, r.code, r.err)
		}
	}
}
