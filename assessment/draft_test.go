package assessment

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestOneDraftForEachQuestionAndForm: a second takes the place of the first, another stands beside it.
func TestOneDraftForEachQuestionAndForm(t *testing.T) {
	a := &Assessment{}
	a.KeepDraft(Draft{Question: "mfa-email", Note: "one"})
	a.KeepDraft(Draft{Question: "mfa-email", Note: "two"})
	a.KeepDraft(Draft{Question: "mfa-email", Form: "evidence", Typed: []string{"report", "shelf"}})
	a.KeepDraft(Draft{Question: "mfa-ehr", Note: "three"})
	if len(a.Drafts) != 3 || a.Draft("mfa-email", "").Note != "two" || a.Draft("mfa-email", "evidence").Typed[1] != "shelf" || a.Draft("mfa-email", "na") != nil {
		t.Errorf("%+v", a.Drafts)
	}
	a.KeepDraft(Draft{Question: "mfa-ehr", Note: " \u200b\n"})
	if a.Draft("mfa-ehr", "") != nil {
		t.Error("a draft in which nothing shows is kept")
	}
	if !a.DropDraft("mfa-email", "evidence") || a.DropDraft("mfa-email", "evidence") || len(a.Drafts) != 1 {
		t.Errorf("%+v", a.Drafts)
	}
}

// TestDraftsCanAlwaysBeWritten: whatever was typed, the file that holds it can be read back.
func TestDraftsCanAlwaysBeWritten(t *testing.T) {
	b := builtin(t)
	for name, text := range map[string]string{
		"words": "two\nlines", "controls": "a\x00b\x1b[2Jc\x7f\u0085", "no UTF-8": "caf\xe9", "long": strings.Repeat("漢", draftLimit+50),
		"quotes": `"\` + "`" + `#: {}[]`, "tabs and ends": "a\tb\r\nc", "invisible": "a\u200b\u202eb\ufeff",
	} {
		for _, drafts := range [][]Draft{
			{{Question: "mfa-email", Note: text}}, {{Question: "mfa-email", Form: "evidence", Typed: []string{text, "", text}}},
			{{Question: "mfa-email", Note: text}, {Question: "mfa-ehr", Form: "na", Typed: []string{text}}},
		} {
			a := &Assessment{ID: "7f3c9a12", Bank: BankOf(b), AsOf: Day{2026, 11, 23}}
			for _, d := range drafts {
				a.KeepDraft(Draft{d.Question, d.Form, d.Note, slices.Clone(d.Typed)})
			}
			again, _, err := Decode("a.yaml", Encode(a, b), b)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if string(Encode(again, b)) != string(Encode(a, b)) || len(again.Drafts) != len(drafts) {
				t.Errorf("%s: read back as %d drafts", name, len(again.Drafts))
			}
		}
	}
}

// TestUnprintableCharactersShow: as their codes, so that a person can mend them; nothing else changes.
func TestUnprintableCharactersShow(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "a\x1bb": "a[U+001B]b", "\u009d": "[U+009D]", "a\nb\tc\rd": "a\nb\tc\rd", "\xff": "\uFFFD",
	} {
		if got := codes(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := codes(strings.Repeat("é", draftLimit+1)); utf8.RuneCountInString(got) != draftLimit {
		t.Errorf("a draft of %d characters", utf8.RuneCountInString(got))
	}
}

func TestWhatADraftInAFileDoesNotTake(t *testing.T) {
	b := builtin(t)
	for src, want := range map[string]string{
		"draft: {question: mfa-emial, note: \"n\"}":           `unknown question "mfa-emial"; did you mean "mfa-email"?`,
		"draft: {note: \"n\"}":                                `draft has no "question"; add it`,
		"draft: [{question: mfa-email, typed: \"n\"}]":        "expected a list, not text",
		"draft: {question: mfa-email, form: \"No Id\"}":       "is not an id",
		"draft: {question: mfa-email, note: \"a\\u001bb\"}":   "none that does not print",
		"draft: {question: mfa-email, typed: [\"a\\u0000\"]}": "none that does not print",
	} {
		_, _, err := Decode("a.yaml", []byte(head+"answers: {}\n"+src+"\n"), b)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "a.yaml:") {
			t.Errorf("%s: got %v, want %q", src, err, want)
		}
	}
	a, _, err := Decode("a.yaml", []byte(head+"answers: {}\ndraft: {question: mfa-email, note: \"half\"}\n"), b)
	if err != nil || len(a.Drafts) != 1 || a.Drafts[0].Note != "half" {
		t.Errorf("one draft by itself: %+v, %v", a, err)
	}
}
