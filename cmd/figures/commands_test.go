package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// exports is the folder of exports, seen from the repository.
const exports = "testdata/exports/"

func TestCopy(t *testing.T) {
	programs := &fakePrograms{installed: []string{"pbcopy"}}
	w := world{system: "darwin", programs: programs, terminal: true}
	got := w.run(t, "total", exports+"eastern.csv", "--area", "Kent", "--copy", "--color", "always")
	if got.status != exitDone || !strings.Contains(got.stderr, "copied to the clipboard") {
		t.Errorf("status %d, stderr %q", got.status, got.stderr)
	}
	if !strings.Contains(got.stdout, "\x1b[") || !strings.Contains(got.stdout, "299") {
		t.Errorf("the screen shows %q", got.stdout)
	}
	if strings.Contains(string(programs.input), "\x1b") || !strings.Contains(string(programs.input), "299") {
		t.Errorf("the clipboard holds %q", programs.input)
	}
	got = w.run(t, "inspect", exports+"eastern.csv", "--copy", "--quiet")
	if got.status != exitDone || string(programs.input) != got.stdout {
		t.Errorf("inspect copies %q", programs.input)
	}
	programs.err = errors.New("no session")
	if got = w.run(t, "total", exports+"eastern.csv", "--copy"); got.status != exitFailed {
		t.Errorf("a clipboard that fails: status %d", got.status)
	}
}

func TestColour(t *testing.T) {
	tests := []struct {
		name string
		w    world
		args []string
		want bool
	}{
		{"a screen", world{terminal: true}, nil, true},
		{"a pipe", world{}, nil, false},
		{"never", world{terminal: true}, []string{"--color", "never"}, false},
		{"auto", world{terminal: true}, []string{"--color", "auto"}, true},
		{"NO_COLOR", world{terminal: true, vars: map[string]string{"NO_COLOR": "1"}}, nil, false},
		{"NO_COLOR but asked for", world{vars: map[string]string{"NO_COLOR": "1"}}, []string{"--color", "always"}, true},
		{"a dumb screen", world{terminal: true, vars: map[string]string{"TERM": "dumb"}}, nil, false},
		{"an old window", world{terminal: true, system: "windows"}, nil, false},
		{"a new window", world{terminal: true, system: "windows", vars: map[string]string{"WT_SESSION": "1"}}, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.w.run(t, append([]string{"total", exports + "eastern.csv"}, tt.args...)...)
			if coloured := strings.Contains(got.stdout, "\x1b["); coloured != tt.want {
				t.Errorf("coloured: %v, want %v", coloured, tt.want)
			}
		})
	}
}

// TestCorrectedCommandOnWindows holds that the command can be pasted into cmd
// and PowerShell.
func TestCorrectedCommandOnWindows(t *testing.T) {
	got := world{system: "windows"}.run(t, "total", exports+"workshops.csv", "--area", "Bristol City off")
	if want := `figures total testdata/exports/workshops.csv --area "Bristol, City of"`; !strings.Contains(got.stderr, want) {
		t.Errorf("stderr lacks %s:\n%s", want, got.stderr)
	}
}

func TestRenamedDocument(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"release.csv": "PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml"})
	wantFailure(t, world{dir: dir}.run(t, "total", "release.csv"), exitFailed, `"release.csv" is`, "hint: ")
}

func TestPopulationErrors(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", "there is no row of column heads"},
		{"no column", "area,people\nKent,1\n", `there is no column "population"; its columns are "area" and "people"`},
		{"column twice", "area,population,area\nKent,1,x\n", `people.csv:1:3: the column "area" stands twice`},
		{"short", "area,population\nKent\n", "people.csv:2: the row is too short"},
		{"not a number", "area,population\nKent,many\n", "people.csv:2:2: "},
		{"no people", "area,population\nKent,0\n", `people.csv:2:2: "0" is not a number of people`},
		{"twice", "area,population\nKent,1\nKENT,2\n", `people.csv:3: "KENT" stands twice`},
		{"a bare quote", "area,population\nKe\"nt,1\n", "people.csv: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			writeTree(t, dir, map[string]string{"people.csv": tt.text, "data.csv": "County,Year,People\nKent,2019,5\n"})
			wantFailure(t, world{dir: dir}.run(t, "total", "data.csv", "--population", "people.csv", "--per", "100000"), exitUsage, tt.want)
		})
	}
}

