package claim

import "testing"

func TestClaimMethods(t *testing.T) {
	for _, tt := range []struct {
		claim   Claim
		sign    string
		changes bool
	}{
		{Claim{Kind: Count, Currency: "£"}, "£", false},
		{Claim{Kind: Count, Currency: "eur"}, "EUR ", false},
		{Claim{Kind: PercentChange}, "", true},
		{Claim{Kind: Fraction}, "", false},
		{Claim{Kind: Fraction, Direction: 1}, "", true},
		{Claim{Kind: Fraction, OfBase: true}, "", true},
	} {
		if tt.claim.Sign() != tt.sign || tt.claim.Changes() != tt.changes {
			t.Errorf("%+v: sign %q, changes %v", tt.claim.Kind, tt.claim.Sign(), tt.claim.Changes())
		}
	}
}

// What stands further off, or in one clause with a member, is told apart.
func TestMoreForms(t *testing.T) {
	for _, tt := range []struct{ text, claim, want string }{
		{"It improved 12 per cent, or by 36, from 300 to 336.", "12 per cent", `percent_change "improved 12 per cent" 300>336`},
		{"There is a contrast between 150 visits in 2011 and 240 today, a rise of 60 per cent.", "60 per cent", `percent_change "a rise of 60 per cent" +1 150>240`},
		{"The rate of exclusions was stable, at 0.1%.", "0.1%", `rate "0.1%"`},
		{"The number rose by 193 per cent in Kent (from 200 to 586), compared with 103 per cent across Essex.", "103 per cent", `percent_change "103 per cent" +1`},
		{"Calls to the line quadrupled, surpassing double the 300 of 2018.", "quadrupled", `multiple "quadrupled" +1`},
	} {
		_, r := read(t, tt.text)
		if c, ok := holding(r, tt.claim); !ok || told(c) != tt.want {
			t.Errorf("%q: %s\n want %s", tt.text, told(c), tt.want)
		}
	}
}
