package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// people gathers, for all workers of a scan, which id stands in which row.
type people struct {
	mu   sync.Mutex
	ids  map[Position]uint32
	text map[uint32]string
	dict *Dictionary
	bad  error
}

func (w *people) Block(b *Block, dicts []*Dictionary) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.dict == nil {
		w.dict = dicts[1]
	}
	if dicts[1] != w.dict || dicts[0] == w.dict {
		w.bad = errors.New("the shared dictionary is not the same one, or another one is shared")
	}
	for row, id := range b.Keys[1] {
		text := string(dicts[1].Bytes(id))
		if before, ok := w.text[id]; ok && before != text || int(id) >= dicts[1].Len() {
			w.bad = fmt.Errorf("id %d of %d was %q and is %q", id, dicts[1].Len(), before, text)
		}
		w.text[id] = text
		w.ids[b.Position(row)] = id
	}
	return nil
}

// TestSharedAgainstEncodingCSV compares the ids and values of a shared
// dictionary with what encoding/csv reads, over blocks and workers.
func TestSharedAgainstEncodingCSV(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	values := func() string {
		switch r.IntN(12) {
		case 0:
			return ""
		case 1:
			return `""`
		case 2:
			return " p" + strconv.Itoa(r.IntN(50)) + " "
		case 3:
			return `"p` + strconv.Itoa(r.IntN(50)) + `"`
		case 4:
			return `"p ""` + strconv.Itoa(r.IntN(50)) + `"""`
		case 5:
			return "\u00a0p" + strconv.Itoa(r.IntN(50))
		case 6:
			return strings.Repeat("long ", 5+r.IntN(3)) + strconv.Itoa(r.IntN(3))
		case 7:
			return strings.Repeat("x", 120+r.IntN(16))
		}
		return "p" + strconv.Itoa(r.IntN(3000))
	}
	for i := range 200 {
		var b strings.Builder
		for n := range 1 + r.IntN(400) {
			fmt.Fprintf(&b, "%d,%s\n", n, values())
		}
		rows, _, _ := oracle(b.String(), ',')
		o := Options{Delimiter: ',', Workers: 1 + i%4, BlockSize: 1 + r.IntN(2000)}
		w := &people{ids: map[Position]uint32{}, text: map[uint32]string{}}
		spec := Spec{Width: 2, Keys: []Key{{Column: 0}, {Column: 1, Shared: true}}}
		layout, err := headless("x.csv", strings.NewReader(b.String()), o).Scan(context.Background(), spec, func() Worker { return w })
		if err != nil || w.bad != nil || len(w.ids) != len(rows) {
			t.Fatalf("%v, %v, %d rows of %d", err, w.bad, len(w.ids), len(rows))
		}
		distinct := map[string]bool{"": true}
		for p, id := range w.ids {
			want := strings.TrimSpace(rows[layout.Row(p)-1].Fields[1])
			distinct[want] = true
			if w.text[id] != want || (id == 0) != (want == "") {
				t.Fatalf("row %d has %q, id %d; want %q", layout.Row(p), w.text[id], id, want)
			}
		}
		if w.dict.Len() != len(distinct) {
			t.Fatalf("%d values, want %d", w.dict.Len(), len(distinct))
		}
	}
}

// TestRegisterInParallel enters the same many values from several goroutines at
// once: each must have one id, whoever was first.
func TestRegisterInParallel(t *testing.T) {
	const workers, values = 4, 60_000
	r := newRegister(DefaultLimits())
	found := make([][]uint32, workers)
	var running sync.WaitGroup
	for w := range workers {
		running.Go(func() {
			var c clerk
			found[w] = make([]uint32, values)
			for _, at := range rand.New(rand.NewPCG(1, uint64(w))).Perm(values / 100) {
				for i := at * 100; i < at*100+100; i++ {
					data := append(strconv.AppendInt([]byte("person "), int64(i), 10), make([]byte, padding)...)
					n := uint32(len(data) - padding)
					if _, err := r.lookup(&c, found[w][i:i+1], data, []uint32{0}, []uint32{n}); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	running.Wait()
	if n := r.count.Load(); n != values+1 {
		t.Fatalf("%d ids for %d values and the empty one", n, values)
	}
	seen := make([]bool, values+1)
	for i, id := range found[0] {
		for w := range found {
			if found[w][i] != id {
				t.Fatalf("value %d has ids %d and %d", i, id, found[w][i])
			}
		}
		if string(r.value(id)) != "person "+strconv.Itoa(i) || seen[id] {
			t.Fatalf("id %d of %d is %q, seen before: %v", id, i, r.value(id), seen[id])
		}
		seen[id] = true
	}
}

// TestRegisterOfLongValues has values that fill a piece, or more than one.
func TestRegisterOfLongValues(t *testing.T) {
	r := newRegister(DefaultLimits())
	var c clerk
	for round := range 2 {
		for n := 1; n < 300_000; n = n*3/2 + 1 {
			data := append(bytes.Repeat([]byte{'v'}, n), make([]byte, padding)...)
			ids := make([]uint32, 1)
			if _, err := r.lookup(&c, ids, data, []uint32{0}, []uint32{uint32(n)}); err != nil {
				t.Fatal(err)
			}
			if got := r.value(ids[0]); len(got) != n || cap(got) != n {
				t.Fatalf("round %d: %d bytes, want %d", round, len(got), n)
			}
		}
	}
}

func TestRegisterHasLimits(t *testing.T) {
	for _, test := range []struct {
		limits Limits
		want   string
	}{
		{Limits{Distinct: 2}, "x.csv: column 2: more than 2 distinct values, the limit of Limits.Distinct"},
		{Limits{Distinct: 3}, ""},
		{Limits{DistinctBytes: 5}, "x.csv: column 2: more than 5 bytes of distinct values, the limit of Limits.DistinctBytes"},
		{Limits{DistinctBytes: 6}, ""},
	} {
		for workers := 1; workers < 4; workers++ {
			o := Options{Delimiter: ',', Limits: test.limits, Workers: workers, BlockSize: 6}
			w := &people{ids: map[Position]uint32{}, text: map[uint32]string{}}
			spec := Spec{Width: 2, Keys: []Key{{Column: 0}, {Column: 1, Shared: true}}}
			_, err := headless("x.csv", strings.NewReader("a,p1\na,p2\na,\na,p2\na,p3\na,p1\n"), o).Scan(context.Background(), spec, func() Worker { return w })
			if got := fmt.Sprint(err); got != test.want && (err != nil || test.want != "") {
				t.Errorf("%+v: %v, want %q", o, err, test.want)
			}
		}
	}
}

// BenchmarkPeople numbers a million people in three million rows.
func BenchmarkPeople(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var data []byte
	for range 3_000_000 {
		data = append(strconv.AppendInt(append(data, "Kent,P"...), 10_000_000+r.Int64N(1_000_000), 10), '\n')
	}
	for _, shared := range []bool{true, false} {
		b.Run("shared="+strconv.FormatBool(shared), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				spec := Spec{Width: 2, Keys: []Key{{Column: 1, Shared: shared}}}
				o := Options{Delimiter: ',', Workers: 2}
				if _, err := headless("x.csv", bytes.NewReader(data), o).Scan(context.Background(), spec, func() Worker { return idle{} }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

type idle struct{}

func (idle) Block(*Block, []*Dictionary) error { return nil }
