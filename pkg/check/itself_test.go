package check

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// read judges a text by itself.
func read(text string) *Report {
	d := release.Parse("release.md", text, release.Options{Format: release.Markdown, Names: []string{"Stop It Now!"}})
	return Text(d, claim.Find(d, claim.Lexicon{Service: "Stop It Now!"}), Options{})
}

// rulesOf are the rules that a report has findings of, in the order of the
// text.
func rulesOf(r *Report) string {
	var ids []string
	for _, f := range r.Findings {
		ids = append(ids, string(f.Rule))
	}
	return strings.Join(ids, " ")
}

// verdictOf is the verdict on the claim with some words in it.
func verdictOf(t *testing.T, r *Report, words string) Judged {
	t.Helper()
	for _, j := range r.Claims {
		if strings.Contains(j.Text, words) {
			return j
		}
	}
	t.Fatalf("no claim %q in %q", words, r.Document.Text)
	return Judged{}
}

func TestTextJudgesChanges(t *testing.T) {
	for _, test := range []struct {
		text, words string
		want        Verdict
		rule        RuleID
	}{
		{"Calls rose by 41 per cent, from 300 to 423.", "41", Right, ""},
		{"Calls rose by 46 per cent, from 300 to 423.", "46", Wrong, RuleNumbers},
		{"The rate fell by 9% from 4.2 to 3.8 per million.", "9%", Right, ""}, // of what rounds to them
		{"Calls rose by 24% from 236 to 311.", "24%", Wrong, RuleDividedByNew},
		{"Calls fell by 20% from 311 to 248, and visits fell by 24% from 400 to 323.", "24%", Wrong, RuleDividedByNew},
		{"Calls rose by 280% from 500 to 1,400.", "280", Wrong, RuleMultiple},
		{"Complaints fell by 28% from 500 to 140.", "28", Wrong, RuleRemainder},
		{"The share rose by 12% from 20% to 32%.", "12", Wrong, RulePoints},
		{"The share rose by 60 percentage points, from 20% to 32%.", "60", Wrong, RulePoints},
		{"The rate fell by 40 basis points, from 2.4% to 2.0%.", "40", Right, ""},
		{"Calls rose by 98 per cent, from 596 to 1,186.", "98", Wrong, RuleTruncated},
		{"Calls rose by 81 per cent, from 500 to 590.", "81", Wrong, RuleDigits},
		{"Jobs rose by 15.5% from 3.467 to 4,005.", "15.5", Wrong, RuleDecimal},
		{"Income rose from £1.25bn to £1.75bn, up £500bn.", "500", Wrong, RuleScale},
		{"Income rose by 40% from £1.25 million to £1.75 billion.", "40%", Wrong, RuleScale},
		{"Calls more than doubled, from 300 to 588.", "doubled", Wrong, RuleHedge},
		{"Calls almost doubled, from 300 to 612.", "doubled", Wrong, RuleHedge},
		{"Calls more than halved, from 600 to 306.", "halved", Wrong, RuleHedge},
		{"Calls doubled, from 596 to 1,186.", "doubled", Right, RuleWording},
		{"Calls fell from 300 to 423.", "fell", Wrong, RuleDirection},
		{"Net income was up 970% to $229,063, compared to $21,384 a year before.", "970", Loose, RuleWording},
		{"The net loss fell by 49%, from a loss of $617,404 to a loss of $314,900.", "49%", Right, ""},
		{"There were 29 events, compared to 52 on placebo, a 46% reduction in risk.", "46%", Unsupported, ""},
	} {
		j := verdictOf(t, read(test.text), test.words)
		if j.Verdict != test.want || j.Rule != test.rule {
			t.Errorf("%s\n%q is %s [%s], want %s [%s]: %s", test.text, j.Text, j.Verdict, j.Rule, test.want, test.rule, j.Message)
		}
		if j.Verdict == Wrong && (j.Message == "" || j.Hint == "") {
			t.Errorf("%s: %q (%q) wants a message and a hint", test.text, j.Message, j.Hint)
		}
	}
}

func TestFiguresAreShownAsTheClaimHasThem(t *testing.T) {
	for _, test := range []struct{ text, words, want string }{
		{"Calls rose by 24% from 236 to 311.", "24%", "32%"},
		{"Calls rose by 24 per cent from 236 to 311.", "24", "32 per cent"},
		{"Calls rose by 99 per cent, from 596 to 1,186.", "99", "98.99 per cent"}, // 99 would look exact
		{"Calls rose by 41.0 per cent, from 300 to 423.", "41", "41.0 per cent"},
		{"The share rose by 3 percentage points, from 69% to 70%.", "points", "1 percentage point"},
		{"The share rose by roughly 4 percentage points, from 69.4% to 72.1%.", "points", "2.7 percentage points"},
		{"The rate fell by 40 basis points, from 2.4% to 2.0%.", "basis", "40 basis points"},
		{"Income rose from £1.2bn to £1.8bn, up £600bn.", "600", "£0.6bn"},
		{"Income rose from $120,000 to $150,500, an increase of $30,500.", "30,500", "$30,500"},
		{"Calls doubled, from 300 to 588.", "doubled", "1.96 times"},
		{"Calls rose by a third, from 300 to 400.", "third", "33.3 per cent"},
	} {
		if j := verdictOf(t, read(test.text), test.words); j.True != test.want {
			t.Errorf("%s\n%q shows %q, want %q (%s)", test.text, j.Text, j.True, test.want, j.Verdict)
		}
	}
}

