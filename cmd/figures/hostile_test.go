//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// The ceilings of memory, in MiB, as the operating system accounts for it.
const (
	forTexts = 64
	forBombs = 150
)

// child runs figures as a process of its own and returns how it ended and the
// most memory it had, in MiB (0 where the system does not say). Its input comes
// through a pipe.
func child(t *testing.T, dir string, feed func(io.Writer) error, args ...string) (got outcome, memory int64) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "figures", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NO_COLOR=1")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var fed chan error
	if feed != nil {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		cmd.Stdin = r
		fed = make(chan error, 1)
		go func() { fed <- errors.Join(feed(w), w.Close()) }()
		defer r.Close()
	}
	err := cmd.Start()
	if err == nil {
		peak := watchMemory(cmd.Process.Pid)
		err = cmd.Wait()
		memory = peak()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if ctx.Err() != nil {
		t.Fatal("it did not end in a minute")
	}
	if feed != nil {
		cmd.Stdin.(*os.File).Close()
		if err := <-fed; err != nil && !errors.Is(err, syscall.EPIPE) {
			t.Fatal(err)
		}
	}
	return outcome{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}, memory
}

// watchMemory reads what the system says a process has had in memory at most,
// until the returned function is called, which returns it in MiB. The figure that
// comes with the exit status is of no use: a process starts it with what its
// parent had, which is these tests.
func watchMemory(pid int) (peak func() int64) {
	stop, done := make(chan struct{}), make(chan int64)
	go func() {
		most := int64(0)
		for {
			most = max(most, highWater(pid))
			select {
			case <-stop:
				done <- most >> 10
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	return func() int64 {
		close(stop)
		return <-done
	}
}

// highWater is the most memory of a process so far in KiB, 0 where the system
// does not say.
func highWater(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kib int64
	if _, err := fmt.Sscan(rest, &kib); err != nil {
		return 0
	}
	return kib
}

// buildFigures puts the program of this checkout in front of the path: that of
// the test would bring what the tests hold in memory with it.
func buildFigures(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("slow: a build and many processes")
	}
	dir, err := built()
	if err != nil {
		t.Skip("it cannot be built here:", err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// built is the folder of the program, which is built once and beside what the
// tests were built in, so that it goes when that goes.
var built = sync.OnceValues(func() (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(filepath.Dir(self), "hostile")
	out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "figures"), ".").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return dir, err
})

// repeated writes a text over and over, between a beginning and an end.
func repeated(begin, text string, times int, end string) func(io.Writer) error {
	return func(w io.Writer) error {
		block := bytes.Repeat([]byte(text), max(1, min(times, 1<<20/max(len(text), 1))))
		_, err := io.WriteString(w, begin)
		for left := times * len(text); left > 0 && err == nil; left -= len(block) {
			_, err = w.Write(block[:min(left, len(block))])
		}
		if err == nil {
			_, err = io.WriteString(w, end)
		}
		return err
	}
}

// numberedRows writes rows that each have a number.
func numberedRows(begin, row string, times int) func(io.Writer) error {
	return func(w io.Writer) error {
		var b bytes.Buffer
		b.WriteString(begin)
		for i := range times {
			fmt.Fprintf(&b, row, i)
			if b.Len() > 1<<16 || i == times-1 {
				if _, err := b.WriteTo(w); err != nil {
					return err
				}
			}
		}
		return nil
	}
}

// hostileBook is a workbook whose sheet and whose shared texts are what the
// functions write.
func hostileBook(sheet, texts func(io.Writer) error) func(io.Writer) error {
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	plain := []entryText{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="` + rel + `"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
	}
	return func(w io.Writer) error {
		z := zip.NewWriter(w)
		for _, e := range plain {
			f, err := z.Create(e.name)
			if err == nil {
				_, err = io.WriteString(f, e.text)
			}
			if err != nil {
				return err
			}
		}
		for name, write := range map[string]func(io.Writer) error{"xl/sharedStrings.xml": texts, "xl/worksheets/sheet1.xml": sheet} {
			f, err := z.Create(name)
			if err == nil {
				err = write(f)
			}
			if err != nil {
				return err
			}
		}
		return z.Close()
	}
}

type entryText struct{ name, text string }

func text(s string) func(io.Writer) error { return repeated(s, "", 0, "") }

// packedIn packs what is written with gzip.
func packedIn(write func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		z := gzip.NewWriter(w)
		return errors.Join(write(z), z.Close())
	}
}

// inZip is an archive of one file.
func inZip(write func(io.Writer) error) func(io.Writer) error {
	return func(w io.Writer) error {
		z := zip.NewWriter(w)
		f, err := z.Create("calls.csv")
		if err == nil {
			err = write(f)
		}
		return errors.Join(err, z.Close())
	}
}

const (
	noTexts   = "<sst/>"
	sheetHead = `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>County</t></is></c><c t="inlineStr"><is><t>2019</t></is></c></row>`
	sheetFoot = `</sheetData></worksheet>`
	logHead   = "County,Date,People\n"
)

// TestHostile feeds the program what would take a machine down. Each ends with
// an error that says what is wrong, within a ceiling of memory, and writes
// nothing.
func TestHostile(t *testing.T) {
	buildFigures(t)
	blanks := strings.Repeat(" ", 1000)
	tests := []struct {
		name    string
		feed    func(io.Writer) error
		ceiling int64
		want    string
	}{
		{"a field of a gigabyte", repeated(logHead+"Kent,2019-01-01,1\n\"", "x", 1<<30, "\",2019-01-01,1\n"), forTexts, `standard input:3:1: in column "County": record of more than 8 MiB, the limit "row"`},
		{"a quote that is never closed", repeated(logHead+`"Kent,2019-01-01,1`+"\n", "Kent,2019-01-01,1\n", 4<<20, ""), forTexts, `standard input:2:1: in column "County": record of more than 8 MiB`},
		{"endless quotes", repeated("", `"`, 100<<20, ""), forTexts, `standard input:1:1: record of more than 8 MiB`},
		{"one line", repeated(logHead, "x", 100<<20, ""), forTexts, `record of more than 8 MiB, the limit "row"`},
		{"a million columns", numberedRows("", "c%d,", 1<<20), forTexts, `standard input:1:16384: record of more than 16384 fields, the limit "columns"`},
		{"nothing but commas", repeated("", ",", 100<<20, ""), forBombs, `record of more than 16384 fields`},
		{"NUL bytes", repeated("", "\x00", 100<<20, ""), forTexts, `standard input:1:1: NUL byte`},
		{"NUL bytes further on", repeated(logHead+strings.Repeat("Kent,2019-01-01,1\n", 1<<17), "\x00", 100<<20, ""), forTexts, `standard input:131074:1: in column "County": NUL byte`},
		{"nothing but line ends", repeated("", "\n", 100<<20, ""), forTexts, "has no table in it"},
		{"a hundred thousand rows of heads", repeated("", "Region,County,2019\n", 100_000, "South East,Kent,1\n"), forTexts, ""},
		{"ten million areas", numberedRows(logHead, "Area %d,2019-01-01,1\n", 10_000_000), forBombs, `standard input: the column "County" holds more than 200000 different values, the limit "values"`},
		{"long names", numberedRows(logHead, "Area "+strings.Repeat("x", 2000)+"%d,2019-01-01,1\n", 100_000), forBombs, `the limit "values"`},
		{"a count beyond 64 bits", text(logHead + "Kent,2019-01-01,99999999999999999999\n"), forTexts, `standard input:2:3: in column "People": "99999999999999999999"`},
		{"a sum beyond 64 bits", text(logHead + strings.Repeat("Kent,2019-01-01,9223372036854775807\n", 2)), forTexts, `standard input:3:3: in column "People": the sum up to this row is too large`},
		{"a gzip bomb", packedIn(repeated(logHead, blanks+",,\n", 25<<10, "")), forTexts, `standard input:`},
		{"a gzip bomb of nothing", packedIn(repeated("", "\x00", 25<<20, "")), forTexts, "NUL byte"},
		{"a cut gzip", cut(packedIn(numberedRows(logHead, "Kent,2019-01-01,%d\n", 100_000)), 100<<10), forTexts, "the packed file is damaged: it ends too early"},
		{"a zip bomb", inZip(repeated(logHead, blanks+",,\n", 25<<10, "")), forTexts, `it unpacks to more than 250 times its size, as a bomb does, the limit "ratio"`},
		{"a cut zip", cut(inZip(numberedRows(logHead, "Kent,2019-01-01,%d\n", 100_000)), 100<<10), forTexts, "the zip archive is damaged"},
		{"an XML bomb", hostileBook(text(`<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`+sheetHead+sheetFoot), text(noTexts)), forTexts, "it declares a document type"},
		{"a sheet that unpacks without end", hostileBook(repeated(sheetHead, "<row/>", 2<<20, sheetFoot), text(noTexts)), forTexts, "standard input:"},
		{"a tag without end", hostileBook(repeated(sheetHead+"<row ", " ", 10<<20, sheetFoot), text(noTexts)), forTexts, "more than 1 MiB in one cell or tag"},
		{"elements in elements", hostileBook(repeated(sheetHead, "<a>", 1<<20, ""), text(noTexts)), forTexts, "standard input:"},
		{"three million cells and more", hostileBook(numberedRows(sheetHead, `<row><c t="str"><v>area</v></c><c><v>%d</v></c><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>`, 650_000), text(noTexts)), forBombs, `a sheet of more than 3145728 cells`},
		{"a table of texts without end", hostileBook(text(sheetHead+sheetFoot), numberedRows("<sst>", "<si><t>text %d</t></si>", 1_500_000)), forBombs, `it has more than 32 MiB of text, the limit "text"`},
		{"cells at the ends of a sheet", hostileBook(text(`<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>`), text(noTexts)), forBombs, "standard input"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			start := time.Now()
			got, memory := child(t, dir, tt.feed, "total", "-", "--no-config", "--out", "table.csv")
			t.Logf("| %s | %d MiB | %.1f s | %s", tt.name, memory, time.Since(start).Seconds(), strings.ReplaceAll(strings.TrimSpace(got.stderr), "\n", " | "))
			wantRefused(t, got, tt.want)
			wantFiles(t, dir)
			if memory > tt.ceiling {
				t.Errorf("it took %d MiB, want at most %d", memory, tt.ceiling)
			}
		})
	}
}

// wantRefused holds that a run ended with an error alone.
func wantRefused(t *testing.T, got outcome, want string) {
	t.Helper()
	if got.status != exitFailed && got.status != exitUsage || got.stdout != "" || !strings.HasPrefix(got.stderr, "figures: ") || !strings.Contains(got.stderr, want) {
		t.Errorf("status %d, stdout %q, stderr %q; want %q", got.status, got.stdout, got.stderr, want)
	}
	if strings.Contains(got.stderr, "goroutine") || len(got.stderr) > 2000 {
		t.Errorf("stderr %.3000q", got.stderr)
	}
}

// cut writes no more than the first bytes.
func cut(write func(io.Writer) error, most int) func(io.Writer) error {
	return func(w io.Writer) error {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return err
		}
		_, err := w.Write(b.Bytes()[:most])
		return err
	}
}

