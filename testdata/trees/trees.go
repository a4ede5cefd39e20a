// Package trees turns YAML into what JSON Schema is held against, for tests.
package trees

import (
	"encoding/json"
	"regexp"

	"ephisra/questions/yamlfile"
)

// plain are the scalars YAML 1.2 takes for a number.
var plain = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// JSON is a tree as a YAML 1.2 editor reads it.
func JSON(n *yamlfile.Node) any {
	switch n.Kind {
	case yamlfile.Mapping:
		m := map[string]any{}
		for _, p := range n.Pairs {
			m[p.Key.Value] = JSON(p.Value)
		}
		return m
	case yamlfile.Sequence:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, JSON(item))
		}
		return list
	case yamlfile.Null:
		return nil
	}
	switch {
	case n.Quoted:
		return n.Value
	case n.Value == "true" || n.Value == "false":
		return n.Value == "true"
	case plain.MatchString(n.Value):
		return json.Number(n.Value)
	}
	return n.Value
}
