package claim

import (
	"testing"
)

// What a page, a post, a chat or a film puts beside its words is no claim, and
// what only looks like it is one.
func TestNumbersOfThePage(t *testing.T) {
	for _, tt := range []struct {
		text, number string
		want         Reason // empty for a claim
	}{
		{"1/5 In 2019, 373 people from Dorset called.", "1/5", Reference},
		{"In 2019, 373 people from Dorset called. 1/5", "1/5", Reference},
		{"In 2019, 373 people from Dorset called (2/5)", "2/5", Reference},
		{"2/5 of the people who called in 2019 were from Dorset.", "2/5", ""},
		{"2/5 callers were from Dorset.", "2/5", ""},
		{"In 2019 the share of Dorset was 1/5 of the total.", "1/5", ""},
		{"Notes: 1. The busiest month was May 2019. 2. The charity is old.", "1", Reference},
		{"Notes: 1. The busiest month was May 2019. 2. The charity is old.", "2", Reference},
		{"NOTES\n1.The busiest month was May.\n2.The charity is old.", "2", Reference},
		{"How many called in 2019? 12. The year before it was 9.", "12", ""},
		{"Callers in 2019: 12. Visitors: 30.", "12", ""},
		{"00:00:01,000 --> 00:00:04,500\n373 people from Dorset called.", "500", Clock},
		{"7\n00:00:01.000 --> 00:00:04.500\n373 people from Dorset called.", "7", Reference},
		{"The figures are due at 9.30.", "9.30", Clock},
		{"Lines are open from 9.15 to 18.00.", "18.00", Clock},
		{"Doors close at 10.45 on Sunday.", "10.45", Clock},
		{"The rate stood at 9.30 in 2019.", "9.30", ""},
		{"The number fell from 9.30 to 8.15 in 2019.", "9.30", ""},
		{"Leave us 5 stars.", "5", Reference},
		{"A four-star review came in 2019.", "four", Reference},
		{"(Word count: 98.)", "98", Reference},
		{"Ends (412 words)", "412", Reference},
		{"Read this in 412 words about 2019.", "412", ""},
		{"Reporter's cue 22\" The calls rose.", "22", Duration},
		{"He said: \"In 2019 the total was 373\" and left.", "373", ""},
		{"Sprays for Years 1 to 6 in 2019.", "6", Name},
		{"“I was glad,” said Jan Cole, 58.", "58", Age},
		{"Pat Hill, 44 from Poole, called in 2019.", "44", Age},
		{"Then came Greater Manchester, 58.", "58", ""},
		{"North Wales, 58 of the 2,000 who called in 2019.", "58", ""},
	} {
		_, r := read(t, tt.text)
		if got := whyPlain(r, tt.number); got != tt.want {
			t.Errorf("%q: %s is %q, want %q", tt.text, tt.number, got, tt.want)
		}
	}
}

// Numbers that are pressed, dialled, scored, clicked or only tell one thing from
// others are none; what is counted is.
func TestLabels(t *testing.T) {
	for _, tt := range []struct {
		text, number string
		want         Reason
	}{
		{"Press 1 for advice or option 2 for the chat.", "2", Reference},
		{"Tick 1, 2 or 3.", "3", Reference},
		{"Slide 4 of 12. Next slide please.", "12", Reference},
		{"(2 of 3)", "3", Reference},
		{"Tweet 1: In 2019 the number rose.", "1", Reference},
		{"Version 2.1 replaces version 1.", "2.1", Reference},
		{"Of these, 2 of 3 were from Dorset in 2019.", "2", ""},
		{"In 2019 we told a story 12 people had told before.", "12", ""},
		{"In 2019 we post 300 letters.", "300", ""},
		{"👍 12 💬 3 🔁 7", "3", Reference},
		{"Retweets 14 Likes 28", "28", Reference},
		{"☎ 38 💻 285 in 2019", "38", ""},
		{"Call 101, or 999 in an emergency.", "999", Telephone},
		{"If you are in danger, call the police on 999.", "999", Telephone},
		{"In 2019 the number of people who contacted Childline fell from 104 to 101 in the first half.", "101", ""},
		{"In 2019, 97 people from Dorset made contact, 111 fewer than the 208 in 2018.", "111", ""},
		{"Give by texting HELP to 70085.", "70085", Telephone},
		{"In 2019 there were 999 calls and 101 emails.", "101", ""},
		{"The line is open 9-5, Monday to Friday.", "9", Clock},
		{"On weekdays the line is staffed 9 to 5.", "5", Clock},
		{"In 2019 the number of open cases rose from 9 to 15.", "15", ""},
		{"They won 3-1 in 2019.", "1", Reference},
		{"Our reference is FOI 2019-345.", "345", Reference},
		{"It was rated 9 out of 10 by visitors.", "9 out of 10", Reference},
		{"In 2019, 9 out of 10 callers were men.", "9 out of 10", ""},
		{"A cut of 1'30\" ends it.", "1", Duration},
		{"Jan Cole (58) said that calls rose.", "58", Age},
		{"The calls from North Wales (58) said it all in 2019.", "58", ""},
	} {
		_, r := read(t, tt.text)
		if got := whyPlain(r, tt.number); got != tt.want {
			t.Errorf("%q: %s is %q, want %q", tt.text, tt.number, got, tt.want)
		}
	}
}

// What a correction repeats is no claim, and what it puts in its place is one.
func TestCorrections(t *testing.T) {
	for _, tt := range []struct{ text, mistake, claim string }{
		{"We gave the number from Dorset in 2019 as 337. The correct figure is 373.", "337", "373"},
		{"An earlier version of this story said that 337 people from Dorset called in 2019. It should have read 373.", "337", "373"},
		{"In 2019, 373, not 337 as stated, people from Dorset called.", "337", "373"},
		{"The release wrongly put the number for 2019 at 337 instead of 373.", "337", "373"},
		{"Because of an editing error the report gave a rise of 73 per cent; it was 37 per cent.", "73", "37"},
		{"In 2019 it was 373 rather than the 337 we reported.", "337", "373"},
	} {
		_, r := read(t, tt.text)
		if got := whyPlain(r, tt.mistake); got != Mistake {
			t.Errorf("%q: %s is %q, want %q", tt.text, tt.mistake, got, Mistake)
		}
		if got := whyPlain(r, tt.claim); got != "" {
			t.Errorf("%q: %s is %q, want a claim", tt.text, tt.claim, got)
		}
	}
	for _, text := range []string{
		"The charity said 337 people from Dorset called in 2019. In fact it could have been more, it said.",
		"People from Dorset gave 337 reasons in 2019, not 300.",
		"They said that 337 calls in 2019 were made in error.",
	} {
		_, r := read(t, text)
		if got := whyPlain(r, "337"); got != "" {
			t.Errorf("%q: 337 is %q, want a claim", text, got)
		}
	}
}

// whyPlain is why a number is no claim; empty for one that is.
func whyPlain(r Result, text string) Reason {
	for _, p := range r.Plain {
		if p.Text == text || p.Text == text+" per cent" {
			return p.Reason
		}
	}
	return ""
}
