// Package assessments holds the sample assessments, for "sra sample" and for tests. The go command passes folders
// called testdata over in patterns such as ./..., and takes them where they are named.
package assessments

import "embed"

// Samples are the files of this folder.
//
//go:embed *.yaml
var Samples embed.FS
