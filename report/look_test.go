package report

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

func rgb(r, g, b uint8) *color.RGBA { return &color.RGBA{R: r, G: g, B: b, A: 255} }

func TestReadColour(t *testing.T) {
	for text, want := range map[string]*color.RGBA{
		"#1a5f3c": rgb(0x1a, 0x5f, 0x3c), "1A5F3C": rgb(0x1a, 0x5f, 0x3c), "#000000": rgb(0, 0, 0),
		"": nil, "mauve": nil, "#1a5f3": nil, "#1a5f3c0": nil, "#1a5f3g": nil, "#1a5f3c ff": nil, "##1a5f3c": nil,
	} {
		got, err := ReadColour(text)
		if want == nil && err == nil || want != nil && (err != nil || *got != *want) {
			t.Errorf("ReadColour(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
}

func TestReadable(t *testing.T) {
	for c, want := range map[color.RGBA]bool{*rgb(0, 0, 0): true, *rgb(22, 58, 92): true, *rgb(118, 118, 118): true,
		*rgb(120, 120, 120): false, *rgb(255, 255, 255): false, *rgb(255, 210, 0): false} {
		if Readable(c) != want {
			t.Errorf("Readable(%v) = %v", c, !want)
		}
	}
}

// TestReadLogo: whatever form a picture has, it becomes a PNG of eight bits a colour, as large as it was.
func TestReadLogo(t *testing.T) {
	deep := image.NewRGBA64(image.Rect(3, 4, 33, 14))
	grey := image.NewGray16(image.Rect(0, 0, 30, 10))
	few := image.NewPaletted(image.Rect(0, 0, 30, 10), color.Palette{color.Transparent, color.Black})
	var pictures [][]byte
	for _, p := range []image.Image{deep, grey, few} {
		var b bytes.Buffer
		if err := png.Encode(&b, p); err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, b.Bytes())
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, grey, nil); err != nil {
		t.Fatal(err)
	}
	for i, src := range append(pictures, b.Bytes()) {
		logo, err := ReadLogo(src)
		if err != nil {
			t.Errorf("picture %d: %v", i, err)
			continue
		}
		size, err := png.DecodeConfig(bytes.NewReader(logo.PNG))
		if err != nil || size.Width != 30 || size.Height != 10 || logo.Width != 30 || logo.Height != 10 {
			t.Errorf("picture %d became %v, %v", i, size, err)
		}
	}
	var wide bytes.Buffer
	if err := png.Encode(&wide, image.NewGray(image.Rect(0, 0, logoLimit+1, 1))); err != nil {
		t.Fatal(err)
	}
	for _, src := range [][]byte{nil, []byte("GIF89a"), pictures[0][:40], pictures[0][:60], wide.Bytes()} {
		if logo, err := ReadLogo(src); err == nil {
			t.Errorf("ReadLogo(%.20q) = %v, want an error", src, logo)
		}
	}
}
