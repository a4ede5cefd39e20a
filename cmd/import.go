package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/assessment/sheet"
	"ephisra/cmd/interview"
	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// importing takes a filled-in pack into an assessment.
type importing struct {
	app  *App
	bank *questions.Bank
	pack *sheet.FilledPack
	by   string

	taken, same, noted, empty int
	differ, left, follow      []string
}

// said is a row of a pack as it is understood.
type said struct {
	*sheet.Filled
	reply    assessment.Reply
	evidence []assessment.Evidence
}

// take understands every row, and only then puts them on record.
func (i *importing) take(a *assessment.Assessment) error {
	if !a.IsOf(i.pack.Assessment, i.pack.Practice) {
		return usageError{fmt.Errorf("%w: %q, assessment %s; this file is of %q, assessment %s",
			assessment.ErrOtherPractice, i.pack.Practice, i.pack.Assessment, a.Practice.Name, a.ID)}
	}
	rows, err := i.understandAll(a)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(rows, func(row said) bool { return !row.IsEmpty() }) {
		i.empty = len(rows)
		return i.nothing()
	}
	who, err := i.app.person(a, "--by", i.by)
	if err != nil {
		return usageError{err}
	}
	session := assessment.NewSession(i.bank, a)
	stamp := assessment.Stamp{By: who, Basis: assessment.Stated, At: i.app.Now()}
	for _, row := range rows {
		if err := i.put(session, row, stamp); err != nil {
			return err
		}
	}
	if i.taken+i.same+i.noted+len(i.differ) == 0 {
		return i.nothing()
	}
	return nil
}

func (i *importing) nothing() error {
	return fmt.Errorf("no answer was taken: %s; the file is as it was", i.counts())
}

// understandAll reads every row, in the order of the bank. All that cannot be meant comes back at once.
func (i *importing) understandAll(a *assessment.Assessment) ([]said, error) {
	var rows []said
	var faults yamlfile.Problems
	for n := range i.pack.Rows {
		row, found := i.understand(&i.pack.Rows[n], a)
		faults = append(faults, found...)
		rows = append(rows, row)
		if slices.ContainsFunc(i.pack.Rows[:n], row.isOf) {
			faults = append(faults, i.pack.Fault(row.Filled, "this question stands on the sheet twice; keep one"))
		}
	}
	slices.SortStableFunc(rows, func(x, y said) int { return i.order(x.Question) - i.order(y.Question) })
	return rows, faults.Err()
}

// isOf reports whether another row is of the same question and site.
func (row said) isOf(other sheet.Filled) bool {
	return other.Question == row.Question && other.Site == row.Site
}

// order is a question's place in the bank: one that brings others comes before them.
func (i *importing) order(id string) int {
	return slices.IndexFunc(i.bank.Questions, func(q *questions.Question) bool { return q.ID == id })
}

// understand reads one row. Each thing in it that cannot be meant is a fault.
func (i *importing) understand(f *sheet.Filled, a *assessment.Assessment) (said, yamlfile.Problems) {
	row := said{Filled: f}
	q := i.bank.Question(f.Question)
	if f.IsEmpty() {
		return row, nil
	}
	switch {
	case q == nil || q.Retired != nil || q.Share != nil:
		return row, yamlfile.Problems{i.pack.Fault(f, "there is no such question in this bank")}
	case f.Rev != 0 && f.Rev != q.Rev:
		return row, yamlfile.Problems{i.pack.Fault(f, "the question means something else since the sheet was written; "+
			"write it anew with sra pack")}
	case f.Site != "" && a.KnowsSite(f.Site) != nil:
		return row, yamlfile.Problems{i.pack.Fault(f, "%v", a.KnowsSite(f.Site))}
	}
	var faults yamlfile.Problems
	reply, err := replyOn(q, f, a.AsOf)
	if row.reply = reply; err != nil {
		faults = append(faults, i.pack.Fault(f, "%v", err))
	}
	for _, text := range f.Evidence {
		e, err := evidenceOf(text, a.AsOf)
		if err != nil {
			faults = append(faults, i.pack.Fault(f, "%v", err))
		}
		row.evidence = append(row.evidence, e)
	}
	if err := assessment.CheckText(f.Note, f.Why); err != nil {
		faults = append(faults, i.pack.Fault(f, "%v", err))
	}
	return row, faults
}