func TestSameInOtherWords(t *testing.T) {
	for _, test := range []struct {
		text, words string
		want        Verdict
	}{
		{"The number nearly trebled, a rise of 134%.", "trebled", Wrong},
		{"The number more than doubled, a rise of 134%.", "doubled", Right},
		{"The number more than doubled (a rise of 134%).", "doubled", Right},
		{"Burglary is around half the level recorded in 2003/04 (46% lower).", "half", Loose},
		{"Burglary is around half the level recorded in 2003/04 (76% lower).", "half", Wrong},
		{"It doubled in Kent. A rise of 20% was seen in Essex.", "doubled", Unsupported},
		{"It doubled in Kent, while there was a rise of 20% in Essex.", "doubled", Unsupported},
	} {
		if j := verdictOf(t, read(test.text), test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s", test.text, j.Text, j.Verdict, test.want, j.Message)
		}
	}
}

func TestSums(t *testing.T) {
	for _, test := range []struct {
		text, words string
		want        Verdict
		rules       string
	}{
		{"The company had $25.3M in cash and $19.4M under its facility, a total liquidity of $44.7M.", "44.7", Right, ""},
		{"The company had $25.3M in cash and $19.4M under its facility, a total liquidity of $47.4M.", "47.4", Wrong, "numbers-disagree"},
		{"There were 285 visitors and 38 callers, 323 people in all.", "323", Right, ""},
		{"There were 285 visitors and 38 callers, 324 people in all.", "324", Wrong, "numbers-disagree"},
		{"The service had 323 contacts, made up of 285 visits and 38 calls.", "323", Right, ""},
		{"The service had 332 contacts, made up of 285 visits and 38 calls.", "332", Wrong, "numbers-disagree"},
		{"There were 285 visitors in 2018, and in 2019 a total of 323 people.", "323", Unsupported, ""},
	} {
		r := read(test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want || rulesOf(r) != test.rules {
			t.Errorf("%s\n%q is %s, want %s; rules %q, want %q", test.text, j.Text, j.Verdict, test.want, rulesOf(r), test.rules)
		}
	}
}

// TestSilence holds texts that are right, or of which a text alone cannot tell,
// and that a hasty reader could object to.
func TestSilence(t *testing.T) {
	for _, text := range []string{
		"Calls rose by 99 per cent, from 596 in 2018 to 1,186 in 2019.",
		"The United Kingdom's deficit was £18.5 billion in 2014, down from a deficit of £23.5 billion in 2013.",
		"The company posted a net loss of $4.53 million, a drop from a $2.13 million profit in 2018.",
		"Of the callers, 60 per cent said they were worried and 55 per cent said they were angry, of 900 asked.",
		"Calls rose by 6 per cent, from 300 to 318, in the six months to June 2019.",
		"# Nearly 400 people seek help\n\nA total of 391 people contacted the helpline.",
		"# Calls double\n\nCalls rose by 100 per cent, from 596 to 1,192.",
		"A total of 300 people rang in May. Some 310 people visited in June.",
		"Calls rose from 300 to 618 after the line opened at night.",
		"# More than 300 people seek help\n\nIn 2017, 285 people visited the website and 38 called the helpline.",
		"Calls rose by 99 per cent, from 596 to 1,186.\n\n\"Calls have doubled,\" a spokesman said.",
		"The helpline heard from 139 people in the first half of 2018. In the half before, it had heard from 84.\n\nThe number has risen by 65 per cent.",
		"Tangible book value per share was $33.19 in June.\n\nBook value per share was $35.71 in June.",
		"Deaths of men from alcohol stood at 236 in 2012.\n\nDeaths of women from alcohol stood at 227 in 2012.",
		"A total of 305 people from Bedford contacted the charity in 2019.\n\nThe number of people from Kent who contacted the charity fell to 299 in 2019.",
		"The number of callers from Essex was unchanged in 2019, at 212.\n\nA total of 231 callers from Suffolk called in 2019.\n\nThe number of callers from Kent was 229 in 2019.",
		"| County | 2018 | 2019 | Change |\n|---|---|---|---|\n| Avon | 97 | 214 | +121% |\n| Devon | 438 | 1,020 | +133% |",
		"The number of callers from Kent has increased by 65% within half a year.\n\nIt was contacted by 139 people from Kent. The figure for the half-year before was 84.",
		"Calls from Dorset grew by 37 per cent.\n\nIt rang often.\n\nIt was busy.\n\nIt never closed.\n\n* 373: people from Dorset, January to June 2019\n* 273: people from Dorset, January to June 2018",
		"Male deaths from alcohol in Wales came to 236. Deaths from alcohol in Wales came to 241 with those abroad.",
	} {
		if r := read(text); len(r.Findings) > 0 {
			t.Errorf("%s\n%s: %s", text, r.Findings[0].Rule, r.Findings[0].Message)
		}
	}
}

func TestAcross(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"# Calls more than double\n\nCalls rose by 93 per cent, from 300 to 579.", "headline-stronger"},
		{"# Nearly 500 people seek help in Dorset\n\nA total of 373 people from Dorset contacted the helpline.", "headline-stronger"},
		{"# Calls rise by 83 per cent\n\nCalls rose by 93 per cent, from 300 to 579.", "two-versions"},
		{"The helpline in Kent was called by 489 people in 2019.\n\nA spokesman said: “We had 498 people from Kent calling the helpline in 2019.”", "two-versions"},
		{"A total of 1,186 people from Kent contacted the helpline in 2019.\n\n“We heard from 986 people from Kent, who contacted the helpline in 2019,” said a spokesman.", "two-versions"},
		{"A total of 1,186 people from Kent contacted the helpline in 2019.\n\n“We heard from 986 people from Essex, who contacted the helpline in 2019,” said a spokesman.", ""},
		{"A total of 1,186 people from Kent contacted the helpline in 2019.\n\n“In 2018, 986 people from Kent contacted the helpline,” said a spokesman.", ""},
		{"More than 46,000 people have contacted the helpline since 2002.\n\nThe helpline has been contacted by more than 39,000 people since 2002.", "two-versions"},
		{"More than 46,000 people have contacted the helpline since 2002.\n\nThe helpline has been contacted by more than 39,000 people since 2005.", ""},
		{"Police arrest about 520 people a month, and the charity says that at least 500 a month are caught.", "two-versions"},
		{"Police arrest about 520 people a month in Kent and at least 500 a month in Essex.", ""},
		{"Calls in Kent rose exponentially, by 106 per cent from 300 to 618.", "exaggeration"},
		{"Calls plummeted by 4 per cent, from 300 to 288.", "exaggeration"},
		{"Calls soared by 106 per cent, from 300 to 618.", ""},
		{"Calls rose by 65 per cent, from 84 to 139, following the launch of the campaign.", "cause"},
		{"Calls rose by 65 per cent, from 84 to 139, in the year following.", ""},
		{"In 2019, 1,186 people rang. Each of the 1,186 callers was heard.", "noun-drift"},
		{"In 2019, 20 people rang. There were 20 visitors in Devon.", ""},
		{"Between July 2017 and January 2018, 84 people rang, and 139 did between January 2018 and June 2018.", "period-ambiguous"},
		{"Between July 2017 and January 2018, 84 people rang.", ""},
		{"Calls have doubled. Visits trebled.", "percent-without-base"},
	} {
		if got := rulesOf(read(test.text)); got != test.want {
			t.Errorf("%s\n%q, want %q", test.text, got, test.want)
		}
	}
}

