package scan

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMasksAreExact compares masks with a look at each byte, over the bytes that
// approximate tests take for others.
func TestMasksAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, delimiter := range []byte(",;\t|~ ") {
		near := []byte{delimiter, delimiter + 1, delimiter - 1, delimiter | 0x80, '"', '"' + 1, '"' | 0x80, '\n', '\n' + 1, '\n' | 0x80, 0, 1, 0x7f, 0x80, 0xff}
		for range 20_000 {
			var b [stride]byte
			for i := range b {
				b[i] = near[r.IntN(len(near))]
			}
			var quotes, separators uint64
			for i, c := range b {
				if c == '"' {
					quotes |= 1 << i
				}
				if c == delimiter || c == '\n' {
					separators |= 1 << i
				}
			}
			q, s := masks(&b, everyByte*uint64(delimiter^0x7f))
			if q != quotes || s != separators {
				t.Fatalf("%q: quotes %b, want %b; separators %b, want %b", b, q, quotes, s, separators)
			}
		}
	}
}

// kernels are all that this processor can run.
var kernels = map[string]kernel{"portable": portableKernel, "best": bestKernel()}

// byByte is a kernel that looks at each byte.
func byByte(list []mask, data []byte, delimiter byte) (plain bool) {
	plain = true
	for i := range list {
		list[i] = mask{}
		within := uint64(0)
		for j, c := range data[i*stride : (i+1)*stride] {
			bit := uint64(1) << j
			if c == '"' {
				list[i].quotes |= bit
				within ^= 1
			}
			if c == delimiter || c == '\n' {
				list[i].separators |= bit
			}
			list[i].inside |= within << j
			plain = plain && 0 < c && c < 0x80
		}
	}
	return plain
}

// checkKernels runs all kernels over whole strides of data, which may stand at
// any address.
func checkKernels(t *testing.T, data []byte, delimiter byte) {
	t.Helper()
	n := len(data) / stride
	want, got := make([]mask, n), make([]mask, n)
	plain := byByte(want, data, delimiter)
	for name, k := range kernels {
		clear(got)
		if p := k(got, data, delimiter); p != plain || !slices.Equal(got, want) {
			t.Fatalf("%s kernel, %q with %q: %v, %x; want %v, %x", name, data, delimiter, p, got, plain, want)
		}
	}
}

// TestKernelsAgree compares the kernels over bytes that approximate tests take
// for others, over random ones, and over one odd byte at each place.
func TestKernelsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	delimiters := []byte(",;\t|~ ")
	for i := range 20_000 {
		data := make([]byte, 1+r.IntN(20)*stride+r.IntN(stride))[r.IntN(2):]
		d := delimiters[r.IntN(len(delimiters))]
		near := []byte{d, d, d + 1, d | 0x80, '"', '"', '"' + 1, '"' | 0x80, '\n', '\n' | 0x80, 0, 1, 0x7f, 0x80, 0xff}
		for j := range data {
			switch i % 3 {
			case 0:
				data[j] = near[r.IntN(len(near))]
			case 1:
				data[j] = byte(r.Uint32())
			default:
				data[j] = "ab,\"\n"[r.IntN(5)]
			}
		}
		checkKernels(t, data, d)
	}
	for at := range 4 * stride {
		for _, c := range []byte{0, 0x7f, 0x80, '"', ',', '\n'} {
			data := bytes.Repeat([]byte{'a'}, 4*stride)
			data[at] = c
			checkKernels(t, data, ',')
		}
	}
}

// TestScanWithEitherKernel reads random documents, stray quotes among them, with
// each of the kernels.
func TestScanWithEitherKernel(t *testing.T) {
	r := rand.New(rand.NewPCG(23, 24))
	for range 20_000 {
		doc := randomDocument(r, ',')
		n := len(doc)
		data := append([]byte(doc), make([]byte, padding)...)
		a := separators{kernel: portableKernel, delimiter: ','}
		b := separators{kernel: bestKernel(), delimiter: ','}
		strayA, plainA := a.find(data, n)
		strayB, plainB := b.find(data, n)
		if strayA != strayB || plainA != plainB || !slices.Equal(a.list, b.list) {
			t.Fatalf("%q: %v, %d, %v with one and %v, %d, %v with the other", doc, a.list, strayA, plainA, b.list, strayB, plainB)
		}
	}
}

func TestInside(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		quotes := r.Uint64() & r.Uint64()
		var want uint64
		within := uint64(0)
		for i := range 64 {
			within ^= quotes >> i & 1
			want |= within << i
		}
		if got := inside(quotes); got != want {
			t.Fatalf("%b: %b, want %b", quotes, got, want)
		}
	}
}

// TestLastEnd compares lastEnd with a walk from the start, in pieces as a
// cutter meets them.
func TestLastEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(rapid.StringOf(rapid.SampledFrom([]rune("\"\n\n,a"))).Draw(t, "text"))
		from := rapid.IntRange(0, len(text)).Draw(t, "from")
		_, before := lastEnd(text[:from], 0, 0)
		end, total := lastEnd(text, from, before)
		want, quotes := 0, 0
		for i, c := range text {
			if c == '"' {
				quotes++
			}
			if c == '\n' && quotes%2 == 0 && i >= from {
				want = i + 1
			}
		}
		if end != want || total != quotes || total != bytes.Count(text, []byte{'"'}) {
			t.Fatalf("%q from %d: %d, %d quotes; want %d, %d", text, from, end, total, want, quotes)
		}
	})
}

