package questions

// Method is the arithmetic of risk as data: what is printed in every report is what is used.
type Method struct {
	Title          string
	Levels         []LevelRange     // initiation and impact as levels (SP 800-30 Rev. 1, Tables G-2, G-3 and H-3)
	Frequency      []FrequencyRange // times a year as levels (SP 800-30 Rev. 1, Table G-3); none: not checked
	Susceptibility []LevelRange     // measured susceptibility as a level; our own table, printed in every report
	Likelihood     Matrix           // G-5: row initiation, column susceptibility
	Risk           Matrix           // I-2: row overall likelihood, column impact
	Parts          []LevelParts     // where the middle and the upper part of a level begin, by value
	Weights        [Strong + 1]int  // by Strength
	Efforts        [Large + 1]int   // by Effort
}

// LevelRange is the whole numbers From to To, both included, that make a Level.
type LevelRange struct {
	Level    Level
	From, To int
}

// LevelParts says where inside a level its middle and its upper part begin, by an event's value. It
// orders; it decides nothing.
type LevelParts struct {
	Level         Level
	Middle, Upper int
}

// FrequencyRange is how often a year an event of a Level happens, in hundredths: From included, To not.
type FrequencyRange struct {
	Level    Level
	From, To int
}

// FrequencyLevel returns the level of an event that happens so many hundredths of a time a year, or
// Undetermined where the method has no such table.
func (m *Method) FrequencyLevel(hundredths int) Level {
	for _, r := range m.Frequency {
		if r.From <= hundredths && hundredths < r.To {
			return r.Level
		}
	}
	return Undetermined
}

// Matrix holds a level for each pair of levels: row first, both VeryLow to VeryHigh.
type Matrix struct {
	Title  string
	Source string // the publication and table
	Row    string // what the rows are
	Column string // what the columns are
	Cells  [5][5]Level
}

// At returns the cell of two levels. An Undetermined level gives Undetermined.
func (m *Matrix) At(row, column Level) Level {
	if row < VeryLow || row > VeryHigh || column < VeryLow || column > VeryHigh {
		return Undetermined
	}
	return m.Cells[row-VeryLow][column-VeryLow]
}

// Level returns the level of an initiation or impact value, 0-100. A value outside is Undetermined.
func (m *Method) Level(value int) Level { return levelOf(m.Levels, value) }

// SusceptibilityLevel returns the level of a susceptibility value, 0-100. A value outside is Undetermined.
func (m *Method) SusceptibilityLevel(value int) Level { return levelOf(m.Susceptibility, value) }

func levelOf(ranges []LevelRange, value int) Level {
	for _, r := range ranges {
		if r.From <= value && value <= r.To {
			return r.Level
		}
	}
	return Undetermined
}
