package assessment

import (
	"runtime"
	"strings"
)

// ShellArg returns a file's name as it is pasted behind a command: quoted for the shell where it holds more
// than letters, digits and plain marks, and never taken for a flag.
func ShellArg(name string) string { return shellArg(name, runtime.GOOS) }

func shellArg(name, system string) string {
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	switch {
	case name != "" && !strings.ContainsFunc(name, needsQuotes(system)):
		return name
	case system == "windows":
		return `"` + name + `"` // a name there holds no quotation mark
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

// needsQuotes reports the characters that some shell of a system takes for more than themselves.
func needsQuotes(system string) func(rune) bool {
	plain := "._-/+:@,"
	if system == "windows" {
		plain = `._-/+:\`
	}
	return func(r rune) bool { return notIDRune(r) && !strings.ContainsRune(plain, r) }
}
