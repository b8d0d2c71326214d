package workbook

import "strings"

// JoinHeads makes one row of heads of those that merged cells hold together:
// the last of them gets all that stands over each column, from the top down, and
// those above it become empty. "2019" over "Phone" and "Web" gives "2019 Phone"
// and "2019 Web". A head that is not merged runs on to the right over blanks,
// as long as there are heads below them.
func (s *Sheet) JoinHeads() {
	for _, h := range s.heads {
		joined := make([]string, h.width)
		for c := range joined {
			joined[c] = strings.Join(h.over(s.Records, c), " ")
		}
		for row := h.top; row < h.bottom; row++ {
			s.Records[row-1] = nil
		}
		s.Records[h.bottom-1] = joined
	}
	s.heads = nil
}

// headRows are rows of heads that belong together.
type headRows struct {
	top, bottom int64
	width       int
	merged      [][]*Merge // for each row and column, from 0, the merged head that covers it
}

// headRowsMost is the most rows of heads that are taken for such: what is higher
// is something else.
const headRowsMost = 8

// over lists what stands over a column, from 0, each text once.
func (h *headRows) over(records [][]string, column int) []string {
	var texts []string
	for row := h.top; row <= h.bottom; row++ {
		text := ""
		switch m := h.merged[row-h.top][column]; {
		case m != nil && m.Top < row:
			continue // it has been met in the row above
		case m != nil:
			text = records[m.Top-1][m.Left-1]
		default:
			text = h.runOn(records, row, column)
		}
		if text = strings.TrimSpace(text); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// runOn returns what a cell holds that is not merged: its own text or, if it is
// blank and a head stands below it, that of the nearest cell on its left, unless
// that is merged. Nothing runs on from the first column, which heads the labels.
func (h *headRows) runOn(records [][]string, row int64, column int) string {
	record := records[row-1]
	if record[column] != "" || records[h.bottom-1][column] == "" {
		return record[column]
	}
	for c := column; c > 0 && h.merged[row-h.top][c] == nil; c-- {
		if record[c] != "" {
			return record[c]
		}
	}
	return ""
}

// findHeads finds the rows of heads that merged cells hold together: those that
// one of them covers, and the row below one that stands over several columns.
func (m *merger) findHeads() {
	all := m.sheet.Merged
	last := int64(0)
	for i := range all {
		if !all[i].Head || all[i].Top <= last {
			continue
		}
		h := &headRows{top: all[i].Top, bottom: all[i].Top - 1, width: m.width}
		h.add(all[i:])
		for h.bottom-h.top < headRowsMost && m.goesOn(h) {
			h.add(all[i:])
		}
		if last = h.bottom; h.bottom-h.top < headRowsMost {
			m.sheet.heads = append(m.sheet.heads, *h)
		}
	}
}

// add takes one more row; merged are the merged cells from the first of them on,
// in order of their rows.
func (h *headRows) add(merged []Merge) {
	h.bottom++
	row := make([]*Merge, h.width)
	for i := range merged {
		if m := &merged[i]; m.Top > h.bottom {
			break
		} else if m.Head && m.Bottom >= h.bottom {
			for c := m.Left; c <= m.Right; c++ {
				row[c-1] = m
			}
		}
	}
	h.merged = append(h.merged, row)
}

// goesOn reports whether the row below belongs to the heads: a merged head
// reaches into it, or stands over several columns of it, and it holds nothing in
// the first column that has a head for itself alone, where a row of data has its
// label.
func (m *merger) goesOn(h *headRows) bool {
	if h.bottom >= m.regionOf(h.top).heads {
		return false
	}
	next := m.sheet.Records[h.bottom]
	reached, labels := false, -1
	for c, over := range h.merged[len(h.merged)-1] {
		reached = reached || over != nil && (over.Bottom > h.bottom || over.Right > over.Left)
		if labels < 0 && h.settled(m.sheet.Records, c) {
			labels = c
		}
	}
	return reached && (labels < 0 || next[labels] == "")
}

// settled reports whether a column has a head that stands over it alone.
func (h *headRows) settled(records [][]string, column int) bool {
	for i, row := range h.merged {
		over := row[column]
		if over == nil && records[h.top+int64(i)-1][column] != "" || over != nil && over.Left == over.Right {
			return true
		}
	}
	return false
}
