package claim

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/release"
)

// told is what a test says of a claim: its kind, words, direction and operands.
func told(c Claim) string {
	s := fmt.Sprintf("%s %q", c.Kind, c.Text)
	if c.Direction != 0 {
		s += fmt.Sprintf(" %+d", c.Direction)
	}
	if c.From.Held() {
		s += " " + operandText(c.From) + ">" + operandText(c.To)
	}
	return s
}

func operandText(l Link) string {
	if l.Value.Low.Equal(l.Value.High) {
		return l.Value.Low.String()
	}
	return l.Value.Low.String() + "~" + l.Value.High.String()
}

// TestKinds holds what is read of sentences of every kind, without data. Only
// the claims named are held; what stands beside them is held by its own line.
func TestKinds(t *testing.T) {
	for _, tt := range []struct{ text, claim, want string }{
		// levels
		{"A total of 412 people rang.", "412", `count "412"`},
		{"Some 1.2 million people rang.", "1.2 million", `count "Some 1.2 million"`},
		{"Dozens of people rang.", "Dozens", `count "Dozens"`},
		{"No calls were made in 2018.", "No calls", `count "No calls"`},
		{"Nobody rang in 2018.", "Nobody", `count "Nobody"`},
		{"Since 2002 the line has helped 46,000 people.", "46,000", `cumulative "46,000"`},
		{"It has helped 46,000 people since 2002.", "46,000", `cumulative "46,000"`},
		{"Between 300 and 400 people rang.", "300", `count "Between 300 and 400"`},
		{"In all 8 to 10 per cent of callers said so.", "8", `share "8 to 10 per cent"`},
		{"The grant is £1.2m.", "1.2m", `count "£1.2m"`},
		{"The grant is 300 euros.", "300", `count "300 euros"`},
		{"Not more than ten did.", "ten", `count "Not more than ten"`},
		{"There were 285 visitors and 38 callers, 323 people in all.", "323", `sum "323"`},
		// rates
		{"On average, nearly 600 people a month rang.", "600", `rate "nearly 600 people a month"`},
		{"There are 61 offences per 100,000 people.", "61", `rate "61 offences per 100,000"`},
		{"Gold fell to $272/oz.", "272", `rate "$272/oz"`},
		{"The fee is £12 a head.", "12", `rate "£12 a head"`},
		{"The unemployment rate was 4.8 per cent.", "4.8 per cent", `rate "4.8 per cent"`},
		{"Officers made 26 permanent and 1,420 temporary exclusions a day.", "1,420", `rate "1,420 temporary exclusions a day"`},
		{"Nearly 600 people in Kent contact the charity every month.", "600", `rate "Nearly 600"`},
		{"We helped 100 people in 2018 and call them every month.", "100", `count "100"`},
		{"There were 150 people who rang once a month.", "150", `count "150"`},
		{"The monthly average rose from 46 to 62.", "46", `rate "46"`},
		{"The monthly average rose from 46 to 62.", "62", `rate "62"`},
		{"The monthly average a year earlier was 285.", "285", `rate "285"`},
		{"There was an average of 62 per month (2018: 46).", "46", `rate "46"`},
		{"There were 590 a month, compared with about 290 in 2017.", "290", `rate "about 290"`},
		{"That is one every 85 minutes.", "one", `rate "one every 85 minutes"`},
		// fractions in two parts
		{"Three callers in ten were men.", "Three", `fraction "Three callers in ten"`},
		{"One North West contact in five came late.", "One", `fraction "One North West contact in five"`},
		{"Of every ten callers, one was from Kent.", "one", `fraction "one"`},
		{"Three callers in ten minutes is too many.", "Three", `count "Three"`},
		// changes beside changes
		{"In percentage terms, that means 99 and 49.", "99", `percent_change "99"`},
		{"Calls fell in Kent, a fall, of 12%, to 299.", "12%", `percent_change "a fall, of 12%" -1`},
		{"The regional increase, at 103 per cent, was higher.", "103", `percent_change "103 per cent" +1`},
		{"It had the third-highest rise, of 46 per cent, behind Cheshire (93 per cent) and Cumbria (86 per cent).", "93 per cent", `percent_change "93 per cent" +1`},
		{"It rose by 46 per cent, higher than the North West's 33 per cent.", "33 per cent", `percent_change "33 per cent" +1`},
		{"Calls went up 44%, from 200 to 288, and visits 47%, from 200 to 294.", "47%", `percent_change "47%" +1 200>294`},
		{"In Cheshire the rise was 93 per cent; in Cumbria, 86 per cent.", "86 per cent", `percent_change "86 per cent" +1`},
		{"It rose by 46 per cent and women made up 33 per cent.", "33 per cent", `share "33 per cent"`},
		{"Unemployment rose by 2 per cent in Kent (4 per cent) and fell in Essex.", "4 per cent", `share "4 per cent"`},
		{"Attendance was 103 per cent in May.", "103", `share "103 per cent"`},
		{"It went up by 505 or almost three-quarters.", "three-quarters", `fraction "almost three-quarters" +1`},
		{"Lancashire saw a two-and-a-half-fold rise.", "two-and-a-half", `multiple "a two-and-a-half-fold rise" +1`},
		{"It was two-and-a-half times those of 2017.", "two-and-a-half", `multiple "two-and-a-half times" +1`},
		{"Cambridgeshire had an extra 148 people.", "148", `absolute_change "an extra 148" +1`},
		{"The 438 extra people came early.", "438", `absolute_change "438 extra" +1`},
		{"Wiltshire's 944 up 148 per cent is the most.", "944", `count "944"`},
		{"It went from 340 down to 299.", "340", `count "340"`},
		{"Arrests never dropped below 500.", "500", `count "below 500"`},
		{"Calls rose by 80, or 25 per cent, from 320 to 400.", "80", `absolute_change "rose by 80" +1 320>400`},
		{"Calls rose by 8 or 9 per cent.", "8", `percent_change "rose by 8" +1`},
		// changes
		{"Calls rose by 12 per cent, from 300 to 336.", "12 per cent", `percent_change "rose by 12 per cent" +1 300>336`},
		{"Calls fell 10% to 270 (2018: 300).", "10%", `percent_change "fell 10%" -1 300>270`},
		{"There were 336 calls, compared with 300 in 2018, a rise of 12 per cent.", "12 per cent", `percent_change "a rise of 12 per cent" +1 300>336`},
		{"There were 336 calls, 12% more than the 300 of 2018.", "12%", `percent_change "12% more" +1 300>336`},
		{"It was 12 per cent down on 2018.", "12 per cent", `percent_change "12 per cent down" -1`},
		{"There were 36 more calls in 2019 than the 300 in 2018.", "36", `absolute_change "36 more" +1`},
		{"Calls are up from 300 to 336.", "up", `absolute_change "up" +1 300>336`},
		{"The rate rose by 0.7 percentage points, from 4.1% to 4.8%.", "0.7 percentage points", `absolute_change "rose by 0.7 percentage points" +1 4.05~4.15>4.75~4.85`},
		{"Yields rose 10 basis points.", "10", `absolute_change "rose 10 basis points" +1`},
		{"Calls have more than doubled, from 300 to 700.", "doubled", `multiple "more than doubled" +1 300>700`},
		{"There were 900 calls, three times the 300 of 2018.", "three", `multiple "three times" +1 300>900`},
		{"Calls trebled from 300 to 900.", "trebled", `multiple "trebled" +1 300>900`},
		{"Calls double in Kent", "double", `multiple "double" +1`},
		{"HELPLINE CALLS FROM KENT HALVE IN A YEAR", "HALVE", `multiple "HALVE" -1`},
		{"We saw the number of people treble, from 300 to 900.", "treble", `multiple "treble" +1 300>900`},
		{"Calls rose by a third, from 300 to 400.", "a third", `fraction "rose by a third" +1 300>400`},
		{"Calls were around half the level of 2018, when there were 800: 400 people rang.", "half", `fraction "around half" 800>400`},
		{"In Devon, Kent and Essex the rises were steeper still: 40 per cent, 50 per cent and 60 per cent.", "50 per cent", `percent_change "50 per cent" +1`},
		{"The biggest falls were in Kent (0.9%), Essex (1%) and Surrey (2%).", "1%", `percent_change "1%" -1`},
		{"It followed the 11.6pc tumble of the year before.", "11.6pc", `percent_change "the 11.6pc tumble" -1`},
		{"The rate fell from 5.1 per cent to 4.8 per cent.", "fell", `absolute_change "fell" -1 5.05~5.15>4.75~4.85`},
		// brackets and "or"
		{"There were 14,900 starts in 2018, a decrease from 17,700 (16.3 per cent).", "16.3 per cent", `percent_change "16.3 per cent" -1 17700>14900`},
		{"Seats rose from 1,200 to 1,500 (25 per cent).", "25 per cent", `percent_change "25 per cent" +1 1200>1500`},
		{"Mail fell from 1,200 (12 per cent) to 900 (9 per cent).", "9 per cent", `share "9 per cent"`},
		{"Sales rose by 2.4% or 4,200, to 180,200.", "4,200", `absolute_change "4,200" +1`},
		{"The trust did 9,340 operations, 1,120 (13.6 per cent) more than the year before.", "13.6 per cent", `percent_change "13.6 per cent" +1 8220>9340`},
		{"The trust did 9,340 operations, 1,120 more than the previous year's 8,220 (up 13.6 per cent).", "13.6 per cent", `percent_change "up 13.6 per cent" +1 8220>9340`},
		{"Calls nearly trebled (a rise of 180 per cent), from 300 to 840.", "180 per cent", `percent_change "a rise of 180 per cent" +1 300>840`},
		// lists
		{"Sales at the Leeds and York shops grew by 8 per cent and 4 per cent respectively, to 1,980 and 2,130, from 1,830 and 2,050.", "4 per cent", `percent_change "4 per cent" +1 2050>2130`},
		{"There were 330 claims in Kent and 1,204 in Essex, compared with 300 and 1,310 a year earlier, a rise of 10 per cent and a fall of 8 per cent respectively.", "8 per cent", `percent_change "a fall of 8 per cent" -1 1310>1204`},
		{"In 2018, 171 people died. This represents declines of 19% and 2% on the 211 and 175 deaths of 2013 and 2017 respectively.", "2%", `percent_change "2%" -1 175>171`},
		{"There were 341,700 starts. This compares with 472,500 (-27%) and 458,500 (-25%) in 2016/17 and 2015/16 respectively.", "-25%", `percent_change "-25%" -1 458500>341700`},
		{"Deaths were down 7 per cent to 1,923 and 14 per cent to 1,164.", "14 per cent", `percent_change "14 per cent" -1`},
		{"Calls fell 0.9% in May, and by 3.5% over the year.", "3.5%", `percent_change "3.5%" -1`},
		// other sentences
		{"In 2017 the court heard 418 cases. In 2018 it heard 502, an increase of a fifth.", "a fifth", `fraction "an increase of a fifth" +1 418>502`},
		{"In all 300 people rang in 2018 and 360 in 2019. That represents a rise of 20 per cent.", "20 per cent", `percent_change "a rise of 20 per cent" +1 300>360`},
		{"Calls rose by 65 per cent. In all 139 people rang, compared with 84 before.", "65 per cent", `percent_change "rose by 65 per cent" +1 84>139`},
		{"The price was £238,000 in May, which is £15,000 higher than last year, a rise of 6.7 per cent.", "6.7 per cent", `percent_change "a rise of 6.7 per cent" +1 222000~224000>237500~238500`},
		{"In 2018, 580 people applied, down by 11% compared with 2017 (654) and less than half of the number recorded in 2015 when 1,256 applied.", "half", `fraction "less than half" 1256>580`},
		{"Total assets climbed to $9.05 million from $6.66 million, and equity doubled to $6.22 million.", "doubled", `multiple "doubled" +1`},
		// shares
		{"Of the 240 carers, 180 (75 per cent) said so.", "75 per cent", `share "75 per cent" 240>180`},
		{"Of 2,310 drivers stopped, 139 were over the limit, or 6 per cent.", "6 per cent", `share "6 per cent" 2310>139`},
		{"Last year 121 of 2,420, or 5 per cent, were over it.", "5 per cent", `share "5 per cent" 2420>121`},
		{"1,230 of the 1,640 tenants who replied (75 per cent) said so.", "75 per cent", `share "75 per cent" 1640>1230`},
		{"Three-quarters of the 240 carers we spoke to (180) said so.", "Three-quarters", `fraction "Three-quarters" 240>180`},
		{"Legacies brought in £4.9m, or 51 per cent of our income of £9.6m.", "51 per cent", `share "51 per cent" 9550000~9650000>4850000~4950000`},
		{"In all 318 girls and 106 boys sat it, so 75 per cent of the 424 candidates were girls.", "75 per cent", `share "75 per cent" 424>318`},
		{"It met 3,439 fire-related false alarms. False alarms accounted for 44% of all 7,796 incidents.", "44%", `share "44%" 7796>3439`},
		{"A total of 14,670 households were accepted. Of these, 9,290 (63 per cent) were placed.", "63 per cent", `share "63 per cent" 14670>9290`},
		{"Of the households accepted, one in six (40) moved.", "one in six", `fraction "one in six"`},
		{"There were 126 people in the boats and seven of them (6 per cent) were hurt.", "6 per cent", `share "6 per cent" 126>7`},
		{"A total of 1,600 tests were made, with 15 per cent (240) leading to an arrest.", "15 per cent", `share "15 per cent" 1600>240`},
		{"In 2019, 656 tests were made and of those, 115 (18 per cent) failed.", "18 per cent", `share "18 per cent" 656>115`},
		// order and comparison
		{"Dorset had the second highest number.", "second highest", `rank "the second highest"`},
		{"It was the highest on record.", "highest", `rank "the highest on record"`},
		{"Calls were above the regional average.", "above", `comparison "above the regional average" +1`},
		{"The rise in Dorset was 12 per cent, more than the regional average.", "more than", `comparison "more than the regional average" +1`},
	} {
		d := release.Parse("test", tt.text, release.Options{})
		c, found := holding(Find(d, Lexicon{}), tt.claim)
		switch {
		case !found && tt.want != "":
			t.Errorf("%q: nothing is claimed with %q", tt.text, tt.claim)
		case found && told(c) != tt.want:
			t.Errorf("%q: %s\n want %s", tt.text, told(c), tt.want)
		}
	}
}

