package scan

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode"
)

// sighting is a hit, as far as it does not depend on blocks and workers.
type sighting struct {
	Row  int64
	Text string
}

// watchman gathers the hits of each watch.
type watchman struct {
	mu   *sync.Mutex
	seen []map[Position]string
	keys int
}

func (w *watchman) Block(b *Block, dicts []*Dictionary) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, hits := range b.Watched {
		last := -1
		for _, h := range hits {
			if h.Row <= last || h.Row >= b.Rows {
				return fmt.Errorf("row %d after %d of %d", h.Row, last, b.Rows)
			}
			last = h.Row
			w.seen[i][b.Position(h.Row)] = string(dicts[w.keys+i].Bytes(h.ID))
		}
	}
	return nil
}

// hitsOf scans a document and returns the hits of each watch by row number.
func hitsOf(t *testing.T, doc string, o Options, spec Spec) ([]map[sighting]bool, error) {
	t.Helper()
	w := &watchman{mu: new(sync.Mutex), keys: len(spec.Keys)}
	for range spec.Watches {
		w.seen = append(w.seen, map[Position]string{})
	}
	layout, err := headless("x.csv", strings.NewReader(doc), o).Scan(context.Background(), spec, func() Worker { return w })
	if err != nil {
		return nil, err
	}
	var all []map[sighting]bool
	for _, seen := range w.seen {
		set := map[sighting]bool{}
		for p, text := range seen {
			set[sighting{layout.Row(p), text}] = true
		}
		all = append(all, set)
	}
	return all, nil
}

// TestWatchesAgainstEncodingCSV compares the hits of random documents with what
// encoding/csv reads there.
func TestWatchesAgainstEncodingCSV(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	cells := []string{"Total", "total", "All", "Kent", "", `""`, `"Total"`, `" All"`, "  total", "\tTOTAL", "\u00a0All", "\u2003Total, all", "é", `"""Total"""`,
		`"` + "\r\n" + `All"`, "Grand total", "7", "t", "\"a\"", " "}
	checked := 0
	for i := range 4000 {
		width, end := 1+r.IntN(4), []string{"\n", "\r\n"}[r.IntN(2)]
		var b strings.Builder
		for range r.IntN(30) {
			n := width
			if i%2 == 0 && r.IntN(8) == 0 {
				n = 1 + r.IntN(4) // ragged, perhaps
			}
			for c := range n {
				if c > 0 {
					b.WriteByte(';')
				}
				b.WriteString(cells[r.IntN(len(cells))])
			}
			b.WriteString(end)
		}
		doc := b.String()
		spec := Spec{Width: width, Keys: []Key{{Column: r.IntN(width)}}, Watches: []Watch{{r.IntN(width), "aT7"}, {width - 1, "g"}}}
		o := Options{Delimiter: ';', Workers: 1 + r.IntN(3), BlockSize: 1 + r.IntN(300)}
		got, err := hitsOf(t, doc, o, spec)
		rows, failed, _ := oracle(doc, ';')
		if failed != 0 || err != nil {
			t.Fatalf("%q: %v, %d", doc, err, failed)
		}
		for k, w := range spec.Watches {
			want := map[sighting]bool{}
			for _, row := range rows {
				if len(row.Fields) == width && begins(row.Fields[w.Column], w.Letters) {
					want[sighting{row.Number, row.Fields[w.Column]}] = true
				}
			}
			checked += len(want)
			if !reflect.DeepEqual(got[k], want) {
				t.Fatalf("%q with %+v: column %d: got %v, want %v", doc, o, w.Column, got[k], want)
			}
		}
	}
	if checked < 10_000 {
		t.Errorf("only %d hits", checked)
	}
}

// begins is an independent reading of what a watch looks for.
func begins(text, letters string) bool {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	return text != "" && text[0] < 0x80 && strings.Contains(strings.ToLower(letters), strings.ToLower(text[:1]))
}

func TestWatchIsChecked(t *testing.T) {
	for _, w := range []Watch{{2, "t"}, {-1, "t"}, {0, ""}, {0, "t-"}, {0, "é"}, {0, " "}, {0, "@"}, {0, "{"}} {
		_, err := open(t, "a,b\n", Options{}).Scan(context.Background(), Spec{Width: 2, Watches: []Watch{w}}, nil)
		if err == nil {
			t.Errorf("%+v was accepted", w)
		}
	}
}

func TestWatchHasLimits(t *testing.T) {
	doc := "t1,1\nKent,2\nt2,3\nt3,4\n"
	_, err := hitsOf(t, doc, Options{Delimiter: ',', Limits: Limits{Distinct: 2}}, Spec{Width: 2, Watches: []Watch{{0, "t"}}})
	if want := "x.csv: column 1: more than 2 distinct values, the limit of Limits.Distinct"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
