// Command sra takes a medical practice from a blank page to a HIPAA Security Risk Assessment.
package main

import (
	"os"

	"ephisra/cmd"
	_ "ephisra/cmd/quiet"
)

func main() { os.Exit(cmd.Main()) }
