package assessment

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Person returns the ID of a person by ID or name, whatever the case, blanks or form of accents, and adds
// one who is not there yet. A role fills in one not given before. The name must not be Blank.
func (a *Assessment) Person(name, role string) string {
	name = tidyName(name)
	for i := range a.People {
		p := &a.People[i]
		if p.ID == name || strings.EqualFold(tidyName(p.Name), name) {
			if p.Role == "" {
				p.Role = role
			}
			return p.ID
		}
	}
	id := freeID(name, "person", func(id string) bool {
		return slices.ContainsFunc(a.People, func(p Person) bool { return p.ID == id })
	})
	a.People = append(a.People, Person{id, name, role})
	return id
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

// freeID makes an id of a name's first word that nothing has yet: "dana", "dana-2".
func freeID(name, otherwise string, taken func(string) bool) string {
	base := otherwise
	if words := strings.FieldsFunc(strings.ToLower(name), notIDRune); len(words) > 0 {
		base = words[0]
	}
	id := base
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

func notIDRune(r rune) bool {
	return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
