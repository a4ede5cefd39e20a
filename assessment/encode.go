package assessment

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"sync"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// headComment is the first line of every file.
const headComment = "# sra assessment; `sra check FILE` validates it\n"

// Encode writes an assessment as the bytes of its file: keys in a fixed order, answers in bank
// order one a line, free text in double quotes, and a checksum over all bytes above as the last
// line. The head says that there is such a line, so that a file cut anywhere is known to be cut. The line
// above it counts the answers for whoever reads the file; nothing rests on it, for another bank counts otherwise.
// Equal assessments give equal bytes. The assessment must hold only valid UTF-8.
func Encode(a *Assessment, bank *questions.Bank) []byte {
	b := make([]byte, 0, 1<<15)
	b = appendCount(append(b, headComment...), "format", Format)
	b = append(b, "sealed: true\nid: "...)
	b = append(yamlfile.AppendQuoted(b, a.ID), '\n')
	answered := answerOrder(a, bank)
	for _, p := range parts {
		if p.write != nil {
			b = p.write(b, a, answered)
		}
	}
	b = appendCount(b, "answered", Count(bank, a).Answered)
	seal := digest(b)
	b = append(b, "checksum: "...)
	return append(appendText(b, seal), '\n')
}

// Digest returns "sha256:" and the hex digest of what a sign-off binds: bank, practice, as_of,
// sites, people, answers, assets, vendors and overrides. The plan can live on after signing, and so can the bank: the
// answers are taken in the order of their ids, whatever order a bank asks them in.
func Digest(a *Assessment) string {
	if !a.FileAsOf.IsZero() {
		own := *a
		own.AsOf = a.FileAsOf
		a = &own
	}
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	b := (*room)[:0]
	answered := slices.Sorted(maps.Keys(a.Answers))
	for _, p := range parts {
		if p.isSigned {
			b = p.write(b, a, answered)
		}
	}
	*room = b
	return digest(b)
}

// rooms are memory for what is written only to be summed up.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// digestMark is what a digest begins with.
const digestMark = "sha256:"

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return digestMark + hex.EncodeToString(sum[:])
}

// answerOrder lists the questions answered in bank order, then retired ones.
func answerOrder(a *Assessment, bank *questions.Bank) []string {
	ids := make([]string, 0, len(a.Answers))
	for _, list := range [...][]*questions.Question{bank.Questions, bank.Retired} {
		for _, q := range list {
			if a.Answers[q.ID] != nil {
				ids = append(ids, q.ID)
			}
		}
	}
	return ids
}
