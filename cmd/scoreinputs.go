package cmd

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"ephisra/assessment/store"
)

// scoreInput is one assessment to score: a file to be read, or a text that was read already.
type scoreInput struct {
	name  string // for messages: of a line with its number
	shown string // in output: of a line the file it is from, so that it does not matter which part of it that was
	text  []byte // nil: the file of that name
	rel   string // its place below the folder that was named; of a file its base name
}

// lineEnds are the ends of names of files that hold an assessment a line.
var lineEnds = []string{".ndjson", ".jsonl"}

// eachInput hands on what paths name, in their order: files, the assessments of a folder and of those below it by their
// paths, what a pattern matches, and "-" for standard input, one assessment or one a line. It stops once take says so.
// What cannot be read is told to fail and stops nothing.
func (app *App) eachInput(paths []string, take func(scoreInput) bool, fail func(error)) {
	for _, path := range paths {
		more := true
		switch {
		case path == stdin:
			more = app.eachLine(stdin, app.In, take, fail)
		case slices.Contains(lineEnds, strings.ToLower(filepath.Ext(path))):
			more = app.eachLineOf(path, take, fail)
		default:
			more = eachFile(path, take, fail)
		}
		if !more {
			return
		}
	}
}

// eachFile hands on a file, the files of a folder, or those a pattern matches.
func eachFile(path string, take func(scoreInput) bool, fail func(error)) bool {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return eachOfFolder(path, take, fail)
	case err != nil && strings.ContainsAny(path, "*?["):
		if matches, err := filepath.Glob(path); err == nil && len(matches) > 0 {
			for _, match := range matches { // Glob sorts them
				if !eachFile(match, take, fail) {
					return false
				}
			}
			return true
		}
	}
	return take(scoreInput{name: path, shown: path, rel: filepath.Base(path)})
}

// eachOfFolder hands on the assessments of a folder, hidden ones and copies left out. A folder without any is an error.
func eachOfFolder(folder string, take func(scoreInput) bool, fail func(error)) bool {
	found, more := false, true
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			fail(err)
			return nil
		case d.IsDir() && path != folder && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.IsDir() || !isAssessmentName(d.Name()):
			return nil
		}
		found = true
		rel, _ := filepath.Rel(folder, path)
		if more = take(scoreInput{name: path, shown: path, rel: rel}); !more {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		fail(err)
	}
	if !found && more {
		fail(usageError{fmt.Errorf("the folder %q holds no assessment: no file that ends with .yaml, .yml or .json", folder)})
	}
	return more
}

// isAssessmentName reports whether a file of a folder is taken for an assessment.
func isAssessmentName(name string) bool {
	if strings.HasPrefix(name, ".") || strings.Contains(name, ".conflict-") {
		return false
	}
	ext := strings.TrimSuffix(strings.ToLower(store.Ext(name)), store.SealedEnd)
	return slices.Contains([]string{".yaml", ".yml", ".json"}, ext)
}

func (app *App) eachLineOf(path string, take func(scoreInput) bool, fail func(error)) bool {
	f, err := os.Open(path)
	if err != nil {
		fail(fmt.Errorf("cannot read %q: %w", path, err))
		return true
	}
	defer f.Close()
	return app.eachLine(path, f, take, fail)
}

// eachLine hands on one assessment, or one a line: where the file's name says so, or where two lines begin like
// objects. Blank lines, a byte order mark, carriage returns and a missing last line break are fine.
func (app *App) eachLine(name string, in io.Reader, take func(scoreInput) bool, fail func(error)) bool {
	r := bufio.NewReaderSize(in, 1<<16)
	first, err := readRecord(r)
	first = bytes.TrimPrefix(first, []byte("\ufeff"))
	var second []byte
	if err == nil {
		second, err = readRecord(r)
	}
	if name == stdin && !(beginsObject(first) && beginsObject(second)) {
		return app.whole(name, slices.Concat(first, second), r, err, take, fail)
	}
	for line, text := range [][]byte{first, second} {
		if !takeLine(name, line+1, text, take) {
			return false
		}
	}
	for line := 3; err == nil; line++ {
		var text []byte
		text, err = readRecord(r)
		if !takeLine(name, line, text, take) {
			return false
		}
	}
	if !errors.Is(err, io.EOF) {
		fail(fmt.Errorf("reading %s: %w", name, err))
	}
	return true
}

// takeLine hands on the assessment of a line; a blank one is none.
func takeLine(name string, line int, text []byte, take func(scoreInput) bool) bool {
	one := scoreInput{name: fmt.Sprintf("%s:%d", name, line), shown: name, rel: fmt.Sprint(line)}
	if name == stdin {
		one.name = fmt.Sprintf("stdin:%d", line)
	}
	text = bytes.TrimSpace(text)
	one.text = text
	return len(text) == 0 || take(one)
}

func beginsObject(line []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("{"))
}

// readRecord reads a line of at most what a file may have. Of a longer one it keeps what is enough to be refused.
func readRecord(r *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part[:min(len(part), max(0, store.Limit+1-len(line)))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// whole hands on all of a stream as one assessment.
func (app *App) whole(name string, begun []byte, r io.Reader, err error, take func(scoreInput) bool,
	fail func(error)) bool {
	if err == nil {
		var rest []byte
		rest, err = io.ReadAll(io.LimitReader(r, store.Limit+1))
		begun = append(begun, rest...)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		fail(fmt.Errorf("reading %s: %w", name, err))
		return true
	}
	return take(scoreInput{name: name, shown: name, text: begun, rel: name})
}
