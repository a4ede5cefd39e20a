// Command write fills a folder with made assessments, for timing whole programs on them:
//
//	go run ./testdata/practices/write [-json] [-full] DIR N
//
// With -json they are what other programs read who take no YAML; what is given the same seed is the same assessment.
// With -full every question is answered, and noted.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
	"ephisra/testdata/practices"
	"ephisra/testdata/trees"
)

func main() {
	log.SetFlags(0)
	isJSON := flag.Bool("json", false, "write JSON")
	isFull := flag.Bool("full", false, "answer every question, with a note")
	flag.Parse()
	if flag.NArg() != 2 {
		log.Fatal("usage: write [-json] [-full] DIR N")
	}
	practice := practices.Of
	if *isFull {
		practice = practices.Full
	}
	files, err := strconv.ParseUint(flag.Arg(1), 10, 32)
	if err == nil {
		err = write(flag.Arg(0), files, practice, *isJSON)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// write writes so many files, those of the first seeds, into a folder that it makes.
func write(dir string, files uint64, practice func(*questions.Bank, uint64) *assessment.Assessment, isJSON bool) error {
	b, err := questions.Load(questions.Builtin())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for seed := range files {
		src, ends := assessment.Encode(practice(b, seed), b), "yaml"
		if isJSON {
			if src, err = asJSON(src); err != nil {
				return err
			}
			ends = "json"
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("practice-%05d.%s", seed, ends)), src, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// asJSON is a file as JSON, without the checksum, which is of the YAML.
func asJSON(src []byte) ([]byte, error) {
	tree, err := yamlfile.Parse("made", src)
	if err != nil {
		return nil, err
	}
	all := trees.JSON(tree).(map[string]any)
	for _, key := range []string{"sealed", "answered", "checksum"} {
		delete(all, key)
	}
	return json.Marshal(all)
}
