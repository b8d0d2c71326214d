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

// BenchmarkChange is the whole command, from its arguments to its output.
func BenchmarkChange(b *testing.B) {
	dir := b.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "table.csv"), []byte(tableExport()), 0o600); err != nil {
		b.Fatal(err)
	}
	env := Env{
		Dir: dir, System: "linux", Files: disk{dir: dir}, Programs: &fakePrograms{},
		Now:    func() time.Time { return time.Date(2020, time.March, 1, 9, 30, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" },
	}
	b.ReportAllocs()
	for b.Loop() {
		var stderr bytes.Buffer
		streams := Streams{In: strings.NewReader(""), Out: io.Discard, Err: &stderr}
		if status := run(b.Context(), []string{"change", "table.csv"}, streams, env); status != exitDone {
			b.Fatal(stderr.String())
		}
	}
}
