package pdf

import (
	"embed"
	"fmt"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/*.ttf
var fontFiles embed.FS

// fontNames are the files of the family, by face. fonts/README.md says where they are from.
var fontNames = [...]string{
	regular: "fonts/IBMPlexSans-Regular.ttf",
	bold:    "fonts/IBMPlexSans-SemiBold.ttf",
	italic:  "fonts/IBMPlexSans-Italic.ttf",
}

// fontStyles are gofpdf's names of the faces.
var fontStyles = [len(fontNames)]string{regular: "", bold: "B", italic: "I"}

// family measures text and knows which characters can be printed. It belongs to one report: the
// widths are looked up as they are needed.
type family struct {
	bytes  [len(fontNames)][]byte
	fonts  [len(fontNames)]*sfnt.Font
	widths [len(fontNames)][]int32 // by rune: the width in thousandths of the size plus 1; 0 is not looked up yet
	buffer sfnt.Buffer
}

// maxRune is the last rune gofpdf can write: it knows two bytes a character.
const maxRune = 0xFFFF

// missing is the width of a character that the font has no glyph for, or none that takes room.
const missing = -1

func loadFonts() (*family, error) {
	f := new(family)
	for i, name := range fontNames {
		var err error
		if f.bytes[i], err = fontFiles.ReadFile(name); err != nil {
			return nil, fmt.Errorf("reading the font %q: %w", name, err)
		}
		if f.fonts[i], err = sfnt.Parse(f.bytes[i]); err != nil {
			return nil, fmt.Errorf("reading the font %q: %w", name, err)
		}
		f.widths[i] = make([]int32, maxRune+1)
	}
	return f, nil
}

// printable reports whether every face can show the rune by itself. Marks that the font would set
// over the letter before them are left out: gofpdf cannot place them.
func (f *family) printable(r rune) bool {
	if r > maxRune || !unicode.IsGraphic(r) || r == unicode.ReplacementChar {
		return false
	}
	for i := range f.fonts {
		if f.advance(face(i), r) == missing {
			return false
		}
	}
	return true
}

// advance returns the width of a rune in thousandths of the size, or missing.
func (f *family) advance(in face, r rune) int32 {
	if r > maxRune || r < 0 {
		return missing
	}
	known := &f.widths[in][r]
	if *known == 0 {
		*known = f.lookUp(in, r) + 1
		if *known == 0 {
			*known = missing
		}
	}
	if *known == missing {
		return missing
	}
	return *known - 1
}

// lookUp asks the font. Glyph 0 is the box that stands for a glyph it does not have.
func (f *family) lookUp(in face, r rune) int32 {
	one := f.fonts[in]
	glyph, err := one.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return missing
	}
	units := fixed.I(int(one.UnitsPerEm()))
	width, err := one.GlyphAdvance(&f.buffer, glyph, units, font.HintingNone)
	if err != nil || width <= 0 {
		return missing
	}
	return int32(int(width) * 1000 / int(units))
}

// width returns the length of a text in points.
func (f *family) width(s style, text string) float64 {
	var sum int32
	for _, r := range text {
		sum += max(f.advance(s.face, r), 0)
	}
	return float64(sum) * s.size / 1000
}
