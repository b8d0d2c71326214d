package figure

import (
	"fmt"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
)

// local is a year and a half of 43 areas in ten regions by five channels.
func local(tb testing.TB) *Desk {
	channels := []string{"Chat", "Email", "Letter", "Phone", "Web"}
	s := newSheet(tb).by("Channel", channels...)
	for a := range 43 {
		for m := range 24 {
			for c, channel := range channels {
				s.add(fmt.Sprintf("Region %d > Area %d", a%10, a), month(2018, 1).ShiftMonths(m), cube.Known(int64(40+(a*7+m*3+c)%30)), channel)
			}
		}
	}
	return s.desk()
}

func BenchmarkChangeOfEveryArea(b *testing.B) {
	d := local(b)
	for b.Loop() {
		fresh := Desk{Cube: d.Cube, Noun: d.Noun}
		for _, a := range d.Cube.Depths() {
			fresh.Change(Query{Area: a, Span: half(2019, 2)})
		}
	}
}

func BenchmarkBrief(b *testing.B) {
	d := local(b)
	for b.Loop() {
		fresh := Desk{Cube: d.Cube, Noun: d.Noun}
		fresh.Brief(Query{Area: d.id(b, "Area 7"), Span: half(2019, 2)})
	}
}

func BenchmarkRank(b *testing.B) {
	d := local(b)
	areas := d.Cube.Areas.Leaves(d.id(b, "Region 3"))
	for b.Loop() {
		fresh := Desk{Cube: d.Cube, Noun: d.Noun}
		fresh.Rank(Query{Area: area.None, Span: half(2019, 2)}, ByPercent, areas, 0)
	}
}