func TestPopulations(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{
		"people.csv":  "\ufeffPopulation,note, Area \n\"200,000\",x,Kent\n5,y,Nowhere\n",
		"data.csv":    "County,Year,People\nKent,2019,50\n",
		"column.csv":  "County,Year,People,Residents\nKent,2019,50,400000\n",
		"figures.yml": "",
	})
	got := world{dir: dir}.run(t, "total", "data.csv", "--population", "people.csv", "--per", "100000", "--quiet")
	if !strings.Contains(got.stdout, "25") {
		t.Errorf("from a file: %s%s", got.stdout, got.stderr)
	}
	got = world{dir: dir}.run(t, "total", "column.csv", "--population", "Residents", "--column", "count=People", "--per", "100000", "--quiet")
	if !strings.Contains(got.stdout, "12.5") {
		t.Errorf("from a column: %s%s", got.stdout, got.stderr)
	}
	got = world{dir: dir}.run(t, "total", "column.csv", "--population", "Residnts", "--column", "count=People")
	wantFailure(t, got, exitUsage, `no column "Residnts"`, "--population Residents")
}

func TestParseHidden(t *testing.T) {
	for _, tt := range []struct {
		typed, mark string
		low, high   int64
		open        bool
	}{
		{"*=1-4", "*", 1, 4, false},
		{"[c]=0-9", "[c]", 0, 9, false},
		{"=x=3", "=x", 3, 3, false},
		{"low=1+", "low", 1, 1, true},
	} {
		got, err := parseHidden(tt.typed)
		if err != nil || got.Mark != tt.mark || got.Low != tt.low || got.High != tt.high || got.Open != tt.open {
			t.Errorf("parseHidden(%q) = %+v, %v", tt.typed, got, err)
		}
	}
	for _, typed := range []string{"", "*", "*=", "=1-4", "*=4-1", "*=-1-4", "*=1-4+", "*=1+-4", "*=a-b", "*=1-"} {
		if got, err := parseHidden(typed); err == nil {
			t.Errorf("parseHidden(%q) = %+v, want an error", typed, got)
		}
	}
}

