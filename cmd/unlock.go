package cmd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"golang.org/x/term"

	"ephisra/assessment/store"
)

// unlock opens the key of --key, asking for its passphrase where it has one. It is called once, and only where an
// encrypted file is met.
func (app *App) unlock() (*store.Key, error) {
	if app.keyFile == "" {
		return nil, usageError{errors.New("encrypted files need a key; name its file: --key FILE (sra key new makes one)")}
	}
	file, err := store.Read(app.keyFile)
	if err != nil {
		return nil, err
	}
	passphrase := ""
	if store.NeedsPassphrase(file) {
		if passphrase, err = app.passphrase("Passphrase of " + app.keyFile + ": "); err != nil {
			return nil, err
		}
	}
	key, err := store.OpenKey(file, passphrase)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", app.keyFile, err)
	}
	return key, nil
}

// passphrase reads a passphrase from --passphrase-file, or asks for it at a terminal, where nothing of it is shown.
func (app *App) passphrase(prompt string) (string, error) {
	if app.passphraseFile != "" {
		src, err := store.Read(app.passphraseFile)
		line, _, _ := strings.Cut(string(src), "\n")
		return strings.TrimSuffix(line, "\r"), err
	}
	in, isFile := app.In.(*os.File)
	if !isFile || !app.Terminal.In || !app.Terminal.Err || app.noInput {
		return "", usageError{errors.New("the key has a passphrase: it is asked for at a terminal; elsewhere name a file " +
			"whose first line it is: --passphrase-file FILE")}
	}
	fmt.Fprint(app.Err, sanitize(prompt))
	text, err := readHidden(int(in.Fd()))
	fmt.Fprintln(app.Err)
	return text, err
}

// readHidden reads a line at a terminal without showing it. A signal gives the terminal back first.
func readHidden(fd int) (string, error) {
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(caught)
	type line struct {
		text []byte
		err  error
	}
	read := make(chan line, 1)
	go func() {
		text, err := term.ReadPassword(fd)
		read <- line{text, err}
	}()
	select {
	case s := <-caught:
		return "", errors.Join(stopped{leaveCodes[s], "stopped; nothing was read or changed"}, term.Restore(fd, before))
	case got := <-read:
		if errors.Is(got.err, io.EOF) {
			got.err = errors.New("no passphrase was given")
		}
		return string(got.text), got.err
	}
}
