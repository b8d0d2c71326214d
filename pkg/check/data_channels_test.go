package check

import "testing"

// A word for how a channel is used tells it beside another, and alone it may:
// "rang" is of the telephone where the number is.
func TestChannelsByData(t *testing.T) {
	for _, test := range []struct {
		text, words string
		want        Verdict
	}{
		{"In 2019 in Kent, 480 visited the website and 120 rang.", "120", Right},
		{"In 2019 in Kent, 480 visited the website and 210 rang.", "210", Wrong},
		{"In 2019 in Kent, 480 went online and 120 telephoned.", "480", Right},
		{"Kent had 480 online and 120 by phone in 2019.", "480", Right},
		{"Kent had 480 online and 120 by phone in 2019.", "120", Right},
		{"Kent had most website visitors in 2019, 480, and Norfolk had 120.", "480", Right},
		{"Kent had the most website visitors in 2019, 480, and the most callers, 120.", "120", Right},
		{"In 2019 Kent had the most website visitors and callers (480 and 120).", "480", Right},
		{"In 2019 Kent had the most website visitors and callers (480 and 120).", "120", Right},
		{"In 2019 Kent had the most website visitors and callers (480 and 210).", "210", Wrong},
		{"In 2019 callers from Kent numbered 120.", "120", Right},
		{"In 2019, 600 people from Kent rang.", "600", Right},
		{"In 2019, 610 people from Kent rang.", "610", Wrong},
		{"In 2019, 120 people from Norfolk phoned.", "120", Right},
		{"In 2019, 29 per cent of people in the Eastern region, or 240, rang the helpline.", "29 per cent", Right},
		{"In 2019, 240 people in the Eastern region rang the helpline, 29 per cent of the total.", "29 per cent", Right},
		{"Twenty per cent of the Eastern region's website visitors in 2019 were from Norfolk.", "Twenty per cent", Right},
		{"Thirty per cent of the Eastern region's website visitors in 2019 were from Norfolk.", "Thirty per cent", Wrong},
		{"In 2019, one in five website visitors in the Eastern region was from Norfolk.", "one in five", Right},
		{"In 2019 Kent accounted for 80 per cent of website visitors in the Eastern region.", "80 per cent", Right},
		{"Of the 600 people from Kent in 2019, 80 per cent used the website.", "80 per cent", Right},
		// a share of a channel that no reading gives
		{"Of the 600 people from Kent in 2019, 70 per cent used the website.", "70 per cent", Wrong},
		{"In 2019, 600 people from Kent made contact.\n\n- Website: 480 (80%)\n- Helpline: 120 (30%)", "30%", Wrong},
		{"In 2019, 600 people from Kent made contact. Three-quarters came by way of the website.", "Three-quarters", Wrong},
		{"In 2019, 600 people from Kent made contact, 80 per cent through the website rather than by phone.", "80 per cent", Right},
		{"In 2019, 480 people from Kent went online. Another 210 rang the helpline.", "210", Wrong},
		{"In 2019, 480 people from Kent went online. Another 120 rang the helpline.", "120", Right},
		// what its people are the data do not say
		{"In 2019, 600 people from Kent made contact. 70 per cent of website visitors were women.", "70 per cent", Unclear},
		{"In 2019, 480 people from Kent used the website. 70 per cent said it helped.", "70 per cent", Unclear},
		{"In 2019, 480 people from Kent used the website. 70 per cent of them came back to the website.", "70 per cent", Unclear},
	} {
		r := countedIn(t, sheetChannels, test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s", test.text, j.Text, j.Verdict, test.want, j.Message)
		}
	}
}

// Channels whose names begin alike are told apart by what is their own.
func TestChannelsThatBeginAlike(t *testing.T) {
	const sheet = "Region,County,Year,Channel,People\nEastern,Kent,2019,Help for adults,371\nEastern,Kent,2019,Help for children,230\n"
	const text = "In 2019 Kent had 601 people: 371 for adults and 230 for children."
	for words, want := range map[string]Verdict{"601": Right, "371": Right, "230": Right} {
		if j := verdictOf(t, countedIn(t, sheet, text), words); j.Verdict != want {
			t.Errorf("%q is %s, want %s: %s", words, j.Verdict, want, j.Message)
		}
	}
	if j := verdictOf(t, countedIn(t, sheet, "In 2019 Kent had 601 people: 230 for adults and 371 for children."), "371"); j.Verdict != Wrong {
		t.Errorf("a swapped number is %s, want %s: %s", j.Verdict, Wrong, j.Message)
	}
}
