package cmd

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
	"ephisra/report/schema"
	"ephisra/testdata/practices"
	"ephisra/testdata/trees"
)

// schemaOf is what "sra schema NAME" prints.
func schemaOf(t *testing.T, name string) []byte {
	t.Helper()
	got := newOffice(t).run("schema", name)
	if got.code != 0 {
		t.Fatalf("sra schema %s ends with %d: %s", name, got.code, got.err)
	}
	return []byte(got.out)
}

// compiledSchema is a schema made ready, and held to be one.
func compiledSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaOf(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("urn:sra:"+name, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("urn:sra:" + name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

// TestEveryKeyIsDescribed: what each object and each of its keys means stands in fields.txt, and nothing else does.
func TestEveryKeyIsDescribed(t *testing.T) {
	described := map[string]bool{}
	for _, name := range schemaNames() {
		var s schemaTree
		if err := json.Unmarshal(schemaOf(t, name), &s); err != nil {
			t.Fatal(err)
		}
		of := ""
		if name == fileSchema {
			s.Defs["top"], of = s, "file/"
		}
		for def, one := range s.Defs {
			for key, property := range one.Properties {
				described[of+def+"."+key] = true
				if property.Description == "" {
					t.Errorf("%s.%s: fields.txt does not say what it means", def, key)
				}
			}
		}
	}
	for _, about := range slices.Sorted(maps.Keys(schema.All())) {
		if strings.Contains(about, ".") && !described[about] {
			t.Errorf("%s: fields.txt describes what is not there", about)
		}
	}
}

// TestOutputsKeepToTheirSchemas: what commands write, of every sample and of odd cases, is as their schemas say.
func TestOutputsKeepToTheirSchemas(t *testing.T) {
	o := newOffice(t)
	var samples []string
	for _, kind := range sampleKinds() {
		o.must("sample", kind+".yaml", "--kind", kind)
		samples = append(samples, kind+".yaml")
	}
	o.must("new", "empty.yaml", "--name", "Empty")
	for _, year := range []string{"2025", "2026"} {
		src, err := os.ReadFile("../testdata/years/harbor-street-" + year + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		o.write("harbor-"+year+".yaml", string(src))
		samples = append(samples, "harbor-"+year+".yaml")
	}
	worked, each := worked+".yaml", append(samples, "empty.yaml")
	for name, lines := range map[string][][]string{
		"score":         append(withEach(each, "score", "", "--format", "json"), withEach(each, "score", "", "--format", "ndjson")...),
		"portfolio":     {append([]string{"score", "--summary", "--format", "json"}, slices.Clone(each)...)},
		"report":        withEach(samples, "report", "", "--format", "json", "-o", o.dir),
		"compare":       {{"compare", "harbor-2025.yaml", "harbor-2026.yaml", "--format", "json"}},
		"explain":       withEach(samples, "explain", "", "lost-laptop", "--format", "json"),
		"plan":          append(withEach(each, "plan", "list", "", "--format", "json"), []string{"plan", "list", worked, "--below", "high", "--format", "json"}),
		"late":          withEach(each, "plan", "list", "--overdue", "", "--format", "json"),
		"what-if":       {{"plan", "what-if", worked, "isolate-backups", "--format", "json"}},
		"list":          append(withEach(each, "vendor", "list", "", "--format", "json"), withEach(each, "asset", "list", "", "--format", "json")...),
		"bank-list":     {{"bank", "list", "--format", "json"}},
		"bank-coverage": {{"bank", "coverage", "--format", "json"}},
		"bank-diff": {{"bank", "diff", filepath.FromSlash("../testdata/banks/ok/small"),
			filepath.FromSlash("../testdata/banks/ok/small-2"), "--format", "json"}},
	} {
		s := compiledSchema(t, name)
		for _, args := range lines {
			shown := strings.Join(args, " ")
			out := o.must(args...).out
			if name == "report" { // which goes to a file and prints its name
				out = o.read(strings.TrimSpace(out))
			}
			for line := range eachDocument(t, shown, out) {
				if err := s.Validate(line); err != nil {
					t.Errorf("sra %s: %v", shown, err)
				}
			}
		}
	}
}

// withEach puts each file where the words of a command line have "".
func withEach(files []string, words ...string) [][]string {
	var lines [][]string
	for _, file := range files {
		line := slices.Clone(words)
		line[slices.Index(line, "")] = file
		lines = append(lines, line)
	}
	return lines
}

// eachDocument reads the JSON values of an output; there has to be one.
func eachDocument(t *testing.T, shown, out string) iter.Seq[any] {
	return func(yield func(any) bool) {
		dec := json.NewDecoder(strings.NewReader(out))
		dec.UseNumber()
		for n := 0; ; n++ {
			var v any
			err := dec.Decode(&v)
			if errors.Is(err, io.EOF) && n > 0 {
				return
			}
			if err != nil {
				t.Errorf("sra %s writes no JSON: %v", shown, err)
				return
			}
			if !yield(v) {
				return
			}
		}
	}
}

// TestFilesKeepToTheirSchema: the samples, the files of every format, made ones and what is written by hand are as the
// schema of the file says; and what the program refuses for its keys or kinds of values the schema refuses too.
func TestFilesKeepToTheirSchema(t *testing.T) {
	s := compiledSchema(t, fileSchema)
	for _, pattern := range []string{"../testdata/assessments/*.yaml", "../testdata/years/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(asJSON(t, src)); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(50) {
		if err := s.Validate(asJSON(t, assessment.Encode(practices.Of(bank, seed), bank))); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
	smallest := "format: 1\nid: \"0a1b2c3d\"\nbank: {id: hipaa-security-rule, version: \"2026.1\"}\n" +
		"practice: {name: x}\nas_of: 2026-11-23\n"
	if err := s.Validate(asJSON(t, []byte(smallest))); err != nil {
		t.Errorf("the schema refuses the smallest file: %v", err)
	}
	for _, wrong := range []string{"formt: 1", "people: [{id: ana}]", "assets: [{id: a, name: b, kind: car}]",
		"answers: {mfa-email: {choise: all}}", "plan: [{fix: x, cost: -1}]", "vendors: [{id: A B, name: c}]",
		"overrides: [{threat: x, likelihood: huge, reason: r, by: p, at: 2026-11-23T10:00:00Z}]",
		"answers: {x: {date: 23.11.2026}}"} {
		if s.Validate(asJSON(t, []byte(smallest+wrong+"\n"))) == nil {
			t.Errorf("the schema takes %s", wrong)
		}
	}
}

// asJSON is a YAML file as an editor that knows JSON Schema reads it.
func asJSON(t *testing.T, src []byte) any {
	t.Helper()
	tree, err := yamlfile.Parse("a.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	return trees.JSON(tree)
}

// schemaTree is as much of a schema as the test looks at.
type schemaTree struct {
	Description string                `json:"description"`
	Properties  map[string]schemaTree `json:"properties"`
	Defs        map[string]schemaTree `json:"$defs"`
}