// holding is the claim with a number or words: the one with just that number,
// else the first that holds the words.
func holding(r Result, words string) (Claim, bool) {
	for _, c := range r.Claims {
		if c.HasNumber && c.Number.Text == words {
			return c, true
		}
	}
	for _, c := range r.Claims {
		if strings.Contains(c.Text, words) {
			return c, true
		}
	}
	return Claim{}, false
}

// TestPlain holds numbers that are no claims, and why.
func TestPlain(t *testing.T) {
	for _, tt := range []struct {
		text, number string
		want         Reason // empty for a claim
	}{
		{"Text HOPE to 70744 to donate.", "70744", Telephone}, {"Ring us on 116123.", "116123", Telephone},
		{"Call oh eight hundred, one thousand, nine hundred.", "eight hundred", Telephone},
		{"The number is oh eight hundred, two thousand.", "two thousand", Telephone},
		{"Officers aged 25 to 58 came.", "58", Age}, {"Callers under 25 rang.", "25", Age}, {"Most callers were under 18 or well over 70.", "70", Age},
		{"The 35-44 age group rang.", "44", Age}, {"Drivers younger than 21 paid.", "21", Age}, {"Sam, who is 41 and lives here, rang.", "41", Age},
		{"Of callers, 11% were under 25.", "25", Age}, {"The number of callers was under 50.", "50", ""}, {"Just over 90 people rang.", "90", ""},
		{"It opens at 9 am.", "9", Clock}, {"It runs 24/7.", "24", Clock},
		{"It took 18 months.", "18", Duration}, {"Waits fell from 60 days to 40.", "40", Duration}, {"Waits rose from 60 to 90 minutes.", "60", Duration}, {"The club sold 12,150 season tickets.", "12,150", ""},
		{"See Table 2 of the report.", "2", Reference}, {"Under Article 8 it may.", "8", Law}, {"They live at 12 High Street Road.", "12", Address},
		{"It was the 10th time.", "10th", OrdinalName}, {"People with Type 2 diabetes rang.", "2", Name}, {"The FTSE 100 fell.", "100", Name}, {"It was 61 per 100,000 people.", "100,000", Denominator},
		{"The difference (p < 0.05) is real.", "0.05", PValue}, {"It lies between them (95% confidence interval).", "95%", Confidence}, {"It fell.[2] Calls rose.", "2", Footnote},
		{"He rang 100 times.", "100", Repeat}, {"There was one exception.", "one", SmallWord}, {"Nine people rang.", "Nine", ""}, {"A further five are run by volunteers; 20 are not.", "five", ""},
		{"They came on 14 and 15 May.", "14", Date}, {"We had 14 in April and 15 in May.", "14", ""}, {"Red 1 calls fell.", "1", Name}, {"In one group 14 were ill.", "14", ""}, {"Its insurance is group 14.", "14", Name},
		{"It did well, as Gail, 52, wed again.", "52", Age}, {"Kent, 52, and Essex, 40, lead.", "52", ""}, {"The 12-storey tower fell.", "12", Size},
		{"Firms with ten or more employees replied.", "ten", Condition}, {"Homes sold for over £2m rose.", "2m", Condition}, {"They ran 26 miles.", "26", Size},
		{"He scored 31 goals, four times the eight he managed before.", "eight", ""}, {"The chain opened 20 pubs and closed four.", "four", ""},
	} {
		d := release.Parse("test", tt.text, release.Options{})
		r := Find(d, Lexicon{})
		reason := Reason("")
		for _, p := range r.Plain {
			if strings.HasPrefix(p.Text, tt.number) {
				reason = p.Reason
			}
		}
		if reason != tt.want {
			t.Errorf("%q: %s is %q, want %q (claims %d)", tt.text, tt.number, reason, tt.want, len(r.Claims))
		}
	}
}

