package check

import (
	"context"
	"fmt"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/style"
	"io"
	"os"
	"testing"
)

func load(t *testing.T, path string) Data {
	e := export.New([]export.Input{{Name: path, Open: func() (io.ReadCloser, error) { return os.Open(path) }}}, export.Options{})
	c, err := e.Load(context.Background(), cube.Plan{Grain: period.ByMonth, Keys: []string{}})
	if err != nil {
		t.Fatal(err)
	}
	return Data{Desk: &figure.Desk{Cube: c, Noun: "people"}, Style: style.Style{}}
}
func TestZZ(t *testing.T) {
	d := load(t, "../../testdata/exports/north-west.csv")
	for _, s := range []string{
		"The number of people from Lancashire who contacted Stop It Now! rose by 146 per cent, from 300 in July to December 2017 to 738 in January to June 2018. Across the North West, it rose by 103 per cent, from 1,747 to 3,549.",
		"The number rose by 193 per cent in Cheshire (from 200 to 586), 186 per cent in Cumbria (100 to 286) and 147 per cent in Lancashire (300 to 738) in January to June 2018, compared with July to December 2017.",
		"On average, nearly 600 people a month from the North West contacted Stop It Now! from January to June 2018.",
		"Calls to the charity from Lancashire more than doubled in the first six months of 2018, to 739 people.",
		"Lancashire, Cheshire and Cumbria saw increases of 146 percent, 193 percent and 186 percent in January to June 2018, against the six months before.",
	} {
		doc := release.Parse("x", s, release.Options{Names: []string{"Stop It Now!"}})
		r := Text(doc, claim.Find(doc, claim.Lexicon{Areas: d.Desk.Cube.Areas, Service: "Stop It Now!"}), Options{})
		r.Against(d, Options{})
		fmt.Println(s)
		for _, j := range r.Claims {
			ar, pe, ag := "", "", ""
			if len(j.Areas) > 0 {
				ar = j.Areas[0].Text
			}
			if len(j.Periods) > 0 {
				pe = j.Periods[0].Text
			}
			if len(j.Against) > 0 {
				ag = j.Against[0].Text
			}
			fmt.Printf("   %-30q %-15s %-11s %s true=%s %s | %s [%s; %s; %s]\n", j.Text, j.Kind, j.Verdict, j.Basis, j.True, j.Message, j.Hint, ar, pe, ag)
		}
	}
}
