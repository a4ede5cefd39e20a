// Package store keeps assessment files on disk: it reads them, locks them, and replaces them whole,
// so that whatever happens the file is the old one or the new one and what was said to be saved is
// there. Errors are those of the file system, with the path and the next step.
package store
