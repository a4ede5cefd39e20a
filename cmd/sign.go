package cmd

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/assessment/store"
)

// signOptions are the flags of sra sign.
type signOptions struct {
	by, role string
	yes      bool
}

func newSignCmd(app *App) *cobra.Command {
	var opts signOptions
	c := &cobra.Command{
		Use: "sign FILE", Short: "Sign an assessment off, as it stands today",
		Long: "Sign an assessment off: it binds a name and a role to the answers by a digest, moves the assessment to\n" +
			"today and keeps a dated copy that is not written to. Items may be open; the report lists them. Afterwards the\n" +
			"answers are not changed; \"sra interview --amend\" starts from them anew. A signature is no certificate: the\n" +
			"Security Rule asks for none.",
		Example: "  sra sign lakeside.yaml --by \"Kim Lee\" --role \"security official\"",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&opts.by, "by", "", "`NAME` of who signs")
	c.Flags().StringVar(&opts.role, "role", "", "`ROLE` of who signs")
	c.Flags().BoolVar(&opts.yes, "yes", false, "sign without asking")
	c.RunE = func(_ *cobra.Command, args []string) error { return runSign(app, args[0], opts) }
	return c
}

func runSign(app *App, path string, opts signOptions) error {
	if err := errors.Join(needed("--by", opts.by), needed("--role", opts.role)); err != nil {
		return usageError{err}
	}
	bank, err := app.bank()
	if err != nil {
		return err
	}
	return app.withFile(path, bank, assessment.Decode, func(f *store.File, a *assessment.Assessment) error {
		if err := app.checkUnsigned(path, a); err != nil {
			return err
		}
		if assessment.Blank(a.Practice.Name) {
			return usageError{errors.New("the practice has no name yet; give it one in the interview with p")}
		}
		session := assessment.NewSession(bank, a)
		if err := app.agreed(a, session.Progress(), opts); err != nil {
			return err
		}
		if err := a.Sign(opts.by, opts.role, app.Now()); err != nil {
			return usageError{err}
		}
		if err := saveTo(f, bank, a); err != nil {
			return fmt.Errorf("not signed: %w", err)
		}
		return app.tellSigned(path, a)
	})
}

// needed is an error for a flag that is not given, or blank.
func needed(flag, text string) error {
	if assessment.Blank(text) {
		return fmt.Errorf("%s is needed: a sign-off has a name and a role", flag)
	}
	return nil
}

// agreed asks whether to sign, unless --yes says so already. Nobody at a terminal means no.
func (app *App) agreed(a *assessment.Assessment, p assessment.Progress, opts signOptions) error {
	if opts.yes {
		return nil
	}
	if app.noInput || !app.Terminal.In {
		return usageError{errors.New("nobody can be asked whether to sign; give --yes")}
	}
	fmt.Fprintf(app.Err, "%s: %s.\nSign it as %s, %s? Type yes: ", sanitize(a.Practice.Name), p, sanitize(opts.by),
		sanitize(opts.role))
	line, _ := bufio.NewReader(app.In).ReadString('\n') // the end of the input is no yes
	if !strings.EqualFold(strings.TrimSpace(line), "yes") {
		return usageError{errors.New("not signed")}
	}
	return nil
}

// tellSigned keeps the dated copy and says what was signed.
func (app *App) tellSigned(path string, a *assessment.Assessment) error {
	signed := a.LastSignoff()
	copied, err := keepCopy(path, signed)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(app.page(), "Signed by %s, %s, on %s.\nDigest %s\nCopy   %s\n", sanitize(signed.By),
		sanitize(signed.Role), assessment.DayOf(signed.At), signed.Digest, sanitize(copied))
	fmt.Fprintf(app.Err, "Its report: sra report %s\n", app.fileArg(path))
	return err
}

// keepCopy keeps a signed file, as it is on disk, under its dated name.
func keepCopy(path string, signed *assessment.Signoff) (string, error) {
	content, err := store.Read(path)
	copied := ""
	if err == nil {
		copied, err = keepSigned(path, assessment.DayOf(signed.At), content)
	}
	if err != nil {
		return "", fmt.Errorf("signed and saved, but the dated copy cannot be kept: %w", err)
	}
	return copied, nil
}

// isKept reports whether a file holds some bytes already.
func isKept(name string, content []byte) bool {
	kept, err := os.ReadFile(name)
	return err == nil && bytes.Equal(kept, content)
}