func TestCharacter(t *testing.T) {
	for typed, want := range map[string]rune{"": 0, "comma": ',', "semicolon": ';', "tab": '\t', `\t`: '\t', "\t": '\t', "|": '|', "^": '^', "point": '.'} {
		if got, err := character("delimiter", typed); got != want || err != nil {
			t.Errorf("character(%q) = %q, %v; want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"ab", `"`, "\n", "\xff", "§", "a", "1", " "} {
		if got, err := character("delimiter", typed); err == nil {
			t.Errorf("character(%q) = %q, want an error", typed, got)
		}
	}
}

// TestDialectFlags reads a file that no guess would read rightly.
func TestDialectFlags(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"odd.csv": "County^Year^People\nKent^2019^1.234\nEssex^2019^7\n"})
	got := world{dir: dir}.run(t, "total", "odd.csv", "--delimiter", "^", "--decimal", "comma", "--quiet")
	if !strings.Contains(got.stdout, "1,234") {
		t.Errorf("%s%s", got.stdout, got.stderr)
	}
}

// TestPeriodSettledByData reads a period with two readings where all periods
// in the data are of one kind.
func TestPeriodSettledByData(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"years.csv": "County,Year,People\nKent,2010/11,40\nKent,2011/12,50\n"})
	got := world{dir: dir}.run(t, "total", "years.csv", "--period", "2011-12", "--quiet")
	if got.status != exitDone || !strings.Contains(got.stdout, "50") {
		t.Errorf("%s%s", got.stdout, got.stderr)
	}
}

// TestYearsSettlesPeriods reads two years in one as --years says, in data of
// months too.
func TestYearsSettlesPeriods(t *testing.T) {
	dir := t.TempDir()
	data := "County,Month,People\n"
	for i := range 24 {
		data += fmt.Sprintf("Kent,%d-%02d,%d\n", 2018+i/12, i%12+1, 100+i)
	}
	writeTree(t, dir, map[string]string{"months.csv": data})
	// April 2018 to March 2019 is 103 to 114, September 2018 to August 2019 is 108 to 119.
	for years, want := range map[string]string{"financial": "1,302", "academic": "1,362"} {
		got := world{dir: dir}.run(t, "total", "months.csv", "--period", "2018/19", "--years", years, "--quiet")
		if got.status != exitDone || !strings.Contains(got.stdout, want) {
			t.Errorf("%s: want %s in %s%s", years, want, got.stdout, got.stderr)
		}
	}
}

// TestNotStatedIsNotListed holds that what is not known counts in the total,
// and that the total says so.
func TestNotStatedIsNotListed(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"data.csv": "Region,County,Year,People\nEast,Kent,2019,40\nEast,Essex,2019,50\nEast,Not stated,2019,10\n"})
	got := world{dir: dir}.run(t, "total", "data.csv", "--quiet")
	if strings.Contains(got.stdout, "Not stated") || !strings.Contains(got.stdout, "100") || !strings.Contains(got.stdout, "[unknown-members]") {
		t.Errorf("%s%s", got.stdout, got.stderr)
	}
	got = world{dir: dir}.run(t, "inspect", "data.csv")
	if !strings.Contains(got.stdout, "Not stated (counted in totals, never ranked)") {
		t.Errorf("%s%s", got.stdout, got.stderr)
	}
}

func TestNothingCanBeSaid(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"data.csv": "County,Year,People\nKent,2018,40\nKent,2019,50\nEssex,2018,*\nEssex,2019,70\n"})
	wantFailure(t, world{dir: dir}.run(t, "rank", "data.csv", "--period", "2018", "-f", "sentence"), exitFailed, "nothing can be said truthfully of all areas, 2018", "--format table")
}

func TestCompletedWords(t *testing.T) {
	got := world{}.run(t, "__complete", "total", "x.csv", "--style", "")
	if !strings.Contains(got.stdout, "guardian\n") {
		t.Errorf("styles are not completed: %s", got.stdout)
	}
	got = world{}.run(t, "__complete", "total", "")
	if !strings.Contains(got.stdout, "csv\n") || !strings.Contains(got.stdout, ":8\n") {
		t.Errorf("files are not completed by their endings: %s", got.stdout)
	}
	if _, directive := completeExports(nil, nil, ""); directive != cobra.ShellCompDirectiveFilterFileExt {
		t.Error("exports are not completed as files")
	}
}

// TestInitReadsBack holds that what init writes means what it was written from,
// whatever the names hold.
func TestInitReadsBack(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{
		"con tacts.csv": "\"Area, name\",\"Year: one\",# People\nKent,2018,40\nKent,2019,50\n",
	})
	w := world{dir: dir}
	args := []string{"con tacts.csv", "--column", "area=Area, name", "--column", "period=Year: one", "--column", "count=# People", "--column", "ignore=",
		"--service", "It's: \"Now\" [or, never]!", "--hidden", "*=1-4", "--hidden", "[c]=1-9", "--blank", "zero", "--financial-year-start", "10", "--delimiter", "comma"}
	args = append(args[:7], args[9:]...) // without the half-typed one
	if got := w.run(t, append([]string{"init"}, args...)...); got.status != exitDone {
		t.Fatal(got.stderr)
	}
	got := w.run(t, "inspect")
	for _, want := range []string{
		"column                area=Area, name; period=Year: one; count=# People", `It's: "Now" [or, never]!`, "*=1-4; [c]=1-9", "blank                 zero", "financial-year-start  10",
	} {
		if !strings.Contains(got.stdout, want) {
			t.Errorf("inspect lacks %q:\n%s%s", want, got.stdout, got.stderr)
		}
	}
	if got := w.run(t, "total", "--area", "Kent", "--quiet"); !strings.Contains(got.stdout, "50") {
		t.Errorf("%s%s", got.stdout, got.stderr)
	}
}

func TestInitFromStandardInput(t *testing.T) {
	dir := t.TempDir()
	w := world{dir: dir, stdin: "County,Year,People\nKent,2019,50\n"}
	if got := w.run(t, "init", "-"); got.status != exitDone {
		t.Fatal(got.stderr)
	}
	text, err := os.ReadFile(filepath.Join(dir, configName))
	if err != nil || strings.Contains(string(text), "\ndata:") {
		t.Errorf("standard input is named as data: %s, %v", text, err)
	}
}

// TestCreateNew holds that a file that appears at the last moment is safe too.
func TestCreateNew(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{configName: "mine"})
	err := createNew(disk{dir: dir}, configName, []byte("yours"))
	if statusOf(err) != exitUsage {
		t.Errorf("got %v", err)
	}
	if text, _ := os.ReadFile(filepath.Join(dir, configName)); string(text) != "mine" {
		t.Errorf("the file holds %q", text)
	}
	if err := createNew(disk{dir: dir}, "nowhere/"+configName, nil); statusOf(err) != exitFailed {
		t.Errorf("got %v", err)
	}
}

func TestOrderOfInputsDoesNotShow(t *testing.T) {
	one := world{}.run(t, "change", "2018="+exports+"eastern-2018.csv", "2019="+exports+"eastern-2019.csv", "-f", "csv")
	two := world{}.run(t, "change", "2019="+exports+"eastern-2019.csv", "2018="+exports+"eastern-2018.csv", "-f", "csv")
	if one.stdout == "" || one != two {
		t.Errorf("the order of the files shows:\n%s\n%s", one.stdout, two.stdout)
	}
}

func TestSystemPrograms(t *testing.T) {
	if _, err := (systemPrograms{}).Find("no-program-has-this-name"); err == nil {
		t.Error("a program that is not there was found")
	}
	if err := (systemPrograms{}).Run(t.Context(), filepath.Join(t.TempDir(), "nothing"), nil, nil, nil); err == nil {
		t.Error("a program that is not there was run")
	}
}

// TestFilesAreForNobodysScreen holds that a file has neither the colours nor
// the width of the screen it was asked for from.
func TestFilesAreForNobodysScreen(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"data.csv": "County,Year,People\nKent,2018,4\nKent,2019,3\n"})
	w := world{dir: dir, terminal: true, width: 40}
	onScreen := w.run(t, "change", "data.csv", "--quiet")
	if got := w.run(t, "change", "data.csv", "--quiet", "--out", "table.txt"); got.status != exitDone {
		t.Fatal(got.stderr)
	}
	text, err := os.ReadFile(filepath.Join(dir, "table.txt"))
	if err != nil || strings.Contains(string(text), "\x1b") {
		t.Errorf("the file holds colours: %q, %v", text, err)
	}
	if in, on := strings.Count(string(text), "\n"), strings.Count(onScreen.stdout, "\n"); in >= on {
		t.Errorf("the file has %d lines, a screen of 40 columns %d", in, on)
	}
}

// TestCellsKnowNoClock holds that a cell is read the same on every day.
func TestCellsKnowNoClock(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"data.csv": "County,Period,People\nKent,last year,4\nKent,this year,3\n"})
	if got := (world{dir: dir}).run(t, "total", "data.csv", "--column", "period=Period"); got.status == exitDone {
		t.Errorf("a cell that says \"last year\" was read:\n%s%s", got.stdout, got.stderr)
	}
}
