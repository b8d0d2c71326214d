package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// onlyReader can be read from its start to its end and in no other way.
type onlyReader struct{ io.Reader }

// A workbook is read in its place where that can be done, and held where not.
func TestReadInPlace(t *testing.T) {
	data := handmade{rows: rowsOf([]string{"a", "b"}, []string{"1", "2"})}.pack(t)
	long := append([]byte("before"), data...)
	section := io.NewSectionReader(bytes.NewReader(long), int64(len("before")), int64(len(data)))
	for name, r := range map[string]io.Reader{"section": section, "stream": onlyReader{iotest.OneByteReader(bytes.NewReader(data))}} {
		w, err := Open("x.xlsx", r, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if s, err := w.Read(""); err != nil || len(s.Records) != 2 {
			t.Errorf("%s: %v, error %v", name, s.Records, err)
		}
	}
	if _, err := Open("x.xlsx", onlyReader{bytes.NewReader(data)}, Options{Limits: Limits{File: 100}}); err == nil || !strings.Contains(err.Error(), "more than 100 bytes, the limit of Limits.File") {
		t.Errorf("error %v", err)
	}
}

// A failure of the disk is no damage of the file.
func TestReadInPlaceFails(t *testing.T) {
	if _, err := Open("x.xlsx", failing{}, Options{}); err == nil || !strings.Contains(err.Error(), "x.xlsx: the disc is gone") {
		t.Errorf("error %v", err)
	}
}

type failing struct{ io.Reader }

func (failing) Size() int64                       { return 100 }
func (failing) ReadAt([]byte, int64) (int, error) { return 0, fmt.Errorf("the disc is gone") }

// The table of contents of an archive is not read on beyond the limit, however
// many files it lists and whatever its end says of their number.
func TestManyParts(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 20000 {
		_, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprintf("%d%s", i, strings.Repeat("x", 600))})
		must(t, err)
	}
	must(t, z.Close())
	counting := &counted{Reader: bytes.NewReader(b.Bytes())}
	_, err := Open("x.xlsx", counting, Options{Limits: Limits{Parts: 100}})
	wantError(t, err, "x.xlsx: it holds more than 100 files, the limit of Limits.Parts", true)
	if most := int64(2 * (directoryEnd + 100*directoryEntry)); counting.read > most {
		t.Errorf("%d bytes were read, want at most %d", counting.read, most)
	}
}

type counted struct {
	*bytes.Reader
	read int64
}

func (c *counted) ReadAt(b []byte, at int64) (int, error) {
	c.read += int64(len(b))
	return c.Reader.ReadAt(b, at)
}

// The mark of an encrypted workbook is found wherever it stands.
func TestEncryptedAnywhere(t *testing.T) {
	for _, before := range []int{8, 100, 64<<10 - 20, 64<<10 - 1, 200 << 10} {
		data := compoundMark + strings.Repeat("\x00", before) + string(utf16("EncryptedPackage"))
		wantError(t, readErr([]byte(data), Options{}), "is protected with a password", true)
	}
}
