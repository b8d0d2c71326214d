package scan

// Dictionary numbers the distinct values of one key column that one worker has
// seen: each distinct raw value once, from 0. Ids stay valid for the life of
// the worker. Cells that differ only in their quoting ("Kent" and Kent) may
// have two ids with the same bytes.
type Dictionary struct {
	ids    map[string]uint32
	values [][]byte
}

// Len returns the number of values; ids are 0 to Len()-1.
func (d *Dictionary) Len() int { return len(d.values) }

// Bytes returns the value of an id, without the quotes of the file. The caller
// must not change it.
func (d *Dictionary) Bytes(id uint32) []byte { return d.values[id] }
