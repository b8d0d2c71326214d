package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exampleExport is the text of one of the exports in testdata.
func exampleExport(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(repository, "testdata", "exports", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestDiffOfLogs compares logs by area and month, and finer where asked to.
func TestDiffOfLogs(t *testing.T) {
	dir := t.TempDir()
	log := exampleExport(t, "north-west-log.csv")
	const from, to = "C170001,2017-07-01 10:20,Greater Manchester,Website", "C170001,2017-07-02 10:20,Greater Manchester,Helpline"
	if !strings.Contains(log, from) {
		t.Fatal("the example log has changed")
	}
	lines := strings.SplitAfter(log, "\n")
	writeTree(t, dir, map[string]string{
		"old.csv":   log,
		"moved.csv": strings.Replace(log, from, to, 1),
		"short.csv": strings.Join(lines[:5250], ""),
	})
	w := world{dir: dir}
	tests := []struct {
		args           []string
		stdout, stderr string
	}{
		{[]string{"old.csv", "moved.csv"}, "Nothing was revised: all 72 cells are the same", `rows that moved from one value of "Channel" to another are not seen`},
		{[]string{"old.csv", "moved.csv", "--by", "Channel"}, "2 of 144 cells were revised; the total of July 2017 to June 2018 stays at 5,296", ""},
		{[]string{"old.csv", "moved.csv", "--by", "day"}, "2 of 1,696 cells were revised; the total of July 2017 to June 2018 stays at 5,296", "compared by area and day"},
		{[]string{"old.csv", "short.csv"}, "None of 66 cells was revised and 6 could not be compared; the total of July 2017 to May 2018 stays at 4,698", "--by day"},
		{[]string{"old.csv", "short.csv", "-f", "json"}, `"lacking": "new"`, `"short.csv" covers June 2018 only in part, so 6 cells of it are not compared`},
	}
	for _, tt := range tests {
		t.Run(strings.Join(tt.args, " "), func(t *testing.T) {
			got := w.run(t, append([]string{"diff"}, tt.args...)...)
			if got.status != exitDone || !strings.Contains(got.stdout, tt.stdout) || !strings.Contains(got.stderr, tt.stderr) {
				t.Errorf("exit status %d\n%s\n%s", got.status, got.stdout, got.stderr)
			}
		})
	}
}

// TestDiffOfShapes writes one set of counts in every shape there is: none is a
// revision of another, and one number changed is found in each.
func TestDiffOfShapes(t *testing.T) {
	counts := map[string][]int{"Avon": {31, 32, 33}, "Devon": {41, 0, 43}, "Dorset": {51, 52, 53}}
	months := []string{"2019-01", "2019-02", "2019-03"}
	names := []string{"Avon", "Devon", "Dorset"}
	shapes := func(devon int) map[string]string {
		long, wide, across := "Region,County,Month,People\n", "County,Jan 2019,Feb 2019,Mar 2019\n", "Month,Avon,Devon,Dorset\n"
		days, semicolon := "Date,County\n", "Month;People;County\n"
		for _, name := range names {
			wide += name
			for m, month := range months {
				n := counts[name][m]
				if name == "Devon" && m == 2 {
					n = devon
				}
				long += fmt.Sprintf("South West,%s,%s,%d\n", name, month, n)
				semicolon += fmt.Sprintf("%s;%d;%s\n", month, n, strings.ToUpper(name))
				wide += fmt.Sprintf(",%d", n)
				days += strings.Repeat(fmt.Sprintf("%s-10,%s\n", month, name), n)
			}
			wide += "\n"
		}
		for m, month := range months {
			across += month
			for _, name := range names {
				n := counts[name][m]
				if name == "Devon" && m == 2 {
					n = devon
				}
				across += fmt.Sprintf(",%d", n)
			}
			across += "\n"
		}
		days += "2019-01-01,Avon\n2019-03-31,Avon\n" // a log covers its first to its last day
		return map[string]string{"long.csv": long, "wide.csv": wide, "across.csv": across, "semicolon.csv": semicolon, "days.csv": days}
	}
	counts["Avon"][0]-- // the first and the last day of the log are of Avon
	counts["Avon"][2]--
	before, after := shapes(43), shapes(40)
	counts["Avon"][0]++
	counts["Avon"][2]++
	whole, revised := shapes(43), shapes(40)
	whole["days.csv"], revised["days.csv"] = before["days.csv"], after["days.csv"]
	dir := t.TempDir()
	for name, text := range whole {
		writeTree(t, dir, map[string]string{"old-" + name: text, "new-" + name: revised[name]})
	}
	for old := range whole {
		for new := range whole {
			cells := 9
			if old == "days.csv" && new == old {
				cells = 8 // no log has a row of Devon in February
			}
			same := world{dir: dir}.run(t, "diff", "old-"+old, "old-"+new, "--quiet")
			if !strings.HasPrefix(same.stdout, fmt.Sprintf("Nothing was revised: all %d cells are the same", cells)) {
				t.Errorf("%s and %s: %s%s", old, new, same.stdout, same.stderr)
			}
			changed := world{dir: dir}.run(t, "diff", "old-"+old, "new-"+new, "--quiet")
			if want := fmt.Sprintf("1 of %d cells was revised; the total of January to March 2019 falls from 336 to 333 (−3, 0.9 per cent)\n", cells); !strings.HasPrefix(changed.stdout, want) {
				t.Errorf("%s and %s: %s%s", old, new, changed.stdout, changed.stderr)
			}
		}
	}
}

// TestDiffShowsNoControls holds that names from a stranger's file cannot move
// the cursor of whoever reads the result, in any format.
func TestDiffShowsNoControls(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{
		"old.csv": "County,Month,Channel,People\nAv\x1b[31mon,2019-01,We\x07b,5\nDevon,2019-01,Web,5\n",
		"new.csv": "County,Month,Channel,People\nAv\x1b[31mon,2019-01,We\x07b,7\nDevon,2019-01,Web,5\n",
	})
	for _, args := range [][]string{{"--rows"}, {"--explain"}, {"-f", "sentence"}, {"-f", "markdown"}, {"-f", "html"}, {"-f", "json"}} {
		got := world{dir: dir}.run(t, append([]string{"diff", "old.csv", "new.csv"}, args...)...)
		if got.status != exitDone || strings.ContainsAny(got.stdout, "\x1b\x07") {
			t.Errorf("%q: exit status %d\n%q", args, got.status, got.stdout+got.stderr)
		}
	}
}