// TestMemoryOfALog holds that memory does not grow with the length of a log.
func TestMemoryOfALog(t *testing.T) {
	buildFigures(t)
	row := ""
	for day := range 16 {
		row += fmt.Sprintf("2019-01-%02d 10:15:00,%s,asked for advice on the phone\n", day+1, []string{"Kent", "Essex", "Dorset"}[day%3])
	}
	got, memory := child(t, t.TempDir(), repeated("Date,County,What\n", row, 3<<16, ""), "total", "-", "--no-config", "--quiet", "-f", "csv")
	if got.status != exitDone || !strings.Contains(got.stdout, ",3145728,") {
		t.Fatalf("status %d, %s%s", got.status, got.stdout, got.stderr)
	}
	if memory > forTexts {
		t.Errorf("%d MB of a log took %d MiB, want at most %d", 3*len(row)>>4, memory, forTexts)
	}
}

// TestSumsBeyond64Bits holds that counts that fit are added up exactly where
// their sum does not.
func TestSumsBeyond64Bits(t *testing.T) {
	got := world{stdin: "County,Year,People\nKent,2019,9223372036854775807\nEssex,2019,9223372036854775807\n"}.run(t, "total", "-", "--no-config", "--quiet")
	if got.status != exitDone || !strings.Contains(got.stdout, "18,446,744,073,709,551,614") {
		t.Errorf("status %d, %s%s", got.status, got.stdout, got.stderr)
	}
}

