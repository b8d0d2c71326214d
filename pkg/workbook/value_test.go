package workbook

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// inB2 is a workbook with a cell in B2 and a title in A1.
func inB2(cell string, codes ...string) handmade {
	return handmade{
		rows:  `<row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c></row><row r="2">` + cell + `</row>`,
		codes: codes,
		texts: []string{"shared", "", "007"},
	}
}

func TestCellValues(t *testing.T) {
	tests := []struct{ name, cell, code, want string }{
		{"whole number", `<c r="B2"><v>1186</v></c>`, "", "1186"},
		{"zero", `<c r="B2"><v>0</v></c>`, "", "0"},
		{"negative", `<c r="B2" t="n"><v>-5</v></c>`, "", "-5"},
		{"negative zero", `<c r="B2"><v>-0</v></c>`, "", "0"},
		{"decimal", `<c r="B2"><v>0.1</v></c>`, "", "0.1"},
		{"17 digits of 0.1", `<c r="B2"><v>0.10000000000000001</v></c>`, "", "0.1"},
		{"17 digits of 12.3", `<c r="B2"><v>12.300000000000001</v></c>`, "", "12.3"},
		{"16 digits of a third", `<c r="B2"><v>0.33333333333333331</v></c>`, "", "0.333333333333333"},
		{"a count spoilt by adding parts", `<c r="B2"><v>1185.9999999999998</v></c>`, "", "1186"},
		{"trailing zeros", `<c r="B2"><v>1186.00</v></c>`, "", "1186"},
		{"exponent", `<c r="B2"><v>1.186E+3</v></c>`, "", "1186"},
		{"small exponent", `<c r="B2"><v>5E-4</v></c>`, "", "0.0005"},
		{"twenty zeros", `<c r="B2"><v>1E+20</v></c>`, "", "100000000000000000000"},
		{"shortest of a large whole number", `<c r="B2"><v>9.9999999999999992E+22</v></c>`, "", "100000000000000000000000"},
		{"16-digit whole number", `<c r="B2"><v>1234567890123456</v></c>`, "", "1234567890123456"},
		{"leading zeros", `<c r="B2"><v>0012</v></c>`, "", "12"},
		{"blanks around", `<c r="B2"><v> 12 </v></c>`, "", "12"},
		{"plus", `<c r="B2"><v>+12</v></c>`, "", "12"},
		{"tiny", `<c r="B2"><v>1E-320</v></c>`, "", "0." + strings.Repeat("0", 319) + "1"},
		{"money", `<c r="B2" s="1"><v>1200.5</v></c>`, `[$£-809]#,##0.00`, "1200.5"},
		{"shown rounded", `<c r="B2" s="1"><v>11.6</v></c>`, `0`, "11.6"},
		{"per cent", `<c r="B2" s="1"><v>0.99</v></c>`, `0%`, "99%"},
		{"per cent with decimals", `<c r="B2" s="1"><v>0.075</v></c>`, `0.0%`, "7.5%"},
		{"per cent as stored", `<c r="B2" s="1"><v>7.0000000000000007E-2</v></c>`, `0%`, "7%"},
		{"whole per cents", `<c r="B2" s="1"><v>1</v></c>`, `0%`, "100%"},
		{"per cent of a fraction", `<c r="B2" s="1"><v>0.70588235294117652</v></c>`, `0%`, "70.5882352941177%"},
		{"negative per cent", `<c r="B2" s="1"><v>-0.125</v></c>`, `0%`, "-12.5%"},
		{"no per cent", `<c r="B2" s="1"><v>0</v></c>`, `0%`, "0%"},
		{"quoted per cent sign", `<c r="B2" s="1"><v>12</v></c>`, `0"%"`, "12"},
		{"shared text", `<c r="B2" t="s"><v>0</v></c>`, "", "shared"},
		{"shared text of digits", `<c r="B2" t="s"><v>2</v></c>`, "", "007"},
		{"text of digits with a date format", `<c r="B2" t="s" s="1"><v>2</v></c>`, "dd/mm/yyyy", "007"},
		{"inline text", `<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a &amp; b </t></is></c>`, "", " a & b "},
		{"rich text", `<c r="B2" t="inlineStr"><is><r><rPr><b/></rPr><t>North </t></r><r><t>Wales</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>`, "", "North Wales"},
		{"line break", "<c r=\"B2\" t=\"inlineStr\"><is><t>a\r\nb</t></is></c>", "", "a\nb"},
		{"escape", `<c r="B2" t="inlineStr"><is><t>a_x000A_b_x005F_x000A_</t></is></c>`, "", "a\nb_x000A_"},
		{"not an escape", `<c r="B2" t="inlineStr"><is><t>_xyz_ _x12</t></is></c>`, "", "_xyz_ _x12"},
		{"CDATA", `<c r="B2" t="inlineStr"><is><t><![CDATA[<a>]]> &lt;</t></is></c>`, "", "<a> <"},
		{"formula with a number", `<c r="B2"><f>SUM(A1:A2)</f><v>12</v></c>`, "", "12"},
		{"formula with a text", `<c r="B2" t="str"><f>A1&amp;""</f><v>Dev_x000A_on</v></c>`, "", "Dev\non"},
		{"formula with an empty text", `<c r="B2" t="str"><f>""</f><v></v></c>`, "", ""},
		{"formula with an error", `<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>`, "", "#DIV/0!"},
		{"not available", `<c r="B2" t="e"><v>#N/A</v></c>`, "", "#N/A"},
		{"true", `<c r="B2" t="b"><v>1</v></c>`, "", "TRUE"},
		{"false", `<c r="B2" t="b"><v>0</v></c>`, "", "FALSE"},
		{"empty", `<c r="B2" s="1"/>`, "0", ""},
		{"empty value", `<c r="B2"><v/></c>`, "", ""},
		{"date", `<c r="B2" s="1"><v>43528</v></c>`, "dd/mm/yyyy", "2019-03-04"},
		{"date in words", `<c r="B2" s="1"><v>43528</v></c>`, `[$-809]dd mmmm yyyy;@`, "2019-03-04"},
		{"first day", `<c r="B2" s="1"><v>1</v></c>`, "dd/mm/yyyy", "1900-01-01"},
		{"before the day there never was", `<c r="B2" s="1"><v>59</v></c>`, "dd/mm/yyyy", "1900-02-28"},
		{"after the day there never was", `<c r="B2" s="1"><v>61</v></c>`, "dd/mm/yyyy", "1900-03-01"},
		{"last day", `<c r="B2" s="1"><v>2958465</v></c>`, "dd/mm/yyyy", "9999-12-31"},
		{"blank date of a formula", `<c r="B2" s="1"><f>A9</f><v>0</v></c>`, "dd/mm/yyyy", "1900-01-00"},
		{"date and time", `<c r="B2" s="1"><v>43528.427083333336</v></c>`, "dd/mm/yyyy hh:mm", "2019-03-04 10:15:00"},
		{"time not shown", `<c r="B2" s="1"><v>43528.5</v></c>`, "dd/mm/yyyy", "2019-03-04 12:00:00"},
		{"milliseconds", `<c r="B2" s="1"><v>43528.427086226853</v></c>`, "dd/mm/yyyy hh:mm:ss.000", "2019-03-04 10:15:00.250"},
		{"a microsecond to midnight", `<c r="B2" s="1"><v>43528.999999999993</v></c>`, "dd/mm/yyyy hh:mm", "2019-03-05"},
		{"time of day", `<c r="B2" s="1"><v>0.42708333333333331</v></c>`, "h:mm", "10:15:00"},
		{"midnight", `<c r="B2" s="1"><v>0</v></c>`, "h:mm", "00:00:00"},
		{"only the time is shown", `<c r="B2" s="1"><v>43528.25</v></c>`, "h:mm", "2019-03-04 06:00:00"},
		{"length of time", `<c r="B2" s="1"><v>1.0625</v></c>`, "[h]:mm", "25:30:00"},
		{"negative length of time", `<c r="B2" s="1"><v>-0.0625</v></c>`, "[h]:mm", "-01:30:00"},
		{"month", `<c r="B2" s="1"><v>43525</v></c>`, "mmm-yy", "March 2019"},
		{"another day of a month", `<c r="B2" s="1"><v>43528</v></c>`, "mmm-yy", "2019-03-04"},
		{"year", `<c r="B2" s="1"><v>43466</v></c>`, "yyyy", "2019"},
		{"another day of a year", `<c r="B2" s="1"><v>43525</v></c>`, "yyyy", "2019-03-01"},
		{"strict date", `<c r="B2" t="d"><v>2019-03-04</v></c>`, "", "2019-03-04"},
		{"strict midnight", `<c r="B2" t="d"><v>2019-03-04T00:00:00Z</v></c>`, "", "2019-03-04"},
		{"strict time", `<c r="B2" t="d"><v>2019-03-04T10:15:00.25</v></c>`, "", "2019-03-04 10:15:00.250"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := read(t, inB2(test.cell, test.code).pack(t))
			got := ""
			if len(s.Records) > 1 {
				got = s.Records[1][1]
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCellErrors(t *testing.T) {
	tests := []struct{ name, cell, code, want string }{
		{"formula without a value", `<c r="B2"><f>SUM(A1:A2)</f></c>`, "", "x.xlsx:Data!B2: a formula whose value was never worked out"},
		{"formula with an empty value", `<c r="B2"><f>SUM(A1:A2)</f><v></v></c>`, "", "B2: a formula whose value"},
		{"text formula without a value", `<c r="B2" t="str"><f>A1</f></c>`, "", "B2: a formula whose value"},
		{"no number", `<c r="B2"><v>12 approx</v></c>`, "", "B2: expected a number"},
		{"infinite", `<c r="B2"><v>1E999</v></c>`, "", "B2: expected a number"},
		{"not a number", `<c r="B2"><v>NaN</v></c>`, "", "B2: expected a number"},
		{"hexadecimal", `<c r="B2"><v>0x10</v></c>`, "", "B2: expected a number"},
		{"two points", `<c r="B2"><v>1.2.3</v></c>`, "", "B2: expected a number"},
		{"point alone", `<c r="B2"><v>.</v></c>`, "", "B2: expected a number"},
		{"exponent alone", `<c r="B2"><v>1E</v></c>`, "", "B2: expected a number"},
		{"endless exponent", `<c r="B2"><v>1E1000000</v></c>`, "", "B2: expected a number"},
		{"underscores", `<c r="B2"><v>1_000</v></c>`, "", "B2: expected a number"},
		{"date of letters", `<c r="B2" s="1"><v>soon</v></c>`, "dd/mm/yyyy", "B2: expected a number"},
		{"text that is not there", `<c r="B2" t="s"><v>1186</v></c>`, "", "B2: its text is missing"},
		{"the text after the last", `<c r="B2" t="s"><v>3</v></c>`, "", "B2: its text is missing"},
		{"negative text", `<c r="B2" t="s"><v>-1</v></c>`, "", "B2: its text is missing"},
		{"format that is not there", `<c r="B2" s="7"><v>1</v></c>`, "", "B2: its format is missing"},
		{"format that is no number", `<c r="B2" s="x"><v>1</v></c>`, "", "B2: a cell style that is no number"},
		{"kind that is not there", `<c r="B2" t="q"><v>1</v></c>`, "", "B2: a kind of cell"},
		{"neither true nor false", `<c r="B2" t="b"><v>2</v></c>`, "", "B2: expected 0 or 1"},
		{"29 February 1900", `<c r="B2" s="1"><v>60</v></c>`, "dd/mm/yyyy", "B2: 29 February 1900"},
		{"29 February 1900, noon", `<c r="B2" s="1"><v>60.5</v></c>`, "dd/mm/yyyy", "B2: 29 February 1900"},
		{"negative date", `<c r="B2" s="1"><v>-5</v></c>`, "dd/mm/yyyy", "B2: a date or time before the first"},
		{"late date", `<c r="B2" s="1"><v>2958466</v></c>`, "dd/mm/yyyy", "B2: a date after the year 9999"},
		{"very late date", `<c r="B2" s="1"><v>1E12</v></c>`, "dd/mm/yyyy", "B2: a date after the year 9999"},
		{"strict date that never was", `<c r="B2" t="d"><v>2019-02-30</v></c>`, "", "B2: expected a date"},
		{"another row", `<c r="B3"><v>1</v></c>`, "", "x.xlsx:Data!A2: a cell that does not stand where it says"},
		{"twice", `<c r="B2"><v>1</v></c><c r="B2"><v>1</v></c>`, "", "a cell that does not stand where it says"},
		{"backwards", `<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>`, "", "a cell that does not stand where it says"},
		{"no place", `<c r="2B"><v>1</v></c>`, "", "a cell that does not stand where it says"},
		{"column beyond the last", `<c r="XFE2"><v>1</v></c>`, "", "a cell that does not stand where it says"},
		{"rows backwards", `</row><row r="1">`, "", "x.xlsx:Data!2: the row after this one is not numbered"},
		{"a row twice", `</row><row r="2">`, "", "the row after this one is not numbered"},
		{"row zero", `</row><row r="0">`, "", "the row after this one is not numbered"},
		{"row beyond the last", `</row><row r="1048577">`, "", "the row after this one is not numbered"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			wantError(t, readErr(inB2(test.cell, test.code).pack(t), Options{}), test.want, true)
		})
	}
}

func TestErrorsShowNoCell(t *testing.T) {
	err := readErr(inB2(`<c r="B2"><v>secret</v></c>`).pack(t), Options{})
	if err == nil || strings.Contains(err.Error()+hintOf(err), "secret") {
		t.Errorf("error %v shows the cell", err)
	}
}

func TestDates1904(t *testing.T) {
	h := handmade{
		book:  `<workbookPr date1904="1"/>`,
		rows:  `<row><c s="1"><v>0</v></c><c s="1"><v>42066</v></c><c s="1"><v>60</v></c><c s="2"><v>0.5</v></c></row>`,
		codes: []string{"dd/mm/yyyy", "h:mm"},
	}
	want := [][]string{{"1904-01-01", "2019-03-04", "1904-03-01", "12:00:00"}}
	if diff := cmp.Diff(want, read(t, h.pack(t)).Records); diff != "" {
		t.Error(diff)
	}
}

func TestMonthsAmongDaysAreDays(t *testing.T) {
	h := handmade{
		rows: `<row r="1"><c s="2"><v>43528</v></c><c s="2"><v>43528</v></c></row>
			<row r="2"><c t="inlineStr"><is><t>Month</t></is></c><c/><c t="inlineStr"><is><t>Day</t></is></c><c t="inlineStr"><is><t>Day</t></is></c></row>
			<row r="3"><c s="1"><v>43525</v></c><c s="1"><v>43525</v></c><c s="1"><v>43525</v></c><c s="1"><v>43525</v></c></row>
			<row r="4"><c/><c/><c s="1"><v>43528</v></c><c s="2"><v>43528</v></c></row>
			<row r="5"><c s="1"><v>43556</v></c><c/><c s="1"><v>43556</v></c><c s="1"><v>43556</v></c></row>
			<row r="7"><c s="2"><v>43528</v></c><c/><c s="1"><v>43556</v></c><c s="1"><v>43556.5</v></c></row>`,
		codes: []string{"mmm-yy", "dd/mm/yyyy"},
	}
	want := [][]string{
		{"2019-03-04", "2019-03-04", "", ""},
		{"Month", "", "Day", "Day"},
		{"March 2019", "2019-03-01", "2019-03-01", "2019-03-01"},
		{"", "", "2019-03-04", "2019-03-04"},
		{"April 2019", "", "2019-04-01", "2019-04-01"},
		nil,
		{"2019-03-04", "", "April 2019", "2019-04-01 12:00:00"},
	}
	if diff := cmp.Diff(want, read(t, h.pack(t)).Records); diff != "" {
		t.Error(diff)
	}
}

func TestBuiltInFormats(t *testing.T) {
	tests := []struct {
		id         int
		cell, want string
	}{
		{0, "43528", "43528"}, {1, "43528", "43528"}, {9, "0.5", "50%"}, {10, "0.5", "50%"}, {14, "43528", "2019-03-04"},
		{15, "43528", "2019-03-04"}, {16, "43525", "2019-03-01"}, {17, "43525", "March 2019"}, {18, "0.5", "12:00:00"},
		{21, "0.5", "12:00:00"}, {22, "43528.5", "2019-03-04 12:00:00"}, {31, "43525", "2019-03-01"}, {45, "0.5", "12:00:00"},
		{46, "1.5", "36:00:00"}, {47, "0.5", "12:00:00"}, {37, "43528", "43528"}, {49, "43528", "43528"}, {57, "43525", "2019-03-01"},
	}
	for _, test := range tests {
		f := excelize.NewFile()
		id, err := f.NewStyle(&excelize.Style{NumFmt: test.id})
		must(t, err, f.SetCellDefault("Sheet1", "A1", test.cell), f.SetCellStyle("Sheet1", "A1", "A1", id))
		if got := read(t, written(t, f)).Records[0][0]; got != test.want {
			t.Errorf("format %d: got %q, want %q", test.id, got, test.want)
		}
	}
}

func TestPlace(t *testing.T) {
	tests := []struct {
		sheet  string
		row    int64
		column int
		want   string
	}{
		{"2019", 7, 2, "x:'2019'!B7"}, {"Data", 7, 28, "x:Data!AB7"}, {"June 2019", 7, 0, "x:'June 2019'!7"},
		{"Tom's", 0, 0, "x:'Tom''s'"}, {"Data_1", 1048576, 16384, "x:Data_1!XFD1048576"}, {"", 1, 1, "x:''!A1"}, {"Süd", 1, 26, "x:'Süd'!Z1"},
	}
	for _, test := range tests {
		if got := Place("x", test.sheet, test.row, test.column); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}
