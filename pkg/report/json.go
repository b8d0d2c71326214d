package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// SchemaVersion is the number of the JSON schema that JSON writes.
const SchemaVersion = 1

// JSON writes the figures with everything that is known of them, for programs.
// Schema describes it.
type JSON struct{}

// Name is "json".
func (JSON) Name() string { return "json" }

// Extensions is ".json".
func (JSON) Extensions() []string { return []string{".json"} }

// jsonPage is the whole answer.
type jsonPage struct {
	Schema  int          `json:"schema"`
	Figures []any        `json:"figures"`
	Notes   []jsonCaveat `json:"notes"`
}

// Write writes the figures and notes of the result.
func (JSON) Write(w io.Writer, r Result) error {
	e := encoder{printer: printer{r.styled()}, world: newWorld(r), files: r.Files}
	if r.Comparison != nil {
		e.files = r.Comparison.Files
		return writeJSON(w, e.comparisonOf(r))
	}
	page := jsonPage{Schema: SchemaVersion, Figures: []any{}, Notes: caveatsJSON(r.Notes)}
	for _, f := range r.Figures {
		encoded, err := e.figure(f)
		if err != nil {
			return err
		}
		page.Figures = append(page.Figures, encoded)
	}
	return writeJSON(w, page)
}

// writeJSON writes an answer, indented, with "<" and "&" as they are.
func writeJSON(w io.Writer, page any) error {
	text, err := marshal(page, 0)
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// marshal is an answer, or a part of one that stands so many levels deep, as
// writeJSON writes it.
func marshal(page any, level int) ([]byte, error) {
	var buffer bytes.Buffer
	out := json.NewEncoder(&buffer)
	out.SetEscapeHTML(false)
	if err := out.Encode(page); err != nil {
		return nil, fmt.Errorf("the figures cannot be written as JSON: %w", err)
	}
	return indented(bytes.TrimSuffix(buffer.Bytes(), []byte("\n")), level), nil
}

// encoder turns figures into what encoding/json writes.
type encoder struct {
	printer
	world world
	files []cube.File
}

// figure encodes a figure of any kind.
func (e encoder) figure(f figure.Figure) (any, error) {
	switch f := f.(type) {
	case *figure.Total:
		return e.total(f), nil
	case *figure.Change:
		return e.change(f), nil
	case *figure.Comparison:
		return e.comparison(f), nil
	case *figure.Share:
		return e.share(f), nil
	case *figure.Ranking:
		return e.ranking(f), nil
	case *figure.Brief:
		return e.brief(f), nil
	}
	return nil, unknownKind(f)
}

type jsonMeasure struct {
	Name   string `json:"name"`
	Kind   string `json:"kind"`
	Unit   string `json:"unit"`
	Places int    `json:"places"`
	Unique string `json:"unique,omitempty"`
}

func measureJSON(m cube.Measure) jsonMeasure {
	return jsonMeasure{Name: m.Name, Kind: m.Kind.String(), Unit: m.Unit, Places: m.Places, Unique: m.Unique}
}

type jsonPeriod struct {
	Label string `json:"label"`
	Start string `json:"start"`
	End   string `json:"end"`
}

// span encodes a period; nil where there is none.
func (e encoder) span(s period.Span) *jsonPeriod {
	if s.Days() == 0 {
		return nil
	}
	return &jsonPeriod{Label: e.style.Span(s), Start: s.Start.String(), End: s.Last().String()}
}

type jsonPick struct {
	Dimension string   `json:"dimension"`
	Members   []string `json:"members"`
}

func picksJSON(picks []figure.Pick) []jsonPick {
	out := make([]jsonPick, 0, len(picks))
	for _, p := range picks {
		out = append(out, jsonPick{p.Dimension, append([]string{}, p.Names...)})
	}
	return out
}

type jsonScope struct {
	Dimension string   `json:"dimension"`
	Members   []string `json:"members"`
	All       bool     `json:"all"`
}

func scopesJSON(scopes []cube.Scope) []jsonScope {
	out := make([]jsonScope, 0, len(scopes))
	for _, s := range scopes {
		out = append(out, jsonScope{s.Dimension, append([]string{}, s.Members...), s.All})
	}
	return out
}

type jsonCaveat struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
	Text     string `json:"text"`
	Hint     string `json:"hint"`
	Place    string `json:"place"`
}

