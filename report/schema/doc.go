// Package schema describes in JSON Schema (draft 2020-12) what the program writes for other programs, and the file of
// an assessment. What an output looks like is taken from the Go types that are written, and what it means from
// fields.txt; tests hold every output against its schema.
package schema
