package report

// Each turns every item of a list. The result is never nil, so that JSON shows [] and not null.
func Each[From, To any](list []From, one func(From) To) []To {
	out := make([]To, len(list))
	for i, item := range list {
		out[i] = one(item)
	}
	return out
}
