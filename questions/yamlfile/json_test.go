package yamlfile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJSONBuildsTheSameTree(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"nothing in it", " {}\n", `{}@1:2`},
		{"all kinds", `{"a": [true, false, null, -1.5e+3, "x", {}, []]}`,
			`{"a"@1:2: [true@1:8, false@1:14, null@1:21, -1.5e+3@1:27, "x"@1:36, {}@1:41, []@1:45]@1:7}@1:1`},
		{"lines", "\n{\n\t\"é\"\n : \"ü\" ,\"b\":1\n}\n", `{"é"@3:2: "ü"@4:4, "b"@4:9: 1@4:13}@2:1`},
		{"escapes", `{"a": "\"\\\/\b\f\n\r\t\u00e9\u0000\ud83d\ude00"}`, `{"a"@1:2: "\"\\/\b\f\n\r\té\x00😀"@1:7}@1:1`},
		{"escape in a key", `{"\u0061": 1}`, `{"a"@1:2: 1@1:12}@1:1`},
		{"text that looks like a number", `{"a": "1"}`, `{"a"@1:2: "1"@1:7}@1:1`},
		{"after a mark", "\ufeff{\"a\":0}", `{"a"@1:2: 0@1:6}@1:1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, err := Parse("f", []byte(c.src))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, tree(root)); diff != "" {
				t.Errorf("tree of %q (-want +got):\n%s", c.src, diff)
			}
		})
	}
}

func TestJSONFaultsHaveTheirPlace(t *testing.T) {
	checkFaults(t, []faultCase{
		{"cut after the bracket", "{", "1:2: expected a key in double quotes, not the end of the file"},
		{"cut after a key", `{"a"`, "1:5: expected ':' after the key, not the end of the file"},
		{"cut after a colon", "{\"a\":\n", "2:1: expected a value, not the end of the file"},
		{"cut after a value", "{\"é\": 1", "1:8: expected ',' or '}', not the end of the file"},
		{"cut in a text", "{\"é\": \"x", "1:7: the double quote that opens here is not closed"},
		{"cut in an escape", `{"a": "x\`, "1:9: text ends after a backslash"},
		{"flow mapping of YAML", "{a: 1}",
			"1:2: expected a key in double quotes, not 'a' (a file that starts with { is read as JSON)"},
		{"single quotes", "{'a': 1}", `1:2: expected a key in double quotes, not '\''`},
		{"no colon", `{"a" 1}`, "1:6: expected ':' after the key, not '1'"},
		{"no comma", "{\"a\": 1\n \"b\": 2}", `2:2: expected ',' or '}', not '"'`},
		{"no comma in a list", `{"a": [1 2]}`, "1:10: expected ',' or ']', not '2'"},
		{"last comma", "{\"a\": 1,\n}", "2:1: nothing after the last comma"},
		{"last comma in a list", `{"a": [1,]}`, "1:10: nothing after the last comma"},
		{"comma alone", `{"a": [,]}`, "1:8: expected a value, not ','"},
		{"wrong bracket", `{"a": [1}`, "1:9: expected ',' or ']', not '}'"},
		{"word", `{"a": yes}`, `1:7: expected a value, not "yes"`},
		{"not a number", `{"a": NaN}`, `1:7: expected a value, not "NaN"`},
		{"leading zero", `{"a": 01}`, `1:7: expected a value, not "01"`},
		{"plus", `{"a": +1}`, `1:7: expected a value, not "+1"`},
		{"no digit after the point", `{"a": 1.}`, `1:7: expected a value, not "1."`},
		{"no digit before the point", `{"a": .5}`, `1:7: expected a value, not ".5"`},
		{"no digit in the exponent", `{"a": 1e-}`, `1:7: expected a value, not "1e-"`},
		{"minus alone", `{"a": -}`, `1:7: expected a value, not "-"`},
		{"comment", "{\"a\": 1 // x\n}", "1:9: expected ',' or '}', not '/'"},
		{"line break in a text", "{\"a\": \"x\ny\"}", `1:9: '\n' inside a text`},
		{"tab in a text", "{\"a\": \"x\ty\"}", `1:9: '\t' inside a text`},
		{"unknown escape", `{"a": "x\q"}`, "1:9: unknown escape"},
		{"hex digits missing", `{"a": "\u12"}`, "1:8: unknown escape"},
		{"sign for a hex digit", `{"a": "\u+123"}`, "1:8: unknown escape"},
		{"half a pair", `{"a": "\ud83d"}`, "1:8: unknown escape"},
		{"second half alone", `{"a": "\ude00"}`, "1:8: unknown escape"},
		{"pair that is none", `{"a": "\ud83d\u0041"}`, "1:8: unknown escape"},
		{"text after the end", "{\"a\": 1}\n{}", "2:1: text after the closing bracket"},
		{"key twice, all of them", "{\"a\": 1,\n \"a\": {\"b\": 1, \"b\": 2}}",
			"2:2: key \"a\" repeated; first set on line 1\n2:16: key \"b\" repeated; first set on line 2"},
		{"key twice in other letters", `{"a": 1, "\u0061": 2}`, "1:10: key \"a\" repeated"},
		{"number as a key", `{1: 2}`, "1:2: expected a key in double quotes, not '1'"},
	})
}
