package questions

import "testing"

// replies answers for every question from a map. What is not in it is not known.
func replies(known map[string]Reply) func(*Question) *Reply {
	return func(q *Question) *Reply {
		r, answered := known[q.ID]
		if !answered {
			return &Reply{Verdict: Holds}
		}
		return &r
	}
}

// chose is the answer to a question that is asked.
func chose(options ...string) Reply { return Reply{Verdict: Holds, Known: true, Options: options} }

func is(question string, options ...string) Condition {
	return Condition{Question: question, Is: options}
}

func not(c Condition) Condition { return Condition{Not: &c} }

func every(list ...Condition) Condition { return Condition{All: list} }

func either(list ...Condition) Condition { return Condition{Any: list} }

// The questions of the small bank that conditions below rest on: two facts and a safeguard.
const (
	remote  = "remote-access"
	leaves  = "devices-leave"
	stored  = "password-list"
	nowhere = "disks-encrypted"
)

func TestJudge(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	state := map[string]Reply{
		remote: chose("yes"),
		leaves: chose("laptops", "phones"),
		stored: chose("paper"),
	}
	for _, c := range []struct {
		name string
		c    Condition
		want Verdict
	}{
		{"an option chosen", is(remote, "yes"), Holds},
		{"one of several options chosen", is(remote, "no", "yes"), Holds},
		{"a fact says otherwise", is(remote, "no"), HiddenByFact},
		{"one of many chosen", is(leaves, "phones"), Holds},
		{"a safeguard says otherwise", is(stored, "manager"), HiddenByReply},
		{"nobody answered", is(nowhere, "all"), Unknown},
		{"not turns a fact round", not(is(remote, "no")), Holds},
		{"not of what holds", not(is(remote, "yes")), HiddenByFact},
		{"not of what nobody answered", not(is(nowhere, "all")), Unknown},
		{"all hold", every(is(remote, "yes"), is(leaves, "laptops")), Holds},
		{"one of all is unknown", every(is(remote, "yes"), is(nowhere, "all")), Unknown},
		{"a safeguard outweighs the unknown in all", every(is(nowhere, "all"), is(stored, "manager")), HiddenByReply},
		{"a fact outweighs a safeguard in all", every(is(stored, "manager"), is(remote, "no")), HiddenByFact},
		{"any holds", either(is(remote, "no"), is(leaves, "laptops")), Holds},
		{"the unknown outweighs the hidden in any", either(is(remote, "no"), is(nowhere, "all")), Unknown},
		{"a safeguard outweighs a fact in any", either(is(remote, "no"), is(stored, "manager")), HiddenByReply},
		{"all of any hidden by facts", either(is(remote, "no"), not(is(leaves, "laptops"))), HiddenByFact},
	} {
		if got := b.Judge(&c.c, replies(state)); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	if got := b.Judge(nil, replies(state)); got != Holds {
		t.Errorf("no condition: got %v, want %v", got, Holds)
	}
}

// TestJudgePassesOnWhyAQuestionIsHidden checks that a follow-up is hidden for the reason of what it follows.
func TestJudgePassesOnWhyAQuestionIsHidden(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	c := is(stored, "manager")
	for _, k := range []struct {
		name  string
		reply Reply
		want  Verdict
	}{
		{"hidden by a fact", Reply{Verdict: HiddenByFact, Known: true, Options: []string{"manager"}}, HiddenByFact},
		{"hidden by an answer", Reply{Verdict: HiddenByReply, Known: true, Options: []string{"manager"}}, HiddenByReply},
		{"does not apply", Reply{Verdict: Holds, Known: true, NA: true}, HiddenByFact},
		{"don't know", Reply{Verdict: Holds}, Unknown},
		{"perhaps asked, answered", Reply{Verdict: Unknown, Known: true, Options: []string{"manager"}}, Holds},
	} {
		if got := b.Judge(&c, replies(map[string]Reply{stored: k.reply})); got != k.want {
			t.Errorf("%s: got %v, want %v", k.name, got, k.want)
		}
	}
}

// TestUnknownCountsAsAsked checks that what nobody answered hides nothing.
func TestUnknownCountsAsAsked(t *testing.T) {
	for v, want := range map[Verdict]bool{Unknown: true, Holds: true, HiddenByFact: false, HiddenByReply: false} {
		if v.Applies() != want {
			t.Errorf("Verdict(%d).Applies() = %v, want %v", v, v.Applies(), want)
		}
	}
}

// TestMoreKnowledgeNeverRevealsAgain holds over all conditions of depth two: answering a question
// that was unknown may settle a condition but never turns Holds or a hidden one into the other.
func TestMoreKnowledgeNeverRevealsAgain(t *testing.T) {
	b := mustLoad(t, okBank("small"))
	known := map[string]Reply{remote: chose("yes"), leaves: chose("phones")}
	parts := []Condition{is(remote, "yes"), is(remote, "no"), is(leaves, "laptops"), is(nowhere, "all"),
		not(is(leaves, "phones"))}
	for _, x := range parts {
		for _, y := range parts {
			for _, c := range []Condition{every(x, y), either(x, y)} {
				for hidden := range known {
					less := map[string]Reply{}
					for id, r := range known {
						if id != hidden {
							less[id] = r
						}
					}
					before, after := b.Judge(&c, replies(less)), b.Judge(&c, replies(known))
					if before != Unknown && before.Applies() != after.Applies() {
						t.Errorf("%+v: %v without %s, %v with it", c, before, hidden, after)
					}
				}
			}
		}
	}
}
