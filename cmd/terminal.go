package cmd

import (
	"io"
	"os"

	"golang.org/x/term"

	"ephisra/cmd/interview"
)

// sitAt lets line mode use the terminal a person sits at: its own line editor, or on a dumb one whole lines.
func (app *App) sitAt(p *interview.Plain) {
	in, isFile := app.In.(*os.File)
	if !isFile || !app.Terminal.In || app.noInput {
		return
	}
	out, isFile := app.Err.(*os.File)
	if !isFile || !app.Terminal.Err || app.Getenv("TERM") == "dumb" {
		p.Waiting = func() bool { return hasMore(in) }
		return
	}
	p.Terminal = &interview.Terminal{
		ReadWriter: struct {
			io.Reader
			io.Writer
		}{in, out},
		Raw: func() (func(), error) {
			before, err := term.MakeRaw(int(in.Fd()))
			if err != nil {
				return nil, err
			}
			return func() { _ = term.Restore(int(in.Fd()), before) }, nil
		},
		Size: func() (int, int) {
			width, height, _ := term.GetSize(int(out.Fd()))
			return width, height
		},
		Interrupt: interrupt, Suspend: suspend,
	}
}
