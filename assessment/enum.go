package assessment

import (
	"slices"

	"ephisra/questions/yamlfile"
)

// enum holds the words of a type by value, as files write them.
type enum[T ~int8] []string

func (e enum[T]) word(v T) string { return e[v] }

func (e enum[T]) table() map[string]T {
	t := make(map[string]T, len(e))
	for v, word := range e {
		if word != "" {
			t[word] = T(v)
		}
	}
	return t
}

// of returns the value of a word, and whether it is one.
func (e enum[T]) of(word string) (T, bool) {
	at := slices.Index(e, word)
	if at < 0 || word == "" {
		return 0, false
	}
	return T(at), true
}

// read reads one of the words. What names it in messages.
func (e enum[T]) read(d *decoder, n *yamlfile.Node, what string) T {
	if v, known := e.of(n.Value); known {
		return v
	}
	return yamlfile.Word(&d.Reader, n, what, e.table())
}

// given lists the words in their order, the empty one left out.
func (e enum[T]) given() []string {
	return slices.DeleteFunc(slices.Clone([]string(e)), func(word string) bool { return word == "" })
}

var (
	bases      = enum[Basis]{NoBasis: "", Observed: "observed", Document: "document", Stated: "stated"}
	planStates = enum[PlanState]{PlanOpen: "open", PlanDoing: "doing", PlanDone: "done", PlanVerified: "verified",
		PlanAccepted: "accepted"}
	responses = enum[Response]{NoResponse: "", Mitigate: "mitigate", Accept: "accept", Avoid: "avoid", Share: "share",
		Transfer: "transfer"}
	assetKinds = enum[assetKind]{"", "system", "device", "media", "paper"}
)

type assetKind int8

// String returns the basis as files write it; "" is not said.
func (b Basis) String() string { return bases.word(b) }

// String returns the state as files write it.
func (s PlanState) String() string { return planStates.word(s) }

// String returns the response as files write it; "" is not decided.
func (r Response) String() string { return responses.word(r) }

// ParseBasis reads a basis by its word. Unknown words are no basis and false.
func ParseBasis(text string) (Basis, bool) {
	return bases.of(text)
}
