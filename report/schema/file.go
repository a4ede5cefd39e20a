package schema

import (
	"cmp"
	"slices"
	"strings"

	"ephisra/assessment"
)

// File describes the file of an assessment: the keys of its top and of every record in it, as the tables have them that
// files are read and written by. As YAML has it, numbers and days stand without quotes.
func File() Schema {
	f := &fileDescriber{}
	s := f.object("top", assessment.FileKeys())
	s.Dialect, s.ID, s.Title, s.Defs = Dialect, "urn:sra:assessment", "The file of an assessment", f.defs
	return s
}

// fileDescriber collects the definitions of the records.
type fileDescriber struct{ defs Members }

// object describes an object by its keys. What is the name of its kind in fields.txt.
func (f *fileDescriber) object(what string, keys []assessment.Key) Schema {
	s := Schema{Type: "object", Description: Says("file/" + what), Additional: Nothing}
	for _, key := range keys {
		one := f.shape(key.Shape)
		one.Description = cmp.Or(Says("file/"+what+"."+key.Name), Says("file/answer."+key.Name))
		s.Properties = append(s.Properties, Member{key.Name, one})
		if key.IsNeeded {
			s.Required = append(s.Required, key.Name)
		}
	}
	return s
}

func (f *fileDescriber) shape(is assessment.Shape) Schema {
	s := Schema{Type: is.Type, Format: is.Format, Pattern: is.Pattern, Enum: is.Words, MinLength: is.LeastLength,
		MaxLength: is.LongestLength, Minimum: is.Least, Maximum: is.Most}
	if name, keys := is.Record(); name != "" {
		s = f.record(strings.ReplaceAll(name, " ", "_"), keys)
	}
	one := s
	switch is.Many {
	case assessment.ByID:
		return Schema{Type: "object", Additional: one}
	case assessment.Listed:
		return Schema{Type: "array", Items: &one}
	case assessment.OnceOrListed:
		return Schema{AnyOf: []Schema{one, {Type: "array", Items: &one}}}
	}
	return s
}

// record refers to the definition of a record, and makes it the first time.
func (f *fileDescriber) record(name string, keys []assessment.Key) Schema {
	if !slices.ContainsFunc(f.defs, func(m Member) bool { return m.Name == name }) {
		at := len(f.defs)
		f.defs = append(f.defs, Member{Name: name})
		f.defs[at].Schema = f.object(name, keys)
	}
	return Schema{Ref: "#/$defs/" + name}
}
