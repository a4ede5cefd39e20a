package cmd

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/assessment"
	"ephisra/questions"
)

func newVerifyCmd(app *App) *cobra.Command {
	copied := ""
	c := &cobra.Command{
		Use: "verify FILE", Short: "Check that what was signed has not changed",
		Long: "Check that the answers of a signed assessment are those that were signed. Line ends or another folder\n" +
			"change nothing, and the plan may live on. What changed is told item by item, against the signed copy\n" +
			"that stands beside the file. Exit code 0: as signed; 3: changed, or not signed.",
		Example: "  sra verify lakeside.yaml",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().
		StringVar(&copied, "signed", "", "compare with this signed `COPY`; without it, with the one beside the file")
	c.RunE = func(_ *cobra.Command, args []string) error { return runVerify(app, args[0], copied) }
	return c
}

func runVerify(app *App, path, copied string) error {
	bank, err := app.bank()
	if err != nil {
		return err
	}
	a, err := app.loadAsIs(path, bank)
	if err != nil {
		return err
	}
	signed := a.LastSignoff()
	if signed == nil {
		return stopped{exitFaults, path + " is not signed"}
	}
	if signed.Digest == assessment.Digest(a) {
		_, err := fmt.Fprintf(
			app.page(),
			"As signed by %s, %s, on %s.\nDigest %s\n",
			sanitize(signed.By),
			sanitize(signed.Role),
			assessment.DayOf(signed.At),
			signed.Digest,
		)
		return err
	}
	if err := app.tellChanges(path, copied, bank, a); err != nil {
		return err
	}
	return stopped{exitFaults, fmt.Sprintf("%s was changed since %s signed it on %s", path, signed.By,
		assessment.DayOf(signed.At))}
}

// tellChanges lists what is other than in the signed copy.
func (app *App) tellChanges(path, copied string, bank *questions.Bank, a *assessment.Assessment) error {
	was, err := app.signedCopy(path, copied, bank, a.LastSignoff().Digest)
	if err != nil {
		return err
	}
	if was == nil {
		_, err := fmt.Fprintln(
			app.page(),
			"No signed copy stands beside it, so what changed cannot be told; name one with --signed.",
		)
		return err
	}
	for _, c := range assessment.Changes(was, a) {
		if _, err := fmt.Fprintf(app.page(), "%s\n  was %s\n  is  %s\n", sanitize(strings.TrimSpace(c.Key+" "+c.ID)),
			orNothing(c.Was), orNothing(c.Is)); err != nil {
			return err
		}
	}
	return nil
}

func orNothing(text string) string {
	if text == "" {
		return "not there"
	}
	return sanitize(text)
}

// signedCopy finds the copy that has the digest: the one named, or one beside the file. None is no error.
func (app *App) signedCopy(path, copied string, bank *questions.Bank, digest string) (*assessment.Assessment, error) {
	if copied != "" {
		a, err := app.loadAsIs(copied, bank)
		if err == nil && assessment.Digest(a) != digest {
			err = usageError{fmt.Errorf("%q is not what was signed: its digest is another", copied)}
		}
		return a, err
	}
	if path == stdin {
		return nil, nil
	}
	ext := filepath.Ext(path)
	names, err := filepath.Glob(globText(strings.TrimSuffix(path, ext)) + "-signed-*" + globText(ext))
	if err != nil {
		return nil, errors.Join(errors.New("looking for the signed copy"), err)
	}
	for _, name := range names {
		src, err := app.read(name)
		if err != nil {
			continue // another copy may be the one
		}
		if a, _, err := assessment.Decode(name, src, bank); err == nil && assessment.Digest(a) == digest {
			return a, nil
		}
	}
	return nil, nil
}

// globText is a path that Glob takes by the letter.
func globText(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}
