package sheet

import (
	"bytes"

	"ephisra/questions/yamlfile"
)

// foreignFiles are the files people give for a sheet by mistake, by how they start.
var foreignFiles = []struct{ starts, tell string }{
	{"# sra assessment", "file is an assessment and no sheet; sra merge makes one of several copies"},
	{"format:", "file is an assessment and no sheet; sra merge makes one of several copies"},
	{"%PDF-", "file is a PDF; save the sheet it was made from as XLSX or CSV"},
	{"\xd0\xcf\x11\xe0", "file is an old Excel or Word file; open it and save it as XLSX or CSV"},
	{"{\\rtf", "file is rich text (RTF); save it as plain text, UTF-8"},
	{"<!doctype", "file is a web page; copy the table into a sheet and save that as XLSX or CSV"},
	{"<html", "file is a web page; copy the table into a sheet and save that as XLSX or CSV"},
	{"<?xml", "file is XML; open it as a sheet and save it as XLSX or CSV"},
	{"age-encryption.org/v1", "file is encrypted with age; decrypt it with age -d first"},
}

// openDocument stands near the beginning of sheets and texts of LibreOffice, which are zip archives too.
const openDocument = "mimetypeapplication/vnd.oasis.opendocument"

// foreign is what a file is that cannot be a sheet, or nil.
func foreign(name string, src []byte) error {
	tell := ""
	head := bytes.TrimLeft(bytes.TrimPrefix(src, []byte("\ufeff")), " \t\r\n")
	for _, f := range foreignFiles {
		if len(head) >= len(f.starts) && bytes.EqualFold(head[:len(f.starts)], []byte(f.starts)) {
			tell = f.tell
		}
	}
	if isWorkbook(src) && bytes.Contains(src[:min(len(src), 128)], []byte(openDocument)) {
		tell = "file is an OpenDocument file; open it and save it as XLSX or CSV"
	}
	if tell == "" {
		return nil
	}
	return yamlfile.Problems{{File: name, Line: 1, Column: 1, Message: tell}}
}
