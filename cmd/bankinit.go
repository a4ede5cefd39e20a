package cmd

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"ephisra/assessment/store"
	"ephisra/questions"
)

func newBankInitCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "init DIR", Short: "Write a small bank to begin one's own with, on state law for instance",
		Long: "Write a small bank with comments into a new folder: it lies on top of the built-in one and asks two\n" +
			"questions more. Change it to what your state or your group asks for, and use it with --bank DIR.",
		Example: "  sra bank init my-bank\n  sra bank check my-bank\n  sra --bank my-bank bank show state-notice-law",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return runBankInit(app, args[0]) },
	}
}

func runBankInit(app *App, dir string) error {
	if err := store.Free(dir); err != nil {
		return err
	}
	if err := copyNew(dir, questions.Starter(), namedAfter(dir)); err != nil {
		return err
	}
	name := shellPath(dir)
	_, err := fmt.Fprintf(app.Err, "Wrote %s. Look for faults: sra bank check %s\n"+
		"To ask its questions too: sra --bank %s interview FILE\n", sanitize(dir), name, name)
	return err
}

// copyNew copies a folder to where none is yet.
func copyNew(dir string, from fs.FS, change func([]byte) []byte) error {
	return fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
		to := filepath.Join(dir, filepath.FromSlash(path))
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.Mkdir(to, 0o755)
		}
		src, err := fs.ReadFile(from, path)
		if err != nil {
			return err
		}
		return store.Create(to, change(src))
	})
}

// namedAfter gives the bank the name of its folder, where that can be an id.
func namedAfter(dir string) func([]byte) []byte {
	id := filepath.Base(dir)
	if !questions.IsID(id) {
		return func(src []byte) []byte { return src }
	}
	return func(src []byte) []byte {
		return bytes.Replace(src, []byte("\nid: my-bank\n"), []byte("\nid: "+id+"\n"), 1)
	}
}
