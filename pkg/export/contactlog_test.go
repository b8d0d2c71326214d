package export_test

import (
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
