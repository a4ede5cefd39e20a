package report

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// PracticeItself is the word that asks to explain the results of the practice as a whole.
const PracticeItself = "practice"

// Explain says why something stands as it does: a threat event, a category, a question, a citation,
// a fix, or the practice. It goes from the result to the table cells, from there to the sums and to
// the answers, so that a reader can redo it with a pencil. What names by its id may be several
// things; each gets a section. Nil means that the bank holds nothing of that name.
func Explain(r *risk.Result, what string) *Document {
	b := &builder{Result: r}
	doc := &Document{Title: "Why", Practice: b.practice(), AsOf: r.Assessment.AsOf, Bank: r.Bank.Name()}
	doc.Draft, doc.Status = b.status()
	for _, kind := range explained {
		if title, blocks := kind.say(b, what); len(blocks) > 0 {
			doc.Sections = append(doc.Sections, Section{ID: kind.id, Title: title, Blocks: blocks})
		}
	}
	if len(doc.Sections) == 0 {
		return nil
	}
	return doc
}

// ExplainNames lists what Explain knows, and what each is in words.
func ExplainNames(b *questions.Bank) []Named {
	return slices.Concat([]Named{{PracticeItself, "the results of the practice as a whole"}}, ThreatNames(b),
		categoryNames(b), QuestionNames(b), requirementNames(b), FixNames(b))
}

// explained are the kinds of thing that can be explained, and what is said of each. No blocks mean
// that the id names none of the kind.
var explained = []struct {
	id  string
	say func(b *builder, what string) (title string, blocks []Block)
}{
	{"practice", (*builder).whyPractice},
	{"threat", (*builder).whyThreat},
	{"category", (*builder).whyCategory},
	{"question", (*builder).whyQuestion},
	{"requirement", (*builder).whyRequirement},
	{"fix", (*builder).whyFix},
}

func (b *builder) whyPractice(what string) (string, []Block) {
	if what != PracticeItself {
		return "", nil
	}
	pairs := []Pair{
		{"Level of risk", b.levelReason()},
		{"Events now", countsText(b.Counts)},
		{"With nothing in place", countsText(b.Inherent)},
		{"At best", bestText(b.Result)},
		{b.afterPlanned(), countsText(b.Target)},
		{"Requirements", b.Statuses().String()},
		{"Safeguards in place", fmt.Sprintf("%s, the mean over %d safeguards that count", b.Coverage.Overall,
			b.Coverage.Overall.Of)},
		{"Answered", b.Progress.String()},
	}
	return "The practice", []Block{Pairs{Items: pairs}, b.eventTable(func(*risk.Risk) bool { return true })}
}

// levelReason says which event the practice's level is that of.
func (b *builder) levelReason() string {
	if len(b.Risks) == 0 {
		return "no threat event applies"
	}
	return fmt.Sprintf("%s: the level of the worst event, %s (%s)", questions.Band(b.Level, b.Best), b.Risks[0].Event.ID,
		b.Risks[0].Event.Title)
}

// eventTable lists events with their number in the register.
func (b *builder) eventTable(which func(*risk.Risk) bool) Table {
	t := Table{Empty: "No event applies.",
		Columns: []Column{{"number", "No.", NumberKind, 6}, {"event", "Threat event", TextKind, 46},
			{"likelihood", "Likelihood", LevelKind, 14}, {"impact", "Impact", LevelKind, 12},
			{"level", "Level of risk", LevelKind, 14}, {"value", "Value", TenthsKind, 8}}}
	for n := range b.Risks {
		if event := &b.Risks[n]; which(event) {
			t.Rows = append(t.Rows, Row{Cells: []Cell{numberCell(n + 1),
				{Text: joinFilled(" ", EventTitle(event), "["+event.Event.ID+"]")}, levelCell(event.Likelihood),
				levelCell(event.Impact.Level), bandCell(event.Level, event.Best.Level), tenthsCell(event.Value)}})
		}
	}
	return t
}

func (b *builder) whyThreat(what string) (string, []Block) {
	t := b.Bank.Threat(what)
	if t == nil {
		return "", nil
	}
	if n := slices.IndexFunc(b.Risks, func(event risk.Risk) bool { return event.Event.ID == what }); n >= 0 {
		return t.Title, b.event(n)
	}
	return t.Title, []Block{Paragraph{Body,
		fmt.Sprintf("This event does not apply to the practice, by its facts (%s). It applies %s.", b.factsText(t.When),
			t.When.Words())}}
}

