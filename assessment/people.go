package assessment

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Person returns the ID of a person by ID or name, whatever the case, and adds one who is not
// there yet. A role fills in one not given before.
func (a *Assessment) Person(name, role string) string {
	for i := range a.People {
		p := &a.People[i]
		if p.ID == name || strings.EqualFold(p.Name, name) {
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

// AddSite adds a site and returns its ID.
func (a *Assessment) AddSite(name string) string {
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
