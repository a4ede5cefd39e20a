package interview

import (
	"fmt"
	"slices"
	"strings"

	"ephisra/assessment"
	"ephisra/report/terminal"
)

// The smallest window a question fits, and from where on there is room for the sections at the side.
const (
	leastWidth  = 40
	leastHeight = 14
	sideFrom    = 110
	sideWidth   = 36
	wideFrom    = 60 // narrower windows have a shorter header
)

// page is what a dialog shows: lines of which some have to be in sight.
type page struct {
	lines       []string
	top, bottom int // the first and the last line to be in sight
}

// bold sets every line of a text in bold, broken to fit.
func (s *screen) bold(text string, width int) []string {
	lines := terminal.Fit(text, 0, width)
	for i, line := range lines {
		lines[i] = s.style.Bold(line)
	}
	return lines
}

func (p *page) add(lines ...string) { p.lines = append(p.lines, lines...) }

func (s *screen) isTooSmall() bool { return s.width < leastWidth || s.height < leastHeight }

// View draws the window, always as many rows as it has: with one more the terminal would drop the first.
func (s *screen) View() string {
	switch {
	case s.width == 0 || s.isOver():
		return ""
	case s.isTooSmall():
		return s.tooSmall()
	}
	rows := s.header()
	told := s.message()
	height := s.height - len(rows) - len(told) - 1
	rows = append(rows, s.middle(height)...)
	rows = append(rows, told...)
	rows = append(rows, keyRow(s.allKeys(), s.width-1))
	return strings.Join(rows, "\n")
}

// allKeys are the bindings of the dialog that has the keys, and the one that explains them.
func (s *screen) allKeys() []binding {
	list := s.top().bindings(s)
	if !s.isExplained() {
		return list
	}
	return append(list, bind("?", "?", "keys", "these keys", nil))
}

func (s *screen) tooSmall() string {
	lines := terminal.Fit(fmt.Sprintf("This window is %d by %d. Make it at least %d by %d; nothing is lost.", s.width,
		s.height, leastWidth, leastHeight), 0, max(s.width, 1))
	return strings.Join(fill(lines, s.height)[:max(s.height, 0)], "\n")
}

// header says whose assessment it is, where the interview stands, and whether all is saved.
func (s *screen) header() []string {
	place, progress := s.Session.Place(), s.Session.Progress()
	share := progress.Done() * 100 / max(progress.Applicable, 1)
	name := s.Session.Assessment().Practice.Name
	if name == "" {
		name = "A practice with no name yet"
	}
	rule := strings.Repeat(s.glyph("─", "-"), s.width)
	if s.width < wideFrom {
		return []string{
			spread(fmt.Sprintf("Q %d/%d", place.Number, place.Of), s.savedState(), s.width),
			spread(place.Section, fmt.Sprintf("%s %d%%", s.bar(share, 6), share), s.width), rule,
		}
	}
	title := s.style.Bold(terminal.Clip(name, s.width-20))
	return []string{spread(title, s.savedState(), s.width), s.placeRow(place, share), rule}
}

// placeRow says where the interview stands, how far it is, and about how long it still takes.
func (s *screen) placeRow(place assessment.Place, share int) string {
	at, count := "Past the last question", ""
	if s.Here() != "" {
		at = fmt.Sprintf("Question %d of %d", place.Number, place.Of)
		count = fmt.Sprintf(" %d/%d", place.InSection, place.SectionOf)
	}
	minutes := s.MinutesLeft()
	right := fmt.Sprintf("%s %3d%%  %s  %dh%02dm left", s.bar(share, 10), share, at, minutes/60, minutes%60)
	room := s.width - terminal.Width(right) - len(count) - 2
	return spread(terminal.Clip(place.Section, room)+count, right, s.width)
}

// savedState is "Saved 10:42:07" or NOT SAVED, never both.
func (s *screen) savedState() string {
	switch {
	case s.Unsaved() != nil:
		return s.style.Bold("NOT SAVED")
	case s.SavedAt().IsZero():
		return "All saved"
	}
	return "Saved " + s.SavedAt().Format("15:04:05")
}

func (s *screen) bar(percent, width int) string {
	done := percent * width / 100
	return strings.Repeat(s.glyph("█", "#"), done) + strings.Repeat(s.glyph("░", "."), width-done)
}

func (s *screen) glyph(drawn, ascii string) string {
	if s.face.IsASCII {
		return ascii
	}
	return drawn
}

// spread sets two texts at the ends of a row; the left one gives way.
func spread(left, right string, width int) string {
	room := width - terminal.Width(right) - 1
	if terminal.Width(left) > room {
		left = terminal.Clip(left, room)
	}
	return terminal.Pad(left, room+1) + right
}

// message is what came of the last key: at most a third of the window.
func (s *screen) message() []string {
	var lines []string
	for _, text := range s.told {
		lines = append(lines, terminal.Fit(text, 0, s.width-1)...)
	}
	if most := s.height / 3; len(lines) > most {
		lines = append(lines[:most-1], terminal.Clip(lines[most-1], s.width-5)+" ...")
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// middle draws what has the keys, with the sections beside it where there is room.
func (s *screen) middle(height int) []string {
	rows := window(s.top().draw(s, s.textWidth(), height), height)
	if s.width < sideFrom {
		return rows
	}
	side := s.side(height)
	for i := range rows {
		rows[i] = terminal.Pad(side[i], sideWidth) + " " + s.glyph("│", "|") + " " + rows[i]
	}
	return rows
}

// window cuts out of a page what is in sight, and says where there is more.
func window(p page, height int) []string {
	const above, below = "^ more above", "v more below"
	last := len(p.lines) - (height - 1) // from here on the rest fits under the first mark
	start := min(p.bottom-height+3, p.top)
	switch {
	case len(p.lines) <= height:
		return fill(p.lines, height)
	case p.bottom <= height-2:
		return append(slices.Clone(p.lines[:height-1]), below)
	case start >= last:
		return append([]string{above}, p.lines[last:]...)
	}
	rows := append([]string{above}, p.lines[start:start+height-2]...)
	return append(rows, below)
}

// fill adds empty rows up to a height.
func fill(rows []string, height int) []string {
	for len(rows) < height {
		rows = append(rows, "")
	}
	return rows
}

// side lists the sections: how many of each are done, and how many to come back to.
func (s *screen) side(height int) []string {
	var p page
	for _, t := range s.Session.Sections() {
		mark := "  "
		if t.IsHere {
			mark = "> "
			p.top, p.bottom = len(p.lines), len(p.lines)
		}
		count := fmt.Sprintf("%d/%d", t.Done, t.Of)
		if t.Later > 0 {
			count += fmt.Sprintf(" %d!", t.Later)
		}
		row := spread(mark+t.Title, count, sideWidth)
		if t.IsHere {
			row = s.style.Bold(row)
		}
		p.add(row)
	}
	return window(p, height)
}

// textWidth is how many cells a line of a dialog has.
func (s *screen) textWidth() int {
	if s.width < sideFrom {
		return s.width - 1
	}
	return s.width - sideWidth - 3
}
