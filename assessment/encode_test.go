package assessment

import (
	"strings"
	"testing"
	"time"
)

// What says nothing leaves no key behind, even where it is not the zero of its type.
func TestMomentThatIsNoneIsNotWritten(t *testing.T) {
	zone := time.FixedZone("", 3600)
	if got := signoffRecord.line(&Signoff{By: "Ada", At: time.Time{}.In(zone)}); got != `{by: "Ada"}` {
		t.Errorf("wrote %s", got)
	}
}

func TestEmptyIDIsWrittenAsText(t *testing.T) {
	if file := string(Encode(&Assessment{}, builtin(t))); !strings.Contains(file, "\nid: \"\"\n") {
		t.Errorf("wrote %s", file)
	}
}
