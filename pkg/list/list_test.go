package list

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
)

var rules = Rules{Largest: 1 << 20, Larger: "cut it", Columns: []string{"what", "value"}, Comma: `quote it: "1,000"`}

func TestRead(t *testing.T) {
	l, err := Read(strings.NewReader("\ufeffwhat,value\n\n\"two\nlines\", 3\n,\n  spaced   out ,4\n"), "a.csv", rules)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Check(); err != nil {
		t.Fatal(err)
	}
	want := []Row{{3, []string{"two\nlines", "3"}}, {5, []string{"spaced   out ", "4"}}}
	if len(l.Rows) != len(want) || l.Header.Number != 1 {
		t.Fatalf("header in row %d, rows %v", l.Header.Number, l.Rows)
	}
	for i, r := range l.Rows {
		if r.Number != want[i].Number || strings.Join(r.Fields, "|") != strings.Join(want[i].Fields, "|") {
			t.Errorf("row %d is %d %q, want %d %q", i, r.Number, r.Fields, want[i].Number, want[i].Fields)
		}
	}
	if got := Tidy(l.Rows[1].Fields[0]); got != "spaced out" {
		t.Errorf("tidied to %q", got)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, tt := range []struct{ name, text, want, hint string }{
		{"nothing", "", "a.csv: is empty", "its first row names the columns: what,value"},
		{"blank rows", "\n ,\n", "a.csv: is empty", "what,value"},
		{"another separator", "what;value\na;1\n", `a.csv:1:1: the header "what;value" has no commas`, "put commas"},
		{"UTF-16", "\xff\xfew\x00", "a.csv: is not UTF-8 text", "CSV UTF-8"},
		{"a quotation mark", "what,value\n\"a\"b,1\n", "a.csv:2: has a quotation mark that does not fit", `""this""`},
		{"too large", "what,value\n" + strings.Repeat("a,1\n", 1<<18), "a.csv: is larger than 1 MiB", "cut it"},
		{"a short row", "what,value\na\n", "a.csv:2:2: the row has 1 column, the header has 2", "a comma for each column"},
		{"a long row", "what,value\na,1,000\n", "a.csv:2:3: the row has 3 columns, the header has 2", `quote it: "1,000"`},
		{"lost letters", "what,value\nCaf\xe9,1\n", `a.csv:2:1: letters were lost in "Caf\xe9"`, "CSV UTF-8"},
		{"what cannot be seen", "what,value\na\x07,1\n", `a.csv:2:1: "a\a" holds a character that cannot be seen`, "type the cell anew"},
		{"a column without a name", "what,value,\na,1,x\n", `a.csv:2:3: "x" stands in a column without a name`, "name the column"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l, err := Read(strings.NewReader(tt.text), "a.csv", rules)
			if err == nil {
				err = l.Check()
			}
			var e *Error
			if !errors.As(err, &e) || !strings.HasPrefix(e.Error(), tt.want) || !strings.Contains(e.Hint(), tt.hint) {
				t.Errorf("got %v, want %s, with a hint of %s", err, tt.want, tt.hint)
			}
		})
	}
}

func TestReadPassesOnErrors(t *testing.T) {
	broken := errors.New("the disk is gone")
	if _, err := Read(iotest.ErrReader(broken), "a.csv", rules); !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "a.csv: ") {
		t.Errorf("got %v", err)
	}
}

// Whatever a file holds, every row of a list that is accepted fits its header.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"what,value\na,1\n", "\ufeffwhat\n\"a\nb\"\n", "a;b\n", ",\n,", "what,value\na\n", "\"", "a,b\r\nc,d\r\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Read(strings.NewReader(text), "a.csv", rules)
		if err != nil || l.Check() != nil {
			return
		}
		last := l.Header.Number
		for _, r := range l.Rows {
			if len(r.Fields) != len(l.Header.Fields) || r.Number <= last {
				t.Fatalf("row %d of %q under %q in row %d", r.Number, r.Fields, l.Header.Fields, last)
			}
			last = r.Number
		}
	})
}
