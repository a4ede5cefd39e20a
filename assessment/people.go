package assessment

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"ephisra/questions/yamlfile"
)

// Person returns the ID of a person by ID or name, whatever the case, blanks or form of accents, and adds
// one who is not there yet. A role fills in one not given before. The name must not be Blank.
func (a *Assessment) Person(name, role string) string {
	if p, err := PersonList.Find(a, name); err == nil {
		if p.Role == "" {
			p.Role = role
		}
		return p.ID
	}
	name = tidyName(name)
	id := freeID(name, "person", func(id string) bool {
		return slices.ContainsFunc(a.People, func(p Person) bool { return p.ID == id })
	})
	a.People = append(a.People, Person{id, name, role})
	return id
}

// titles stand before a name and call nobody.
var titles = map[string]bool{"dr": true, "mr": true, "mrs": true, "ms": true, "miss": true, "mx": true, "prof": true,
	"sr": true, "sra": true}

// firstNames are the words of a name in lower case, without titles.
func firstNames(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(tidyName(name)),
		func(r rune) bool { return unicode.IsSpace(r) || r == '.' || r == ',' })
	return slices.DeleteFunc(words, func(w string) bool { return titles[w] })
}

// peopleCalled lists who has the words of a text as the start of the name: "Dana" is Dana Ruiz, "Dr. Lee" is
// Dr. Lee Chan. Nobody is meant by a title alone.
func peopleCalled(people []Person, text string) []int {
	called := firstNames(text)
	if len(called) == 0 {
		return nil
	}
	return indexes(people, func(p *Person) bool {
		name := firstNames(p.Name)
		return len(name) >= len(called) && slices.Equal(name[:len(called)], called)
	})
}

// NearPerson returns the name of somebody a new name may be meant for, or "": one a slip or two away, or of
// whom only the first name is listed. Ask before adding such a name.
func (a *Assessment) NearPerson(name string) string {
	called := firstNames(name)
	for _, p := range a.People {
		first := firstNames(p.Name)
		if len(first) > 0 && len(called) > len(first) && slices.Equal(called[:len(first)], first) {
			return p.Name
		}
	}
	names := make([]string, len(a.People))
	for i, p := range a.People {
		names[i] = p.Name
	}
	return yamlfile.Nearest(tidyName(name), names)
}

// eachMention visits every place of the file that names a person by ID. Places of free text, such as the
// owner of a device, name one where they hold just the ID.
func (a *Assessment) eachMention(visit func(id *string)) {
	for _, answer := range a.Answers {
		answer.eachMention(visit)
	}
	for i := range a.Overrides {
		visit(&a.Overrides[i].By)
	}
	for i := range a.Assets {
		visit(&a.Assets[i].Owner)
	}
	for i := range a.Plan {
		item := &a.Plan[i]
		visit(&item.Owner)
		if item.Verified != nil {
			visit(&item.Verified.By)
		}
		if item.Accepted != nil {
			visit(&item.Accepted.By)
		}
	}
}

func (a *Answer) eachMention(visit func(id *string)) {
	visit(&a.SaidBy)
	visit(&a.Later)
	if a.Decision != nil {
		visit(&a.Decision.ApprovedBy)
	}
	if a.Settled != nil {
		visit(&a.Settled.By)
	}
	for i := range a.Conflict {
		visit(&a.Conflict[i].By)
		a.Conflict[i].Answer.eachMention(visit)
	}
	if a.Carried != nil {
		a.Carried.Answer.eachMention(visit)
	}
	for _, site := range a.Sites {
		site.eachMention(visit)
	}
}

// timesNamed counts the places that name a person.
func (a *Assessment) timesNamed(id string) int {
	n := 0
	a.eachMention(func(at *string) {
		if *at == id {
			n++
		}
	})
	return n
}

// Join makes two people one: whatever names the first names the second then, who keeps the own name, and the
// own role where there is one. The error says who is not known, or that both are the same.
func (a *Assessment) Join(from, into string) error {
	gone, err := PersonList.Find(a, from)
	if err != nil {
		return err
	}
	stays, err := PersonList.Find(a, into)
	if err != nil {
		return err
	}
	if gone.ID == stays.ID {
		return fmt.Errorf("%s and %s are one person already, %s", from, into, stays.ID)
	}
	if stays.Role == "" {
		stays.Role = gone.Role
	}
	old, id := gone.ID, stays.ID
	a.eachMention(func(at *string) {
		if *at == old {
			*at = id
		}
	})
	a.People = slices.DeleteFunc(a.People, func(p Person) bool { return p.ID == old })
	return nil
}

// tidyName writes a name with single blanks and composed accents, without characters that do not print:
// what two people would take for the same name is the same.
func tidyName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.String(name))
	return strings.Join(strings.Fields(name), " ")
}

// AddSite adds a site and returns its ID.
func (a *Assessment) AddSite(name string) string {
	name = tidyName(name)
	id := freeID(name, "site", func(id string) bool {
		return slices.ContainsFunc(a.Sites, func(s Site) bool { return s.ID == id })
	})
	a.Sites = append(a.Sites, Site{id, name})
	return id
}

// freeID makes an id of a name's first word that is no title and that nothing has yet: "dana", "dana-2". Letters
// lose their accents: an id is typed on any keyboard.
func freeID(name, otherwise string, isTaken func(string) bool) string {
	base := otherwise
	words := strings.FieldsFunc(strings.ToLower(dropAccents(name)), notIDRune)
	for len(words) > 1 && titles[words[0]] {
		words = words[1:]
	}
	if len(words) > 0 {
		base = words[0]
	}
	id := base
	for n := 2; isTaken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

func dropAccents(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

func notIDRune(r rune) bool {
	return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// personOr is the ID of the listed person that a text means, or the text itself where it means nobody.
func (a *Assessment) personOr(text string) string {
	if p, err := PersonList.Find(a, text); err == nil && text != "" {
		return p.ID
	}
	return text
}

// NameOf is the name of the person with an ID, or the text itself where it is none.
func (a *Assessment) NameOf(id string) string {
	for i := range a.People {
		if a.People[i].ID == id {
			return a.People[i].Name
		}
	}
	return id
}

// SameName reports whether two people would take two names for one: whatever the case, blanks and form of accents.
func SameName(a, b string) bool { return strings.EqualFold(tidyName(a), tidyName(b)) }
