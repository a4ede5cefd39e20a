// Package terminal writes a Document, tables and texts for a person at a terminal.
//
// Sanitize makes any text safe for a terminal; Wrap, Fold and Fit break lines; Table sets rows to fit a width.
package terminal
