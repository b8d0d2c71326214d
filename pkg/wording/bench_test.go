package wording

import (
	"strings"
	"testing"
)

func BenchmarkJudge(b *testing.B) {
	s := Stated{N: val("400"), Unit: one}
	row := mustRow(Nearly)
	truth := exact("385")
	o := Default()
	for b.Loop() {
		Judge(row, s, truth, o)
	}
}

func BenchmarkJudgeWithSuggestions(b *testing.B) {
	s := Stated{N: val("400"), Unit: one}
	row := mustRow(Nearly)
	truth := exact("373")
	o := Default()
	for b.Loop() {
		Judge(row, s, truth, o)
	}
}

func BenchmarkFindHedge(b *testing.B) {
	text := strings.Repeat("The number of people from Lancashire who contacted the helpline more than doubled, from nearly 300 in July to December 2017 to 738 in January to June 2018. ", 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		FindHedge(text)
	}
}
