package questions

import "ephisra/questions/yamlfile"

// method reads method.yaml. One in a layer above replaces the whole method.
func (f *file) method(n *node) {
	m := Method{}
	yamlfile.Object(&f.Reader, n, "method", yamlfile.Fields[Method]{
		"title":          func(_ *reader, n *node, m *Method) { m.Title = f.said(n) },
		"levels":         func(_ *reader, n *node, m *Method) { m.Levels = f.levelRanges(n) },
		"frequency":      func(_ *reader, n *node, m *Method) { m.Frequency = f.frequency(n) },
		"susceptibility": func(_ *reader, n *node, m *Method) { m.Susceptibility = f.levelRanges(n) },
		"likelihood":     func(_ *reader, n *node, m *Method) { f.matrix(n, &m.Likelihood) },
		"risk":           func(_ *reader, n *node, m *Method) { f.matrix(n, &m.Risk) },
		"parts":          func(_ *reader, n *node, m *Method) { m.Parts = f.levelParts(n) },
		"weights":        func(_ *reader, n *node, m *Method) { readWeights(f, n, "weights", strengths, m.Weights[:]) },
		"effort":         func(_ *reader, n *node, m *Method) { readWeights(f, n, "effort", efforts, m.Efforts[:]) },
	}, &m, "title", "levels", "susceptibility", "likelihood", "risk", "weights", "effort")
	f.bank.Method = m
}

// levelRanges reads a table of levels. It must give each whole number from 0 to 100 one of the five
// levels, rising.
func (f *file) levelRanges(n *node) []LevelRange {
	found := len(f.Found)
	ranges := list(f, n, "range", yamlfile.Fields[LevelRange]{
		"level": func(_ *reader, n *node, r *LevelRange) { r.Level = yamlfile.Word(&f.Reader, n, "level", levelWords()) },
		"from":  func(_ *reader, n *node, r *LevelRange) { r.From = f.Int(n, 0, 100) },
		"to":    func(_ *reader, n *node, r *LevelRange) { r.To = f.Int(n, 0, 100) },
	}, "level", "from", "to")
	if len(f.Found) == found {
		f.checkLevelRanges(n, ranges)
	}
	return ranges
}

func (f *file) checkLevelRanges(n *node, ranges []LevelRange) {
	if len(ranges) != len(Levels) {
		f.Errorf(n, "%d ranges; give each of the five levels one", len(ranges))
		return
	}
	next := 0
	for i, r := range ranges {
		if r.Level != Levels[i] || r.From != next || r.To < r.From {
			f.Errorf(n.Items[i], "range %d must be %s and go from %d upwards, so that each number has one level", i+1,
				Levels[i].ID(), next)
			return
		}
		next = r.To + 1
	}
	if next != 101 {
		f.Errorf(n.Items[len(Levels)-1], "the last range must end at 100")
	}
}

// frequency reads how often a year an event of each level happens. It must give each frequency one of
// the five levels, rising; the last has no upper end.
func (f *file) frequency(n *node) []FrequencyRange {
	const endless = 1 << 30
	found := len(f.Found)
	ranges := list(f, n, "range", yamlfile.Fields[FrequencyRange]{
		"level": func(_ *reader, n *node, r *FrequencyRange) {
			r.Level = yamlfile.Word(&f.Reader, n, "level", levelWords())
		},
		"below": func(_ *reader, n *node, r *FrequencyRange) { r.To = f.perYear(n) },
	}, "level")
	if len(f.Found) > found {
		return nil
	}
	from := 0
	for i := range ranges {
		last := i == len(ranges)-1
		if last && ranges[i].To == 0 {
			ranges[i].To = endless
		}
		if len(ranges) != len(Levels) || ranges[i].Level != Levels[i] || ranges[i].To <= from ||
			last != (ranges[i].To == endless) {
			f.Errorf(n, "give each of the five levels one range, rising: below: 0.1 and so on, the last without below")
			return nil
		}
		ranges[i].From, from = from, ranges[i].To
	}
	return ranges
}

// levelParts reads where the parts of a level begin.
func (f *file) levelParts(n *node) []LevelParts {
	parts := list(f, n, "parts of a level", yamlfile.Fields[LevelParts]{
		"level":  func(_ *reader, n *node, p *LevelParts) { p.Level = yamlfile.Word(&f.Reader, n, "level", levelWords()) },
		"middle": func(_ *reader, n *node, p *LevelParts) { p.Middle = f.Int(n, 1, 100) },
		"upper":  func(_ *reader, n *node, p *LevelParts) { p.Upper = f.Int(n, 1, 100) },
	}, "level", "middle", "upper")
	for i, p := range parts {
		if p.Upper != 0 && p.Upper <= p.Middle {
			f.Errorf(n.Items[i], "the upper part must begin above the middle one, %d", p.Middle)
		}
	}
	return parts
}

// matrix reads a table of five rows and five columns.
func (f *file) matrix(n *node, m *Matrix) {
	yamlfile.Object(&f.Reader, n, "matrix", yamlfile.Fields[Matrix]{
		"title":  func(_ *reader, n *node, m *Matrix) { m.Title = f.said(n) },
		"source": func(_ *reader, n *node, m *Matrix) { m.Source = f.said(n) },
		"row":    func(_ *reader, n *node, m *Matrix) { m.Row = f.said(n) },
		"column": func(_ *reader, n *node, m *Matrix) { m.Column = f.said(n) },
		"cells":  func(_ *reader, n *node, m *Matrix) { f.cells(n, m) },
	}, m, "title", "source", "row", "column", "cells")
}

// cells reads a row for each level, each with its cells from the lowest column to the highest.
func (f *file) cells(n *node, m *Matrix) {
	found := len(f.Found)
	fields := yamlfile.Fields[Matrix]{}
	var needed []string
	for _, row := range Levels {
		fields[row.ID()] = func(_ *reader, n *node, m *Matrix) { m.Cells[row-VeryLow] = f.row(n) }
		needed = append(needed, row.ID())
	}
	yamlfile.Object(&f.Reader, n, "cells", fields, m, needed...)
	if len(f.Found) == found {
		f.checkRising(n, m)
	}
}

func (f *file) row(n *node) (cells [5]Level) {
	var read []Level
	f.Each(n, func(item *node) { read = append(read, yamlfile.Word(&f.Reader, item, "level", levelWords())) })
	if n.Kind == yamlfile.Sequence && len(read) != len(cells) {
		f.Errorf(n, "%d cells; a row has one for each of the five levels", len(read))
	}
	copy(cells[:], read)
	return cells
}

// checkRising names the first cell that is lower than the one before it in its row or column: a
// higher likelihood or impact never makes a lower result.
func (f *file) checkRising(n *node, m *Matrix) {
	for _, row := range Levels {
		for _, column := range Levels {
			if m.At(row, column) < max(m.At(row-1, column), m.At(row, column-1)) {
				f.Errorf(n.Get(row.ID()).Items[column-VeryLow],
					"%s is lower than the cell before it or the cell of the next lower row; a higher row or column never gives a "+
						"lower level", m.At(row, column).ID())
				return
			}
		}
	}
}

// readWeights reads a whole number for each word of an enum.
func readWeights[T ~int8](f *file, n *node, what string, words enum[T], into []int) {
	fields := yamlfile.Fields[[]int]{}
	var needed []string
	for v, word := range words {
		if word == "" {
			continue
		}
		fields[word] = func(_ *reader, n *node, into *[]int) { (*into)[v] = f.Int(n, 1, 100) }
		needed = append(needed, word)
	}
	yamlfile.Object(&f.Reader, n, what, fields, &into, needed...)
}
