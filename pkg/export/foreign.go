package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// sniffed is how many bytes of a file are looked at to tell its type. Word and
// Excel files name their parts within the first few thousand.
const sniffed = 8 << 10

// peek reads the first bytes and returns a reader that starts over.
func peek(r io.Reader, n int) ([]byte, io.Reader, error) {
	b := bufio.NewReaderSize(r, n)
	head, err := b.Peek(n)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return nil, nil, err
	}
	return head, b, nil
}

// foreign refuses what is not text, whatever its name says, and names what it
// is.
func foreign(name string, head []byte) error {
	kind, advice := "", ""
	csv := "open it in the program it comes from and save the table as “CSV UTF-8”"
	switch {
	case isZip(head) && isWord(head):
		kind, advice = "a Word document", "an export is a table: save the table from the system or spreadsheet it comes from as “CSV UTF-8”"
	case isZip(head):
		kind, advice = "a zip archive", "unpack it and name the file inside"
	case otherArchive(head) != "":
		return hinted(fmt.Errorf("%q is %s, which is not unpacked here", name, otherArchive(head)), "unpack it and name the file inside, or pack that with zip or gzip")
	case bytes.HasPrefix(head, []byte("%PDF")):
		kind, advice = "a PDF", "ask for the table behind it as a CSV file"
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		kind, advice = "a rich text document", csv
	case isHTML(head):
		kind, advice = "a web page", "some systems call a web page an Excel file: "+csv
	}
	if kind == "" {
		return nil
	}
	return hinted(fmt.Errorf("%q is %s, not a table of text, whatever its name says", name, kind), advice)
}

func isHTML(head []byte) bool {
	start := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 512)], "\xef\xbb\xbf \t\r\n"))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html")) || bytes.HasPrefix(start, []byte("<table"))
}
