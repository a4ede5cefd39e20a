package scores

import (
	"encoding/json"
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
	return enc.Encode(scoreOf(file, r, true))
}

// score is one object of schema sra.score/1, fields in the order they are written.
type score struct {
	Schema       string        `json:"schema"`
	File         string        `json:"file"`
	ID           string        `json:"id"` // of the assessment, given once
	Practice     string        `json:"practice"`
	AsOf         string        `json:"as_of"`
	Bank         bank          `json:"bank"`
	Progress     progress      `json:"progress"`
	Risk         practice      `json:"risk"`
	Risks        []event       `json:"risks"`
	Requirements []requirement `json:"requirements"`
	InPlace      inPlace       `json:"in_place"`
	ActionSteps  []actionStep  `json:"action_steps"`
	Fixes        *[]fix        `json:"fixes,omitempty"` // not in a line
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
	NotApplicable int `json:"not_applicable"`
	ToConfirm     int `json:"to_confirm"`
	Conflict      int `json:"conflict"`
	Open          int `json:"open"`
	Later         int `json:"later"`
	Stated        int `json:"stated"`
}

// practice is the level with every open answer at its worst, and at its best.
type practice struct {
	Level      questions.Level `json:"level"`
	Best       questions.Level `json:"best"`
	Interim    bool            `json:"interim"`
	Counts     counts          `json:"counts"`
	CountsBest counts          `json:"counts_best"`
}

type counts struct {
	VeryHigh int `json:"very_high"`
	High     int `json:"high"`
	Moderate int `json:"moderate"`
	Low      int `json:"low"`
	VeryLow  int `json:"very_low"`
}

type event struct {
	ID              string           `json:"id"`
	Category        string           `json:"category"`
	Title           string           `json:"title"`
	Initiation      measure          `json:"initiation"`
	Susceptibility  measure          `json:"susceptibility"`
	Likelihood      levelOnly        `json:"likelihood"`
	Impact          measure          `json:"impact"`
	Level           questions.Level  `json:"level"`
	Best            questions.Level  `json:"best"`
	Value           risk.Tenths      `json:"value"`
	ValueBest       risk.Tenths      `json:"value_best"`
	Inherent        questions.Level  `json:"inherent"`
	Target          questions.Level  `json:"target"`
	Override        *override        `json:"override"`
	Vulnerabilities *[]vulnerability `json:"vulnerabilities,omitempty"` // not in a line
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
	Answer        string          `json:"answer"` // none, unknown, not_asked or given
	InPlace       int             `json:"in_place"`
	LevelIfClosed questions.Level `json:"level_if_closed"`
	ValueIfClosed risk.Tenths     `json:"value_if_closed"`
}

type requirement struct {
	ID         string                 `json:"id"`
	Kind       string                 `json:"kind"`    // general, standard or specification
	Counted    bool                   `json:"counted"` // among the 68 the counts are of
	Obligation string                 `json:"obligation"`
	Status     risk.RequirementStatus `json:"status"`
}

// inPlace is the coverage in percent, overall and by family.
type inPlace struct {
	Overall        risk.Tenths `json:"overall"`
	Administrative risk.Tenths `json:"administrative"`
	Physical       risk.Tenths `json:"physical"`
	Technical      risk.Tenths `json:"technical"`
	Organizational risk.Tenths `json:"organizational"`
	Documentation  risk.Tenths `json:"documentation"`
}

type actionStep struct {
	Step    int                    `json:"step"`
	Status  risk.RequirementStatus `json:"status"`
	InPlace risk.Tenths            `json:"in_place"`
}

type fix struct {
	ID          string      `json:"id"`
	Effort      string      `json:"effort"`
	Band        string      `json:"band"`
	DropAlone   risk.Tenths `json:"drop_alone"`    // were it the only one taken
	DropInOrder risk.Tenths `json:"drop_in_order"` // behind those before it in the plan
	HighLeft    int         `json:"high_left"`     // events at High or above with it and all before it taken
}

// site is one site by itself; of a practice with one the level stands above, so it has none of its own.
type site struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Risk    *practice `json:"risk,omitempty"`
	InPlace *inPlace  `json:"in_place,omitempty"`
	Worst   []string  `json:"worst_for,omitempty"` // events that stand worst here and not alike everywhere
}
