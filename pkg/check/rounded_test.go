package check

import "testing"

// TestRoundedCounts holds percentages worked out from counts before these were
// rounded, and mistakes that rounding does not explain.
func TestRoundedCounts(t *testing.T) {
	for _, test := range []struct {
		text, words string
		want        Verdict
	}{
		{"Starts rose to 29,800 from 23,100, a rise of 29.1 per cent.", "29.1", Right},
		{"Starts rose to 29,800 from 23,100, a rise of 31.1 per cent.", "31.1", Wrong},
		{"Starts rose to 29,800 from 23,101, a rise of 29.1 per cent.", "29.1", Wrong},
		{"Starts rose to 29,800 from 23,100, a rise of 29.1 per cent. In all, 131,234 began.", "29.1", Wrong}, // another count is not rounded
		{"Completions rose from 8,700 to 9,100, an increase of 5.1 per cent.", "5.1", Right},
		{"Of the 125,800 starts, 40,700 (32.3 per cent) were by people under 19.", "32.3", Right},
		{"Sales fell by 27% from 472,500 to 341,700.", "27%", Wrong}, // 27.68 of all that rounds to them
		{"Calls rose by 41 per cent, from 300 to 430.", "41", Wrong}, // too small to have been rounded
		{"The budget rose from £29,800 to £38,600, a rise of 29.1 per cent.", "29.1", Wrong},
	} {
		if j := verdictOf(t, read(test.text), test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s", test.text, j.Text, j.Verdict, test.want, j.Message)
		}
	}
}

// TestFallsKeepTheirMinus holds that a fall printed with a minus is answered
// with one, and with the sign of per cents that the text has.
func TestFallsKeepTheirMinus(t *testing.T) {
	for _, test := range []struct{ text, words, message, hint string }{
		{"Sales fell from 472,500 to 341,700 (-27%).", "27", "from 472,500 to 341,700 is -28%, not -27%", "say -28%"},
		{"Sales fell from 472,500 to 341,700 (−27%).", "27", "from 472,500 to 341,700 is −28%, not −27%", "say −28%"},
		{"Sales fell by 27 per cent, from 472,500 to 341,700.", "27", "is 28 per cent, not 27 per cent", "say 28 per cent"},
	} {
		j := verdictOf(t, read(test.text), test.words)
		holdsWords(t, test.text, j.Message, test.message)
		holdsWords(t, test.text, j.Hint, test.hint)
	}
}
