package cmd

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
	"ephisra/report/terminal"
)

// What several commands need.

// sanitize returns text that is safe on a terminal.
func sanitize(text string) string { return terminal.Sanitize(text) }

// shellPath returns a file's name as it is pasted behind a command, safe on a terminal.
func shellPath(path string) string { return sanitize(assessment.ShellArg(path)) }

// fileArg is shellPath of an assessment, with the key that opens it where it is encrypted.
func (app *App) fileArg(path string) string {
	if !store.IsSealed(path) || app.keyFile == "" {
		return shellPath(path)
	}
	return shellPath(path) + " --key " + shellPath(app.keyFile)
}

// plural returns "1 hole" or "3 holes", "1 fix" or "3 fixes".
func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "x"):
		return fmt.Sprintf("%d %ses", n, noun)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// clip cuts a text to at most n characters, with "…" where something is missing.
func clip(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return strings.TrimRight(string(r[:n-1]), " ,;:") + "…"
}

// formatOf returns the one of a command's formats that was asked for.
func formatOf[T any](formats map[string]T, name string) (T, error) {
	format, known := formats[name]
	if !known {
		return format, usageError{fmt.Errorf("unknown format %q; use %s", name,
			strings.Join(slices.Sorted(maps.Keys(formats)), ", "))}
	}
	return format, nil
}

// orEmpty gives JSON [] where a list is nil.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// levelOf reads a level as files write it; empty is Undetermined.
func levelOf(word string) (questions.Level, error) {
	if word == "" {
		return questions.Undetermined, nil
	}
	l, err := questions.ParseLevel(word)
	if err != nil {
		return 0, usageError{err}
	}
	return l, nil
}

func signedText(a *assessment.Assessment, bank *questions.Bank) string {
	last := a.LastSignoff()
	if last == nil {
		return "not signed"
	}
	text := fmt.Sprintf("signed %s by %s", assessment.DayOf(last.At), sanitize(last.By))
	if last.Digest != assessment.Digest(a) {
		return text + ", CHANGED SINCE SIGNED"
	}
	return text
}

func orUnnamed(name string) string {
	if name == "" {
		return "(no practice name)"
	}
	return name
}
