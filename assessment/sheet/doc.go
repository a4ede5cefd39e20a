// Package sheet reads and writes what people fill in with a spreadsheet: lists of vendors, devices and people, the
// plan, and packs of questions for one role, as CSV and XLSX. Every fault is told with its place, and nothing is taken
// from a sheet that has one.
package sheet