func (b *builder) whyCategory(what string) (string, []Block) {
	c := b.Category(what)
	switch {
	case c != nil:
		return c.Category.Title, []Block{
			Pairs{Items: []Pair{
				{"Level of risk", fmt.Sprintf("%s: the level of its worst event, %s", questions.Band(c.Level, c.Best),
					c.Worst.Event.ID)},
				{"Sum of values", fmt.Sprintf("%s over %s; it only measures how much the category rises or falls", c.Sum,
					count(c.Events, "event"))},
			}},
			b.eventTable(func(event *risk.Risk) bool { return event.Event.Category == what }),
		}
	case slices.ContainsFunc(b.Bank.Categories, func(c questions.Category) bool { return c.ID == what }):
		return what, []Block{Paragraph{Body, "None of the events of this category applies to the practice, by its facts."}}
	}
	return "", nil
}

func (b *builder) whyQuestion(what string) (string, []Block) {
	f := b.Finding(what)
	if f == nil {
		return "", nil
	}
	q := f.Question
	pairs := []Pair{{"Answer", b.answerText(f)}, {"Said", b.saidText(f.Answer)}, {"In place", inPlaceReason(f)},
		{"Rests on", joinFilled("; ", standingText(q.Standing), strings.Join(b.Bank.Citations(q), ", "))},
		{"Asked", q.When.Words()}}
	if f.Weak() && counts(f) {
		label := "Weakness"
		if !f.Said() {
			label = "Weak, if so"
		}
		pairs = append(pairs, Pair{label, q.Weakness}, Pair{"Fix", q.Fix})
	}
	blocks := []Block{Pairs{Items: slices.DeleteFunc(pairs, func(p Pair) bool { return p.Value == "" })}}
	if q.Standing == questions.Fact {
		return q.Ask, append(blocks, b.factTable(q))
	}
	return q.Ask, append(blocks, b.actsOn(f), b.decides(f))
}

// counts reports whether a weak answer is a weakness: what is only proposed is not.
func counts(f *risk.Finding) bool { return f.Question.Standing != questions.Proposed }

// stateReasons say why an answer counts as it does, where the answer itself does not.
var stateReasons = map[risk.State]string{
	risk.Unanswered:    "0, for nothing is answered: unknown is never good",
	risk.DontKnow:      "0, for nobody knows: unknown is never good",
	risk.InConflict:    "0 until somebody settles which of the answers holds",
	risk.ToConfirm:     "0 until last time's answer is confirmed",
	risk.NotApplicable: "left out of every sum, for the reason given",
	risk.HiddenByFact:  "left out of every sum: the facts of the practice leave nothing to exploit",
	risk.HiddenByReply: "0, for another safeguard it builds on is missing",
}

// inPlaceReason says how far in place an answer puts the safeguard, and by which rule.
func inPlaceReason(f *risk.Finding) string {
	if !f.Question.Graded() {
		return "not scored"
	}
	if reason := stateReasons[f.State]; reason != "" {
		return reason
	}
	return joinFilled(", ", number(f.InPlace), gradingText(f))
}

// gradingText says by which rule of the question an answer got its value.
func gradingText(f *risk.Finding) string {
	a := f.Answer
	switch {
	case f.Question.Share != nil:
		return labelText("the share of the rows that have what they need; lacking", strings.Join(f.Rows, ", "))
	case len(a.Sites) > 0:
		return "the value of the weakest site"
	case a.Chosen:
		return "the sum of what was chosen: " + chosenSum(f.Question, a.Choices)
	case !a.Date.IsZero():
		return "by the age of the date: " + strings.Join(answerWays(f.Question), "; ")
	case a.Number != nil:
		return "by its range: " + strings.Join(answerWays(f.Question), "; ")
	}
	return "the value of the option"
}

func chosenSum(q *questions.Question, chosen []string) string {
	if len(chosen) == 0 {
		return "nothing"
	}
	var terms []string
	for _, id := range chosen {
		if o := q.Option(id); o != nil {
			terms = append(terms, fmt.Sprintf("%d (%s)", o.InPlace, id))
		}
	}
	return strings.Join(terms, " + ") + ", at most 100"
}

