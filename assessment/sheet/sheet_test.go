package sheet

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"ephisra/assessment"
)

func day(text string) assessment.Day {
	d, err := assessment.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

// begun is an assessment with two vendors.
func begun() *assessment.Assessment {
	return &assessment.Assessment{AsOf: day("2026-11-29"), Vendors: []assessment.Vendor{
		{ID: "acme", Name: "Acme Billing", Service: "billing", EPHI: assessment.Yes, BAA: day("2025-03-01")},
		{ID: "lab", Name: "Lab", Note: "=1+1"},
	}}
}

func mustRead(t testing.TB, name string, src []byte) []*Table {
	t.Helper()
	table, err := Read(name, src)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func inUTF16(text string, order binary.ByteOrder) []byte {
	var b bytes.Buffer
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		_ = binary.Write(&b, order, u)
	}
	return b.Bytes()
}

// TestWhatSpreadsheetsWrite: one list in every form that spreadsheets save it in.
func TestWhatSpreadsheetsWrite(t *testing.T) {
	text := "Name,Service,BAA\r\nCafé Søster,\"billing, claims\",3/31/2025\r\n"
	semicolons := strings.ReplaceAll(strings.ReplaceAll(text, "\"billing, claims\"", "billing. claims"), ",", ";")
	want := [][]string{{"Name", "Service", "BAA"}, {"Café Søster", "billing, claims", "3/31/2025"}}
	for name, src := range map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 with mark": []byte("\ufeff" + text), "line feeds": []byte(strings.ReplaceAll(text, "\r", "")),
		"UTF-16 little": inUTF16(text, binary.LittleEndian), "UTF-16 big": inUTF16(text, binary.BigEndian),
		"semicolons":     []byte(strings.ReplaceAll(semicolons, ". ", ", ")),
		"sep":            []byte("sep=;\r\n" + strings.ReplaceAll(semicolons, ". ", ", ")),
		"tabs, UTF-16":   inUTF16(strings.ReplaceAll(strings.ReplaceAll(semicolons, ";", "\t"), ". ", ", "), binary.LittleEndian),
		"empty rows":     []byte("\n,,\n" + text + ",,\n\n"),
		"blanks":         []byte(" Name , Service ,BAA\n  Café Søster , \"billing, claims\",3/31/2025\n"),
		"no end of line": []byte(strings.TrimSpace(text)),
	} {
		table, err := Read(name, src)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got [][]string
		for _, row := range table[0].Rows {
			var texts []string
			for _, c := range row {
				texts = append(texts, c.Text)
			}
			got = append(got, texts)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestWhatIsRefused: never garbled. Each fault has its place and a next step.
func TestWhatIsRefused(t *testing.T) {
	for src, want := range map[string]string{
		"Name\nCaf\xe9\n":             "x.csv:2:4: this is not UTF-8 text; save the sheet as \"CSV UTF-8\", or as XLSX",
		"Name\nA\x00B\n":              "x.csv:2:2: this is no text",
		"\xff\xfeN\x00a":              "x.csv:1:2: file ends in the middle of a character",
		"Name\n\"A\"B\n":              "x.csv:2:3: a quotation mark stands inside a cell",
		"PK\x03\x04no workbook":       "x.csv:1:1: this is no workbook that can be read",
		"\xff\xfe\x00\xd8N\x00":       "x.csv:1:1: half of a UTF-16 surrogate pair",
		strings.Repeat("a,", 300):     "are more than a list has",
		"Name\nA \"quoted\" name,\n":  "x.csv:2:3: a quotation mark stands inside a cell",
		"# sra assessment; x\nformat": "x.csv:1:1: file is an assessment and no sheet",
		"\ufeffformat: 1\nid: \"0\"":  "x.csv:1:1: file is an assessment and no sheet",
		"%PDF-1.7\n":                  "x.csv:1:1: file is a PDF; save the sheet",
		"\xd0\xcf\x11\xe0\xa1":        "x.csv:1:1: file is an old Excel or Word file",
		"\n<HTML><table>":             "x.csv:1:1: file is a web page",
		"PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "x.csv:1:1: file is an " +
			"OpenDocument file",
	} {
		_, err := Read("x.csv", []byte(src))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: got %v, want %q", src, err, want)
		}
	}
}

// TestImport: what is new is added, what is there is filled in, and what says nothing changes nothing.
func TestImport(t *testing.T) {
	a := begun()
	src := "Vendor Name,Service Type Provided,BAA,ePHI,Satisfactory Assurances,City,notes\n" +
		"ACME  billing,N/A,4/1/2026,unknown,Yes,Fargo,\n" +
		"New Cloud,backups,,no,No,,'=2+2\n\n"
	taken, err := Vendors.Import(a, mustRead(t, "v.csv", []byte(src)))
	if err != nil {
		t.Fatal(err)
	}
	want := []assessment.Vendor{
		{ID: "acme", Name: "Acme Billing", Service: "billing", EPHI: assessment.Yes, BAA: day("2026-04-01"),
			Note: "Satisfactory Assurances: Yes\nCity: Fargo"},
		{ID: "lab", Name: "Lab", Note: "=1+1"},
		{ID: "new", Name: "New Cloud", Service: "backups", EPHI: assessment.No, Note: "=2+2\nSatisfactory Assurances: No"},
	}
	if diff := cmp.Diff(want, a.Vendors); diff != "" {
		t.Error(diff)
	}
	if got := taken.Text(); got != "2 rows read: 1 added, 1 changed, 0 the same" {
		t.Error(got)
	}
	again, err := Vendors.Import(a, mustRead(t, "v.csv", []byte(src)))
	if diff := cmp.Diff(want, a.Vendors); diff != "" || err != nil || again.Same != 2 {
		t.Errorf("the same list twice: %v, %+v, %s", err, again, diff)
	}
}

// TestImportOfDevices: the words of other lists for ours, and a name made of type and number where there is none.
func TestImportOfDevices(t *testing.T) {
	a := begun()
	src := "Asset Type,Asset Status,ePHI Access,Asset ID #,Disposal Status,Asset Encryption,Asset Assignment,Location\n" +
		"Laptop,Active,Yes,L-17,N/A,Full Disk Encryption,Dr. Lee,Fargo\n" +
		"EHR,Active,Yes,,,Unknown,,cloud\n"
	if _, err := Assets.Import(a, mustRead(t, "a.csv", []byte(src))); err != nil {
		t.Fatal(err)
	}
	want := []assessment.Asset{
		{ID: "laptop", Name: "Laptop L-17", Kind: "device", EPHI: assessment.Yes, Place: "Fargo", Owner: "Dr. Lee", Encrypted: assessment.Yes,
			Note: "Asset Type: Laptop\nAsset Status: Active\nAsset ID #: L-17\nAsset Encryption: Full Disk Encryption"},
		{ID: "ehr", Name: "EHR", Kind: "system", EPHI: assessment.Yes, Place: "cloud", Note: "Asset Type: EHR\nAsset Status: Active"},
	}
	if diff := cmp.Diff(want, a.Assets); diff != "" {
		t.Error(diff)
	}
}

// TestImportFaults: all of them at once, each at its cell, and nothing is taken.
func TestImportFaults(t *testing.T) {
	for src, wants := range map[string][]string{
		"name,servise,colour\nA,b,c\n": {`v.csv:1:6: no list has a column "servise"; did you mean "service"?`,
			`v.csv:1:14: no list has a column "colour"`},
		"name,vendor\nA,B\n": {`v.csv:1:6: "name" and "vendor" both stand for name; keep one`},
		"service\nbilling\n": {"v.csv:1:1: no column holds the name of the vendor"},
		"name,baa,ephi\nNew,soon,maybe\nLab,2/30/2026,yes\n,1/1/2026,\n": {"v.csv:2:5: baa: \"soon\" is not a date",
			"v.csv:2:10: ephi: type yes, no or unknown", "v.csv:3:5: baa: \"2/30/2026\" is no day of the calendar",
			"v.csv:4:1: this vendor has no name"},
		"name,baa,baa_ends\nNew,1/1/2026,1/1/2025\n": {"v.csv:2:1: the agreement would end"},
		"name,baa_ends\nAcme Billing,1/1/2020\n":     {"v.csv:2:1: the agreement would end"},
		"id,service\nnobody,x\n":                     {"v.csv:2:1: no vendor has the id \"nobody\""},
		"name,service\nA,b,c\n":                      {"v.csv:2:5: \"c\" stands behind the last heading"},
		"name,,service\nA,x,b\n":                     {"v.csv:2:3: the column of \"x\" has no heading"},
		"":                                           {"v.csv:1:1: the sheet is empty; its first row names the columns: id, name"},
	} {
		a := begun()
		_, err := Vendors.Import(a, mustRead(t, "v.csv", []byte(src)))
		for _, want := range wants {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%q:\n got %v\nwant %s", src, err, want)
			}
		}
		if diff := cmp.Diff(begun(), a); diff != "" {
			t.Errorf("%q: something was taken: %s", src, diff)
		}
	}
}

// TestSheetsComeBack: what is written is read back as it was, in both formats, formulas as text.
func TestSheetsComeBack(t *testing.T) {
	for _, format := range []string{CSV, XLSX} {
		a := begun()
		src, err := Vendors.Export(a, format)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Vendors.Export(a, format); err != nil || !bytes.Equal(src, again) {
			t.Errorf("%s: twice is not the same: %v", format, err)
		}
		taken, err := Vendors.Import(a, mustRead(t, "v", src))
		if diff := cmp.Diff(begun(), a); diff != "" || err != nil || taken.Same != 2 {
			t.Errorf("%s into the same: %v, %+v, %s", format, err, taken, diff)
		}
		empty := &assessment.Assessment{AsOf: a.AsOf}
		_, err = Vendors.Import(empty, mustRead(t, "v", bytes.ReplaceAll(src, []byte("id,name"), []byte("number,name"))))
		if format == CSV && (err != nil || len(empty.Vendors) != 2 || empty.Vendors[0].BAA != a.Vendors[0].BAA) {
			t.Errorf("%s into an empty list: %v, %+v", format, err, empty.Vendors)
		}
	}
}

// TestWorkbooksOfOthers: days that a spreadsheet counts, in its own formats and from 1904, truths and numbers.
func TestWorkbooksOfOthers(t *testing.T) {
	for _, is1904 := range []bool{false, true} {
		f := excelize.NewFile()
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &is1904}); err != nil {
			t.Fatal(err)
		}
		serial := day("2026-03-31").Serial()
		if is1904 {
			serial -= 1462
		}
		builtin, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		own := "[$-409]d\\-mmm\\-yy;@"
		custom, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &own})
		for cell, value := range map[string]any{"A1": "Name", "B1": "Kind", "C1": "Support ends", "D1": "ePHI", "E1": "Records",
			"A3": "Server", "B3": "device", "C3": serial, "D3": true, "E3": 14200, "A4": "Tape", "C4": serial} {
			_ = f.SetCellValue("Sheet1", cell, value)
		}
		_ = f.SetCellStyle("Sheet1", "C3", "C3", builtin)
		_ = f.SetCellStyle("Sheet1", "C4", "C4", custom)
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		a := begun()
		if _, err := Assets.Import(a, mustRead(t, "a.xlsx", b.Bytes())); err != nil {
			t.Fatal(err)
		}
		want := []assessment.Asset{{ID: "server", Name: "Server", Kind: "device", EPHI: assessment.Yes, SupportEnds: day("2026-03-31"),
			Records: 14200}, {ID: "tape", Name: "Tape", SupportEnds: day("2026-03-31")}}
		if diff := cmp.Diff(want, a.Assets); diff != "" {
			t.Errorf("counted from 1904 %v: %s", is1904, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	book, err := Vendors.Export(begun(), XLSX)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{book, []byte("name,service\nA,b\n"), []byte("sep=;\nname;x\n\"a\nb\";c"),
		inUTF16("name\tservice\nA\tb", binary.LittleEndian), []byte("name,id\n'=1,\xff")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		table, err := Read("x", src)
		if err != nil {
			return
		}
		a := begun()
		if _, err := Vendors.Import(a, table); err != nil {
			if diff := cmp.Diff(begun(), a); diff != "" {
				t.Errorf("a refused sheet changed the list: %s", diff)
			}
		}
	})
}
