package assessment

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ephisra/questions"
)

// Copy is one of several copies of an assessment that different people answered, with the name it is told by.
type Copy struct {
	Name string
	*Assessment
}

// Merged says what became of the answers of several copies, each question by its ID, in bank order.
type Merged struct {
	Same    []string // every copy that has an answer has the same, or the same was said
	Alone   []string // somebody answered in one copy, where another has no answer, "don't know" or last year's
	Differ  []string // people answered differently: to be settled
	Rows    []string // rows of lists, plan items and levels of which the copies say different things, in words
	Settled []string // answered differently, and settled in one of the copies
}

// Merge makes one assessment of several copies of one. Equal answers agree; answers that differ become a conflict
// that keeps every voice, to be settled by a person; an answer goes before "don't know", and either before last
// year's. Of one person's answers the later one holds. Notes and evidence of all copies are kept. What the copies say
// differently of a row of a list is not known any more, and its note says what each has. The order of the copies
// makes no difference, and copies that are equal are what they were.
//
// The copies are used up and must not be read afterwards. Copies of different practices or banks, and signed ones, are
// refused, all of them at once.
func Merge(copies []Copy, bank *questions.Bank) (*Assessment, *Merged, error) {
	if err := canMerge(copies); err != nil {
		return nil, nil, err
	}
	m := &merger{bank: bank, copies: copies, told: &Merged{}, to: &Assessment{Answers: map[string]*Answer{}}}
	m.heading()
	m.sites()
	m.people()
	for _, q := range slices.Concat(bank.Questions, bank.Retired) {
		m.question(q)
	}
	m.lists()
	m.levels()
	m.plan()
	m.drafts()
	return m.to, m.told, m.tooLong()
}

// merger merges copies.
type merger struct {
	bank   *questions.Bank
	copies []Copy
	to     *Assessment
	told   *Merged
	own    [][]string // the sites each copy speaks of, by their IDs in the merged file
	uneven bool       // the copies do not all have the same sites
}

// canMerge says which of the copies cannot be of one assessment.
func canMerge(copies []Copy) error {
	if len(copies) < 2 {
		return errors.New("merging takes two files or more")
	}
	var faults []error
	first := copies[0]
	for i, c := range copies {
		if err := c.Changeable(); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w; merge what it was made from, or amend it first", c.Name, err))
		}
		if !c.Bank.isSame(&first.Bank) {
			faults = append(faults, fmt.Errorf("%s was answered with the bank %s, %s with %s; bring both to one version "+
				"with sra migrate", c.Name, c.Bank.Name(), first.Name, first.Bank.Name()))
		}
		if i > 0 && !isSamePractice(first.Assessment, c.Assessment) {
			faults = append(faults, fmt.Errorf("%s is of %s, and %s of %s; only copies of one practice's assessment are "+
				"merged", c.Name, practiceName(c.Assessment), first.Name, practiceName(first.Assessment)))
		}
	}
	return errors.Join(faults...)
}

// isSamePractice reports whether two files are of one practice: by its name, or where it has none by the number the
// file was given when it was started.
func isSamePractice(a, b *Assessment) bool {
	one, other := tidyName(a.Practice.Name), tidyName(b.Practice.Name)
	if one == "" || other == "" {
		return a.ID == b.ID
	}
	return strings.EqualFold(one, other)
}

func practiceName(a *Assessment) string {
	return cmp.Or(tidyName(a.Practice.Name), "a practice without a name (assessment "+a.ID+")")
}

// heading takes the latest day, and of numbers and spellings of the name the first in order.
func (m *merger) heading() {
	var ids, names []string
	for _, c := range m.copies {
		ids, names = append(ids, c.ID), append(names, c.Practice.Name)
		if c.AsOf.After(m.to.AsOf) {
			m.to.AsOf = c.AsOf
		}
	}
	m.to.ID, m.to.Bank, m.to.Practice.Name = slices.Min(ids), m.copies[0].Bank, slices.Max(names)
}

// sites joins the sites of the copies. One that lists none speaks of all of them.
func (m *merger) sites() {
	lists := make([][]Site, len(m.copies))
	for i, c := range m.copies {
		lists[i] = c.Sites
	}
	key := func(s *Site) string { return cmp.Or(s.Name, s.ID) }
	var ids []map[string]string
	id, first := func(s *Site) *string { return &s.ID }, func(rows []*Site) Site { return *rows[0] }
	m.to.Sites, ids = joinRows(lists, id, key, first)
	for i, c := range m.copies {
		var own []string
		for _, s := range c.Sites {
			own = append(own, ids[i][s.ID])
		}
		m.uneven = m.uneven || len(own) > 0 && len(own) < len(m.to.Sites)
		if len(own) == 0 {
			own = siteIDs(m.to)
		}
		m.own = append(m.own, own)
		for _, a := range c.Answers {
			a.renameSites(ids[i])
		}
	}
}

func (a *Answer) renameSites(ids map[string]string) {
	if a.Carried != nil {
		a.Carried.Answer.renameSites(ids)
	}
	if a.Sites == nil {
		return
	}
	renamed := make(map[string]*Answer, len(a.Sites))
	for id, one := range a.Sites {
		renamed[ids[id]] = one
	}
	a.Sites = renamed
}

// people joins the people of the copies by their names, and lets every copy name them by the joined list.
func (m *merger) people() {
	var ids []map[string]string
	m.to.People, ids = joinList(m, PersonList)
	for i, c := range m.copies {
		c.eachMention(func(at *string) {
			if id, known := ids[i][*at]; known {
				*at = id
			}
		})
	}
}

// lists joins the vendors and the systems and devices.
func (m *merger) lists() {
	m.to.Vendors, _ = joinList(m, VendorList)
	m.to.Assets, _ = joinList(m, AssetList)
}

// tooLong says which texts grew beyond what a file holds because both copies had a long one.
func (m *merger) tooLong() error {
	var faults []error
	for _, id := range answerOrder(m.to, m.bank) {
		if err := CheckText(m.to.Answers[id].Note); err != nil {
			faults = append(faults, fmt.Errorf("the notes on %s together: %w", id, err))
		}
	}
	for i := range m.to.Vendors {
		if err := CheckText(m.to.Vendors[i].Note); err != nil {
			faults = append(faults, fmt.Errorf("the notes on vendor %s together: %w", m.to.Vendors[i].ID, err))
		}
	}
	for i := range m.to.Assets {
		if err := CheckText(m.to.Assets[i].Note); err != nil {
			faults = append(faults, fmt.Errorf("the notes on asset %s together: %w", m.to.Assets[i].ID, err))
		}
	}
	return errors.Join(faults...)
}
