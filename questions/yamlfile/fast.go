//go:build !careful

package yamlfile

// usesFast reports whether files in this program's own layout are read by its own reader (canonical.go).
const usesFast = true