// replyOn reads an answer as the interview does. Words where a text is asked need no sign before them, and a reason why
// it does not apply says that it does not.
func replyOn(q *questions.Question, f *sheet.Filled, today assessment.Day) (assessment.Reply, error) {
	if f.Answer == "" && f.Why == "" {
		return assessment.Reply{}, nil
	}
	if f.Answer == "" {
		if q.NA == "" {
			return assessment.Reply{}, errors.New("it is not offered that this does not apply; choose an answer")
		}
		return assessment.Reply{NA: f.Why}, nil
	}
	typed, err := interview.Read(q, f.Answer, today)
	if err != nil && q.Type == questions.Text {
		typed, err = interview.Read(q, "="+f.Answer, today)
	}
	hint := interview.Hint{}
	switch {
	case errors.As(err, &hint):
		return assessment.Reply{}, fmt.Errorf("%s is none of the answers; %s", yamlfile.Clip(f.Answer),
			strings.Replace(hint.Short, "type", "write", 1))
	case err != nil:
		return assessment.Reply{}, err
	case typed.NeedsWhy && f.Why == "":
		return assessment.Reply{}, errors.New("say why it does not apply")
	case typed.NeedsWhy:
		return assessment.Reply{NA: f.Why}, nil
	}
	return typed.Reply, nil
}

// put puts one row on record. One that the answers rule out by now is left out, and told.
func (i *importing) put(s *assessment.Session, row said, by assessment.Stamp) error {
	if row.IsEmpty() {
		i.empty++
		return nil
	}
	if row.reply.Given() || row.reply.Chosen {
		if err := s.Go(row.Question); err != nil {
			i.left = append(i.left, err.Error())
			return nil
		}
		heard, branch, err := s.Hear(row.Question, row.Site, row.reply, by)
		if err != nil {
			return yamlfile.Problems{i.pack.Fault(row.Filled, "%v", err)}
		}
		i.follow = append(i.follow, branch.Added...)
		i.count(heard, row.Question)
	} else {
		i.noted++
	}
	return i.beside(s, row)
}

func (i *importing) count(heard assessment.Heard, id string) {
	switch heard {
	case assessment.HeardNew:
		i.taken++
	case assessment.HeardSame:
		i.same++
	default:
		i.differ = append(i.differ, id)
	}
}

// beside keeps the note and what shows the answer.
func (i *importing) beside(s *assessment.Session, row said) error {
	var faults []error
	note := row.Note
	if note != "" && row.Site != "" {
		note = row.Site + ": " + note
	}
	if note != "" {
		faults = append(faults, s.JoinNote(row.Question, note))
	}
	for _, e := range row.evidence {
		faults = append(faults, s.JoinEvidence(row.Question, e))
	}
	if err := errors.Join(faults...); err != nil {
		return yamlfile.Problems{i.pack.Fault(row.Filled, "%v", err)}
	}
	return nil
}

// counts says how many rows became what.
func (i *importing) counts() string {
	text := fmt.Sprintf("%s read: %d taken, %d the same as on record, %d that differ, %d with a note alone",
		plural(len(i.pack.Rows), "row"), i.taken, i.same, len(i.differ), i.noted)
	return text + fmt.Sprintf("; left out: %d empty, %d not asked any more", i.empty, len(i.left))
}

// tell says what became of the rows, and what is to be done now.
func (i *importing) tell(path string) error {
	for _, text := range i.left {
		fmt.Fprintln(i.app.Err, sanitize("left out: "+text))
	}
	fmt.Fprintln(i.app.Out, i.counts())
	i.app.tellQuestions(i.bank, "Answered differently, to be settled", i.differ)
	var still []string
	for _, id := range i.follow {
		if !slices.ContainsFunc(i.pack.Rows, func(f sheet.Filled) bool { return f.Question == id }) {
			still = append(still, id)
		}
	}
	i.app.tellQuestions(i.bank, "Asked because of these answers, and not on the sheet", still)
	if len(i.differ) > 0 {
		i.app.tellSettle(path, i.differ[0])
	}
	return nil
}