// actsOn lists the events a safeguard is on the path of, and what closing it alone would bring.
func (b *builder) actsOn(f *risk.Finding) Block {
	t := Table{Caption: "Threat events this safeguard acts on", Empty: "It is on the path of no threat event.",
		Columns: []Column{{"event", "Threat event", TextKind, 44}, {"on", "Acts on", TextKind, 14},
			{"weight", "Weight", NumberKind, 8}, {"level", "Level now", LevelKind, 12},
			{"closed", "If closed", LevelKind, 12}, {"value", "Value", TextKind, 10}}}
	for _, g := range f.Question.Guards {
		event := b.Risk(g.Threat)
		if event == nil {
			t.Rows = append(t.Rows, Row{Cells: text(g.Threat, g.On.String(), "–", "does not apply", "–", "–")})
			continue
		}
		closed, value := levelCell(event.Worked.Level), event.Worked.Value.String()
		for _, v := range event.Vulnerabilities() {
			if v.Finding == f && v.Guard == g {
				closed, value = levelCell(v.IfClosed.Level), fmt.Sprintf("%s to %s", event.Worked.Value, v.IfClosed.Value)
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: fmt.Sprintf("%s [%s]: %s", event.Event.Title, event.Event.ID,
			g.How)},
			{Text: g.On.String()}, numberCell(b.Bank.Method.Weights[g.Strength]), levelCell(event.Worked.Level), closed,
			{Text: value}}})
	}
	return t
}

// decides lists the requirements a rule question decides.
func (b *builder) decides(f *risk.Finding) Block {
	t := Table{Caption: "Requirements it decides", Empty: "It decides the status of no requirement.",
		Columns: []Column{{"citation", "Citation", TextKind, 24}, {"requirement", "Requirement", TextKind, 42},
			{"answer", "This answer", TextKind, 16}, {"status", "Status", StatusKind, 18}}}
	for i := range b.Requirements {
		req := &b.Requirements[i]
		for _, c := range b.Claims(req) {
			if c.Finding == f && b.Bank.Cited(c.Cite) == req.Requirement {
				t.Rows = append(t.Rows, Row{Cells: []Cell{head(c.Cite), {Text: req.Requirement.Title}, {Text: b.claimText(c)},
					statusCell(req.Status)}})
			}
		}
	}
	return t
}

// factTable lists what hangs on a fact: events that apply or not, and values it moves.
func (b *builder) factTable(q *questions.Question) Block {
	t := Table{Caption: "What hangs on this fact", Empty: "Nothing but what is asked.",
		Columns: []Column{{"event", "Threat event", TextKind, 50}, {"does", "What it does", TextKind, 50}}}
	for i := range b.Bank.Threats {
		e := &b.Bank.Threats[i]
		if slices.Contains(questionsOf(e.When), q.ID) {
			says := "does not apply, by the facts"
			if b.Risk(e.ID) != nil {
				says = "applies"
			}
			t.Rows = append(t.Rows, Row{Cells: text(e.ID, says+" ("+e.When.Words()+")")})
		}
		if event := b.Risk(e.ID); event != nil {
			for _, s := range event.Shifts() {
				if s.Question == q.ID {
					t.Rows = append(t.Rows, Row{Cells: text(e.ID,
						fmt.Sprintf("initiation %+d, impact %+d: %s", s.Initiation, s.Impact, s.Why))})
				}
			}
		}
	}
	return t
}

func (b *builder) whyRequirement(what string) (string, []Block) {
	var blocks []Block
	title := ""
	for i := range b.Requirements {
		req := &b.Requirements[i]
		if names(req.Requirement, what) {
			title = joinFilled(" ", req.Requirement.ID, req.Requirement.Title)
			blocks = append(blocks, b.statusPairs(req), b.decidingTable(req))
		}
	}
	return title, blocks
}

// names reports whether a citation is that of a requirement, of an element, or the one Appendix A uses.
func names(req *questions.Requirement, cite string) bool {
	return req.ID == cite || req.Matrix == cite ||
		slices.ContainsFunc(req.Elements, func(e questions.Element) bool { return e.ID == cite })
}

