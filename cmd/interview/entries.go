package interview

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ephisra/assessment"
	"ephisra/questions"
)

// Entry is one thing that can be chosen for a question: an option, "none of these" where several can be, "does not
// apply", or "I don't know".
type Entry struct {
	Label  string // what to type: "1", or a letter where a number is an answer
	Text   string
	Option string // the option's id, or ""

	None, NA, Unknown bool
}

// entryLetters label the entries of a question that is answered with a number. No command has one of them.
const entryLetters = "xyzmt"

// Entries lists what can be chosen for a question: its options, then "none of these" where several can be, "does not
// apply" where the bank offers it, and "I don't know".
func Entries(q *questions.Question) []Entry {
	var list []Entry
	for _, o := range q.Options {
		list = append(list, Entry{Text: o.Text, Option: o.ID})
	}
	if q.Type == questions.Many {
		list = append(list, Entry{Text: "None of these", None: true})
	}
	if q.NA != "" {
		list = append(list, Entry{Text: "Does not apply: " + q.NA + " (asks why)", NA: true})
	}
	list = append(list, Entry{Text: "I don't know", Unknown: true})
	for i := range list {
		list[i].Label = strconv.Itoa(i + 1)
		if q.Type == questions.Number {
			list[i].Label = letterOf(i)
		}
	}
	return list
}

// letterOf labels the n-th entry where a number is an answer: x, y, z, m, t, and x6 onwards.
func letterOf(n int) string {
	if n < len(entryLetters) {
		return entryLetters[n : n+1]
	}
	return fmt.Sprintf("x%d", n+1)
}

// Holds reports whether an answer is this entry.
func (e Entry) Holds(a *assessment.Answer) bool {
	switch {
	case a == nil:
		return false
	case e.None:
		return a.Chosen && len(a.Choices) == 0
	case e.NA:
		return a.NA != ""
	case e.Unknown:
		return a.Unknown
	}
	return slices.Contains(a.Options(), e.Option)
}

func (e Entry) reply() assessment.Reply {
	return assessment.Reply{Choice: e.Option, Unknown: e.Unknown, Chosen: e.None}
}

// Typed is what a line says in answer to a question.
type Typed struct {
	Reply    assessment.Reply
	NeedsWhy bool // "does not apply" was chosen; a reason is still wanted
}

// Read takes a line as the answer to a question: a label, an id, words such as "don't know", a date, a number or
// a text, whatever the question takes. The error is one line that says what can be typed.
func Read(q *questions.Question, line string, today assessment.Day) (Typed, error) {
	line = strings.TrimSpace(line)
	value, isValue := strings.CutPrefix(line, "=")
	if e, chosen := pick(q, line); chosen && q.Type != questions.Many && !isValue {
		return Typed{e.reply(), e.NA}, nil
	}
	switch q.Type {
	case questions.Date:
		return readDate(q, strings.TrimSpace(value), today)
	case questions.Number:
		return readNumber(q, strings.TrimSpace(value))
	case questions.Text:
		if isValue && !assessment.Blank(value) {
			return Typed{Reply: assessment.Reply{Text: strings.TrimSpace(value)}}, nil
		}
	case questions.Many:
		return readMany(q, line)
	}
	return Typed{}, hint(q)
}

// spokenNA and spokenUnknown are the words people type instead of a label.
var (
	spokenNA      = []string{"na", "n/a", "does not apply", "doesn't apply", "not applicable"}
	spokenUnknown = []string{"don't know", "dont know", "i don't know", "i dont know", "dk", "idk", "unknown", "not known",
		"do not know"}
)

// plainText is a text as people may type it again: in lower case, without a point at its end.
func plainText(text string) string {
	return strings.ToLower(strings.TrimRight(strings.TrimSpace(strings.ReplaceAll(text, "’", "'")), ".)"))
}

// pick finds the entry a text means: by its label with or without a point, its option's id or words, or words for it.
func pick(q *questions.Question, text string) (Entry, bool) {
	text = plainText(text)
	for _, e := range Entries(q) {
		switch {
		case text == e.Label, e.Option != "" && (text == e.Option || text == plainText(e.Text)):
			return e, true
		case e.None && text == "none", e.NA && slices.Contains(spokenNA, text),
			e.Unknown && slices.Contains(spokenUnknown, text):
			return e, true
		}
	}
	return Entry{}, false
}

