package cmd

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/report"
	"ephisra/testdata/assessments"
)

// worked is the sample that is written where none is named: every question answered, and much to find.
const worked = "ransomware-plastic-surgery"

func newSampleCmd(app *App) *cobra.Command {
	kind := worked
	c := &cobra.Command{
		Use: "sample FILE", Short: "Write a worked example: a made-up practice, answered",
		Long: "Write the assessment of a made-up practice to a new file, to look at the interview, the score and the\n" +
			"report before starting one's own. An existing file is never touched.",
		Example: "  sra sample example.yaml",
		Args:    cobra.ExactArgs(1),
	}
	c.Flags().StringVar(&kind, "kind", worked, "which `SAMPLE`: "+strings.Join(sampleKinds(), ", "))
	c.RunE = func(_ *cobra.Command, args []string) error { return runSample(app, args[0], kind) }
	return c
}

func runSample(app *App, path, kind string) error {
	src, err := assessments.Samples.ReadFile(kind + ".yaml")
	if err != nil {
		return usageError{fmt.Errorf("there is no sample %q; there are %s", kind, strings.Join(sampleKinds(), ", "))}
	}
	if err := app.vault.Create(path, src); err != nil {
		return err
	}
	file := app.fileArg(path)
	_, err = fmt.Fprintf(app.Err, "Wrote a made-up practice to %s.\nTo look at its answers: sra interview %s\n"+
		"What they mean: sra score %s\nIts report: sra report %s\n", sanitize(path), file, file, file)
	return err
}

// sampleKinds names the samples.
func sampleKinds() []string {
	files, _ := assessments.Samples.ReadDir(".") // embedded: it is there
	return report.Each(files, func(f fs.DirEntry) string { return strings.TrimSuffix(f.Name(), ".yaml") })
}
