package interview

import (
	"errors"
	"io"
	"strings"

	"github.com/charmbracelet/huh"

	"ephisra/assessment"
)

// AskNames asks at a terminal, in one short form, for the names an assessment starts with. A name
// may be left empty. Leaving the form is huh.ErrUserAborted, and nothing is set then.
func AskNames(in io.Reader, out io.Writer, practice, by, role *string) error {
	form := huh.NewForm(huh.NewGroup(
		input("practice", "What is the practice called?", *practice),
		input("by", "What is your name?", *by),
		input("role", "What is your role there?", *role),
	)).WithInput(in).WithOutput(out).WithTheme(huh.ThemeBase16())
	if err := form.Run(); err != nil {
		return err
	}
	for key, into := range map[string]*string{"practice": practice, "by": by, "role": role} {
		*into = strings.TrimSpace(form.GetString(key))
	}
	return nil
}

// ErrAborted is returned by AskNames when a person left the form.
var ErrAborted = huh.ErrUserAborted

// input is one line of the form. Its value is read by key after the form is done: a bound variable
// would be written while a person types.
func input(key, title, value string) *huh.Input {
	return huh.NewInput().Key(key).Title(title).Value(&value).Validate(func(text string) error {
		if assessment.CheckText(text) != nil {
			return errors.New("this text cannot be stored; leave out unprintable characters")
		}
		return nil
	})
}
