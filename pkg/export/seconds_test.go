package export_test

import "testing"

func TestSecondsSince1970(t *testing.T) {
	runValues(t, []valueCase{
		{name: "when a case was opened", text: "Ref,Opened,County\nA1,1561199580,Kent\nA2,1556248680,Devon\n",
			want: map[string]string{"; 22 June 2019": "1", "Devon; 2019-04-26": "1"}, note: `read as seconds since 1970, by the clock of Greenwich all year: 1561199580 is on 22 June 2019`},
		{name: "thousandths", text: "Ref,created_at,County\nA1,1561199580123,Kent\nA2,1556248680000,Devon\n",
			want: map[string]string{"; 22 June 2019": "1", "Devon; 2019-04-26": "1"}, note: "milliseconds since 1970"},
		{name: "with a fraction", text: "Ref,Timestamp,County\nA1,1561199580.25,Kent\nA2,1556248680.5,Devon\n", want: map[string]string{"Kent; 22 June 2019": "1"}, note: "since 1970"},
		{name: "large counts", text: "County,Year,Opened\nKent,2019,1561\nDevon,2019,1556\n", want: map[string]string{"; 2019": "3117"}},
		{name: "below another head", text: "County,Year,Views\nKent,2019,1561199580\nDevon,2019,1556248680\n", want: map[string]string{"; 2019": "3117448260"}},
		{name: "a date among them", text: "Ref,Opened,County\nA1,1561199580,Kent\n" + manyRows("A1,1561199580,Kent", 300) + "A2,2019-03-04,Devon\n", refused: `"2019-03-04" stands among seconds`, hint: "in one way"},
	})
}
