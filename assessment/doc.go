// Package assessment holds what a practice answered: the Assessment with its answers, inventories,
// decisions, overrides, plan and sign-off; the Session, which decides what is asked next; and the
// codec between an Assessment and the bytes of its file. It opens no file and reads no clock.
//
// The codec goes by one table a record (tables.go, parts.go): Encode writes by it, scan reads what Encode wrote,
// decodeTree reads any other file and names every fault, and FileKeys describes the file for its JSON Schema.
package assessment
