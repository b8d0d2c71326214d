package claim

import (
	"strings"
	"testing"
)

// A number is of the channel that its own statement names.
func TestChannelsOfStatements(t *testing.T) {
	for _, tt := range []struct{ text, number, want string }{
		{"In Essex 139 people made contact via the helpline (53) or the website (86).", "53", "helpline"},
		{"In Essex 139 people made contact via the helpline (53) or the website (86).", "86", "website"},
		{"Contacts by website went up from 1,079 to 2,202, and calls from 668 to 1,347.", "2,202", "website"},
		{"Contacts by website went up from 1,079 to 2,202, and calls from 668 to 1,347.", "668", "helpline"},
		{"Contacts by website went up from 1,079 to 2,202, and calls from 668 to 1,347.", "1,347", "helpline"},
		{"Calls to the helpline rose by 12 per cent, from 31 to 53, and website visits by 62 per cent, from 40 to 86.", "53", "helpline"},
		{"Calls to the helpline rose by 12 per cent, from 31 to 53, and website visits by 62 per cent, from 40 to 86.", "62 per cent", "website"},
		{"Calls to the helpline rose by 12 per cent, from 31 to 53, and website visits by 62 per cent, from 40 to 86.", "86", "website"},
		{"In 2019, 86 website visitors and 53 callers were from Essex.", "86", "website"},
		{"In 2019, 86 website visitors and 53 callers were from Essex.", "53", "helpline"},
		{"In 2019, 86 people visited the website and 53 rang the helpline.", "86", "website"},
		{"In 2019, 86 people visited the website and 53 rang the helpline.", "53", "helpline"},
		{"In 2019, 53 callers were from Essex.", "53", ""},
	} {
		_, r := read(t, tt.text)
		if got := strings.Join(claimOf(t, r, tt.number).Channels, ","); got != tt.want {
			t.Errorf("%q: %s came by %q, want %q", tt.text, tt.number, got, tt.want)
		}
	}
}
