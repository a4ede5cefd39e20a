package questions

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"ephisra/questions/yamlfile"
	"ephisra/testdata/trees"
)

// schemas compiles the JSON Schemas of the bank files, by the name of the file they describe.
func schemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	files, err := filepath.Glob("schema/*.schema.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no schemas: %v", err)
	}
	compiled := map[string]*jsonschema.Schema{}
	for _, file := range files {
		s, err := c.Compile(file)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		compiled[strings.TrimSuffix(filepath.Base(file), ".schema.json")] = s
	}
	return compiled
}

// schemaFor returns the schema an editor would use for a bank file.
func schemaFor(all map[string]*jsonschema.Schema, name string) *jsonschema.Schema {
	if s := all[strings.TrimSuffix(name, ".yaml")]; s != nil {
		return s
	}
	return all["section"]
}

func validate(t *testing.T, s *jsonschema.Schema, name string, src []byte) error {
	t.Helper()
	tree, err := yamlfile.Parse(name, src)
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(trees.JSON(tree))
}

// TestSchemasAcceptGoodBanks checks that an editor marks nothing in the shipped bank and the good
// ones of the tests.
func TestSchemasAcceptGoodBanks(t *testing.T) {
	all := schemas(t)
	for _, bank := range []fs.FS{Builtin(), Starter(), okBank("small"), okBank("extending")} {
		seen := 0
		err := fs.WalkDir(bank, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			src, err := fs.ReadFile(bank, name)
			if err != nil {
				return err
			}
			seen++
			if err := validate(t, schemaFor(all, name), name, src); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return nil
		})
		if err != nil || seen == 0 {
			t.Errorf("%d files: %v", seen, err)
		}
	}
}

// TestSchemasMarkFaults checks that an editor marks what is wrong with an entry by itself. Files
// whose entries are only wrong together are for the loader.
func TestSchemasMarkFaults(t *testing.T) {
	all := schemas(t)
	marked := 0
	for folder, name := range replaces {
		files, _ := filepath.Glob(filepath.Join(banks, "err", folder, "*.yaml"))
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if tree, err := yamlfile.Parse(file, src); err == nil && schemaFor(all, name).Validate(trees.JSON(tree)) != nil {
				marked++
			}
		}
	}
	if marked < 10 {
		t.Errorf("only %d of the faulty files are marked", marked)
	}
	for _, c := range []struct{ name, schema, src string }{
		{"unknown key", "section", "- {id: a, ask: a, why: b, standing: fact, whom: [it], type: text, hlep: c}"},
		{"missing key", "section", "- {id: a, ask: a, why: b, standing: fact, whom: [it]}"},
		{"word of another list", "section", "- {id: a, ask: a, why: b, standing: rules, whom: [it], type: text}"},
		{"id with a capital", "glossary", "- {id: MFA, title: a, text: b}"},
		{"number out of range", "threats",
			"events: [{id: a, title: b, category: c, source: adversarial, harms: [integrity], initiation: 101, impact: 5, " +
				"basis: d}]"},
		{"condition with two questions", "section",
			"- {id: a, ask: a, why: b, standing: fact, whom: [it], type: text, when: {question: b, is: [c], not: {question: " +
				"d, is: [e]}}}"},
	} {
		if err := validate(t, all[c.schema], c.name, []byte(c.src)); err == nil {
			t.Errorf("%s: not marked", c.name)
		}
	}
}
