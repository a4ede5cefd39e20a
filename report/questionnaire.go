package report

import (
	"fmt"
	"strings"

	"ephisra/questions"
)

// Questionnaire is a bank as a document to read or to hand out: every question with its help, the
// answers to choose from and how far in place each counts.
func Questionnaire(b *questions.Bank) *Document {
	doc := &Document{
		Title: "Questionnaire", Practice: b.Title, Status: b.ID + " " + b.Version, Bank: b.ID + " " + b.Version,
		Cover: []Pair{{"Questions", number(len(b.Questions))}, {"Sections", number(len(b.Sections))},
			{"Time", "about " + hours(minutes(b)) + " if every question is asked"}},
	}
	for _, s := range b.Sections {
		if asked := sectionQuestions(b, s.ID); len(asked) > 0 {
			doc.Sections = append(doc.Sections, questionnaireSection(b, s, asked))
		}
	}
	return doc
}

func minutes(b *questions.Bank) int {
	sum := 0
	for _, s := range b.Sections {
		sum += s.Minutes
	}
	return sum
}

// hours writes minutes as "3 h 10 min".
func hours(minutes int) string { return fmt.Sprintf("%d h %d min", minutes/60, minutes%60) }

func sectionQuestions(b *questions.Bank, section string) []*questions.Question {
	var list []*questions.Question
	for _, q := range b.Questions {
		if q.Section == section {
			list = append(list, q)
		}
	}
	return list
}

func questionnaireSection(b *questions.Bank, s questions.Section, asked []*questions.Question) Section {
	about := count(len(asked), "question")
	if s.Minutes > 0 {
		about += ", about " + count(s.Minutes, "minute")
	}
	section := Section{ID: s.ID, Title: s.Title, Page: true, Blocks: []Block{Paragraph{Kind: Lead, Text: about}}}
	for _, q := range asked {
		section.Blocks = append(section.Blocks, questionBlocks(b, q)...)
	}
	return section
}

func questionBlocks(b *questions.Bank, q *questions.Question) []Block {
	blocks := []Block{Heading{ID: q.ID, Text: q.Ask}}
	if about := joinFilled(" ", q.Why, q.Help); about != "" {
		blocks = append(blocks, Paragraph{Text: about})
	}
	if ways := answerWays(q); len(ways) > 0 {
		blocks = append(blocks, List{Items: ways})
	}
	return append(blocks, Pairs{Items: questionPairs(b, q)})
}

// answerWays are the answers to choose from, best first.
func answerWays(q *questions.Question) []string {
	var ways []string
	for _, band := range q.Age {
		ways = append(ways, fmt.Sprintf("Within %s (%d %% in place)", count(band.Months, "month"), band.InPlace))
	}
	for _, r := range q.Ranges {
		ways = append(ways, fmt.Sprintf("%d to %d %s (%d %% in place)", r.From, r.To, q.Unit, r.InPlace))
	}
	for _, o := range q.Options {
		way := o.Text
		if q.Graded() {
			way += fmt.Sprintf(" (%d %% in place)", o.InPlace)
		}
		ways = append(ways, way)
	}
	if q.NA != "" {
		ways = append(ways, "Does not apply: "+q.NA)
	}
	return ways
}

func questionPairs(b *questions.Bank, q *questions.Question) []Pair {
	pairs := []Pair{{"Id", q.ID}, {"Rests on",
		joinFilled("; ", standingText(q.Standing), strings.Join(b.Citations(q), ", "))}, {"Ask", roleTitles(b, q.Whom)}}
	if q.When != nil {
		pairs = append(pairs, Pair{"Asked", q.When.Words()})
	}
	if len(q.Evidence) > 0 {
		pairs = append(pairs, Pair{"Evidence", strings.Join(q.Evidence, "; ")})
	}
	return pairs
}

// standingText says what a question rests on.
func standingText(s questions.Standing) string {
	return map[questions.Standing]string{
		questions.Rule: "Security Rule", questions.GoodPractice: "good practice",
		questions.Proposed: "proposed rule, not in force", questions.Fact: "fact of the practice",
	}[s]
}

func roleTitles(b *questions.Bank, ids []string) string {
	titles := make([]string, len(ids))
	for i, id := range ids {
		titles[i] = b.Role(id).Title
	}
	return strings.Join(titles, ", ")
}
