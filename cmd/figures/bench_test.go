package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tableExport is an export of ten years of 45 areas by four channels, a row for
// each month of each: 21,600 rows.
func tableExport() string {
	var b strings.Builder
	b.WriteString("region,period,channel,contacts\n")
	for a := range 45 {
		for m := range 120 {
			for c, channel := range []string{"phone", "webchat", "email", "sms"} {
				fmt.Fprintf(&b, "\"Area %c%c, North\",%04d-%02d,%s,%d\n", 'A'+a/26, 'a'+a%26, 2010+m/12, m%12+1, channel, 5+(a*7919+m*104729+c*1299709)%2999)
			}
		}
	}
	return b.String()
}

// logExport is a log of so many contacts with 45 areas, over five years.
func logExport(rows int) string {
	var b strings.Builder
	b.WriteString("id,date,region,channel,audience,contacts\n")
	first := time.Date(2015, time.January, 1, 0, 0, 0, 0, time.UTC)
	for i := range rows {
		day := first.AddDate(0, 0, i*7919%1826)
		fmt.Fprintf(&b, "%d,%s,\"Area %c, North\",%s,%s,%d\n", 100_000+i, day.Format(time.DateOnly), 'A'+i*104729%45,
			[]string{"phone", "webchat", "email", "sms"}[i*31%7%4], []string{"friend", "family", "survivor"}[i%3], 1+i%3)
	}
	return b.String()
}

// benchEnv is a folder of its own that holds an export.
func benchEnv(b *testing.B, export string) Env {
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "export.csv"), []byte(export), 0o600); err != nil {
		b.Fatal(err)
	}
	return Env{
		Dir: dir, System: "linux", Files: disk{dir: dir}, Programs: &fakePrograms{},
		Now:    func() time.Time { return time.Date(2020, time.March, 1, 9, 30, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" },
	}
}

// benchCommand runs a whole command, from its arguments to its output.
func benchCommand(b *testing.B, export string, args ...string) {
	env := benchEnv(b, export)
	b.SetBytes(int64(len(export)))
	b.ReportAllocs()
	for b.Loop() {
		var stderr bytes.Buffer
		streams := Streams{In: strings.NewReader(""), Out: io.Discard, Err: &stderr}
		if status := run(b.Context(), args, streams, env); status != exitDone {
			b.Fatal(stderr.String())
		}
	}
}

// BenchmarkChange compares two years of every area of a table.
func BenchmarkChange(b *testing.B) { benchCommand(b, tableExport(), "change", "export.csv") }

// BenchmarkMonths lists every month of every area of a log.
func BenchmarkMonths(b *testing.B) {
	benchCommand(b, logExport(150_000), "total", "export.csv", "--by", "area", "--by", "month")
}

// BenchmarkVersion is what every command costs, but for the start of the
// process.
func BenchmarkVersion(b *testing.B) { benchCommand(b, "", "version") }
