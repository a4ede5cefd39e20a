package questions

import (
	"embed"
	"io/fs"
)

//go:embed bank
var builtin embed.FS

//go:embed starter
var starter embed.FS

// Builtin returns the folder of the bank that comes with the program.
func Builtin() fs.FS {
	sub, err := fs.Sub(builtin, "bank")
	if err != nil {
		panic(err) // the folder is embedded above; only its name could be wrong
	}
	return Named{sub, "bank", compiledBank}
}

// Starter returns the folder of a small bank to begin one's own with: it extends the built-in one, and its comments
// say what each part is for.
func Starter() fs.FS {
	sub, err := fs.Sub(starter, "starter")
	if err != nil {
		panic(err) // as above
	}
	return sub
}
