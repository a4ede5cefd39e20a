package scores

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"ephisra/assessment"
	"ephisra/assessment/risk"
	"ephisra/questions"
	"ephisra/testdata/results"
)

func written(t testing.TB, r *risk.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := JSON(&b, "a.yaml", r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shape lists the keys of a JSON value, level by level, of the first item of each list.
func shape(v any) any {
	switch v := v.(type) {
	case map[string]any:
		keys := map[string]any{}
		for k, one := range v {
			keys[k] = shape(one)
		}
		return keys
	case []any:
		if len(v) > 0 {
			return []any{shape(v[0])}
		}
		return []any{}
	}
	return nil
}

// scoreForm is sra.score/1 as scripts rely on it.
const scoreForm = `{"schema":"","file":"","id":"","practice":"","as_of":"","bank":{"id":"","version":""},
 "progress":{"applicable":0,"answered":0,"unknown":0,"not_applicable":0,"to_confirm":0,"conflict":0,"open":0,"later":0,"stated":0},
 "risk":{"level":"","best":"","interim":false,"counts":{"very_high":0,"high":0,"moderate":0,"low":0,"very_low":0},"counts_best":{"very_high":0,"high":0,"moderate":0,"low":0,"very_low":0}},
 "risks":[{"id":"","category":"","title":"","initiation":{"value":0,"level":""},"susceptibility":{"value":0,"level":""},"likelihood":{"level":""},
   "impact":{"value":0,"level":""},"level":"","best":"","value":0.0,"value_best":0.0,"inherent":"","target":"","override":null,
   "vulnerabilities":[{"question":"","weakness":"","answer":"","in_place":0,"level_if_closed":"","value_if_closed":0.0}]}],
 "requirements":[{"id":"","kind":"","counted":true,"obligation":"","status":""}],
 "in_place":{"overall":0.0,"administrative":0.0,"physical":0.0,"technical":0.0,"organizational":0.0,"documentation":0.0},
 "action_steps":[{"step":0,"status":"","in_place":0.0}],"fixes":[{"id":"","effort":"","band":"","drop_alone":0.0,"drop_in_order":0.0,"high_left":0}],"sites":[]}`

func TestTheSchemaIsKept(t *testing.T) {
	var want, got any
	if err := json.Unmarshal([]byte(scoreForm), &want); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(written(t, results.Of(t, "ransomware-plastic-surgery")), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(shape(want), shape(got)); diff != "" {
		t.Errorf("other keys than sra.score/1 (-schema +written):\n%s", diff)
	}
}

func TestWordsAndOrder(t *testing.T) {
	r := results.Of(t, "exposed-server-imaging")
	got := scoreOf("a.yaml", r, true)
	levels := []string{"very_low", "low", "moderate", "high", "very_high"}
	for i, k := range got.Risks {
		if !slices.Contains(levels, k.Level.ID()) {
			t.Errorf("%s has level %q", k.ID, k.Level.ID())
		}
		if i > 0 && (k.Level > got.Risks[i-1].Level || k.Level == got.Risks[i-1].Level && k.Value > got.Risks[i-1].Value) {
			t.Errorf("%s stands behind a lesser risk", k.ID)
		}
	}
	if o := got.Risks[slices.IndexFunc(got.Risks,
		func(e event) bool { return e.ID == "vendor-breached" })].Override; o == nil || o.Impact != questions.VeryHigh ||
		o.By != "mona" {
		t.Errorf("override: %+v", o)
	}
	if strings.Contains(string(written(t, r)), "NightRead holds") {
		t.Error("an assessor's reason, which is free text, stands in the JSON")
	}
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	for _, name := range []string{"half-finished-dental", "well-run-family-practice"} {
		if !bytes.Equal(written(t, results.Of(t, name)), written(t, results.Of(t, name))) {
			t.Errorf("%s differs from itself", name)
		}
	}
}

// TestShuffledAnswersGiveEqualBytes: the order of a file's answers means nothing.
func TestShuffledAnswersGiveEqualBytes(t *testing.T) {
	bank, err := questions.Load(questions.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "..", "testdata", "assessments", "exposed-server-imaging.yaml")
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(src), "\nanswers:\n")
	end := regexp.MustCompile(`(?m)^[a-z]`).FindStringIndex(rest)[0]
	lines := strings.Split(strings.TrimSuffix(rest[:end], "\n"), "\n")
	want := written(t, results.Of(t, "exposed-server-imaging"))
	for seed := range uint64(5) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		shuffled := head + "\nanswers:\n" + strings.Join(lines, "\n") + "\n" + rest[end:]
		a, _, err := assessment.DecodeUnsealed(path, []byte(shuffled), bank)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(written(t, risk.Assess(bank, a)), want) {
			t.Errorf("seed %d: shuffled answers give another score", seed)
		}
	}
}

func TestTenths(t *testing.T) {
	for n, want := range map[risk.Tenths]string{0: "0.0", 5: "0.5", 625: "62.5", 1000: "100.0"} {
		if got, err := n.MarshalJSON(); err != nil || string(got) != want {
			t.Errorf("%d is written %s, %v", n, got, err)
		}
	}
}
