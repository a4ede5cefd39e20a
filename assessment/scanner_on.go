//go:build !careful

package assessment

// usesScanner reports whether files in this program's own layout are read without a tree (scan.go).
const usesScanner = true