// TestHostileNames refuses what is no file that can be read, and never writes
// over an input.
func TestHostileNames(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"a.csv": limitless, "secret.csv": limitless, "folder/x": ""})
	link := func(err error) {
		if err != nil {
			t.Skip("no links here:", err)
		}
	}
	link(os.Link(filepath.Join(dir, "a.csv"), filepath.Join(dir, "hard.csv")))
	link(os.Symlink("a.csv", filepath.Join(dir, "soft.csv")))
	link(os.Symlink("loop.csv", filepath.Join(dir, "loop.csv")))
	if err := os.Chmod(filepath.Join(dir, "secret.csv"), 0); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		args []string
		want string
	}{
		{"a folder", []string{"folder"}, `"folder" is a folder, not a file`},
		{"a link to itself", []string{"loop.csv"}, `cannot read "loop.csv": too many levels of symbolic links`},
		{"no permission", []string{"secret.csv"}, `cannot read "secret.csv": permission denied`},
		{"nested patterns", []string{strings.Repeat("[a-", 100) + strings.Repeat("*", 100)}, ""},
		{"deep patterns", []string{strings.Repeat("*/", 500) + "*.csv"}, "no file matches"},
		{"a pattern of stars", []string{strings.Repeat("*a", 200) + "*.csv"}, "no file matches"},
		{"an input by its own name", []string{"a.csv", "--out", "a.csv"}, `--out "a.csv" would overwrite an input`},
		{"an input by another way", []string{"a.csv", "--out", "folder/../a.csv"}, "would overwrite an input"},
		{"an input by a hard link", []string{"a.csv", "--out", "hard.csv"}, "would overwrite an input"},
		{"an input by a symbolic link", []string{"a.csv", "--out", "soft.csv"}, "would overwrite an input"},
		{"a link to itself for a result", []string{"a.csv", "--out", "loop.csv"}, `cannot write "loop.csv": too many levels of symbolic links`},
		{"a result into a folder", []string{"a.csv", "--out", "folder"}, `--out "folder" is a folder`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name == "no permission" && os.Geteuid() == 0 {
				t.Skip("root may read everything")
			}
			got := world{dir: dir}.run(t, append([]string{"total", "--no-config"}, tt.args...)...)
			wantRefused(t, got, tt.want)
			if text, err := os.ReadFile(filepath.Join(dir, "a.csv")); err != nil || string(text) != limitless {
				t.Fatal("the input was changed", err)
			}
		})
	}
}

