//go:build unix

// Pairs runs figures and another tool in turn, as whole processes, over the same
// files, holds their answers against each other and prints what it took.
//
//	pairs -figures BINARY -data FOLDER -peers FOLDER [-rounds N] [QUESTION…]
//	pairs csv FILE              the answer of encoding/csv, for one of the questions
//	pairs once TITLE COMMAND…   what a command takes that reads standard input
package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// question is asked of all tools.
type question struct {
	name   string
	title  string
	file   string
	args   []string // of figures, FILE for the file
	dims   []string // columns of its answer between the area and the month
	sql    string   // for DuckDB, FILE for the file
	keys   string   // for polars
	value  string
	unique bool
	csv    bool // encoding/csv is asked too
}

const (
	sums  = "select region, strftime(date, '%Y-%m') m, sum(contacts) from read_csv('FILE') group by all"
	four  = "select region, channel, audience, strftime(date, '%Y-%m') m, sum(contacts) from read_csv('FILE') group by all"
	heads = "select region, strftime(date, '%Y-%m') m, count(distinct person_id) from read_csv('FILE') group by all"
	cells = "select region, channel, period, sum(contacts) from read_csv('FILE') group by all"
)

var (
	byMonth = []string{"total", "FILE", "--by", "area", "--by", "month"}
	byFour  = append(slices.Clone(byMonth), "--by", "channel", "--by", "audience")
)

// questions lists what is asked, over files of the sizes that there are.
func questions(data string) []question {
	list := []question{{name: "table", title: "21,600 rows, by area, month and channel", file: "table.csv",
		args: append(slices.Clone(byMonth), "--by", "channel"), dims: []string{"channel"}, sql: cells, keys: "region,channel,period", value: "contacts"}}
	for _, size := range []string{"10MB", "100MB", "1GB"} {
		list = append(list,
			question{name: "months", title: "sum by area and month", file: "log-" + size + ".csv", args: byMonth, sql: sums, keys: "region,date:month", value: "contacts"},
			question{name: "four", title: "sum by area, month, channel and audience", file: "log-" + size + ".csv", args: byFour, dims: []string{"channel", "audience"}, sql: four,
				keys: "region,channel,audience,date:month", value: "contacts"},
			question{name: "people", title: "different people by area and month", file: "people-" + size + ".csv", args: append(slices.Clone(byMonth), "--unique", "person_id"),
				sql: heads, keys: "region,date:month", value: "person_id", unique: true},
			question{name: "irregular", title: "quoted line ends, CR LF, blank lines", file: "irregular-" + size + ".csv", args: byMonth, csv: true},
			question{name: "quoted", title: "CR LF, every cell in quotes", file: "quoted-" + size + ".csv", args: byMonth, csv: true},
			question{name: "plain", title: "sum by area and month", file: "log-" + size + ".csv", args: byMonth, csv: true},
		)
	}
	return slices.DeleteFunc(list, func(q question) bool {
		_, err := os.Stat(filepath.Join(data, q.file))
		return err != nil
	})
}

func main() {
	if len(os.Args) == 3 && os.Args[1] == "csv" {
		exitOn(encodingCSV(os.Stdout, os.Args[2]))
		return
	}
	if len(os.Args) > 3 && os.Args[1] == "once" {
		t, err := run(os.Args[3:], io.Discard)
		exitOn(err)
		fmt.Printf("| %s | %.2f s | %.0f MiB |\n", os.Args[2], t.wall.Seconds(), float64(t.memory)/(1<<20))
		return
	}
	figures := flag.String("figures", "", "the `BINARY` to measure")
	data := flag.String("data", "", "the `FOLDER` with the files")
	peers := flag.String("peers", "", "the `FOLDER` with the peers")
	rounds := flag.Int("rounds", 7, "how `OFTEN` each pair runs")
	check := flag.String("check", "", "only compare the answers to one question about a `FILE`")
	flag.Parse()
	if *check != "" {
		for _, q := range questions(*data) {
			if q.file == *check && slices.Contains(flag.Args(), q.name) {
				exitOn(q.check(*figures, *data, *peers))
			}
		}
		return
	}
	fmt.Printf("%d processors, %s/%s; medians of %d pairs of whole processes, files in memory.\n\n", runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, *rounds)
	fmt.Println("| Question | Data | figures | Peer | | figures is faster by | (processor time) | Memory, figures | Memory, peer | Load |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|")
	for _, q := range questions(*data) {
		if flag.NArg() == 0 || slices.Contains(flag.Args(), q.name) {
			// In a process of its own: Linux counts what this one has held as the
			// memory of the processes that it starts.
			_, err := run([]string{self(), "-figures", *figures, "-data", *data, "-peers", *peers, "-check", q.file, q.name}, io.Discard)
			exitOn(err)
			exitOn(q.measure(*figures, *data, *peers, *rounds))
		}
	}
}

// self is the path of this program.
func self() string {
	name, err := os.Executable()
	exitOn(err)
	return name
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "pairs:", err)
		os.Exit(1)
	}
}

// peer is another tool with its way to ask.
type peer struct {
	name    string
	command []string
}

// peersOf lists who can answer a question.
func (q question) peersOf(file, folder string) []peer {
	if q.csv {
		return []peer{{"encoding/csv", []string{self(), "csv", file}}}
	}
	what := "sum"
	if q.unique {
		what = "distinct"
	}
	return []peer{
		{"DuckDB", []string{"node", filepath.Join(folder, "duckdb.cjs"), strings.ReplaceAll(q.sql, "FILE", file)}},
		{"polars", []string{"node", filepath.Join(folder, "polars.cjs"), file, q.keys, q.value, what}},
	}
}

