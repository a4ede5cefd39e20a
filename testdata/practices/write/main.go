// Command write fills a folder with made assessments, for timing whole programs on them:
//
//	go run ./testdata/practices/write DIR N
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/testdata/practices"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: write DIR N")
	}
	files, err := strconv.ParseUint(os.Args[2], 10, 32)
	if err == nil {
		err = write(os.Args[1], files)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// write writes so many files, those of the first seeds, into a folder that it makes.
func write(dir string, files uint64) error {
	b, err := questions.Load(questions.Builtin())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for seed := range files {
		src := assessment.Encode(practices.Of(b, seed), b)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("practice-%05d.yaml", seed)), src, 0o600); err != nil {
			return err
		}
	}
	return nil
}
