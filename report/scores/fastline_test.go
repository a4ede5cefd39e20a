package scores

import (
	"bytes"
	"encoding/json"
	"testing"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/testdata/practices"
	"ephisra/testdata/results"
)

// TestALineIsWhatJSONWrites: every line, appended by hand, is byte for byte what encoding/json makes of the same
// result, of many practices and of names that need every kind of escape.
func TestALineIsWhatJSONWrites(t *testing.T) {
	bank := results.Of(t, "half-finished-dental").Bank
	model, lines := risk.Compile(bank), NewLines(bank, false)
	for seed := range uint64(300) {
		a := practices.Of(bank, seed)
		a.Practice.Name += hostileNames[seed%uint64(len(hostileNames))]
		checkLine(t, lines, "clients/"+a.Practice.Name+".yaml", model.Assess(a))
	}
	checkLine(t, lines, "", model.Assess(&assessment.Assessment{}))
}

var hostileNames = []string{"", "\"\\/\b\f\n\r\t\x00\x1f\x7f", "<script>&amp;", "\u2028\u2029\u200b\ufeff", "é—漢😀", "\xff\xfe",
	"\u00a0", "{\"a\":[1,null]}"}

func checkLine(t *testing.T, lines *Lines, file string, r *risk.Result) {
	t.Helper()
	var want bytes.Buffer
	enc := json.NewEncoder(&want)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(scoreOf(file, r, false)); err != nil {
		t.Fatal(err)
	}
	got, err := lines.Append([]byte("before"), file, r)
	if err != nil || string(got) != "before"+want.String() {
		t.Fatalf("%v, got\n%s\nwant\n%s", err, got, want.Bytes())
	}
}

// FuzzLine is the same for any name of a practice or file.
func FuzzLine(f *testing.F) {
	bank := results.Of(f, "half-finished-dental").Bank
	model, lines := risk.Compile(bank), NewLines(bank, false)
	for _, name := range hostileNames {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		checkLine(t, lines, name, model.Assess(&assessment.Assessment{Practice: assessment.Practice{Name: name},
			Sites: []assessment.Site{{ID: name, Name: name}}}))
	})
}

// BenchmarkLine appends a line, and JSON is what encoding/json needs for the same.
func BenchmarkLine(b *testing.B) {
	r := results.Of(b, "ransomware-plastic-surgery")
	lines := NewLines(r.Bank, false)
	b.Run("append", func(b *testing.B) {
		var room []byte
		for b.Loop() {
			room, _ = lines.Append(room[:0], "a.yaml", r)
		}
	})
	b.Run("json", func(b *testing.B) {
		for b.Loop() {
			_, _ = json.Marshal(scoreOf("a.yaml", r, false))
		}
	})
}
