package schema

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Output is a form of output: its name for "sra schema", the id that the output itself bears (empty: it bears none),
// what it is, and a value of the type that is written.
type Output struct {
	Name, ID, Title string
	Written         any
}

// Schema describes an output. Known says what types that write themselves look like, beside those that the program
// knows everywhere.
func (o *Output) Schema(known map[reflect.Type]Schema) Schema {
	d := &describer{known: known, done: map[reflect.Type]bool{}}
	s := d.of(reflect.TypeOf(o.Written))
	s.Dialect, s.ID, s.Title, s.Defs = Dialect, "urn:sra:"+o.Name, o.Title, d.defs
	return s
}

// describer turns Go types into schemas. Each struct becomes a definition of its own.
type describer struct {
	known map[reflect.Type]Schema
	done  map[reflect.Type]bool
	defs  Members
}

// everywhere are the types of ours that write themselves.
var everywhere = sync.OnceValue(func() map[reflect.Type]Schema {
	level := Schema{Type: "string", Enum: []string{questions.Undetermined.ID()}}
	for _, l := range questions.Levels {
		level.Enum = append(level.Enum, l.ID())
	}
	status := Schema{Type: "string"}
	for s := risk.NotAssessed; s <= risk.NotRelevant; s++ {
		status.Enum = append(status.Enum, s.ID())
	}
	return map[reflect.Type]Schema{reflect.TypeFor[questions.Level](): level,
		reflect.TypeFor[risk.RequirementStatus](): status, reflect.TypeFor[risk.Tenths](): {Type: "number"}}
})

func (d *describer) of(t reflect.Type) Schema {
	if s, is := d.known[t]; is {
		return s
	}
	if s, is := everywhere()[t]; is {
		return s
	}
	if t.Implements(reflect.TypeFor[json.Marshaler]()) {
		panic(fmt.Sprintf("%s writes itself, and nothing says how", t)) // a test calls every schema
	}
	switch t.Kind() {
	case reflect.Bool:
		return Schema{Type: "boolean"}
	case reflect.Int:
		return Schema{Type: "integer"}
	case reflect.String:
		return Schema{Type: "string"}
	case reflect.Pointer:
		return orNull(d.of(t.Elem()))
	case reflect.Slice:
		items := d.of(t.Elem())
		return Schema{Type: "array", Items: &items}
	case reflect.Map:
		return Schema{Type: "object", Additional: d.of(t.Elem())}
	case reflect.Struct:
		d.define(t)
		return Schema{Ref: "#/$defs/" + t.Name()}
	}
	return Schema{} // any
}

// define makes the definition of a struct, once.
func (d *describer) define(t reflect.Type) {
	if d.done[t] {
		return
	}
	d.done[t] = true
	at := len(d.defs)
	d.defs = append(d.defs, Member{Name: t.Name()})
	s := Schema{Type: "object", Description: Says(t.Name()), Additional: Nothing}
	for i := range t.NumField() {
		key, omitted := keyOf(t.Field(i))
		field := t.Field(i).Type
		if omitted && field.Kind() == reflect.Pointer {
			field = field.Elem() // it is there or not, and never null
		}
		one := d.of(field)
		one.Description = Says(t.Name() + "." + key)
		s.Properties = append(s.Properties, Member{key, one})
		if !omitted {
			s.Required = append(s.Required, key)
		}
	}
	d.defs[at].Schema = s
}

// keyOf is the key of a field, and whether it is left out where it is empty.
func keyOf(f reflect.StructField) (key string, omitted bool) {
	key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key, options == "omitempty"
}

//go:embed fields.txt
var fields string

// says are the lines of fields.txt, by what they are about.
var says = sync.OnceValue(func() map[string]string {
	about := map[string]string{}
	for line := range strings.Lines(fields) {
		if name, text, is := strings.Cut(strings.TrimSpace(line), ": "); is && !strings.HasPrefix(name, "#") {
			about[name] = text
		}
	}
	return about
})

// All is every line of fields.txt, by what it is about.
func All() map[string]string { return says() }

// Says is what fields.txt says of a type, or of a key of it, "event.level"; or "".
func Says(about string) string { return says()[about] }
