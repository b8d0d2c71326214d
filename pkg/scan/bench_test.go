package scan

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// The benchmarks ask for the sum of contacts by region and month in a log of
// one row for each contact, generated in memory or, to measure whole files,
// read from the one that FIGURES_BENCH_LOG names.

var benchRegions = []string{"Avon and Somerset", "Bedfordshire", `"Bristol, City of"`, "Cornwall", "Cumbria", "Devon",
	"Dorset", "Essex", "Greater Manchester", `"Herefordshire, County of"`, "Kent", `"Kingston upon Hull, City of"`,
	"Lancashire", "Merseyside", "Norfolk", "North Yorkshire", "Shropshire", `"Surrey"`, "Tyne and Wear", "West Midlands"}

var benchCampaigns = []string{"none", "spring-2016", "radio", "always on", `"""Speak up"""`, `"tv, regional"`, "school pack", "none"}

// benchLog makes a log of about size bytes. An irregular one has CR LF, quoted
// line ends, doubled quotes and blank lines.
func benchLog(size int, irregular bool) []byte {
	r := rand.New(rand.NewPCG(20150101, 42))
	end := "\n"
	if irregular {
		end = "\r\n"
	}
	var b bytes.Buffer
	b.WriteString("contact_id,date,region,channel,audience,campaign,contacts" + end)
	first := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)
	for id := 1000000; b.Len() < size; id++ {
		campaign := benchCampaigns[r.IntN(len(benchCampaigns))]
		if irregular && r.IntN(4) == 0 {
			campaign = "\"line one\nline, \"\"two\"\"\r\n2017-01-01,Kent,phone\""
		}
		count := 1
		if r.IntN(64) == 0 {
			count = 2 + r.IntN(14)
		}
		b.WriteString(strconv.Itoa(id) + "," + first.AddDate(0, 0, r.IntN(1826)).Format(time.DateOnly) + "," +
			benchRegions[r.IntN(len(benchRegions))] + "," + []string{"phone", "webchat", "email", "sms"}[r.IntN(4)] + ",survivor," +
			campaign + "," + strconv.Itoa(count) + end)
		if irregular && r.IntN(32) == 0 {
			b.WriteString(end)
		}
	}
	return b.Bytes()
}

// regionMonth sums contacts by region and month.
type regionMonth struct {
	months      []int // of the ids, times mostRegions
	monthOf     map[string]int
	sums        []int64
	ragged, odd int
}

const mostRegions = 128

func (w *regionMonth) Block(b *Block, dicts []*Dictionary) error {
	for id := len(w.months); id < dicts[0].Len(); id++ {
		month := string(dicts[0].Bytes(uint32(id))[:7])
		at, ok := w.monthOf[month]
		if !ok {
			at = len(w.monthOf)
			w.monthOf[month] = at
			w.sums = append(w.sums, make([]int64, mostRegions)...)
		}
		w.months = append(w.months, at*mostRegions)
	}
	sums, months := w.sums, w.months
	regions, values := b.Keys[1], b.Numbers[0]
	for r, day := range b.Keys[0] {
		sums[months[day]+int(regions[r]%mostRegions)] += values[r]
	}
	w.ragged += len(b.Ragged)
	w.odd += len(b.Odd[0])
	return nil
}

var benchSpec = Spec{Skip: 1, Width: 7, Keys: []Key{{Column: 1, DatePrefix: true}, {Column: 2}}, Numbers: []int{6}}

func benchData(b *testing.B, irregular bool) []byte {
	if name := os.Getenv("FIGURES_BENCH_LOG"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		return data
	}
	return benchLog(16<<20, irregular)
}

func benchScan(b *testing.B, irregular bool, workers, block int) {
	data := benchData(b, irregular)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		table, err := Open("log.csv", bytes.NewReader(data), Options{Workers: workers, BlockSize: block})
		if err != nil {
			b.Fatal(err)
		}
		_, err = table.Scan(context.Background(), benchSpec, func() Worker { return &regionMonth{monthOf: map[string]int{}} })
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLog(b *testing.B)                  { benchScan(b, false, 0, 0) }
func BenchmarkLogOneWorker(b *testing.B)         { benchScan(b, false, 1, 0) }
func BenchmarkIrregular(b *testing.B)            { benchScan(b, true, 0, 0) }
func BenchmarkIrregularOne(b *testing.B)         { benchScan(b, true, 1, 0) }
func BenchmarkEncodingCSV(b *testing.B)          { benchCSV(b, false) }
func BenchmarkEncodingCSVIrregular(b *testing.B) { benchCSV(b, true) }

// benchCSV answers the same question with encoding/csv.
func benchCSV(b *testing.B, irregular bool) {
	data := benchData(b, irregular)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(data))
		r.ReuseRecord = true
		sums := map[[2]string]int64{}
		for {
			record, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			n, _ := strconv.ParseInt(record[6], 10, 64)
			sums[[2]string{record[1][:4], record[2]}] += n
		}
	}
}

// BenchmarkSmall is a table of the usual size.
func BenchmarkSmall(b *testing.B) {
	data := benchLog(20<<10, false)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		table, err := Open("log.csv", bytes.NewReader(data), Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := table.Scan(context.Background(), benchSpec, func() Worker { return &regionMonth{monthOf: map[string]int{}} }); err != nil {
			b.Fatal(err)
		}
	}
}
