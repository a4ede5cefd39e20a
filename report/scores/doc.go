// Package scores writes results for programs: JSON, lines of JSON, CSV and calendars, each with the id of its schema.
//
// from.go turns a result into what is written; scores.go and the types beside it are the forms, of which report/schema
// makes the schemas; fastline.go writes NDJSON lines without reflection, held equal to encoding/json by a fuzz test.
package scores
