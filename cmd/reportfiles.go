package cmd

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"ephisra/assessment/risk"
	"ephisra/assessment/store"
	"ephisra/report"
	"ephisra/report/html"
	"ephisra/report/markdown"
	"ephisra/report/pdf"
	"ephisra/report/scores"
	"ephisra/report/xlsx"
)

// reportFile is a file to write, with its name in the folder.
type reportFile struct {
	name    string
	content []byte
}

// drawing is the report of one assessment, to be drawn in each format.
type drawing struct {
	app    *App
	job    *reportJob
	path   string
	base   string // of every name: that of the assessment
	result *risk.Result
	doc    *report.Document
}

// reportFormat is a form of the report, and what draws it.
type reportFormat struct {
	name string
	draw func(*drawing) ([]reportFile, error)
}

// reportFormats are all there are, in the order they are named.
var reportFormats = []reportFormat{
	{"pdf", (*drawing).pdf},
	{"md", (*drawing).markdown},
	{"html", (*drawing).html},
	{"xlsx", (*drawing).xlsx},
	{"csv", (*drawing).csv},
	{"json", (*drawing).json},
}

func formatNames() string {
	return strings.Join(report.Each(reportFormats, func(f reportFormat) string { return f.name }), ", ")
}

func reportFormatOf(name string) *reportFormat {
	at := slices.IndexFunc(reportFormats, func(f reportFormat) bool { return f.name == name })
	if at < 0 {
		return nil
	}
	return &reportFormats[at]
}

// partWords end the names of files that hold one part, so that they never replace the whole report.
var partWords = map[report.Part]string{
	report.NoPart: "-risk-assessment", report.ForOwner: "-risk-summary", report.WholeReport: "-risk-report",
	report.EvidencePart: "-risk-evidence",
}

// baseName is the assessment's own name, without its ending.
func baseName(path string) string {
	if path == stdin {
		return "assessment"
	}
	return strings.TrimSuffix(filepath.Base(path), store.Ext(path))
}

// distinct says what would make one report replace another. Many disks take names that differ only in case, or in how
// their accents are put together, for one.
func (job *reportJob) distinct(paths []string) error {
	seen := map[string]string{}
	for _, path := range paths {
		name := baseName(path)
		key := strings.ToLower(norm.NFC.String(name))
		if other, taken := seen[key]; taken {
			return fmt.Errorf("%q and %q would both be written as %q; give each a folder of its own with -o", other, path,
				name+partWords[job.part]+"."+job.draw[0].name)
		}
		seen[key] = path
	}
	return nil
}

// file is a file of this drawing.
func (d *drawing) file(ending string, content []byte) reportFile {
	return reportFile{d.base + partWords[d.job.part] + ending, content}
}

func (d *drawing) pdf() ([]reportFile, error) {
	var b bytes.Buffer
	notes, err := pdf.Write(&b, d.doc, pdf.Options{Paper: d.job.seen.paper, Look: d.job.seen.Look})
	if n := notes.Characters; n > 0 {
		fmt.Fprintf(d.app.Err, "note: characters not in the PDF's font: %d; each is printed as its code, and listed at "+
			"the end of the report\n", n)
	}
	return []reportFile{d.file(".pdf", b.Bytes())}, err
}

// markdown draws two pages, or one where a part alone is asked for.
func (d *drawing) markdown() ([]reportFile, error) {
	var b, evidence bytes.Buffer
	if d.job.part != report.NoPart {
		err := markdown.Write(&b, d.doc)
		return []reportFile{d.file(".md", b.Bytes())}, err
	}
	first := d.file(".md", nil)
	second := reportFile{name: d.base + partWords[report.EvidencePart] + ".md"}
	err := markdown.WriteTwo(&b, &evidence, d.doc, first.name, second.name)
	first.content, second.content = b.Bytes(), evidence.Bytes()
	return []reportFile{first, second}, err
}

func (d *drawing) html() ([]reportFile, error) {
	var b bytes.Buffer
	err := html.Write(&b, d.doc, d.job.seen.Look)
	return []reportFile{d.file(".html", b.Bytes())}, err
}

// xlsx, csv and json hold everything, whichever part is asked for: they are lists, not pages.
func (d *drawing) xlsx() ([]reportFile, error) {
	var b bytes.Buffer
	err := xlsx.Write(&b, d.doc, report.Sheets(d.result))
	return []reportFile{{d.base + partWords[report.NoPart] + ".xlsx", b.Bytes()}}, err
}

// csv draws a file for each sheet.
func (d *drawing) csv() ([]reportFile, error) {
	var files []reportFile
	for _, s := range report.Sheets(d.result) {
		var b bytes.Buffer
		if err := scores.CSV(&b, &s); err != nil {
			return nil, err
		}
		files = append(files, reportFile{d.base + "-" + s.Key + ".csv", b.Bytes()})
	}
	return files, nil
}

func (d *drawing) json() ([]reportFile, error) {
	var b bytes.Buffer
	err := scores.ReportJSON(&b, filepath.Base(d.path), d.result)
	return []reportFile{{d.base + partWords[report.NoPart] + ".json", b.Bytes()}}, err
}
