package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/release"
)

func TestSpokenNames(t *testing.T) {
	tests := []struct {
		text, value string
		want        bool
	}{
		{"They rang by phone.", "Phone", true},
		{"They sent e-mails.", "E-mail", true},
		{"Two chats were held.", "Chat", true},
		{"One web chat was held.", "Webs", true},
		{"The website had 12 visitors.", "Website visitors", true},
		{"Another mother called.", "other", false},
		{"People (over-50s) called.", "Over 50s", true},
		{"They called “Speak up”.", "Speak up", true},
		{"The NSPCC’s line, and Children’s Services", "Children's services", true},
		{"Anyone can call.", "*", false},
	}
	for _, tt := range tests {
		c := &checking{texts: []*manuscript{{document: release.Parse("x", tt.text, release.Options{})}, {}}}
		if got := c.spokenWords().name([]string{"zebra", tt.value}); got != tt.want {
			t.Errorf("%q names %q: %v, want %v", tt.text, tt.value, got, tt.want)
		}
	}
}

// A column of a long log that no release names a value of is not kept apart,
// and one that a release names a value of is.
func TestLongLogKeepsWhatIsNamed(t *testing.T) {
	const rows = 100_000
	for _, long := range []bool{false, true} {
		var log strings.Builder
		log.WriteString("date,area,channel,contacts,remark\n")
		remark := ""
		if long {
			remark = strings.Repeat("x", shortData/rows)
		}
		for i := range rows {
			fmt.Fprintf(&log, "2019-%02d-%02d,%s,%s,1,%s\n", 1+i%12, 1+i%28, []string{"Kent", "Essex"}[i%5%2], []string{"phone", "webchat"}[i%7%2], remark)
		}
		dir := t.TempDir()
		for name, text := range map[string]string{
			"log.csv":   log.String(),
			"plain.txt": "A total of 40,000 people from Essex contacted us in 2019.\n",
			"named.txt": "There were 42,857 contacts by webchat in 2019.\n",
		} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		env := systemEnv()
		env.Dir, env.Files = dir, disk{dir: dir}
		check := func(release string) string {
			var stdout, stderr strings.Builder
			status := run(t.Context(), []string{"check", release, "--data", "log.csv", "--all", "--explain", "--no-config"}, Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr}, env)
			if status > exitFound {
				t.Fatal(stderr.String())
			}
			return stdout.String()
		}
		if got := check("named.txt"); !strings.Contains(got, "1 right") {
			t.Errorf("long %v: what the release names is not found:\n%s", long, got)
		}
		cells := map[bool]string{false: "sum of 24 cells", true: "sum of 12 cells"}[long] // of twelve months, by channel or not
		if got := check("plain.txt"); !strings.Contains(got, cells) {
			t.Errorf("long %v: not the %s:\n%s", long, cells, got)
		}
	}
}

// The date of a release is not a day that its figures are about.
func TestSpeaksOfDays(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"For immediate release: 3 May 2020\n\nA total of 40 people rang in 2019.", false},
		{"LEEDS, 3 May 2020 – A total of 40 people rang in 2019.", false},
		{"For immediate release: 3 May 2020\n\nOn 3 May 2020, 40 people rang.", true},
		{"For immediate release: 3 May 2020\n\nOn 2 May 2020, 40 people rang.", true},
		{"On 3 May 2020, 40 people rang.", true},
		{"A total of 40 people rang between 3 May and 9 June 2019.", true},
		{"A total of 40 people rang in May 2019.", false},
	}
	for _, tt := range tests {
		c := &checking{session: &session{}, texts: []*manuscript{{document: release.Parse("x", tt.text, release.Options{})}, {}}}
		if got := c.speaksOfDays(); got != tt.want {
			t.Errorf("%q speaks of days: %v, want %v", tt.text, got, tt.want)
		}
	}
}
