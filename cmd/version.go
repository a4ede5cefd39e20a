package cmd

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the release this source belongs to.
const version = "0.1.0"

func newVersionCmd(app *App) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the version of sra", Args: cobra.NoArgs, Example: "  sra version",
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(app.Out, "sra %s%s\n", version, commit())
			return err
		},
	}
}

// commit names the commit the program was built from, where the build knows it.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return " (" + s.Value + ")"
		}
	}
	return ""
}
