package check

import (
	"strings"
	"testing"
)

// tabled is a table in Markdown, of lines whose cells are parted by bars.
func tabled(lines ...string) string {
	var b strings.Builder
	for i, line := range lines {
		b.WriteString("| " + strings.ReplaceAll(line, "|", " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat("---|", strings.Count(line, "|")+1) + "\n")
		}
	}
	return b.String()
}

// TestTablesAlone holds what the rows and columns of a table say of each other.
func TestTablesAlone(t *testing.T) {
	judges(t, read, []judging{
		// a value before, one after, and the change
		{tabled("|H1 2023|H1 2022|Change", "Revenue|£386.9m|£340.1m|+13.8%"), "+13.8%", Right, ""},
		{tabled("|H1 2023|H1 2022|Change", "Revenue|£386.9m|£340.1m|+15.9%"), "+15.9%", Wrong, RuleNumbers},
		{tabled("Site|2021|2022|Change", "Bath|100|120|+20%", "Wells|200|300|+23%"), "+23%", Wrong, RuleNumbers},
		{tabled("Site|2021|2022|Change", "Bath|100|120|20", "Wells|200|300|23"), "23", Wrong, RuleNumbers},
		{tabled("Team|2022/23|2021/22|% change", "A|120|100|20.0", "B|80|100|-12.3"), "-12.3", Wrong, RuleNumbers},
		{tabled("Site|2021|2022|% change", "Bath|101|87|-13.9", "Wells|1,279|1,040|18.7"), "18.7", Wrong, RuleDirection},
		{tabled("Site|2021|2022|% fall", "Bath|101|87|13.9", "Wells|1,279|1,040|18.7"), "18.7", Right, ""},
		// totals
		{tabled("Site|2021|2022", "Bath|100|120", "Wells|200|300", "Frome|120|90", "Total|420|510"), "510", Right, ""},
		{tabled("Site|2021|2022", "Bath|100|120", "Wells|200|300", "Frome|120|90", "Total|420|530"), "530", Wrong, RuleNumbers},
		{tabled("Site|Calls", "Bath|100", "Wells|200", "Total|310"), "310", Wrong, RuleNumbers},
		{tabled("Site|Men|Women|Total", "Bath|100|120|220", "Wells|200|130|350", "Frome|120|90|210"), "350", Wrong, RuleNumbers},
		// shares
		{tabled("Reason|Number|Percentage", "Noise|130,410|65", "Litter|37,870|29", "Parking|33,500|17", "Total|201,780|100"), "29", Wrong, RuleNumbers},
		{tabled("Group|Number|Share", "Old|300|60%", "Young|200|45%", "Total|500|100%"), "45%", Wrong, RuleNumbers},
	})
}

// TestTablesLeftAlone holds tables whose rows are not the parts of the last one,
// and shares that are of something else.
func TestTablesLeftAlone(t *testing.T) {
	silent(t, read, []string{
		tabled("Group|Number", "Men|60", "Women|40", "Under 25|30", "Total|100"),
		tabled("Site|Rate per 1,000", "Bath|10.1", "Wells|12.3", "All|11.2"),
		tabled("Group|Number|% agreeing", "Men|300|60", "Women|200|45", "Total|500|54"),
		tabled("Site|2018|2019|Total", "Bath|100|120|220", "Wells|200|130|330"),
		tabled("Area|People", "Devon|1,020", "of which Exeter|300", "Dorset|373", "Total|1,393"),
		tabled("Area|People", "Devon|1,020", "Dorset|373", "South West|1,393", "Kent|299", "Total|1,692"),
		tabled("Site|Calls|Average age", "Bath|100|40", "Wells|200|50", "Total|300|47"),
	})
}
