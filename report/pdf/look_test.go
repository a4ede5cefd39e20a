package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"ephisra/report"
)

// TestLook: the colour and the logo of a house show, and nothing that is said changes by them.
func TestLook(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 400, 20))); err != nil {
		t.Fatal(err)
	}
	logo, err := report.ReadLogo(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	doc := sample(4)
	plain := drawn(t, doc, Options{Uncompressed: true})
	for name, brand := range map[string]color.RGBA{"dark": {R: 20, G: 90, B: 60, A: 255}, "too light for text": {R: 255, G: 210, A: 255}} {
		look := report.Look{Brand: &brand, Logo: logo}
		raw := drawn(t, doc, Options{Uncompressed: true, Look: look})
		if body(extract(t, raw)) != body(extract(t, plain)) {
			t.Errorf("%s: the look changes what the report says", name)
		}
		if !bytes.Contains(raw, []byte("/Subtype /Image")) || bytes.Contains(plain, []byte("/Subtype /Image")) {
			t.Errorf("%s: the logo is not where it should be", name)
		}
		conf := model.NewDefaultConfiguration()
		conf.ValidationMode = model.ValidationStrict
		if err := api.Validate(bytes.NewReader(drawn(t, doc, Options{Look: look})), conf); err != nil {
			t.Errorf("%s: pdfcpu: %v", name, err)
		}
		titles := words{style: sectionStyle}
		got := (&book{look: look}).branded(titles).(words).style.colour
		if want := map[bool]colour{true: {20, 90, 60}, false: accent}[report.Readable(brand)]; got != want {
			t.Errorf("%s: titles are drawn in %v, want %v", name, got, want)
		}
	}
}
