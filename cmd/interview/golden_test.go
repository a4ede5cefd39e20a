package interview

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"ephisra/assessment"
	"ephisra/testdata/pictures"
)

var update = flag.Bool("update", false, "write the golden screens anew")

// shownDesk is a desk with something of everything on record.
func shownDesk(t testing.TB) *atDesk {
	d := newDesk(t)
	a := d.Session.Assessment()
	day := assessment.Day{Year: 2025, Month: 11, Date: 2}
	a.Practice.Name = "Maple Family Dental"
	a.People[0].Role = "owner"
	a.Vendors = []assessment.Vendor{{ID: "acme", Name: "Acme Billing", EPHI: assessment.Yes, BAA: day,
		BAAEnds: assessment.Day{Year: 2026, Month: 1, Date: 1}}, {ID: "lab", Name: "Lab", EPHI: assessment.Yes}}
	a.Answers = map[string]*assessment.Answer{
		"practice-size": {Rev: 1, Reply: assessment.Reply{Choice: "1-5"}, SaidBy: "dana", At: time.Date(2026, 11, 20, 16, 20, 0, 0, time.UTC)},
		"mfa-email": {Carried: &assessment.Carried{From: day, Answer: assessment.Answer{
			Reply: assessment.Reply{Choice: "all"}, Note: "by policy since March"}}},
		"auto-logoff": {Rev: 1, Reply: assessment.Reply{Choice: "never"}, Later: "it", Note: "front desk\nand lab", Basis: assessment.Observed,
			Evidence: []assessment.Evidence{{What: "photo", Where: "binder", Dated: day}}, At: time.Date(2026, 11, 20, 16, 21, 0, 0, time.UTC)},
		"mfa-admin": {Conflict: []assessment.Voice{{By: "dana", Answer: assessment.Answer{Reply: assessment.Reply{Unknown: true}}},
			{By: "yan", Answer: assessment.Answer{Reply: assessment.Reply{Choice: "all"}}}}},
	}
	a.Drafts = []assessment.Draft{{Question: "records-held", Note: "half a sen"}}
	d.Session = assessment.NewSession(d.Bank, a)
	return d
}

// goldenScreens are the screens to look at: a question to go to, and keys to press there.
var goldenScreens = []struct{ name, at, keys string }{
	{"question-open", "records-held", ""}, {"question-answered", "auto-logoff", ""}, {"question-recorded", "records-held", "2"},
	{"question-many", "remote-ways", "1|3"}, {"question-date", "restore-test", ""}, {"question-number", "backup-age", "1"},
	{"question-site", "alarm", "@|1"}, {"question-carried", "mfa-email", ""}, {"question-differing", "mfa-admin", ""},
	{"question-vendors", "vendor-list", ""}, {"question-last-row", "unsupported-systems", "5"}, {"past-the-last", "", "end"},
	{"note", "auto-logoff", "n"}, {"evidence", "auto-logoff", "e|report|enter"}, {"decision", "auto-logoff", "d"},
	{"does-not-apply", "encrypt-laptops", "6|enter"}, {"find", "mfa-email", "g"}, {"find-encr", "mfa-email", "g|encr"},
	{"find-nothing", "mfa-email", "g|zzz"}, {"review", "mfa-email", "r"}, {"sign-off", "mfa-email", "r|ctrl+s"}, {"list", "vendor-list", "l|down"},
	{"list-add", "vendor-list", "l|a|Cloud|enter"}, {"who", "mfa-email", "w"}, {"flag", "mfa-email", "f"}, {"basis", "mfa-email", "o"},
	{"take-away", "auto-logoff", "-"}, {"keys", "mfa-email", "?"}, {"keys-list", "mfa-email", "g|?"}, {"explain", "mfa-email", "h"},
	{"so-far", "mfa-email", "v"}, {"not-saved", "records-held", "fail|1"}, {"leaving-unsaved", "records-held", "fail|1|q"}, {"start", "", "start"},
}

// TestGoldenScreens: every screen at three sizes, as it is drawn.
func TestGoldenScreens(t *testing.T) {
	for _, c := range goldenScreens {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 20}} {
			p := sitDown(t, shownDesk(t))
			p.resize(size[0], size[1])
			if c.at != "" {
				p.goes(c.at)
			}
			p.play(c.keys)
			p.fits()
			golden(t, fmt.Sprintf("%s-%dx%d", c.name, size[0], size[1]), p.View())
		}
	}
}

// play presses keys, or does what a screen needs besides.
func (p *seat) play(keys string) {
	for _, key := range strings.Split(keys, "|") {
		switch key {
		case "":
		case "fail":
			p.desk.fail = errors.New("disk is full")
		case "start":
			p.push(welcome(p.screen))
		case "end":
			for p.Session.Next() {
			}
		default:
			p.press(key)
		}
	}
}

// golden compares a screen with the one on file. Blanks at the ends of rows are not kept there.
func golden(t *testing.T, name, screen string) {
	t.Helper()
	var rows []string
	for _, row := range strings.Split(screen, "\n") {
		rows = append(rows, strings.TrimRight(row, " "))
	}
	got := strings.Join(rows, "\n") + "\n"
	path := filepath.Join("..", "..", "testdata", "golden", "screens", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s -want +got:\n%s", name, diff)
	}
}

// TestScreensInASCII: no character beyond ASCII is drawn where the terminal has none, and the smallest window will do.
func TestScreensInASCII(t *testing.T) {
	for _, c := range goldenScreens {
		p := sitDown(t, shownDesk(t))
		p.face.IsASCII = true
		p.resize(120, 40)
		if c.at != "" {
			p.goes(c.at)
		}
		p.play(c.keys)
		p.resize(40, 14)
		p.fits()
		for _, r := range p.View() {
			if r > '~' {
				t.Errorf("%s draws %q", c.name, r)
				break
			}
		}
	}
}

// readmeBlock is where the README shows a screen.
var readmeBlock = regexp.MustCompile("(?s)```\nMaple Family Dental.*?\n```\n")

// TestTheREADMEShowsAScreen that is one: drawn anew, and with -update written there.
func TestTheREADMEShowsAScreen(t *testing.T) {
	d := newDesk(t)
	a := d.Session.Assessment()
	a.Practice.Name, a.Sites = "Maple Family Dental", a.Sites[:1]
	a.People = []assessment.Person{{ID: "kim", Name: "Kim Lee", Role: "office manager"}}
	d.By = "kim"
	p := sitDown(t, d)
	p.press("3")
	p.goes("mfa-email")
	p.press("3")
	var rows []string
	for _, row := range strings.Split(p.View(), "\n") {
		rows = append(rows, strings.TrimRight(row, " "))
	}
	want := "```\n" + strings.Join(rows, "\n") + "\n```\n"
	path := filepath.Join("..", "..", "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		readme = readmeBlock.ReplaceAllLiteral(readme, []byte(want))
		if err := os.WriteFile(path, readme, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, string(readmeBlock.Find(readme))); diff != "" {
		t.Errorf("-screen +README:\n%s", diff)
	}
}

// TestThePictureShowsThisScreen: the README's picture of the interview is of the screen as it is now.
func TestThePictureShowsThisScreen(t *testing.T) {
	screen, err := os.ReadFile("../../testdata/golden/screens/question-answered-120x40.txt")
	if err != nil {
		t.Fatal(err)
	}
	picture, err := os.ReadFile("../../testdata/pictures/interview.svg")
	if err != nil {
		t.Fatal(err)
	}
	if string(picture) != string(pictures.SVG(string(screen))) {
		t.Error("interview.svg shows an older screen; run .ci/pictures")
	}
}
