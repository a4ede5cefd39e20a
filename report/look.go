package report

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // logos come as these two
	"image/png"
	"math"
	"strings"
)

// Look is what a report shows of the house that made it. None of it changes what the report says.
type Look struct {
	Brand *color.RGBA // in place of the report's blue; nil: the blue
	Logo  *Logo       // on the cover; nil: none
}

// ReadColour reads a colour such as "#1a5f3c" or "1a5f3c".
func ReadColour(text string) (*color.RGBA, error) {
	c, err := hex.DecodeString(strings.TrimPrefix(text, "#"))
	if err != nil || len(c) != 3 {
		return nil, fmt.Errorf("%q is no colour; write it as six digits, such as #1a5f3c", text)
	}
	return &color.RGBA{R: c[0], G: c[1], B: c[2], A: 255}, nil
}

// Readable reports whether text of a colour can be read on white (WCAG 2.1, 1.4.3: 4.5 to 1).
func Readable(c color.RGBA) bool { return 1.05/(lightness(c)+0.05) >= 4.5 }

// lightness is the relative luminance of WCAG 2.1, 0 to 1.
func lightness(c color.RGBA) float64 {
	part := func(v uint8) float64 {
		if x := float64(v) / 255; x > 0.03928 {
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// Logo is a picture as PNG, eight bits a colour.
type Logo struct {
	PNG           []byte
	Width, Height int // in pixels
}

// logoLimit is the most pixels a side of a logo may have: it is printed two inches wide.
const logoLimit = 2000

// ReadLogo reads a PNG or JPEG picture and writes it anew, in the one form that every reader of a report shows.
func ReadLogo(src []byte) (*Logo, error) {
	size, _, err := image.DecodeConfig(bytes.NewReader(src))
	if err != nil {
		return nil, errors.New("the logo is neither a PNG nor a JPEG picture")
	}
	if size.Width > logoLimit || size.Height > logoLimit {
		return nil, fmt.Errorf("the logo has %d by %d pixels; at most %d a side fit, so make it smaller", size.Width,
			size.Height, logoLimit)
	}
	picture, _, err := image.Decode(bytes.NewReader(src))
	if err != nil {
		return nil, fmt.Errorf("reading the logo: %w", err)
	}
	plain := image.NewNRGBA(image.Rect(0, 0, size.Width, size.Height))
	draw.Draw(plain, plain.Bounds(), picture, picture.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, plain); err != nil {
		return nil, fmt.Errorf("writing the logo: %w", err)
	}
	return &Logo{out.Bytes(), size.Width, size.Height}, nil
}
