//go:build careful

package yamlfile

// usesFast: built with the tag careful every file is read by yaml.v3, for comparing speed and results.
const usesFast = false