// TestDevices reads and writes devices as what they are.
func TestDevices(t *testing.T) {
	buildFigures(t)
	for _, name := range []string{"/dev/zero", "/dev/full"} {
		if _, err := os.Stat(name); err != nil {
			t.Skip("there is no", name)
		}
	}
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"a.csv": limitless})
	got, memory := child(t, dir, nil, "total", "/dev/zero", "--no-config")
	wantRefused(t, got, "/dev/zero:1:1: NUL byte")
	if memory > forTexts {
		t.Errorf("/dev/zero took %d MiB", memory)
	}
	got, _ = child(t, dir, nil, "total", "a.csv", "--no-config", "--quiet", "-f", "csv", "--out", "/dev/full")
	wantRefused(t, got, `cannot write "/dev/full": no space left on device`)
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		t.Fatal("/dev/full was replaced")
	}
	wantFiles(t, dir, "a.csv")
}

// changing is a file that changes when half of it was read.
type changing struct {
	*os.File
	change func()
	left   int
}

func (c *changing) Read(b []byte) (int, error) {
	if c.left -= len(b); c.left < 0 && c.change != nil {
		c.change()
		c.change = nil
	}
	return c.File.Read(b)
}

type changingDisk struct {
	disk
	change func(name string)
}

func (d changingDisk) Open(name string) (io.ReadCloser, error) {
	f, err := os.Open(filepath.Join(d.dir, name))
	return &changing{f, func() { d.change(filepath.Join(d.dir, name)) }, 1 << 20}, err
}

