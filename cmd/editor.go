package cmd

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// editText lets a person edit a text in an editor of their own. The copy lies in a folder only they can open, and is
// gone afterwards, whatever happened.
func (app *App) editText(text string) (edited string, err error) {
	words, err := app.editor()
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "sra-")
	if err != nil {
		return "", fmt.Errorf("there is no place for the editor's copy; set TMPDIR to a folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	file := filepath.Join(dir, "note.txt")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		return "", err
	}
	c := exec.Command(words[0], append(words[1:], file)...)
	c.Stdin, c.Stdout, c.Stderr = app.In, app.Err, app.Err
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("the editor %q failed (%w); set VISUAL or EDITOR to one that works", words[0], err)
	}
	src, err := os.ReadFile(file)
	return string(src), err
}

// editors are tried where neither VISUAL nor EDITOR says which one.
var editors = []string{"nano", "vi", "notepad"}

// editor returns the command of the editor, with its arguments.
func (app *App) editor() ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(app.Getenv(name)); len(words) > 0 {
			return words, nil
		}
	}
	for _, name := range editors {
		if _, err := exec.LookPath(name); err == nil {
			return []string{name}, nil
		}
	}
	return nil, errors.New("no editor was found; set VISUAL or EDITOR to one")
}
