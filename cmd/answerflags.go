package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"ephisra/assessment"
	"ephisra/questions"
	"ephisra/report"
)

// answerOptions are the flags of "sra answer".
type answerOptions struct {
	date, number, text, na, later, note, by, basis, decision, settle, site string
	evidence                                                               []string
	dropEvidence                                                           int
	dropDecision                                                           bool
	unknown, none, clear, confirm                                          bool
	set                                                                    *pflag.FlagSet
}

func (opts *answerOptions) flags(f *pflag.FlagSet) {
	opts.set = f
	f.StringVar(&opts.date, "date", "", "answer with `DATE`: 3/31/2025, March 31 2025, 3/2025 or 2025-03-31")
	f.StringVar(&opts.number, "number", "", "answer with a whole `NUMBER`")
	f.StringVar(&opts.text, "text", "", "answer with `TEXT`")
	f.BoolVar(&opts.unknown, "unknown", false, "answer \"don't know\"")
	f.BoolVar(&opts.none, "none", false, "answer \"none of them\" to a question that takes several options")
	f.StringVar(&opts.na, "na", "", "does not apply, and `WHY`")
	f.BoolVar(&opts.clear, "clear", false, "go back to not answered; with --site, for that site")
	f.BoolVar(&opts.confirm, "confirm", false, "confirm the answer carried from last year")
	f.StringVar(&opts.site, "site", "", "answer for one `SITE`")
	f.StringVar(&opts.later, "later", "", "ask later, and of `WHOM`; empty takes the flag away")
	f.StringVar(&opts.note, "note", "", "note beside the answer; empty removes it")
	f.StringVar(&opts.by, "by", "", "`NAME` of who answers")
	f.StringVar(&opts.basis, "basis", "", "what the answer rests on: observed, document or stated; none takes it back")
	f.StringArrayVar(&opts.evidence, "evidence", nil,
		"add evidence `\"WHAT | WHERE | DATE\"`; where and date may be left out")
	f.IntVar(&opts.dropEvidence, "drop-evidence", 0, "take the `N`-th piece of evidence back; 0 where there is one only")
	f.BoolVar(&opts.dropDecision, "drop-decision", false, "take the decision back")
	f.StringVar(&opts.decision, "decision", "", "take the decision on an addressable specification from `FILE`")
	f.StringVar(&opts.settle, "settle", "", "settle answers that differ, and `WHY`")
}

// option stands among the flags for options given as arguments.
const option = "an option"

// Of these instructions about the answer itself, one command line takes one.
var (
	replies      = []string{option, "none", "date", "number", "text", "unknown", "na"}
	instructions = append(slices.Clip(replies), "clear", "confirm")
)

// answerRules say of a flag which others it needs one of, and which it cannot stand with. A flag that
// would do nothing is refused, for whoever wrote it meant something by it.
var answerRules = []struct {
	flag          string
	needs, not    []string
	whatItIsThere string
}{
	{"settle", replies, nil, "says why one answer holds; give that answer too"},
	{"site", append(slices.Clip(replies), "clear"), nil, "names where an answer is given or cleared"},
	{"by", append(slices.Clip(replies), "confirm"), nil, "names who answers"},
	{"basis", nil, []string{"clear"}, ""},
	{"drop-evidence", nil, []string{"evidence"}, ""},
	{"drop-decision", nil, []string{"decision"}, ""},
}

// besideFlags change something beside the answer, and may stand alone.
var besideFlags = []string{"later", "note", "basis", "evidence", "decision", "drop-evidence", "drop-decision"}

// neverBlank are the flags that say nothing without a text.
var neverBlank = []string{"date", "number", "text", "na", "site", "by", "basis", "decision", "settle"}

// check says all there is to say against a command line: two instructions at once, a flag that would
// do nothing, or nothing to record. Options are its arguments after the question.
func (opts *answerOptions) check(options []string) error {
	has := func(name string) bool { return opts.has(name, options) }
	faults := []error{opts.blank()}
	if told := filter(instructions, has); len(told) > 1 {
		faults = append(faults, fmt.Errorf("%s cannot stand together; give one of them", joinFlags(told, " and ")))
	}
	for _, rule := range answerRules {
		if !has(rule.flag) {
			continue
		}
		if rule.needs != nil && !slices.ContainsFunc(rule.needs, has) {
			faults = append(faults, fmt.Errorf("--%s %s; it does nothing without %s", rule.flag, rule.whatItIsThere,
				joinFlags(rule.needs, ", ")))
		}
		if with := filter(rule.not, has); len(with) > 0 {
			faults = append(faults, fmt.Errorf("--%s and %s cannot stand together", rule.flag, joinFlags(with, " and ")))
		}
	}
	if err := errors.Join(faults...); err != nil || slices.ContainsFunc(slices.Concat(instructions, besideFlags), has) {
		return err
	}
	return errors.New("nothing to record; give an option, or a flag such as --unknown or --note")
}

// has reports whether the command line gives an instruction. A switch turned off with "=false" is none.
func (opts *answerOptions) has(name string, options []string) bool {
	if name == option {
		return len(options) > 0
	}
	flag := opts.set.Lookup(name)
	off := flag.Value.Type() == "bool" && flag.Value.String() == "false"
	return flag.Changed && !off
}

// blank says which flags were given without the text they need.
func (opts *answerOptions) blank() error {
	var faults []error
	for _, flag := range neverBlank {
		if opts.set.Changed(flag) && assessment.Blank(opts.set.Lookup(flag).Value.String()) {
			faults = append(faults, fmt.Errorf("--%s is blank", flag))
		}
	}
	return errors.Join(faults...)
}

// filter returns the names that pass.
func filter(names []string, pass func(string) bool) (kept []string) {
	for _, name := range names {
		if pass(name) {
			kept = append(kept, name)
		}
	}
	return kept
}

// joinFlags joins flags as they are written.
func joinFlags(names []string, between string) string {
	return strings.Join(report.Each(names, func(name string) string {
		if name == option {
			return name
		}
		return "--" + name
	}), between)
}

// replyOf turns arguments and flags into one reply. None at all is fine: then only what stands
// beside the answer changes.
func replyOf(q *questions.Question, options []string, opts answerOptions, today assessment.Day) (assessment.Reply,
	error) {
	r := assessment.Reply{Text: opts.text, Unknown: opts.unknown, NA: opts.na}
	switch {
	case opts.none || q.Type == questions.Many && len(options) > 0:
		r.Choices, r.Chosen = options, true
	case len(options) > 1:
		return r, fmt.Errorf("question %q takes one option, not %d", q.ID, len(options))
	case len(options) == 1:
		r.Choice = options[0]
	}
	var faults []error
	if !assessment.Blank(opts.date) {
		day, err := assessment.ReadDay(opts.date, today)
		r.Date, faults = day, append(faults, err)
	}
	if !assessment.Blank(opts.number) {
		n, err := wholeNumber(opts.number)
		r.Number, faults = &n, append(faults, err)
	}
	return r, errors.Join(faults...)
}

func wholeNumber(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return 0, fmt.Errorf("--number %q is not a whole number", text)
	}
	return n, nil
}
