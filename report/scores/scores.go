// Package scores writes results for programs: the JSON of schema sra.score/1.
package scores

import (
	"encoding/json"
	"fmt"
	"io"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// Schema names the form of what JSON writes.
const Schema = "sra.score/1"

// JSON writes the result of one file as one indented object. File is the name the caller knows it
// by. The only errors are those of w.
func JSON(w io.Writer, file string, r *risk.Result) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(scoreOf(file, r))
}

// score is one object of schema sra.score/1, fields in the order they are written.
type score struct {
	Schema       string        `json:"schema"`
	File         string        `json:"file"`
	Practice     string        `json:"practice"`
	AsOf         string        `json:"as_of"`
	Bank         bank          `json:"bank"`
	Progress     progress      `json:"progress"`
	Risk         practice      `json:"risk"`
	Risks        []event       `json:"risks"`
	Requirements []requirement `json:"requirements"`
	InPlace      inPlace       `json:"in_place"`
	ActionSteps  []actionStep  `json:"action_steps"`
	Fixes        []fix         `json:"fixes"`
	Sites        []site        `json:"sites"`
}

type bank struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

type progress struct {
	Applicable    int `json:"applicable"`
	Answered      int `json:"answered"`
	Unknown       int `json:"unknown"`
	Later         int `json:"later"`
	NotApplicable int `json:"not_applicable"`
}

type practice struct {
	Level  questions.Level `json:"level"`
	Counts counts          `json:"counts"`
}

type counts struct {
	VeryHigh int `json:"very_high"`
	High     int `json:"high"`
	Moderate int `json:"moderate"`
	Low      int `json:"low"`
	VeryLow  int `json:"very_low"`
}

type event struct {
	ID              string          `json:"id"`
	Category        string          `json:"category"`
	Title           string          `json:"title"`
	Initiation      measure         `json:"initiation"`
	Susceptibility  measure         `json:"susceptibility"`
	Likelihood      levelOnly       `json:"likelihood"`
	Impact          measure         `json:"impact"`
	Level           questions.Level `json:"level"`
	Value           int             `json:"value"`
	Inherent        questions.Level `json:"inherent"`
	Target          questions.Level `json:"target"`
	Override        *override       `json:"override"`
	Vulnerabilities []vulnerability `json:"vulnerabilities"`
}

type measure struct {
	Value int             `json:"value"`
	Level questions.Level `json:"level"`
}

type levelOnly struct {
	Level questions.Level `json:"level"`
}

// override tells the assessor's levels and what the tables said. It holds no free text: reasons
// stay in the file and the report.
type override struct {
	Likelihood questions.Level `json:"likelihood"`
	Impact     questions.Level `json:"impact"`
	By         string          `json:"by"`
	Worked     questions.Level `json:"worked_out_level"`
}

type vulnerability struct {
	Question      string          `json:"question"`
	Weakness      string          `json:"weakness"`
	InPlace       int             `json:"in_place"`
	LevelIfClosed questions.Level `json:"level_if_closed"`
	ValueIfClosed int             `json:"value_if_closed"`
}

type requirement struct {
	ID         string                 `json:"id"`
	Obligation string                 `json:"obligation"`
	Status     risk.RequirementStatus `json:"status"`
}

// inPlace is the coverage in percent, overall and by family.
type inPlace struct {
	Overall        tenths `json:"overall"`
	Administrative tenths `json:"administrative"`
	Physical       tenths `json:"physical"`
	Technical      tenths `json:"technical"`
	Organizational tenths `json:"organizational"`
	Documentation  tenths `json:"documentation"`
}

type actionStep struct {
	Step    int                    `json:"step"`
	Status  risk.RequirementStatus `json:"status"`
	InPlace tenths                 `json:"in_place"`
}

type fix struct {
	ID     string `json:"id"`
	Effort string `json:"effort"`
	Drop   int    `json:"drop"`
}

type site struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// tenths writes tenths of a percent as a number with one decimal, without a float between.
type tenths int

// MarshalJSON writes 625 as 62.5.
func (t tenths) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%d.%d", t/10, t%10), nil }
