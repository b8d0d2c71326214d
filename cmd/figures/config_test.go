package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// testFormats stand in for those of the package that writes results.
var testFormats = []string{"table", "json"}

func TestParseConfig(t *testing.T) {
	const text = `# an office
columns: {area: County, count: [Website visitors, Helpline callers]}
areas: ../areas.csv
unit: people
verb: contacted
service: Stop It Now!
style: ons
thresholds: {small-base: 60}
hidden: {'*': 1-4, '[c]': 1-9}
blank: zero
financial-year-start: 10
decimals: 1
hedge: true
per: [month, week]
data: [south-west.csv, 2018=old.csv]
`
	c, err := parseConfig("office/figures.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	d := newDataFlags(testFormats)
	f := &frame{env: world{}.env(t)}
	if err := c.apply(f, d); err != nil {
		t.Fatal(err)
	}
	got := map[string]any{
		"columns": d.columns, "areas": d.areasFile, "unit": d.unit, "verb": d.verb, "service": d.service, "style": d.style,
		"hidden": d.hidden, "blank": d.blank, "financial": d.financialYearStart, "decimals": d.decimals, "hedge": d.hedge, "per": d.per,
	}
	want := map[string]any{
		"columns": []string{"area=County", "count=Website visitors", "count=Helpline callers"},
		"areas":   "areas.csv", "unit": "people", "verb": "contacted", "service": "Stop It Now!", "style": "ons",
		"hidden": []string{"*=1-4", "[c]=1-9"}, "blank": "zero", "financial": 10, "decimals": 1, "hedge": true, "per": []string{"month", "week"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("settings differ (-want +got):\n%s", diff)
	}
	exports, err := c.exports(f)
	if diff := cmp.Diff([]string{"office/south-west.csv", "2018=office/old.csv"}, exports); err != nil || diff != "" {
		t.Errorf("exports differ (-want +got):\n%s%v", diff, err)
	}
	if len(c.limits) != 1 || c.limits[0].name != "small-base" || c.limits[0].value != "60" {
		t.Errorf("thresholds: %v", c.limits)
	}
}

func TestConfigErrors(t *testing.T) {
	tests := []struct {
		name, text, want, hint string
	}{
		{"unknown key", "unit: people\ncolunms: {area: County}\n", `figures.yaml:2:1: there is no key "colunms"`, "did you mean columns?"},
		{"far key", "xyzzy: 1\n", `figures.yaml:1:1: there is no key "xyzzy"`, "the keys are absent, areas,"},
		{"no way to write", "out: x.csv\n", `figures.yaml:1:1: there is no key "out"`, ""},
		{"no way to copy", "copy: true\n", `figures.yaml:1:1: there is no key "copy"`, ""},
		{"twice", "unit: people\nunit: calls\n", `figures.yaml:2:1: the key "unit" stands twice, first in line 1`, ""},
		{"not a map", "- unit\n", "figures.yaml:1:1: expected keys with values", ""},
		{"a list for a word", "unit: [a, b]\n", `figures.yaml:1:7: "unit" takes a single value`, ""},
		{"nothing", "unit:\n", `"unit" has no value`, "leave the line out"},
		{"bad choice", "unit: people\nstyle: presss\n", `figures.yaml:2:8: style "presss" is not one of press,`, "did you mean press?"},
		{"bad number", "financial-year-start: 13\n", `figures.yaml:1:23: financial-year-start "13" is not a whole number from 1 to 12`, ""},
		{"alias", "unit: &a people\nverb: *a\n", `figures.yaml:2:7: "verb" takes a single value`, ""},
		{"syntax", "unit: people\n  verb: [\n", "figures.yaml:2:3: ", "a value with a colon"},
		{"tab", "\tunit: people\n", "figures.yaml:1:1: a tab stands where blanks belong", "two blanks"},
		{"tab in line 2", "unit: people\nverb:\tcontacted\n\tservice: x\n", "figures.yaml:3:1: a tab", "two blanks"},
		{"sign", "unit: @x\n", "figures.yaml:1:1: found character", "quotes"},
		{"two documents", "unit: people\n---\nunit: calls\n", "a second document begins here", ""},
		{"standard input", "data: ['-']\n", "figures.yaml:1:8: data cannot be standard input", ""},
		{"a map in a list", "data: [{a: b}]\n", `figures.yaml:1:8: "data" takes a single value`, ""},
		{"columns as a word", "columns: County\n", "figures.yaml:1:10: expected keys with values", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &frame{env: world{}.env(t)}
			c, err := parseConfig("figures.yaml", []byte(tt.text))
			if err == nil {
				err = c.apply(f, newDataFlags(testFormats))
			}
			if err == nil {
				_, err = c.exports(f)
			}
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got  %q\nwant %q", err, tt.want)
			}
			if !strings.Contains(hintOf(err), tt.hint) {
				t.Errorf("hint %q lacks %q", hintOf(err), tt.hint)
			}
			if statusOf(err) != exitUsage {
				t.Errorf("exit status %d, want 2", statusOf(err))
			}
		})
	}
}

