package main

import "testing"

// BenchmarkManyFigures lists 33,000 figures of a log of 60,000 rows: every month
// of every area by channel and audience. What is measured is not the reading.
func BenchmarkManyFigures(b *testing.B) {
	benchCommand(b, logExport(60_000), "total", "export.csv", "--by", "area", "--by", "month", "--by", "channel", "--by", "audience", "-f", "csv")
}
