package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
)

func TestFails(t *testing.T) {
	judged := func(v check.Verdict, passed bool) *check.Report {
		return &check.Report{Claims: []check.Judged{{Verdict: v, Passed: passed}}}
	}
	found := func(s caveat.Severity) *check.Report {
		return &check.Report{Findings: []check.Finding{{Severity: s, Claim: claim.None}}}
	}
	tests := []struct {
		name   string
		report *check.Report
		at     string // the first level at which it fails; empty for never
	}{
		{"right", judged(check.Right, false), ""},
		{"wrong", found(caveat.Error), "error"},
		{"no source", judged(check.Unsupported, false), "unsupported"},
		{"no source, passed over", judged(check.Unsupported, true), ""},
		{"unclear", judged(check.Unclear, false), "unclear"},
		{"warning", found(caveat.Warning), "warning"},
		{"info", found(caveat.Info), ""},
		{"nothing", &check.Report{}, ""},
	}
	for _, tt := range tests {
		from := slices.Index(failures, tt.at)
		for i, level := range failures {
			if got, want := fails(tt.report, level), from >= 0 && i >= from; got != want {
				t.Errorf("%s at %s: %v, want %v", tt.name, level, got, want)
			}
		}
	}
}

// longRelease is a release of that many words about the areas of an export,
// with counts of two years that the export gives. One claim in seven is wrong.
func longRelease(areas, words, first int, count func(area, year int) int) string {
	var b strings.Builder
	b.WriteString("# Contacts in the regions\n\n")
	for n, i := 0, first; n < words; i++ {
		old, now := count(i%areas, 2018), count(i%areas, 2019)
		way, percent := "rose", (200*(now-old)+old)/(2*old)
		if now < old {
			way, percent = "fell", (200*(old-now)+old)/(2*old)
		}
		if i%7 == 0 {
			percent += 10
		}
		paragraph := fmt.Sprintf("The number of people from Area %s, North who contacted the service %s by %d per cent, from %d in 2018 to %d in 2019. "+
			"Anyone who is worried can ring 0808 157 0100 in confidence, at any hour of the day, and nobody has to give a name or say where they live.\n\n", areaCode(i%areas), way, percent, old, now)
		b.WriteString(paragraph)
		n += len(strings.Fields(paragraph))
	}
	return b.String()
}

// tableCount is what tableExport gives for an area and a year.
func tableCount(area, year int) int {
	sum := 0
	for m := (year - 2010) * 12; m < (year-2009)*12; m++ {
		for c := range 4 {
			sum += 5 + (area*7919+m*104729+c*1299709)%2999
		}
	}
	return sum
}

func areaCode(n int) string { return string(rune('A'+n/26)) + string(rune('a'+n%26)) }

// contactLog is a log of a million rows over two years, and what it gives for
// an area and a year.
func contactLog() (text string, count func(area, year int) int) {
	const perDay = 1370
	var b strings.Builder
	b.Grow(1_000_000 * 48)
	b.WriteString("date,region,area,channel,contacts\n")
	sums := map[[2]int]int{}
	day := time.Date(2018, time.January, 1, 0, 0, 0, 0, time.UTC)
	for range 730 {
		for i := range perDay {
			area := (i*i + day.YearDay()) % 45
			fmt.Fprintf(&b, "%s,Region %d,\"Area %s, North\",%s,%d\n", day.Format(time.DateOnly), area/5, areaCode(area), [...]string{"phone", "webchat", "email", "sms"}[i%4], 1+i%3)
			sums[[2]int{area, day.Year()}] += 1 + i%3
		}
		day = day.AddDate(0, 0, 1)
	}
	return b.String(), func(area, year int) int { return sums[[2]int{area, year}] }
}

func benchmarkCheck(b *testing.B, files map[string]string, args ...string) {
	dir := b.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	env := Env{
		Dir: dir, System: "linux", Files: disk{dir: dir}, Programs: &fakePrograms{},
		Now:    func() time.Time { return time.Date(2020, time.March, 1, 9, 30, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" },
	}
	b.ReportAllocs()
	for b.Loop() {
		var stderr strings.Builder
		streams := Streams{In: strings.NewReader(""), Out: io.Discard, Err: &stderr}
		if status := run(b.Context(), append([]string{"check"}, args...), streams, env); status > exitFound {
			b.Fatal(stderr.String())
		}
	}
}

// BenchmarkCheckLong is a release of 5,000 words against a log of a million
// rows: the whole command, from its arguments to its output.
func BenchmarkCheckLong(b *testing.B) {
	log, count := contactLog()
	benchmarkCheck(b, map[string]string{"release.md": longRelease(45, 5000, 0, count), "log.csv": log}, "release.md", "--data", "log.csv")
}

// BenchmarkCheckMany is a hundred releases of 600 words against a small export.
func BenchmarkCheckMany(b *testing.B) {
	files := map[string]string{"table.csv": tableExport()}
	for i := range 100 {
		files[fmt.Sprintf("release-%02d.md", i)] = longRelease(45, 600, i, tableCount)
	}
	benchmarkCheck(b, files, "*.md", "--data", "table.csv")
}
