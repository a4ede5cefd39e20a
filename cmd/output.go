package cmd

import (
	"encoding/json"
	"io"

	"ephisra/report"
	"ephisra/report/terminal"
)

// output is a stream that remembers its first failure, so that a full disk ends a command with exit
// code 1 even where the command itself did not look.
type output struct {
	io.Writer
	failed error
}

// Write writes and keeps the first error.
func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if err != nil && o.failed == nil {
		o.failed = err
	}
	return n, err
}

// page is standard output for text that a person reads: at a terminal, lines are broken to fit it.
func (app *App) page() io.Writer { return terminal.Folder{Writer: app.Out, Width: app.outWidth()} }

// style draws on standard output.
func (app *App) style() terminal.Style { return terminal.NewStyle(app.Out) }

// documentText prints a document on standard output.
func (app *App) documentText(doc *report.Document) error {
	return terminal.Write(app.Out, doc, app.style(), app.outWidth())
}

func (app *App) writeJSON(v any) error {
	enc := json.NewEncoder(app.Out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
