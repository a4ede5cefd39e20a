package questions

import "ephisra/questions/yamlfile"

func (f *file) method(n *yamlfile.Node) {
	m := Method{Weights: map[Strength]int{}, Efforts: map[Effort]int{}}
	yamlfile.Object(&f.Reader, n, "method", yamlfile.Fields[Method]{
		"title":          func(r *yamlfile.Reader, n *yamlfile.Node, m *Method) { m.Title = r.Text(n) },
		"levels":         func(r *yamlfile.Reader, n *yamlfile.Node, m *Method) { m.Levels = f.ranges(n) },
		"susceptibility": func(r *yamlfile.Reader, n *yamlfile.Node, m *Method) { m.Susceptibility = f.ranges(n) },
		"likelihood":     func(r *yamlfile.Reader, n *yamlfile.Node, m *Method) { f.matrix(n, &m.Likelihood) },
		"risk":           func(r *yamlfile.Reader, n *yamlfile.Node, m *Method) { f.matrix(n, &m.Risk) },
		"weights":        func(r *yamlfile.Reader, n *yamlfile.Node, m *Method) { weights(f, n, "strength", strengths, m.Weights) },
		"effort":         func(r *yamlfile.Reader, n *yamlfile.Node, m *Method) { weights(f, n, "effort", efforts, m.Efforts) },
	}, &m, "levels", "susceptibility", "likelihood", "risk", "weights", "effort")
	f.bank.Method = m
}

// ranges reads a table of levels. It must give each whole number from 0 to 100 one level, the
// levels rising.
func (f *file) ranges(n *yamlfile.Node) []LevelRange {
	list := yamlfile.List(&f.Reader, n, "range", yamlfile.Fields[LevelRange]{
		"level": func(r *yamlfile.Reader, n *yamlfile.Node, l *LevelRange) {
			l.Level = yamlfile.Word(r, n, "level", levelsByWord.table())
		},
		"from": func(r *yamlfile.Reader, n *yamlfile.Node, l *LevelRange) { l.From = r.Int(n, 0, 100) },
		"to":   func(r *yamlfile.Reader, n *yamlfile.Node, l *LevelRange) { l.To = r.Int(n, 0, 100) },
	}, "level", "from", "to")
	next := 0
	for i, l := range list {
		if l.From != next || l.To < l.From || l.Level != Levels[min(i, 4)] {
			f.Errorf(n.Items[i], "the ranges must give 0 to 100 five rising levels without hole or overlap; this one should be %s from %d", Levels[min(i, 4)].ID(), next)
			return list
		}
		next = l.To + 1
	}
	if next != 101 || len(list) != len(Levels) {
		f.Errorf(n, "the ranges must end at 100 with very_high")
	}
	return list
}

// matrix reads a 5×5 table. A higher row or column never gives a lower level.
func (f *file) matrix(n *yamlfile.Node, m *Matrix) {
	var cells *yamlfile.Node
	yamlfile.Object(&f.Reader, n, "matrix", yamlfile.Fields[Matrix]{
		"title":  func(r *yamlfile.Reader, n *yamlfile.Node, m *Matrix) { m.Title = r.Text(n) },
		"source": func(r *yamlfile.Reader, n *yamlfile.Node, m *Matrix) { m.Source = r.Text(n) },
		"row":    func(r *yamlfile.Reader, n *yamlfile.Node, m *Matrix) { m.Row = r.Text(n) },
		"column": func(r *yamlfile.Reader, n *yamlfile.Node, m *Matrix) { m.Column = r.Text(n) },
		"cells":  func(r *yamlfile.Reader, n *yamlfile.Node, m *Matrix) { cells = n; f.cells(n, m) },
	}, m, "title", "source", "row", "column", "cells")
	if cells != nil && !m.rising() {
		f.Errorf(cells, "every row and column needs five levels, and a higher row or column never a lower level")
	}
}

// cells reads one row a level, each with its five levels from the lowest column to the highest.
func (f *file) cells(n *yamlfile.Node, m *Matrix) {
	if n.Kind != yamlfile.Mapping {
		f.Errorf(n, "cells must be one row for each level")
		return
	}
	for _, p := range n.Pairs {
		row := yamlfile.Word(&f.Reader, p.Key, "row", levelsByWord.table())
		column := VeryLow
		f.Each(p.Value, func(n *yamlfile.Node) {
			if level := yamlfile.Word(&f.Reader, n, "level", levelsByWord.table()); row != Undetermined && column <= VeryHigh {
				m.Cells[row-VeryLow][column-VeryLow] = level
			}
			column++
		})
	}
}

// rising says whether the matrix is whole and monotone in both directions.
func (m *Matrix) rising() bool {
	for row := VeryLow; row <= VeryHigh; row++ {
		for column := VeryLow; column <= VeryHigh; column++ {
			here := m.At(row, column)
			if here == Undetermined || here < m.At(row-1, column) || here < m.At(row, column-1) {
				return false
			}
		}
	}
	return true
}

// weights reads a whole number for every word of an enum.
func weights[T ~int8](f *file, n *yamlfile.Node, what string, words enum[T], into map[T]int) {
	fields := yamlfile.Fields[map[T]int]{}
	var needed []string
	for word, v := range words.table() {
		fields[word] = func(r *yamlfile.Reader, n *yamlfile.Node, into *map[T]int) { (*into)[v] = r.Int(n, 1, 100) }
		needed = append(needed, word)
	}
	yamlfile.Object(&f.Reader, n, what+" weights", fields, &into, needed...)
}
