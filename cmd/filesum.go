package cmd

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// fileSum returns the SHA-256 of a file in 64 hex digits, or "" for what is no regular file.
func fileSum(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
