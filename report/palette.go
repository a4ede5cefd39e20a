package report

import (
	"encoding/hex"
	"fmt"
	"image/color"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Paint is the colours of a level or a status. Its text says the same, so a print without colours loses nothing.
type Paint struct{ Fill, Edge, Text color.RGBA }

// LevelPaints run from pale to dark in one warm scale: told apart by lightness too, so also by those who see few
// colours, and on paper without any.
var LevelPaints = map[questions.Level]Paint{
	questions.VeryLow:  {Hex("#f5f8fa"), Hex("#c4ced7"), ink},
	questions.Low:      {Hex("#fceabc"), Hex("#e0c78a"), ink},
	questions.Moderate: {Hex("#facc6e"), Hex("#daa63e"), ink},
	questions.High:     {Hex("#e8853e"), Hex("#c4621e"), Hex("#1c140c")},
	questions.VeryHigh: {Hex("#8e2a12"), Hex("#701e0c"), white},
}

// StatusPaints are outlines but for what is not met, which is filled: the eye goes where something is to do. Each has
// its mark and its word.
var StatusPaints = map[risk.RequirementStatus]Paint{
	risk.NotMet:      {Hex("#9e3c16"), Hex("#802e0e"), white},
	risk.Partly:      {Hex("#fff8eb"), Hex("#ce8c20"), Hex("#5c3a04")},
	risk.Alternative: {white, Hex("#407a58"), Hex("#18462e")},
	risk.Met:         {white, Hex("#407a58"), Hex("#18462e")},
	risk.NotAssessed: {white, Hex("#78828c"), ink},
	risk.NotRelevant: {Hex("#f2f3f4"), Hex("#d6dadd"), Hex("#56626e")},
}

// StatusHalves say how much of the circle before the word of a status is filled, in halves. A status that is none of
// them has no circle.
var StatusHalves = map[risk.RequirementStatus]int{risk.Met: 2, risk.Alternative: 2, risk.Partly: 1, risk.NotMet: 0}

var (
	ink   = Hex("#1f2933")
	white = Hex("#ffffff")
)

// Hex is a colour of the program's own: "#1f2933".
func Hex(text string) color.RGBA {
	c, err := hex.DecodeString(text[1:])
	if err != nil || len(c) != 3 {
		panic(fmt.Sprintf("%q is no colour", text))
	}
	return color.RGBA{R: c[0], G: c[1], B: c[2], A: 255}
}

// HexOf writes a colour as "#1f2933".
func HexOf(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
