package scan

import (
	"context"
	"strings"
	"testing"
)

type sink struct{ blocks int }

func (s *sink) Block(b *Block, dicts []*Dictionary) error { s.blocks++; return nil }

func TestSmoke(t *testing.T) {
	table, err := Open("x.csv", strings.NewReader("\ufeffdate;n\r\n2019-03-04 10:15;12\r\n\r\n2019-03-04 11:15;\"1,2\"\r\nTotal\r\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Head()) != 5 || table.Dialect().Delimiter != ';' || !table.Dialect().CRLF {
		t.Fatal(table.Head(), table.Dialect())
	}
	w := &sink{}
	layout, err := table.Scan(context.Background(), Spec{Skip: 1, Width: 2, Keys: []Key{{0, true}}, Numbers: []int{1}}, func() Worker { return w })
	if err != nil || layout.Rows() != 5 || w.blocks != 1 {
		t.Fatal(layout, err, w)
	}
}
