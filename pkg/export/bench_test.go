package export_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
)

var benchChannels = []string{"phone", "webchat", "email", "sms"}

// benchTable is a row for each of 45 areas, 120 months and four channels.
func benchTable() string {
	var b strings.Builder
	b.WriteString("region,period,channel,contacts\n")
	for a := range 45 {
		for m := range 120 {
			for c, channel := range benchChannels {
				fmt.Fprintf(&b, "\"%s, North\",%04d-%02d,%s,%d\n", benchArea(a), 2010+m/12, m%12+1, channel, 5+(a*7919+m*104729+c*1299709)%2999)
			}
		}
	}
	return b.String()
}

// benchLog is a row for each of so many contacts, over ten years.
func benchLog(rows int) string {
	var b strings.Builder
	b.WriteString("date,region,channel,contacts\n")
	for i := range rows {
		day := period.NewDay(2010, 1, 1) + period.Day(i*7919%3650)
		fmt.Fprintf(&b, "%s,\"%s, North\",%s,%d\n", day, benchArea(i*104729%45), benchChannels[i*31%7%4], 1+i%3)
	}
	return b.String()
}

func benchArea(n int) string { return fmt.Sprintf("Area %c%c", 'A'+n/26, 'a'+n%26) }

func benchLoad(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		e := export.New([]export.Input{{Name: "bench.csv", Open: func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(text)), nil
		}}}, export.Options{})
		if _, err := e.Load(b.Context(), cube.Plan{Grain: period.ByMonth}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTable(b *testing.B) { benchLoad(b, benchTable()) }

func BenchmarkLog(b *testing.B) { benchLoad(b, benchLog(200_000)) }

// BenchmarkWideLog is a log with four columns of words that nobody asks for:
// they are read for their totals and the names of their members alone.
func BenchmarkWideLog(b *testing.B) {
	var text strings.Builder
	text.WriteString("date,region,channel,audience,campaign,outcome,contacts\n")
	for i := range 200_000 {
		day := period.NewDay(2010, 1, 1) + period.Day(i*7919%3650)
		fmt.Fprintf(&text, "%s,\"%s, North\",%s,audience %d,campaign %d,outcome %d,%d\n", day, benchArea(i*104729%45), benchChannels[i*31%7%4], i%5, i*13%9, i*17%12, 1+i%3)
	}
	benchLoad(b, text.String())
}
