package pdf

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"ephisra/report"
	"ephisra/testdata/hostile"
)

func TestCleanText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain text stays", "A practice (2 sites) & 30 people", "A practice (2 sites) & 30 people"},
		{"lines stay, as one kind", "a\nb\r\nc", "a\nb\nc"},
		{"a lone return is shown", "a\rb", "a[U+000D]b"},
		{"blanks of all kinds are blanks", "a\tb\u00a0c\u202fd\u3000e", "a b c d e"},
		{"composed", "e\u0301", "é"},
		{"a mark that has no composed form is shown", "q\u0301", "q[U+0301]"},
		{"escape", "\x1b[31m", "[U+001B][31m"},
		{"C1", "\u009b", "[U+009B]"},
		{"turning marks", "\u202eabc", "[U+202E]abc"},
		{"what says where a word may break", "so\u00adft\u200bly\u200d\ufeff", "softly"},
		{"bullets of every kind", "\u25cf a \uf0b7 b \u25aa c", "• a • b • c"},
		{"tick boxes", "\u2610 a \u2611 b \u2713 c \u2717 d", "[ ] a [x] b ✓ c [-] d"},
		{"bytes that are no text", "caf\xe9", "caf[U+FFFD]"},
		{"Chinese", "中", "[U+4E2D]"},
		{"emoji", "😀", "[U+1F600]"},
		{"private use, though the font has it", "\uefcc", "[U+EFCC]"},
		{"Greek, Cyrillic, Polish and signs are in the font", "Ω Ж Ł ≤ ≥ × ÷ • ✓ → “x” – …", "Ω Ж Ł ≤ ≥ × ÷ • ✓ → “x” – …"},
	} {
		clean := newCleaner(testFonts(t))
		if got := clean.text(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNotes(t *testing.T) {
	doc := &report.Document{Practice: "中",
		Sections: []report.Section{{ID: "notes", Title: "Notes",
			Blocks: []report.Block{report.Paragraph{Text: "中 and 😀 and 中"}}}}}
	var b strings.Builder
	notes, err := Write(&b, doc, Options{Uncompressed: true})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"U+4E2D, 3 times, first on the cover", `U+1F600, once, first in section "notes"`}
	if diff := cmp.Diff(notes.Unprintable, want); diff != "" {
		t.Errorf("notes (-got +want):\n%s", diff)
	}
	text := body(extract(t, []byte(b.String())))
	for _, want := range []string{"Charactersnotprinted", "[U+4E2D]and[U+1F600]", "U+4E2D(3times),U+1F600(once)"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	notes, _ = Write(&b, sample(2), Options{})
	if len(notes.Unprintable) > 0 {
		t.Errorf("the sample has notes: %q", notes.Unprintable)
	}
}

func TestDocumentIsNotChanged(t *testing.T) {
	doc, want := hostileDocument("中\x1b"), hostileDocument("中\x1b")
	drawn(t, doc, Options{})
	if diff := cmp.Diff(doc, want); diff != "" {
		t.Errorf("Write changed the document (-got +want):\n%s", diff)
	}
}

func TestWrap(t *testing.T) {
	f := testFonts(t)
	s := style{face: regular, size: 10}
	for _, c := range []struct {
		name, in string
		width    float64
		want     []string
	}{
		{"nothing is one empty line", "", 50, []string{""}},
		{"blanks are nothing", "   ", 50, []string{""}},
		{"fits", "one two", 50, []string{"one two"}},
		{"breaks at a blank", "one two three", 42, []string{"one two", "three"}},
		{"keeps the writer's lines", "a\n\nb", 50, []string{"a", "", "b"}},
		{"breaks behind a hyphen", "remote-login", 50, []string{"remote-", "login"}},
		{"leaves a date whole", "on 2026-11-23", 56, []string{"on", "2026-11-23"}},
		{"breaks a word that is too long", "iiiiiiiiii", 9, []string{"iii", "iii", "iii", "i"}},
		{"goes on behind a broken word", "iiii i", 9, []string{"iii", "i i"}},
		{"one letter a line at least", "WW", 1, []string{"W", "W"}},
	} {
		if diff := cmp.Diff(f.wrap(s, c.in, c.width), c.want); diff != "" {
			t.Errorf("%s (-got +want):\n%s", c.name, diff)
		}
	}
}

func TestFit(t *testing.T) {
	f := testFonts(t)
	long := strings.Repeat("Lakeside Family Practice ", 200)
	if got := f.fit(runningStyle, long, 200); f.width(runningStyle, got) > 200 || !strings.HasSuffix(got, "…") ||
		len(got) < 30 {
		t.Errorf("got %q of width %.1f, want 200 at most", got, f.width(runningStyle, got))
	}
	if got := f.fit(runningStyle, "Lakeside", 200); got != "Lakeside" {
		t.Errorf("a short text becomes %q", got)
	}
}

// TestWidthsAreThoseOfGofpdf holds our measuring against what gofpdf puts into the file.
func TestWidthsAreThoseOfGofpdf(t *testing.T) {
	f := testFonts(t)
	b := &book{frame: newFrame(papers[Letter]), family: f}
	p := b.open(&report.Document{}, Options{})
	known := 0
	for i := range fontNames {
		p.SetFont(familyName, fontStyles[i], 10)
		for r := rune(' '); r < maxRune; r++ {
			if !f.printable(r) {
				continue
			}
			known++
			if got, want := int(f.advance(face(i), r)), p.GetStringSymbolWidth(string(r)); got != want {
				t.Errorf("face %d, %q: width %d, gofpdf says %d", i, r, got, want)
			}
		}
	}
	if known < 3*700 {
		t.Errorf("only %d glyphs compared", known)
	}
	if err := p.Error(); err != nil {
		t.Error(err)
	}
}

func TestFontsAreAllThere(t *testing.T) {
	f := testFonts(t)
	total := 0
	for i, b := range f.bytes {
		total += len(b)
		if bytes.Equal(b, f.bytes[(i+1)%len(f.bytes)]) {
			t.Errorf("face %d is the same as the next", i)
		}
	}
	if total > 1_500_000 {
		t.Errorf("the fonts take %d bytes, want 1.5 MB at most", total)
	}
	for r := rune(' '); r < 0x17f; r++ { // Latin, Latin-1, Latin Extended-A
		if unicode.IsGraphic(r) && r != 0x149 && !f.printable(r) {
			t.Errorf("%q is not printable", r)
		}
	}
}

// withPlainMarks puts the marks of word processors that the font lacks as they are to be printed.
func withPlainMarks(f *family, text string) string {
	var b strings.Builder
	for _, r := range text {
		if isPlainMark(r) && !f.printable(r) {
			b.WriteString(plainMarks[r])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func FuzzCleanAndWrap(f *testing.F) {
	for _, x := range hostile.Texts() {
		f.Add(x[:min(len(x), 200)], 40.0)
	}
	fonts := testFonts(f)
	f.Fuzz(func(t *testing.T, x string, width float64) {
		clean := newCleaner(fonts)
		text := clean.text(x)
		for _, r := range text {
			if r != '\n' && !fonts.printable(r) {
				t.Fatalf("%q becomes %q, and %q cannot be printed", x, text, r)
			}
		}
		if again := clean.text(text); again != text {
			t.Errorf("cleaned twice: %q, then %q", text, again)
		}
		marked := withPlainMarks(fonts, x) // these alone are changed without a note
		if plain := norm.NFC.String(x); plain == x && len(clean.found) == 0 && unspaced(text) != unspaced(marked) {
			t.Errorf("%q becomes %q without a note", x, text)
		}
		if !(width > 0 && width < 1000) {
			width = 30
		}
		lines := fonts.wrap(bodyStyle, text, width)
		if got := strings.Join(lines, ""); unspaced(got) != unspaced(text) {
			t.Errorf("wrapped: %q, want the letters of %q", got, text)
		}
		for _, l := range lines {
			if w := fonts.width(bodyStyle, l); w > width+0.001 && len([]rune(l)) > 1 {
				t.Errorf("line %q is %.2f wide, want %.2f at most", l, w, width)
			}
		}
	})
}
