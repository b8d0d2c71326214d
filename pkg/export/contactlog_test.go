package export_test

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
)

// In a log with a row for each contact no row is a total: a blank county in a
// region is somebody whose county nobody wrote down.
func TestBlankPlacesOfContactsCount(t *testing.T) {
	log := "Date,Region,County\n2019-01-01,East,Kent\n2019-01-02,East,\n2019-01-03,East,Essex\n2019-01-31,West,Devon\n2019-01-30,East,\n"
	c, _, err := load(t, export.Options{}, cube.Plan{Grain: period.ByMonth}, input("log.csv", log))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"": "5", "East": "4", "Kent": "1", "Devon": "1"} {
		id := area.None
		if name != "" {
			a, err := c.Areas.Resolve(name)
			if err != nil {
				t.Fatal(err)
			}
			id = a.ID
		}
		cell := c.Cell(cube.Selection{Area: id, Span: period.OfMonth(2019, 1)})
		if got := cell.Sum.String(); got != want {
			t.Errorf("%q has %s contacts, want %s", name, got, want)
		}
	}
	for _, id := range c.Listed(mustResolve(t, c, "East")) {
		if area.IsUnknown(c.Areas.Get(id).Name) {
			t.Errorf("%q is listed among the counties", c.Areas.Get(id).Name)
		}
	}
}

func mustResolve(t *testing.T, c *cube.Cube, name string) area.ID {
	t.Helper()
	a, err := c.Areas.Resolve(name)
	if err != nil {
		t.Fatal(err)
	}
	return a.ID
}

// In a table of counts a blank area is the total of its region where it comes
// to what the areas add up to, and a part whose area is not known where it is
// less.
func TestBlankAreasOfCounts(t *testing.T) {
	head := "Month,Region,County,Calls\n"
	for name, c := range map[string]struct{ rows, total, problem string }{
		"totals":        {"2019-01,East,Kent,10\n2019-01,East,Essex,20\n2019-01,East,,30\n2019-01,West,Devon,7\n", "37", ""},
		"unknown areas": {"2019-01,East,Kent,10\n2019-01,East,Essex,20\n2019-01,East,,5\n2019-01,West,Devon,7\n", "42", ""},
		"no areas":      {"2019-01,East,,5\n2019-01,West,,7\n2019-01,North,Tyne,1\n", "13", ""},
		"both":          {"2019-01,East,Kent,10\n2019-01,East,Essex,20\n2019-01,East,,30\n2019-02,East,Kent,10\n2019-02,East,Essex,20\n2019-02,East,,3\n2019-01,West,Devon,7\n2019-02,West,Devon,7\n", "", `the rows of "East" without an area are its total in some periods`},
	} {
		cube, _, err := load(t, export.Options{}, cube.Plan{Grain: period.ByMonth}, input("calls.csv", head+c.rows))
		if c.problem != "" {
			if err == nil || !strings.Contains(err.Error(), c.problem) {
				t.Errorf("%s: error %v, want %q", name, err, c.problem)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := sumOf(cube, area.None, period.OfMonth(2019, 1)); got != c.total {
			t.Errorf("%s: total %s, want %s", name, got, c.total)
		}
	}
}

func sumOf(c *cube.Cube, id area.ID, span period.Span) string {
	return c.Cell(cube.Selection{Area: id, Span: span}).Sum.String()
}
