package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/spf13/pflag"

	"ephisra/assessment/store"
	"ephisra/report"
	"ephisra/report/pdf"
)

// lookOptions are the flags for how a report looks.
type lookOptions struct{ brand, logo, paper string }

func (o *lookOptions) add(f *pflag.FlagSet) {
	f.StringVar(&o.brand, "brand", "", "draw titles and bars in `COLOR`, such as #1a5f3c")
	f.StringVar(&o.logo, "logo", "", "set the picture in `FILE`, PNG or JPEG, on the cover")
	f.StringVar(&o.paper, "paper", "letter", "`SIZE` of the PDF's pages: letter or a4")
}

// look is how a report is to look.
type look struct {
	report.Look
	paper pdf.Paper
}

// papers are what --paper takes.
var papers = []string{pdf.Letter: "letter", pdf.A4: "a4"}

// read reads the flags and the picture, and tells all that is wrong with them.
func (o *lookOptions) read() (look, error) {
	seen := look{paper: pdf.Paper(slices.Index(papers, o.paper))}
	var faults []error
	if seen.paper < 0 {
		faults = append(faults, fmt.Errorf("unknown paper %q; use letter or a4", o.paper))
	}
	if o.brand != "" {
		colour, err := report.ReadColour(o.brand)
		seen.Brand = colour
		faults = append(faults, err)
	}
	if o.logo != "" {
		src, err := store.Read(o.logo)
		if err == nil {
			seen.Logo, err = report.ReadLogo(src)
		}
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("there is no file %q for --logo; look at the path", o.logo)
		}
		faults = append(faults, err)
	}
	return seen, errors.Join(faults...)
}