func (b *builder) statusPairs(req *risk.Requirement) Block {
	return Pairs{Items: []Pair{
		{"In our words", req.Requirement.Summary},
		{"Kind", joinFilled(", ", req.Requirement.Kind.String(), req.Requirement.Obligation.String())},
		{"Status", joinFilled(" ", fmt.Sprintf("%s: %s.", req.Status, statusReasons[req.Status]),
			b.ownAnalysis(req.Requirement))},
	}}
}

// statusReasons say the rule behind each status.
var statusReasons = map[risk.RequirementStatus]string{
	risk.Met:         "every answer that decides it meets it",
	risk.Alternative: "what is not met is addressable and has a complete decision that is not past its review",
	risk.Partly:      "some of the answers that decide it meet it only in part, or some do and others do not or are open",
	risk.NotMet:      "no answer that decides it meets any of it; \"don't know\" counts so too",
	risk.NotAssessed: "none of the questions that decide it is answered",
	risk.NotRelevant: "no question that decides it is asked of this practice, or each does not apply",
}

func (b *builder) decidingTable(req *risk.Requirement) Block {
	t := Table{Caption: "Questions that decide it", Empty: "No question decides it.",
		Columns: []Column{{"question", "Question", TextKind, 36}, {"answer", "Answer", TextKind, 34},
			{"paragraph", "Paragraph", TextKind, 18}, {"says", "Says", TextKind, 12}}}
	for _, c := range b.Claims(req) {
		t.Rows = append(t.Rows, Row{Cells: text(joinFilled(" ", c.Finding.Question.Ask, "["+c.Finding.Question.ID+"]"),
			b.answerText(c.Finding), c.Cite, b.claimText(c))})
	}
	return t
}

// claimText is what an answer says of a paragraph; a decision that does not count is told too.
func (b *builder) claimText(c risk.Claim) string {
	d := c.Finding.Answer
	if d == nil || d.Decision == nil || c.Status == risk.Alternative || c.Status == risk.Met {
		return claimWords[c.Status]
	}
	if !d.Decision.Complete(b.Assessment.AsOf) {
		return claimWords[c.Status] + "; the decision is not complete, or past its review"
	}
	return claimWords[c.Status] + "; a decision stands in for addressable specifications alone"
}

func (b *builder) whyFix(what string) (string, []Block) {
	fix := b.Bank.Fix(what)
	if fix == nil {
		return "", nil
	}
	b.plan = b.Plan() // only a fix needs it, and it takes longest
	n := slices.IndexFunc(b.plan, func(step risk.PlanStep) bool { return step.Fix.ID == what })
	if n < 0 {
		return fix.Title, []Block{Paragraph{Body, sentence(b.notToDo(what, b.Settled()))}}
	}
	s := &b.plan[n]
	blocks := b.action(n)[1:]
	return fix.Title, append(blocks, Pairs{Items: []Pair{
		{"Place in the plan", fmt.Sprintf("%d of %d, band %q: %s", n+1, len(b.plan), s.Band.ID(), bandReasons[s.Band])},
		{"Alone", effectText(s.Alone)},
		{"In order, after those before it", effectText(s.InOrder)},
	}}, b.loweredTable(s))
}

// bandReasons say why a fix stands in its band.
var bandReasons = map[risk.Band]string{
	risk.BandNow:   "it closes a missing strong safeguard of an event at High or above, the most per effort first",
	risk.BandRule:  "it meets a paragraph of the Rule that is not met, required and small ones first",
	risk.BandLater: "what takes most off the value per effort comes first",
}

// loweredTable lists the events a fix brings down a level by itself.
func (b *builder) loweredTable(step *risk.PlanStep) Block {
	t := Table{Caption: "Threat events it brings down a level, taken alone",
		Empty:   "It brings no event down a level by itself.",
		Columns: []Column{{"event", "Threat event", TextKind, 70}, {"level", "Level now", LevelKind, 30}}}
	for _, id := range step.Alone.Lowered {
		event := b.Risk(id)
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: joinFilled(" ", event.Event.Title, "["+id+"]")},
			levelCell(event.Worked.Level)}})
	}
	return t
}
