package yamlfile

import "bytes"

// foreignFiles are the files people give by mistake, by how they start.
var foreignFiles = []struct{ starts, tell string }{
	{"age-encryption.org/v1", encrypted},
	{"-----BEGIN AGE ENCRYPTED FILE-----", encrypted},
	{"%PDF-", "file is a PDF, perhaps a report; give the YAML file it was made from"},
	{"PK\x03\x04", "file is a zip, Word or Excel file; give the YAML file, or use sra import for a sheet"},
	{"PK\x05\x06", "file is an empty zip file; give the YAML file"},
	{"\x1f\x8b", "file is compressed with gzip; unpack it with gunzip first"},
	{"\xd0\xcf\x11\xe0", "file is an old Word or Excel file; give the YAML file"},
	{`{\rtf`, "file is rich text (RTF); save it as plain text, UTF-8"},
	{"<!doctype", "file is a web page; download the YAML file itself"},
	{"<html", "file is a web page; download the YAML file itself"},
	{"<?xml", "file is XML; give the YAML file"},
	{"SQLite format 3\x00", "file is an SQLite database; give the YAML file"},
}

// encrypted is told of a file that has another name than encrypted ones have.
const encrypted = "file is encrypted with age; give it a name that ends with .age, and its key with --key"

// foreign notes a source that is too large or plainly something else, and says so.
func (p *parser) foreign(src []byte) bool {
	if len(src) > maxBytes {
		p.fault(1, 1, "file has %d bytes and at most %d are read; check that it is the right file", len(src), maxBytes)
		return true
	}
	head := bytes.TrimLeft(bytes.TrimPrefix(src, []byte(markUTF8)), " \t\r\n")
	for _, f := range foreignFiles {
		if len(head) >= len(f.starts) && bytes.EqualFold(head[:len(f.starts)], []byte(f.starts)) {
			p.fault(1, 1, "%s", f.tell)
			return true
		}
	}
	return false
}
