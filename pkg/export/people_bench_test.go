package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// peopleBytes makes a log of so many rows, of so many people, in 45 areas, two
// years and four channels.
func peopleBytes(rows, people int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	var b bytes.Buffer
	b.WriteString("date,county,channel,person_id,contacts\n")
	for range rows {
		fmt.Fprintf(&b, "20%d-%02d-%02d,County %d,%s,P%08d,1\n", 18+r.IntN(2), 1+r.IntN(12), 1+r.IntN(28), r.IntN(45), []string{"phone", "webchat", "email", "sms"}[r.IntN(4)], r.IntN(people))
	}
	return b.Bytes()
}

// BenchmarkPeople counts the people of a log by area and month, beside its
// contacts: few who come often, and many who come once or twice.
func BenchmarkPeople(b *testing.B) {
	for _, people := range []int{1_000, 150_000} {
		log := peopleBytes(300_000, people)
		for _, unique := range []string{"", "person_id"} {
			name := fmt.Sprintf("%d/contacts", people)
			if unique != "" {
				name = fmt.Sprintf("%d/people", people)
			}
			b.Run(name, func(b *testing.B) {
				b.SetBytes(int64(len(log)))
				b.ReportAllocs()
				for b.Loop() {
					e := New([]Input{{Name: "log.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(log)), nil }}}, Options{})
					if _, err := e.Load(context.Background(), cube.Plan{Unique: unique, Grain: period.ByMonth}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