// TestNouns holds what is counted; where the words do not say, nothing.
func TestNouns(t *testing.T) {
	for _, tt := range []struct{ text, claim, want string }{
		{"Some 412 live births were registered.", "412", "live births"},
		{"Some 412 people from Devon rang.", "412", "people"},
		{"Police found 452 offences involving a knife.", "452", "offences"},
		{"About 20,000 trained volunteers attend it.", "20,000", "trained volunteers"},
		{"The number of arrests rose by 12 per cent.", "12 per cent", "arrests"},
		{"There was a 12 per cent rise in thefts.", "12 per cent", "thefts"},
		{"It rose by 12 per cent in just six months.", "12 per cent", ""},
		{"In England as a whole, where it rose from 300, it is 412.", "412", ""},
		{"Of those, 37% involved a knife.", "37%", ""},
		{"Thefts rose 12 per cent in Kent and by five per cent in London.", "five per cent", ""},
		{"Kent saw its numbers drop to 299.", "299", ""},
	} {
		d := release.Parse("test", tt.text, release.Options{})
		if c, ok := holding(Find(d, Lexicon{}), tt.claim); !ok || c.Noun != tt.want {
			t.Errorf("%q: %s counts %q, want %q", tt.text, tt.claim, c.Noun, tt.want)
		}
	}
}
