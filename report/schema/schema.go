package schema

import (
	"bytes"
	"encoding/json"
)

// Dialect is the version of JSON Schema.
const Dialect = "https://json-schema.org/draft/2020-12/schema"

// Schema is a schema, or a part of one. What is empty is not written.
type Schema struct {
	Dialect     string   `json:"$schema,omitempty"`
	ID          string   `json:"$id,omitempty"`
	Title       string   `json:"title,omitempty"`
	Description string   `json:"description,omitempty"`
	Ref         string   `json:"$ref,omitempty"`
	Type        string   `json:"type,omitempty"`
	Const       any      `json:"const,omitempty"`
	Enum        []string `json:"enum,omitempty"`
	Format      string   `json:"format,omitempty"`
	Pattern     string   `json:"pattern,omitempty"`
	MinLength   int      `json:"minLength,omitempty"`
	MaxLength   int      `json:"maxLength,omitempty"`
	Minimum     *int     `json:"minimum,omitempty"`
	Maximum     *int     `json:"maximum,omitempty"`
	AnyOf       []Schema `json:"anyOf,omitempty"`
	Items       *Schema  `json:"items,omitempty"`
	Properties  Members  `json:"properties,omitempty"`
	Required    []string `json:"required,omitempty"`
	Additional  any      `json:"additionalProperties,omitempty"` // a Schema, or Nothing
	Defs        Members  `json:"$defs,omitempty"`
}

// Nothing as Additional: an object has no keys but those described.
var Nothing any = closed{}

type closed struct{}

// MarshalJSON writes false.
func (closed) MarshalJSON() ([]byte, error) { return []byte("false"), nil }

// Members are named schemas in their order.
type Members []Member

// Member is a schema and its name.
type Member struct {
	Name   string
	Schema Schema
}

// MarshalJSON writes an object whose keys keep their order.
func (list Members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.Name)
		if err != nil {
			return nil, err
		}
		one, err := json.Marshal(m.Schema)
		if err != nil {
			return nil, err
		}
		b.Write(append(append(name, ':'), one...))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// OrNull is a value of a type of JSON, or null.
func OrNull(kind string) Schema { return orNull(Schema{Type: kind}) }

// orNull is a schema that also takes null.
func orNull(s Schema) Schema {
	described := Schema{Description: s.Description}
	s.Description = ""
	described.AnyOf = []Schema{s, {Type: "null"}}
	return described
}
