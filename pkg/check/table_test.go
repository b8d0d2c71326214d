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
		{tabled("Group|2018|%|2019|%", "Old|300|60|360|60", "Young|200|40|240|45", "Total|500|100|600|100"), "45", Wrong, RuleNumbers},
		{tabled("Clinic|Patients|Within 4 hours|%", "North|1,200|900|75", "South|2,000|1,300|80", "West|1,600|1,200|75"), "80", Wrong, RuleNumbers},
		{tabled("Group|2018|2019|Share of 2019", "Old|300|360|60%", "Young|200|240|40%", "Total|500|600|100%"), "40%", Right, ""},
		{tabled("Group|2018|2019|Share of 2019", "Old|300|360|60%", "Young|200|240|45%", "Total|500|600|100%"), "45%", Wrong, RuleNumbers},
		{tabled("Group|Cases|Staff|% of cases", "Old|300|36|60%", "Young|200|23|45%", "Total|500|59|100%"), "45%", Wrong, RuleNumbers},
		{tabled("Year|Malicious|Good intent|Total|Good intent (%)", "2010-11|87|1,225|1,312|93.4", "2011-12|63|1,124|1,187|94.7", "2012-13|18|617|635|79.2"), "79.2", Wrong, RuleNumbers},
		{tabled("Year|Malicious|Good intent|Total|Good intent (%)", "2010-11|87|1,225|1,312|93.4", "2011-12|63|1,124|1,197|94.7", "2012-13|18|617|635|97.2"), "1,197", Wrong, RuleNumbers},
		{tabled("Ward|Voted|Electorate|Turnout", "Dale|1,500|3,000|55%", "Hill|1,200|4,000|30%", "Mere|900|2,000|45%"), "55%", Wrong, RuleNumbers},
		{tabled("Sport|Members|Under 18|% of members", "Judo|240|60|25", "Golf|300|90|30", "Chess|200|90|54"), "54", Wrong, RuleNumbers},
		{tabled("Site|Staff|Women|% women", "York|250|150|70", "Hull|400|200|50", "Leeds|300|90|30"), "70", Wrong, RuleNumbers},
		// down a column, points, and falls without a sign
		{tabled("Quarter|Sales|Change on previous quarter", "Q1 2023|400|", "Q2 2023|440|+10%", "Q3 2023|418|-15%", "Q4 2023|460|+10%"), "-15%", Wrong, RuleNumbers},
		{tabled("Year|Sales|% change", "2022|508|20%", "2021|462|5%", "2020|440|10%", "2019|400|"), "20%", Wrong, RuleNumbers},
		{tabled("Year|Sales|% change", "2022|508|10%", "2021|462|5%", "2020|440|10%", "2019|400|"), "508", Unsupported, ""},
		{tabled("Answer|2019|2023|Points", "Yes|42.0%|47.0%|+4.0", "No|38.0%|33.0%|-5.0"), "+4.0", Wrong, RuleNumbers},
		{tabled("Site|2021|2022|% change", "Bath|1,206|1,327|10.0", "Wells|803|721|10.2"), "10.2", Wrong, RuleDirection},
	})
}

// TestTablesLeftAlone holds tables whose rows are not the parts of the last one,
// and shares that are of something else.
func TestTablesLeftAlone(t *testing.T) {
	silent(t, read, []string{
		tabled("Site|2021|2022|Difference", "Bath|1,206|1,327|121", "Wells|803|721|82"),
		tabled("Site|2021|2022|% change", "Bath|1,206|1,327|10.0", "Wells|803|721|(10.2)"),
		tabled("Year|Sales|Change on 2010", "2021|400|+30%", "2022|440|+43%", "2023|462|+50%"),
		tabled("Clinic|Patients|Staff|%", "North|1,200|90|81", "South|2,000|130|85", "West|1,600|120|79"),
		tabled("Group|Number", "Men|60", "Women|40", "Under 25|30", "Total|100"),
		tabled("Site|Rate per 1,000", "Bath|10.1", "Wells|12.3", "All|11.2"),
		tabled("Group|Number|% agreeing", "Men|300|60", "Women|200|45", "Total|500|54"),
		tabled("Site|2018|2019|Total", "Bath|100|120|220", "Wells|200|130|330"),
		tabled("Area|People", "Devon|1,020", "of which Exeter|300", "Dorset|373", "Total|1,393"),
		tabled("Area|People", "Devon|1,020", "Dorset|373", "South West|1,393", "Kent|299", "Total|1,692"),
		tabled("Site|Calls|Average age", "Bath|100|40", "Wells|200|50", "Total|300|47"),
	})
}
