package wording

import "strings"

// MarkdownTable returns the table for the README, with the default bounds. Rows
// that follow from the row they mirror are marked with a †.
func MarkdownTable() string { return MarkdownTableOf(DefaultTolerances()) }

// MarkdownTableOf returns the table with the bounds that are set.
func MarkdownTableOf(t Tolerances) string {
	var b strings.Builder
	writeRow(&b, "Wording", "ok", "warning", "error")
	writeRow(&b, "---", "---", "---", "---")
	for _, row := range Rows() {
		name := row.Wording
		if row.Derived {
			name += " †"
		}
		ok, warning, err := row.Cells(t)
		writeRow(&b, name, ok, warning, err)
	}
	return b.String()
}

func writeRow(b *strings.Builder, cells ...string) {
	for _, cell := range cells {
		b.WriteString("| " + strings.ReplaceAll(cell, "|", `\|`) + " ")
	}
	b.WriteString("|\n")
}