func caveatsJSON(cs []caveat.Caveat) []jsonCaveat {
	out := make([]jsonCaveat, 0, len(cs))
	for _, c := range cs {
		out = append(out, jsonCaveat{string(c.ID), c.Severity().String(), c.Text, c.Hint, c.Place})
	}
	return out
}

type jsonSource struct {
	File  string  `json:"file"`
	Sheet string  `json:"sheet"`
	Rows  string  `json:"rows"`
	Count int64   `json:"count"`
	First int64   `json:"first"`
	Last  int64   `json:"last"`
	List  []int64 `json:"list"`
	All   bool    `json:"all"`
}

// sources encodes row sets, each once, in order.
func (e encoder) sources(lists ...[]cube.RowSet) []jsonSource {
	out := []jsonSource{}
	seen := map[string]bool{}
	for _, list := range lists {
		for _, rows := range list {
			key := fmt.Sprint(rows)
			if seen[key] {
				continue
			}
			seen[key] = true
			file := fileOf(rows, e.files)
			out = append(out, jsonSource{
				File: file.Name, Sheet: file.Sheet, Rows: rows.String(), Count: rows.Count,
				First: rows.First, Last: rows.Last, List: append([]int64{}, rows.Lowest...), All: rows.All(),
			})
		}
	}
	return out
}

type jsonOperand struct {
	Name    string       `json:"name"`
	Label   string       `json:"label"`
	Value   *string      `json:"value"`
	Low     *string      `json:"low"`
	High    *string      `json:"high"`
	Missing bool         `json:"missing"`
	Stated  bool         `json:"stated"`
	Sources []jsonSource `json:"sources"`
	// Contacts are behind a number of people.
	Contacts *jsonContacts `json:"contacts,omitempty"`
}

type jsonWorking struct {
	Result   string        `json:"result"`
	Formula  string        `json:"formula"`
	Operands []jsonOperand `json:"operands"`
	Value    *string       `json:"value"`
	Low      *string       `json:"low"`
	High     *string       `json:"high"`
}

func (e encoder) workings(ws []figure.Working) []jsonWorking {
	out := make([]jsonWorking, 0, len(ws))
	for _, w := range ws {
		one := jsonWorking{Result: w.Result, Formula: w.Formula, Operands: []jsonOperand{}}
		one.Value, one.Low, one.High = quantity(w.Value, exactly)
		for _, o := range w.Operands {
			one.Operands = append(one.Operands, e.operand(o))
		}
		out = append(out, one)
	}
	return out
}

func (e encoder) operand(o figure.Operand) jsonOperand {
	out := jsonOperand{Name: o.Name, Label: o.Label, Missing: o.None, Stated: o.Stated, Sources: e.sources(o.Rows), Contacts: contactsOf(o.Contacts)}
	if !o.None {
		out.Value, out.Low, out.High = quantity(o.Value, exactly)
	}
	return out
}

type jsonGap struct {
	Area   *string     `json:"area"`
	Period *jsonPeriod `json:"period"`
}

// gaps encodes what cells lack.
func (e encoder) gaps(cells ...cube.Cell) []jsonGap {
	out := []jsonGap{}
	for _, c := range cells {
		for _, g := range c.Missing {
			out = append(out, jsonGap{e.world.name(g.Area), e.span(g.Span)})
		}
	}
	return out
}

// exactly writes a value as digits or as a ratio, ratio always as a ratio.
func exactly(v number.Value) string { return v.String() }
func ratio(v number.Value) string   { return v.Ratio() }

// quantity writes a range: its value where there is one, and its ends where
// they are known.
func quantity(r number.Range, write func(number.Value) string) (value, low, high *string) {
	of := func(v number.Value) *string {
		text := write(v)
		return &text
	}
	if v, ok := r.Exact(); ok {
		value = of(v)
	}
	if !r.NoLow {
		low = of(r.Low)
	}
	if !r.NoHigh {
		high = of(r.High)
	}
	return value, low, high
}

// cellQuantity is quantity for a cell; all are nil where it is missing.
func cellQuantity(c cube.Cell) (value, low, high *string) {
	if c.None {
		return nil, nil, nil
	}
	return quantity(c.Sum, exactly)
}

// rounded writes the value of a range as it is printed; nil where there is no
// one value.
func rounded(r number.Range, write func(number.Value) string) *string {
	v, ok := r.Exact()
	if !ok {
		return nil
	}
	text := write(v)
	return &text
}