func TestSwapped(t *testing.T) {
	for _, test := range []struct {
		digits string
		at     int
		want   string
	}{{"373", 0, "733"}, {"37.3", 1, "33.7"}, {"37.3", 2, "37.3"}, {"12", 1, "12"}} {
		if test.at+1 >= len(test.digits) {
			continue
		}
		if got := swapped(test.digits, test.at); got != test.want {
			t.Errorf("swapped(%s, %d) = %s, want %s", test.digits, test.at, got, test.want)
		}
	}
}

// holdsWords fails unless one text has the other in it.
func holdsWords(t *testing.T, about, text, words string) {
	t.Helper()
	if !strings.Contains(text, words) {
		t.Errorf("%s\n%q lacks %q", about, text, words)
	}
}

// TestFractionsHaveNoDigitsToSlip holds that nobody is told of millions and
// billions where "one in eight" is wrong.
func TestFractionsHaveNoDigitsToSlip(t *testing.T) {
	for _, text := range []string{
		"Calls fell from 430 to 299, a drop of about one in eight.",
		"Prize money rises by half, from £1.6m to £2.0m.",
	} {
		for _, f := range read(text).Findings {
			if f.Rule == RuleScale || strings.Contains(f.Message, "million") {
				t.Errorf("%s\n%s: %s", text, f.Rule, f.Message)
			}
		}
	}
}
