package cmd

import (
	"errors"
	"path/filepath"
	"strings"

	"ephisra/questions/yamlfile"
)

// errorText returns what is printed for an error: faults in files a line each as an editor reads
// them, everything else behind "sra:".
func errorText(err error) string {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var texts []string
		for _, one := range many.Unwrap() {
			texts = append(texts, errorText(one))
		}
		return strings.Join(texts, "\n")
	}
	var stop stopped
	if errors.As(err, &stop) { // whatever it was about to do
		return "sra: " + stop.why
	}
	var faults yamlfile.Problems
	if errors.As(err, &faults) {
		return sanitize(faults.Error())
	}
	return "sra: " + asTypedHere(sanitize(err.Error()), filepath.Separator)
}

// asTypedHere shows quoted paths as they are typed: in quotes, each backslash of a path of Windows is written twice.
func asTypedHere(text string, separator rune) string {
	if separator != '\\' {
		return text
	}
	return strings.ReplaceAll(text, `\\`, `\`)
}
