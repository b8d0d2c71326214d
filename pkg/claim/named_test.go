package claim

import "testing"

// Numbers that only name or number things are no claims, and those that count
// in like words are.
func TestNamed(t *testing.T) {
	for _, tt := range []struct {
		text, number string
		want         Reason // empty for a claim
	}{
		{"The six forces together had 2,892 calls.", "six", Name},
		{"In all 7 counties calls rose.", "7", Name},
		{"Calls rose in 7 counties.", "7", ""},
		{"12 things we learned this week", "12", Name},
		{"Five ways to stay safe online", "Five", Name},
		{"In 2019 there were 412 stories.", "412", ""},
		{"We are a registered charity (number 1014942).", "1014942", Reference},
		{"Registered charity 1014942, company number 2854661.", "2854661", Reference},
		{"The charity took 1014942 calls.", "1014942", ""},
		{"In 2019 the charity had 412 calls.", "412", ""},
		{"We would rather hear from ten people who did not need us.", "ten", Condition},
		{"We heard from ten people in 2019.", "ten", ""},
		{"“I was 34 and terrified,” said one.", "34", Age},
		{"She had just turned 18 when it began.", "18", Age},
		{"The manager, Jo Bloggs, 47, said so.", "47", Age},
		{"“It helped,” said Jo Bloggs, 47, director.", "47", Age},
		{"“It helped,” says Mary Ann Bloggs, 47.", "47", Age},
		{"It helped, according to Jo Bloggs, 47, chair of the trustees.", "47", Age},
		{"In Greater Manchester, 47, as before, rang.", "47", ""},
		{"I have two children.", "two", SmallWord},
		{"Essex had two callers in 2019.", "two", ""},
		{"Calls rose by 65 per cent, and Essex saw one of 61 per cent.", "one", SmallWord},
	} {
		_, r := read(t, tt.text)
		if got := reasonOf(r, tt.number); got != tt.want {
			t.Errorf("%q: %s is %q, want %q", tt.text, tt.number, got, tt.want)
		}
	}
}

// reasonOf is why a number is no claim, and "missing" where it is nothing at all.
func reasonOf(r Result, number string) Reason {
	for _, p := range r.Plain {
		if p.Text == number {
			return p.Reason
		}
	}
	for _, c := range r.Claims {
		if c.HasNumber && c.Number.Text == number {
			return ""
		}
	}
	return "missing"
}

// A noun is only what is counted: no verb, no adverb and no place.
func TestOnlyNouns(t *testing.T) {
	for _, tt := range []struct{ text, claim, want string }{
		{"ESSEX: 139 ASK FOR HELP", "139", ""},
		{"Some 84 seek help each month.", "84", ""},
		{"The five counties together: 2,892, up 40 on last year.", "2,892", ""},
		{"In May 40 were counted.", "40", ""},
		{"Photographs: 3 available.", "3", "Photographs"},
		{"Essex is home to 1.2 million people.", "1.2 million", "population"},
		{"In 2019, 1,186 people from Essex rang.", "1,186", "people"},
		{"The number of calls from Essex was 299.", "299", "calls"},
		{"The volume of crime was 299.", "299", "crime"},
	} {
		_, r := read(t, tt.text)
		if got := claimOf(t, r, tt.claim).Noun; got != tt.want {
			t.Errorf("%q: %s counts %q, want %q", tt.text, tt.claim, got, tt.want)
		}
	}
}
