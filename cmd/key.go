package cmd

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"ephisra/assessment/store"
)

func newKeyCmd(app *App) *cobra.Command {
	c := &cobra.Command{Use: "key", Short: "Keep assessments encrypted: make a key, show its public half, encrypt a file",
		Long: "Files whose name ends with .age are encrypted (https://age-encryption.org/v1), and are read and written\n" +
			"like any other with --key. A lost key is a lost record: put the public key of somebody else, too, into a\n" +
			"file recipients.txt beside the assessments, a line each. Who is named there can open what is saved from\n" +
			"then on."}
	c.AddCommand(newKeyNewCmd(app), newKeyShowCmd(app), newKeyEncryptCmd(app))
	return c
}

func newKeyNewCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "new KEYFILE", Short: "Make a key, and keep it in a new file under a passphrase",
		Example: "  sra key new lakeside.key\n  sra new lakeside-2027.yaml.age --key lakeside.key",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return app.newKey(args[0]) },
	}
}

// fewestSigns is how many characters a passphrase has at least.
const fewestSigns = 12

func (app *App) newKey(path string) error {
	if err := store.Free(path); err != nil {
		return err
	}
	passphrase, err := app.newPassphrase()
	if err != nil {
		return err
	}
	key, file, err := store.NewKey(passphrase, app.Now())
	if err != nil {
		return err
	}
	if err := store.Create(path, file); err != nil {
		return err
	}
	name := shellPath(path)
	_, err = fmt.Fprintf(app.Out, "%s\n", key.Recipient())
	fmt.Fprintf(app.Err, "The key is in %s; what is printed is its public half.\nKeep a copy of the file, and the "+
		"passphrase, where you will find them in six years: without them nobody can open what it encrypts.\n"+
		"To begin: sra new maple.yaml.age --key %s\n", sanitize(path), name)
	return err
}

// newPassphrase asks for a passphrase twice; one from a file is taken once.
func (app *App) newPassphrase() (string, error) {
	passphrase, err := app.passphrase("New passphrase: ")
	if err != nil {
		return "", err
	}
	if len([]rune(passphrase)) < fewestSigns {
		return "", fmt.Errorf("the passphrase is short; take at least %d characters, such as four words that have nothing "+
			"to do with each other", fewestSigns)
	}
	if app.passphraseFile != "" {
		return passphrase, nil
	}
	again, err := app.passphrase("The same again: ")
	if err == nil && again != passphrase {
		err = errors.New("the two are not the same; no key was made")
	}
	return passphrase, err
}

func newKeyShowCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "show KEYFILE", Short: "Print the public half of a key, for recipients.txt",
		Example: "  sra key show lakeside.key >> recipients.txt",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			app.keyFile = args[0]
			key, err := app.unlock()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(app.Out, key.Recipient())
			return err
		},
	}
}

func newKeyEncryptCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "encrypt FILE", Short: "Write an assessment encrypted, to FILE.age",
		Long: "Write an assessment encrypted, to FILE.age. FILE stays: delete it, its .bak and other copies yourself once\n" +
			"FILE.age opens. What was deleted can often be read from the disk all the same: encrypt the disk, too.",
		Example: "  sra key encrypt lakeside.yaml --key lakeside.key",
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return app.encryptFile(args[0]) },
	}
}

func (app *App) encryptFile(path string) error {
	if store.IsSealed(path) {
		return usageError{fmt.Errorf("%q is encrypted already", path)}
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	if _, err := app.loadAsIs(path, bank); err != nil { // what is broken is mended first
		return err
	}
	content, err := store.Read(path)
	if err != nil {
		return err
	}
	sealed := path + store.SealedEnd
	if err := app.vault.Create(sealed, content); err != nil {
		return err
	}
	_, err = fmt.Fprintf(app.Err, "Encrypted to %s. %s is still there, and so are copies of it.\n", sanitize(sealed),
		sanitize(path))
	return err
}