func TestEmptyConfig(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "\ufeff# a mark\n"} {
		if c, err := parseConfig("figures.yaml", []byte(text)); err != nil || len(c.settings) > 0 {
			t.Errorf("%q: %v, %v", text, c, err)
		}
	}
}

func TestFlagsBeatConfig(t *testing.T) {
	c, err := parseConfig("figures.yaml", []byte("unit: people\nhidden: ['*=1-4', 'x=1-2']\nstyle: ons\n"))
	if err != nil {
		t.Fatal(err)
	}
	d := newDataFlags(testFormats)
	for name, value := range map[string]string{"unit": "calls", "hidden": "..=0-5"} {
		if err := d.all.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.apply(&frame{env: world{}.env(t)}, d); err != nil {
		t.Fatal(err)
	}
	if d.unit != "calls" || d.style != "ons" {
		t.Errorf("unit %q, style %q", d.unit, d.style)
	}
	if diff := cmp.Diff([]string{"..=0-5"}, d.hidden); diff != "" {
		t.Errorf("a list that was typed is added to (-want +got):\n%s", diff)
	}
}

func TestFindConfig(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{
		"figures.yaml":            "",
		"repo/.git/HEAD":          "",
		"repo/office/a/b/.keep":   "",
		"repo/figures.yaml":       "",
		"repo/office/a/.keep":     "",
		"repo/own/figures.yaml":   "",
		"plain/figures.yaml":      "",
		"plain/below/deeper/.txt": "",
		"bare/.git":               "gitdir: elsewhere",
		"bare/sub/.keep":          "",
	})
	for _, tt := range []struct{ dir, named, want string }{
		{"repo", "", "figures.yaml"},
		{"repo/own", "", "figures.yaml"},
		{"repo/office/a/b", "", "../../../figures.yaml"},
		{"plain", "", "figures.yaml"},
		{"plain/below/deeper", "", ""},
		{"bare/sub", "", ""},
		{"plain/below", "../figures.yaml", "../figures.yaml"},
	} {
		f := &frame{env: world{dir: filepath.Join(dir, tt.dir)}.env(t)}
		got, err := f.findConfig(tt.named, false)
		if err != nil || filepath.ToSlash(got) != tt.want {
			t.Errorf("in %s: %q, %v; want %q", tt.dir, got, err, tt.want)
		}
	}
	f := &frame{env: world{dir: filepath.Join(dir, "plain")}.env(t)}
	if got, err := f.findConfig("", true); got != "" || err != nil {
		t.Errorf("--no-config finds %q, %v", got, err)
	}
	if _, err := f.findConfig("figures.yaml", true); statusOf(err) != exitUsage {
		t.Errorf("--config with --no-config: %v", err)
	}
	if _, err := f.findConfig("figurs.yaml", false); statusOf(err) != exitUsage || !strings.Contains(hintOf(err), "figures.yaml") {
		t.Errorf("a configuration that is not there: %v, hint %q", err, hintOf(err))
	}
}

func TestConfigIsSmall(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"figures.yaml": strings.Repeat("#", configLimit+1)})
	f := &frame{env: world{dir: dir}.env(t)}
	if _, err := f.loadConfig("figures.yaml"); err == nil || !strings.Contains(err.Error(), "larger than 1 MB") {
		t.Errorf("got %v", err)
	}
}

// FuzzParseConfig holds that no bytes can make the reader of figures.yaml
// panic, and that every refusal names the file.
func FuzzParseConfig(f *testing.F) {
	f.Add("unit: people\ndata: [a.csv]\n")
	f.Add("columns: {area: County}\nhidden: {'*': 1-4}\n")
	f.Add("thresholds: {small-base: 50}\n? [a]\n: b\n")
	f.Add("a: &a [*a]\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := parseConfig("figures.yaml", []byte(text))
		if err == nil {
			err = c.apply(&frame{env: world{}.env(t)}, newDataFlags(testFormats))
		}
		if err != nil && !strings.HasPrefix(err.Error(), "figures.yaml:") {
			t.Errorf("the error does not name the file: %v", err)
		}
	})
}
