package export

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"
)

func TestOpening(t *testing.T) {
	tests := []struct {
		name, text, dimension string
		want                  []string
	}{
		{"a column", "County,Month,Channel,People\nDorset,2019-01,Phone,1\nDorset,2019-01,Chat,2\nDorset,2019-02,Phone,3\n", "channel", []string{"Chat", "Phone"}},
		{"no such column", "County,Month,Channel,People\nDorset,2019-01,Phone,1\n", "audience", nil},
		{"the count is none", "County,Month,Channel,People\nDorset,2019-01,Phone,1\n", "People", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := New([]Input{{Name: "a.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(tt.text)), nil }}}, Options{})
			if got := e.Opening(tt.dimension); got != nil {
				t.Errorf("before Describe: %q", got)
			}
			if _, _, err := e.Describe(context.Background()); err != nil {
				t.Fatal(err)
			}
			if got := e.Opening(tt.dimension); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOpeningSideBySide(t *testing.T) {
	const text = "County,Year,Website visitors,Helpline callers\nDorset,2017,285,38\nDevon,2017,200,30\n"
	columns := []Column{{RoleCount, "Website visitors"}, {RoleCount, "Helpline callers"}}
	e := New([]Input{{Name: "a.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}}, Options{Columns: columns})
	schema, _, err := e.Describe(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(schema.Dimensions) != 1 {
		t.Fatalf("dimensions %q, want one", schema.Dimensions)
	}
	if got, want := e.Opening(schema.Dimensions[0]), []string{"Helpline callers", "Website visitors"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
