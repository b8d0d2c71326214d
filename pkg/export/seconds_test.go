package export_test

import "testing"

func TestSecondsSince1970(t *testing.T) {
	runValues(t, []valueCase{
		{name: "when a case was opened", text: "Ref,Opened,County\nA1,1561199580,Kent\nA2,1556248680,Devon\n", refused: `"1561199580" below "Opened" looks like seconds since 1970, here on 22 June 2019`, hint: "86400"},
		{name: "large counts", text: "County,Year,Opened\nKent,2019,1561\nDevon,2019,1556\n", want: map[string]string{"; 2019": "3117"}},
	})
}
