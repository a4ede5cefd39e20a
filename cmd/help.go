package cmd

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"ephisra/report/terminal"
)

// widestHelp is how wide help is where no terminal says less.
const widestHelp = 110

// setHelp lets help fit the terminal, and makes help for what is not there a usage error.
func (app *App) setHelp(root *cobra.Command) {
	help := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		width := widestHelp
		if w := app.outWidth(); w > 0 {
			width = min(w, widestHelp)
		}
		var b bytes.Buffer
		c.Long = terminal.Wrap(strings.ReplaceAll(c.Long, "\n", " "), width) // its lines were those of the source
		c.SetOut(&b)
		help(c, args)
		fmt.Fprint(app.Out, foldHelp(b.String(), width))
	})
	root.SetHelpCommand(newHelpCmd(root))
	root.InitDefaultHelpCmd()
	root.SetHelpCommandGroupID(programGroup)
	root.SetCompletionCommandGroupID(programGroup)
}

// foldHelp breaks lines to fit, but for examples, which are to be pasted whole.
func foldHelp(text string, width int) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if !strings.HasPrefix(l, "  sra ") {
			lines[i] = terminal.Fold(l, width)
		}
	}
	return strings.Join(lines, "\n")
}

// newHelpCmd prints the help of a command; one that is not there is a usage error.
func newHelpCmd(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "Help about a command",
		RunE: func(_ *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return wrongUse(root, fmt.Errorf("there is no command %q", strings.Join(args, " ")))
			}
			found.InitDefaultHelpFlag()
			return found.Help()
		},
	}
}
