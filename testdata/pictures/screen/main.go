// Command screen draws a text file of a screen as SVG on standard output.
package main

import (
	"fmt"
	"os"

	"ephisra/testdata/pictures"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: screen FILE > PICTURE.svg")
		os.Exit(2)
	}
	text, err := os.ReadFile(os.Args[1])
	if err == nil {
		_, err = os.Stdout.Write(pictures.SVG(string(text)))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