// TestDictionary compares a dictionary with a map, over values of all lengths
// that share most of their bytes, of days among them, and of texts that are
// nearly days.
func TestDictionary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newDictionary(DefaultLimits())
		if rapid.Bool().Draw(t, "a column of dates") {
			d.days = new(calendar)
		}
		ids := map[string]uint32{}
		value := rapid.Custom(func(t *rapid.T) string {
			if rapid.Bool().Draw(t, "a day") {
				return nearlyDay(t)
			}
			text := bytes.Repeat([]byte{'x'}, rapid.SampledFrom([]int{0, 1, 7, 8, 9, 15, 16, 17, 23, 24, 25, 26, 60}).Draw(t, "length"))
			if len(text) > 0 {
				text[rapid.IntRange(0, len(text)-1).Draw(t, "where")] = byte(rapid.IntRange('0', '9').Draw(t, "what"))
			}
			return string(text)
		})
		for range rapid.IntRange(1, 8).Draw(t, "blocks") {
			values := rapid.SliceOfN(value, 0, 60).Draw(t, "values")
			var data []byte
			var from, to []uint32
			for _, v := range values {
				from = append(from, uint32(len(data)))
				data = append(data, v...)
				to = append(to, uint32(len(data)))
			}
			data = append(data, bytes.Repeat([]byte{'y'}, padding)...)
			got := make([]uint32, len(values))
			if _, err := d.lookup(got, data, from, to); err != nil {
				t.Fatal(err)
			}
			for i, v := range values {
				if _, ok := ids[v]; !ok {
					ids[v] = uint32(len(ids))
				}
				if got[i] != ids[v] || string(d.Bytes(got[i])) != v {
					t.Fatalf("%q has id %d, want %d; bytes %q", v, got[i], ids[v], d.Bytes(got[i]))
				}
			}
		}
		if d.Len() != len(ids) {
			t.Fatalf("%d values, want %d", d.Len(), len(ids))
		}
	})
}

// nearlyDay draws a day, or a text that differs from one in a byte or its length.
func nearlyDay(t *rapid.T) string {
	text := []byte(fmt.Sprintf("20%02d-%02d-%02d", rapid.IntRange(0, 99).Draw(t, "year"), rapid.IntRange(0, 19).Draw(t, "month"), rapid.IntRange(0, 39).Draw(t, "day")))
	if rapid.Bool().Draw(t, "spoilt") {
		text[rapid.IntRange(0, len(text)-1).Draw(t, "where")] = rapid.Byte().Draw(t, "what")
	}
	return string(text[:len(text)-rapid.IntRange(0, 1).Draw(t, "cut")]) + rapid.SampledFrom([]string{"", "", "", "0"}).Draw(t, "more")
}

// TestDayOf holds dayOf against the text of every day that there may be, and
// against all texts that differ from one of them in one byte.
func TestDayOf(t *testing.T) {
	read := func(text string) (day string, ok bool) {
		cell := [whole]byte{}
		copy(cell[:], text+",and more")
		m, d, y := dayOf(&cell)
		return fmt.Sprintf("20%02d-%02d-%02d", y, m, d), d <= 31
	}
	for n := range 100 * 13 * 32 {
		text := fmt.Sprintf("20%02d-%02d-%02d", n/(13*32), n/32%13, n%32)
		if got, ok := read(text); got != text || !ok {
			t.Fatalf("%q was read as %s, %v", text, got, ok)
		}
	}
	for at := range len("2019-03-04") {
		for c := range 256 {
			text := []byte("2019-03-04")
			text[at] = byte(c)
			if got, ok := read(string(text)); ok && got != string(text) {
				t.Fatalf("%q was read as %s", text, got)
			}
		}
	}
}

// TestDictionarySeesEveryByte looks up values that differ in one byte only.
func TestDictionarySeesEveryByte(t *testing.T) {
	d := newDictionary(DefaultLimits())
	var data []byte
	var from, to []uint32
	for n := range 60 {
		for at := range n + 1 {
			from = append(from, uint32(len(data)))
			data = append(data, strings.Repeat("x", n)...)
			if at < n {
				data[len(data)-1-at] = 'y'
			}
			to = append(to, uint32(len(data)))
		}
	}
	data = append(data, bytes.Repeat([]byte{'z'}, padding)...)
	for range 2 {
		ids := make([]uint32, len(from))
		if _, err := d.lookup(ids, data, from, to); err != nil {
			t.Fatal(err)
		}
		for i, id := range ids {
			if int(id) != i || !bytes.Equal(d.Bytes(id), data[from[i]:to[i]]) {
				t.Fatalf("value %d, %q, has id %d", i, data[from[i]:to[i]], id)
			}
		}
	}
}

// TestDictionaryKeepsWhatItGave holds on to bytes while the dictionary grows.
func TestDictionaryKeepsWhatItGave(t *testing.T) {
	d := newDictionary(DefaultLimits())
	var given [][]byte
	for i := range 5000 {
		raw := []byte{'"', byte('a' + i%26), byte('a' + i/26%26), byte('a' + i/676), '"'}
		data := append(slices.Clone(raw), make([]byte, padding)...)
		ids := make([]uint32, 1)
		if _, err := d.lookup(ids, data, []uint32{0}, []uint32{uint32(len(raw))}); err != nil || int(ids[0]) != i {
			t.Fatalf("id %d of value %d: %v", ids[0], i, err)
		}
		given = append(given, d.Bytes(ids[0]))
	}
	for i, b := range given {
		if want := []byte{byte('a' + i%26), byte('a' + i/26%26), byte('a' + i/676)}; !bytes.Equal(b, want) {
			t.Fatalf("%q, want %q", b, want)
		}
	}
}
