package questions

import (
	"embed"
	"io/fs"
)

//go:embed bank
var builtin embed.FS

// Builtin returns the folder of the bank that comes with the program.
func Builtin() fs.FS {
	sub, err := fs.Sub(builtin, "bank")
	if err != nil {
		panic(err) // the folder is embedded above; only its name could be wrong
	}
	return Named{sub, "bank", compiledBank}
}