func readDate(q *questions.Question, text string, today assessment.Day) (Typed, error) {
	day, err := assessment.ReadDay(text, today)
	if err != nil && strings.ContainsAny(text, "0123456789") && len(text) > 2 {
		return Typed{}, err
	}
	if err != nil {
		return Typed{}, hint(q)
	}
	return Typed{Reply: assessment.Reply{Date: day}}, nil
}

// readNumber takes a bare number, with its unit or without: "14", "14 hours", "1,400".
func readNumber(q *questions.Question, text string) (Typed, error) {
	first, unit, _ := strings.Cut(strings.ReplaceAll(text, ",", ""), " ")
	n, err := strconv.Atoi(first)
	if err != nil || unit != "" && !strings.HasPrefix(q.Unit, strings.TrimRight(strings.ToLower(unit), "s.")) {
		return Typed{}, hint(q)
	}
	return Typed{Reply: assessment.Reply{Number: &n}}, nil
}

var errAlone = errors.New("\"none of these\", \"does not apply\" and \"I don't know\" stand alone")

// readMany reads labels and ids set apart by blanks or commas, spans such as 1-3, "all" or "none".
func readMany(q *questions.Question, line string) (Typed, error) {
	if e, chosen := pick(q, line); chosen && e.Option == "" {
		return Typed{e.reply(), e.NA}, nil
	}
	r := assessment.Reply{Chosen: true}
	words, err := spell(q, line)
	for _, word := range words {
		e, chosen := pick(q, word)
		switch {
		case !chosen:
			return Typed{}, hint(q)
		case e.Option == "":
			return Typed{}, errAlone
		case !slices.Contains(r.Choices, e.Option):
			r.Choices = append(r.Choices, e.Option)
		}
	}
	return Typed{Reply: r}, err
}

// spell writes a line of a checklist out as one word an option: "all" and spans.
func spell(q *questions.Question, line string) ([]string, error) {
	if strings.EqualFold(line, "all") {
		var all []string
		for _, o := range q.Options {
			all = append(all, o.ID)
		}
		return all, nil
	}
	var words []string
	for _, word := range strings.FieldsFunc(line, func(c rune) bool { return c == ' ' || c == ',' || c == ';' }) {
		words = append(words, span(word)...)
	}
	if len(words) == 0 {
		return nil, hint(q)
	}
	return words, nil
}

// span writes "1-3" out; any other word stands for itself.
func span(word string) []string {
	low, high, found := strings.Cut(word, "-")
	from, err1 := strconv.Atoi(low)
	to, err2 := strconv.Atoi(high)
	if !found || err1 != nil || err2 != nil || from > to || to-from > 99 {
		return []string{word}
	}
	var words []string
	for n := from; n <= to; n++ {
		words = append(words, strconv.Itoa(n))
	}
	return words
}

// Hint is the one line that answers a wrong entry: what can be typed.
type Hint struct{ Short string }

// Error says what can be typed, and what else line mode takes.
func (h Hint) Error() string { return h.Short + "; q leaves, ? shows what else you can type" }

func hint(q *questions.Question) error {
	list := Entries(q)
	last := list[len(list)-1].Label
	form := "type 1 to %s"
	switch q.Type {
	case questions.Many:
		form = "type numbers from 1 to %s, such as 1 3 or 1-3, all or none"
	case questions.Date:
		form = "type a date such as 3/31/2026 or March 2026, or a number from 1 to %s"
	case questions.Number:
		return Hint{fmt.Sprintf("%s, or %s for one of the answers above", numberHint(q), labels(list))}
	case questions.Text:
		form = "type = and your answer, or a number from 1 to %s"
	}
	return Hint{fmt.Sprintf(form, last)}
}

func labels(list []Entry) string {
	var all []string
	for _, e := range list {
		all = append(all, e.Label)
	}
	return strings.Join(all, " or ")
}

func numberHint(q *questions.Question) string {
	return strings.TrimSpace("type how many "+q.Unit) + ", such as 14"
}