// command is how figures is asked.
func (q question) command(figures, file string) []string {
	command := append([]string{figures}, q.args...)
	command[slices.Index(command, "FILE")] = file
	return append(command, "--format", "csv", "--quiet", "--no-config")
}

// check holds the answers of all against each other.
func (q question) check(figures, data, folder string) error {
	file := filepath.Join(data, q.file)
	want, err := q.figuresAnswer(q.command(figures, file))
	if err != nil {
		return err
	}
	for _, p := range q.peersOf(file, folder) {
		var out bytes.Buffer
		if _, err := run(p.command, &out); err != nil {
			return err
		}
		if err := same(want, lines(out.Bytes())); err != nil {
			return fmt.Errorf("%s of %s: figures and %s differ: %w", q.name, q.file, p.name, err)
		}
	}
	return nil
}

// measure runs figures and each peer in turn, and prints a row for each pair.
func (q question) measure(figures, data, folder string, rounds int) error {
	file := filepath.Join(data, q.file)
	for _, p := range q.peersOf(file, folder) {
		var ours, theirs []taken
		for range rounds {
			a, err := run(q.command(figures, file), io.Discard)
			b, errPeer := run(p.command, io.Discard)
			if err := errors.Join(err, errPeer); err != nil {
				return err
			}
			ours, theirs = append(ours, a), append(theirs, b)
		}
		q.print(p.name, ours, theirs)
	}
	return nil
}

// print writes a row of the table.
func (q question) print(name string, ours, theirs []taken) {
	var wall, cpu []float64
	for i := range ours {
		wall = append(wall, theirs[i].wall.Seconds()/ours[i].wall.Seconds())
		cpu = append(cpu, theirs[i].cpu.Seconds()/ours[i].cpu.Seconds())
	}
	seconds := func(t taken) float64 { return t.wall.Seconds() }
	memory := func(t taken) float64 { return float64(t.memory) / (1 << 20) }
	load, _ := os.ReadFile("/proc/loadavg")
	fmt.Printf("| %s | %s | %.3f s | %s | %.3f s | %.1f× | %.1f× | %.0f MiB | %.0f MiB | %s |\n", q.title, strings.TrimSuffix(q.file, ".csv"),
		median(ours, seconds), name, median(theirs, seconds), middle(wall), middle(cpu), median(ours, memory), median(theirs, memory), firstWord(string(load)))
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return cmp.Or(word, "-")
}

func median(list []taken, of func(taken) float64) float64 {
	var values []float64
	for _, t := range list {
		values = append(values, of(t))
	}
	return middle(values)
}

func middle(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[n/2] + values[(n-1)/2]) / 2
}

// taken is what a process took.
type taken struct {
	wall, cpu time.Duration
	memory    int64 // the most bytes it held at once
}

// run runs a command to its end.
func run(command []string, out io.Writer) (taken, error) {
	var bad bytes.Buffer
	c := exec.Command(command[0], command[1:]...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, out, &bad
	c.Env = append(os.Environ(), "NO_COLOR=1")
	start := time.Now()
	err := c.Run()
	t := taken{wall: time.Since(start)}
	if err != nil {
		return t, fmt.Errorf("%s: %w: %s", strings.Join(command, " "), err, bad.String())
	}
	t.cpu = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		t.memory = int64(u.Maxrss)
		if runtime.GOOS != "darwin" { // which counts bytes
			t.memory *= 1024
		}
	}
	return t, nil
}

// lines returns the lines of an answer in order.
func lines(text []byte) []string {
	list := strings.Split(strings.TrimSpace(string(text)), "\n")
	slices.Sort(list)
	return list
}

// same holds two answers against each other.
func same(a, b []string) error {
	if len(a) != len(b) {
		return fmt.Errorf("%d lines and %d", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			return fmt.Errorf("%q and %q", a[i], b[i])
		}
	}
	return nil
}

// figuresAnswer is the answer of figures as the peers write theirs.
func (q question) figuresAnswer(command []string) ([]string, error) {
	var out bytes.Buffer
	if _, err := run(command, &out); err != nil {
		return nil, err
	}
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		return nil, err
	}
	at := func(record []string, head string) string {
		i := slices.Index(records[0], head)
		if i < 0 {
			exitOn(fmt.Errorf("figures answers without a column %q: %q", head, records[0]))
		}
		return record[i]
	}
	var list []string
	for _, record := range records[1:] {
		cells := []string{at(record, "area")}
		for _, d := range q.dims {
			cells = append(cells, at(record, d))
		}
		month := at(record, "start")[:len("2019-01")]
		if cells[0] == "All areas" || slices.Contains(cells, "") || at(record, "end")[:len(month)] != month {
			continue // totals, which the peers were not asked for
		}
		if at(record, "value") == "0" {
			continue // a combination without a row, which the peers leave out; no row counts none
		}
		cells = append(cells, month, at(record, "value"))
		list = append(list, strings.Join(cells, "|"))
	}
	slices.Sort(list)
	return list, nil
}

// encodingCSV answers with the standard library, as plainly as it can.
func encodingCSV(w io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	if _, err := r.Read(); err != nil {
		return err
	}
	type key struct{ area, month string }
	sums := map[key]*int64{}
	for {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		n, err := strconv.ParseInt(record[6], 10, 64)
		if err != nil {
			return err
		}
		sum := sums[key{record[2], record[1][:7]}]
		if sum == nil {
			sum = new(int64)
			sums[key{strings.Clone(record[2]), strings.Clone(record[1][:7])}] = sum
		}
		*sum += n
	}
	for k, sum := range sums {
		fmt.Fprintf(w, "%s|%s|%d\n", k.area, k.month, *sum)
	}
	return nil
}