// TestFileChanges holds that a file that shrinks or grows while it is read
// gives an error, and no figure of a part of it.
func TestFileChanges(t *testing.T) {
	dir := t.TempDir()
	rows := logHead + strings.Repeat("Kent,2019-01-01,1\n", 1<<18)
	for name, change := range map[string]func(name string) error{
		"shrinks": func(name string) error { return os.Truncate(name, 3<<20) },
		"grows": func(name string) error {
			f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
			if err == nil {
				_, err = f.WriteString(rows)
			}
			return errors.Join(err, f.Close())
		},
	} {
		t.Run(name, func(t *testing.T) {
			writeTree(t, dir, map[string]string{"a.csv": rows})
			files := changingDisk{disk{dir: dir}, func(name string) {
				if err := change(name); err != nil {
					t.Error(err)
				}
			}}
			got := world{dir: dir, files: files}.run(t, "total", "a.csv", "--no-config")
			wantRefused(t, got, "reading stopped before this row was complete: the file was changed while it was read")
		})
	}
}

// TestSignals stops a process that waits for a pipe, by either signal, and
// leaves no file behind.
func TestSignals(t *testing.T) {
	buildFigures(t)
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		for _, named := range []bool{false, true} {
			t.Run(fmt.Sprint(signal, ", named pipe: ", named), func(t *testing.T) { stopWaiting(t, signal, named) })
		}
	}
}

func stopWaiting(t *testing.T, signal os.Signal, named bool) {
	dir := t.TempDir()
	input := "-"
	if named {
		input = "calls.csv"
		if err := syscall.Mkfifo(filepath.Join(dir, input), 0o600); err != nil {
			t.Skip("no named pipes here:", err)
		}
	}
	cmd := exec.Command("figures", "total", input, "--no-config", "--out", filepath.Join(dir, "table.csv"))
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w := io.WriteCloser(stdin)
	if named { // it opens as soon as the process waits at the other end
		if w, err = os.OpenFile(filepath.Join(dir, input), os.O_WRONLY, 0); err != nil {
			t.Fatal(err)
		}
	}
	// More than the pipe holds, so that the process has begun to read when all
	// is written; and then nothing any more.
	if _, err := io.WriteString(w, logHead+strings.Repeat("Kent,2019-01-01,1\n", 1<<16)); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	w.Close()
	if got := cmd.ProcessState.ExitCode(); got != exitStopped {
		t.Errorf("exit status %d (%v), want %d", got, err, exitStopped)
	}
	if want := "figures: stopped before it was done; nothing was written\n"; stderr.String() != want || stdout.Len() > 0 {
		t.Errorf("stdout %q, stderr %q, want %q", stdout.String(), stderr.String(), want)
	}
	if named {
		wantFiles(t, dir, input)
	} else {
		wantFiles(t, dir)
	}
}
