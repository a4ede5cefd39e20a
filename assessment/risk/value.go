package risk

import (
	"strconv"

	"ephisra/questions"
)

// Tenths is a value of 0 to 100 in tenths: initiation × susceptibility × impact ÷ 1,000. It orders events
// inside a level and measures what a fix takes off; it decides no level.
type Tenths int

// String returns the value with one decimal, such as "25.3".
func (t Tenths) String() string { return string(t.Append(nil)) }

// Append is String behind what is there.
func (t Tenths) Append(b []byte) []byte {
	b = append(strconv.AppendInt(b, int64(t/10), 10), '.')
	return strconv.AppendInt(b, int64(t%10), 10)
}

// MarshalJSON writes 253 as 25.3, without a float between.
func (t Tenths) MarshalJSON() ([]byte, error) { return t.Append(nil), nil }

// Part says where inside its level an event stands by its value: "lower", "middle" or "upper", or
// nothing for a level the method does not part.
func (r *Result) Part(k Rating) string {
	for _, p := range r.Bank.Method.Parts {
		switch {
		case p.Level != k.Level:
		case int(k.Value) < p.Middle*10:
			return "lower"
		case int(k.Value) < p.Upper*10:
			return "middle"
		default:
			return "upper"
		}
	}
	return ""
}

// Cuts returns how many points a susceptibility is below the next level and above the last: the change
// that would move it. At an end of the scale the number is 0.
func (r *Result) Cuts(m Measure) (below, above int) {
	for _, s := range r.Bank.Method.Susceptibility {
		if s.Level == m.Level {
			if s.Level != questions.VeryHigh {
				below = s.To + 1 - m.Value
			}
			if s.Level != questions.VeryLow {
				above = m.Value - s.From + 1
			}
		}
	}
	return below, above
}
