package area

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fact is a line of what is known: "Parent > Name", or a name alone.
func build(t *testing.T, facts ...string) *Tree {
	t.Helper()
	b := NewBuilder()
	for _, fact := range facts {
		b.Add(fact)
	}
	return mustBuild(t, b)
}

func mustBuild(t *testing.T, b *Builder) *Tree {
	t.Helper()
	tree, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// outline is the tree as indented lines.
func outline(tree *Tree) string {
	var lines []string
	for _, a := range tree.All() {
		lines = append(lines, strings.Repeat(" ", len(tree.Ancestors(a.ID)))+a.Name)
	}
	return strings.Join(lines, "\n")
}

func hint(err error) string {
	var hinter interface{ Hint() string }
	if errors.As(err, &hinter) {
		return hinter.Hint()
	}
	return ""
}

func Example() {
	b := NewBuilder()
	b.AddUnder("North West", "Cheshire")
	b.AddUnder("North West", "North Wales")
	b.AddUnder("Wales", "Newport")
	b.AddUnder("Isle of Wight", "Newport")
	tree, err := b.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	northWest, _ := tree.Resolve("the North-West")
	for _, id := range tree.Leaves(northWest.ID) {
		fmt.Println(tree.Path(id))
	}
	for _, name := range []string{"Newport", "Chesire"} {
		_, err := tree.Resolve(name)
		fmt.Println(err)
		fmt.Println(" ", err.(interface{ Hint() string }).Hint())
	}
	// Output:
	// North West > Cheshire
	// North West > North Wales
	// "Newport" is the name of 2 areas
	//   say which: "Isle of Wight > Newport" or "Wales > Newport"
	// no area is called "Chesire"
	//   did you mean "Cheshire"?
}

func TestOutline(t *testing.T) {
	for _, test := range []struct {
		name  string
		facts []string
		want  string
	}{
		{"nothing", nil, ""},
		{"alone", []string{"Dorset", "Devon"}, "Devon\nDorset"},
		{"alone and nested is one", []string{"Dorset", "South West > Dorset", "South West"}, "South West\n Dorset"},
		{"spellings are one", []string{"DORSET", "Dorset", "dorset", "South-West > Dorset", "SOUTH WEST>dorset"}, "South-West\n Dorset"},
		{"three deep", []string{"UK > England > Kent", "England > Devon", "UK > Wales"}, "UK\n England\n  Devon\n  Kent\n Wales"},
		{"namesakes", []string{"Wales > Newport", "Wight > Newport"}, "Wales\n Newport\nWight\n Newport"},
		{"namesakes and one apart", []string{"Wales > Newport", "Wight > Newport", "Newport"}, "Newport\nWales\n Newport\nWight\n Newport"},
		{"parent's namesake", []string{"West Midlands > West Midlands", "West Midlands > Staffordshire"}, "West Midlands\n Staffordshire\n West Midlands"},
		{"parent's namesake, deeper", []string{"West Midlands > West Midlands", "England > West Midlands", "West Midlands"}, "England\n West Midlands\n  West Midlands"},
		{"parts of namesakes", []string{"Wales > Newport > Maindee", "Wight > Newport > Pan"}, "Wales\n Newport\n  Maindee\nWight\n Newport\n  Pan"},
		{"siblings by name, not by case", []string{"b", "A", "C"}, "A\nb\nC"},
		{"empty steps of a path", []string{" > Wales > > Newport >"}, "Wales\n Newport"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, outline(build(t, test.facts...))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWalks(t *testing.T) {
	tree := build(t, "UK > England > Kent", "England > Devon", "UK > Wales", "Jersey")
	// Jersey 0, UK 1, England 2, Devon 3, Kent 4, Wales 5
	uk, england, devon, wales := ID(1), ID(2), ID(3), ID(5)
	if diff := cmp.Diff([]ID{0, uk}, tree.Roots()); diff != "" {
		t.Error("roots", diff)
	}
	if diff := cmp.Diff([]ID{england, wales}, tree.Children(uk)); diff != "" {
		t.Error("children", diff)
	}
	if diff := cmp.Diff([]ID{3, 4, wales}, tree.Leaves(uk)); diff != "" {
		t.Error("leaves", diff)
	}
	if diff := cmp.Diff([]ID{devon}, tree.Leaves(devon)); diff != "" {
		t.Error("leaves of a leaf", diff)
	}
	if diff := cmp.Diff([]ID{england, uk}, tree.Ancestors(devon)); diff != "" {
		t.Error("ancestors", diff)
	}
	if got := tree.Path(devon); got != "UK > England > Devon" {
		t.Errorf("path %q", got)
	}
	if tree.Len() != 6 {
		t.Errorf("%d places", tree.Len())
	}
	for _, test := range []struct {
		id, of ID
		want   bool
	}{{devon, uk, true}, {devon, devon, true}, {uk, devon, false}, {wales, england, false}, {0, uk, false}, {None, uk, false}, {uk, None, false}} {
		if got := tree.Within(test.id, test.of); got != test.want {
			t.Errorf("%d within %d: %v", test.id, test.of, got)
		}
	}
}

func TestStrangeIDs(t *testing.T) {
	tree := build(t, "Kent")
	nowhere := Area{ID: None, Parent: None}
	for _, id := range []ID{None, 1, 99, -3, -1 << 31, 1<<31 - 1} {
		if diff := cmp.Diff(nowhere, tree.Get(id)); diff != "" {
			t.Errorf("Get(%d): %s", id, diff)
		}
		if tree.Children(id) != nil || tree.Leaves(id) != nil || tree.Ancestors(id) != nil || tree.Path(id) != "" {
			t.Errorf("%d leads somewhere", id)
		}
	}
}

// TestCopies makes sure that a caller cannot change the tree.
func TestCopies(t *testing.T) {
	tree := build(t, "UK > Kent", "UK > Devon")
	tree.All()[0].Name = "x"
	tree.Roots()[0] = 9
	tree.Children(0)[0] = 9
	if got := outline(tree); got != "UK\n Devon\n Kent" || tree.Roots()[0] != 0 || tree.Children(0)[0] != 1 {
		t.Errorf("changed to %q", got)
	}
}

func TestProvisionalIDs(t *testing.T) {
	b := NewBuilder()
	wales := b.Add("Wales")
	loose := b.Add("newport")
	nested := b.AddUnder("WALES", "Newport")
	if again := b.Add("The Wales"); again != wales {
		t.Errorf("two IDs, %d and %d, for one name", again, wales)
	}
	for _, id := range []ID{wales, loose, nested} {
		if id >= None {
			t.Errorf("provisional ID %d could be taken for a final one", id)
		}
	}
	tree := mustBuild(t, b)
	if a, c := tree.Get(loose), tree.Get(nested); a.ID != 1 || c.ID != 1 || a.Name != "Newport" {
		t.Errorf("%+v and %+v are not one", a, c)
	}
	if !tree.Within(loose, wales) || tree.Path(loose) != "Wales > Newport" {
		t.Error("the tree does not take the builder's IDs")
	}
	if diff := cmp.Diff([]ID{1}, tree.Children(wales)); diff != "" {
		t.Error(diff)
	}
}

func TestBuildAgain(t *testing.T) {
	b := NewBuilder()
	b.Add("Kent")
	first := mustBuild(t, b)
	b.AddUnder("UK", "Kent")
	if got := outline(mustBuild(t, b)); got != "UK\n Kent" {
		t.Error(got)
	}
	if got := outline(first); got != "Kent" {
		t.Error("the first tree changed:", got)
	}
}

// storiesTree is the nesting of the five stories, with the things that make names hard.
func storiesTree(t *testing.T) *Tree {
	b := NewBuilder()
	b.AddEntries([]Entry{
		{Area: "UK"},
		{Area: "North West", Parent: "UK", Aliases: []string{"NW policing region", "NWROCU"}},
		{Area: "South West", Parent: "UK", Say: "the West Country"},
		{Area: "Eastern", Parent: "UK"},
		{Area: "West Midlands", Parent: "UK"},
		{Area: "West Midlands", Parent: "West Midlands", Aliases: []string{"WMP"}},
		{Area: "North Wales", Parent: "North West", Aliases: []string{"North Wales Police", "Gogledd Cymru"}},
		{Area: "Cheshire", Parent: "North West", Aliases: []string{"Cheshire Constabulary"}},
		{Area: "Avon and Somerset", Parent: "South West", Aliases: []string{"Eastern"}},
		{Area: "Bristol, City of", Parent: "South West"},
		{Area: "Newport", Parent: "North Wales"},
		{Area: "Newport", Parent: "Eastern"},
	})
	return mustBuild(t, b)
}

func TestResolve(t *testing.T) {
	tree := storiesTree(t)
	for name, want := range map[string]string{
		"North West":                    "UK > North West",
		"north-west":                    "UK > North West",
		"The  NORTH\u00a0WEST":          "UK > North West",
		"nwrocu":                        "UK > North West",
		"NW policing region":            "UK > North West",
		"NW":                            "UK > North West", // an alias without its trailing words
		"NW police area":                "UK > North West",
		"North West region":             "UK > North West", // a place that others lie in
		"Avon & Somerset":               "UK > South West > Avon and Somerset",
		"Gogledd Cymru Police":          "UK > North West > North Wales",
		"Cheshire Police":               "UK > North West > Cheshire",
		"Eastern":                       "UK > Eastern", // a name beats an alias
		"the Eastern region":            "UK > Eastern", // as it is said
		"the West Country":              "UK > South West",
		"Bristol":                       "UK > South West > Bristol, City of",
		"Bristol City of":               "UK > South West > Bristol, City of",
		"WMP":                           "UK > West Midlands > West Midlands",
		"West Midlands>WestMidlands":    "",
		"West Midlands > West Midlands": "UK > West Midlands > West Midlands",
		"UK > West Midlands":            "UK > West Midlands",
		"Eastern > Newport":             "UK > Eastern > Newport",
		"North West>Newport":            "UK > North West > North Wales > Newport",
		"NWROCU > Newport":              "UK > North West > North Wales > Newport",
		"uk > north-west > cheshire":    "UK > North West > Cheshire",
		"> UK > North West":             "UK > North West",
		"> North West":                  "",
		"South West > Cheshire":         "",
		"Cheshire > North West":         "",
		"UK > South West > Cheshire":    "",
		"Dorset":                        "",
		"Newport region":                "",
		"South West police":             "",
		">":                             "",
		"":                              "",
	} {
		got, err := tree.Resolve(name)
		if want == "" {
			var unknown *UnknownError
			if !errors.As(err, &unknown) || unknown.Name != name || got.ID != None {
				t.Errorf("%q: %+v, %v; want it unknown", name, got, err)
			}
			continue
		}
		if err != nil || tree.Path(got.ID) != want {
			t.Errorf("%q: %q, %v; want %q", name, tree.Path(got.ID), err, want)
		}
	}
}

func TestResolveAmbiguous(t *testing.T) {
	tree := storiesTree(t)
	for name, want := range map[string][]string{
		"Newport":       {"Eastern > Newport", "North Wales > Newport"},
		"UK > Newport":  {"Eastern > Newport", "North Wales > Newport"},
		"west midlands": {"UK > West Midlands", "West Midlands > West Midlands"},
	} {
		got, err := tree.Resolve(name)
		var ambiguous *AmbiguousError
		if !errors.As(err, &ambiguous) || got.ID != None {
			t.Errorf("%q: %+v, %v", name, got, err)
			continue
		}
		if diff := cmp.Diff(want, ambiguous.Paths); diff != "" {
			t.Errorf("%q: %s", name, diff)
		}
		for _, path := range ambiguous.Paths {
			if _, err := tree.Resolve(path); err != nil {
				t.Errorf("told to type %q: %v", path, err)
			}
		}
	}
}

// TestLooseAliases: where dropping "police" and "county" leaves two places, neither is taken.
func TestLooseAliases(t *testing.T) {
	b := NewBuilder()
	b.AddEntries([]Entry{{Area: "Force", Aliases: []string{"Kent Police"}}, {Area: "Shire", Aliases: []string{"Kent County"}}})
	tree := mustBuild(t, b)
	if a, err := tree.Resolve("Kent police"); err != nil || a.Name != "Force" {
		t.Errorf("%+v, %v", a, err)
	}
	var ambiguous *AmbiguousError
	if _, err := tree.Resolve("Kent"); !errors.As(err, &ambiguous) || !slices.Equal(ambiguous.Paths, []string{"Force", "Shire"}) {
		t.Error(err)
	}
}

// TestPathsOfNamesakes: what the tool says to type has to lead to each of them.
func TestPathsOfNamesakes(t *testing.T) {
	for _, test := range []struct {
		facts []string
		want  []string
	}{
		{[]string{"Newport", "Wales > Newport", "Wight > Newport"}, []string{"> Newport", "Wales > Newport", "Wight > Newport"}},
		{[]string{"Newport > Newport"}, []string{"> Newport", "Newport > Newport"}},
		{[]string{"Newport > Newport > Newport"}, []string{"> Newport", "> Newport > Newport", "Newport > Newport > Newport"}},
		{[]string{"A > B > Newport", "C > B > Newport"}, []string{"A > B > Newport", "C > B > Newport"}},
	} {
		tree := build(t, test.facts...)
		_, err := tree.Resolve("Newport")
		var ambiguous *AmbiguousError
		if !errors.As(err, &ambiguous) {
			t.Errorf("%q: %v", test.facts, err)
			continue
		}
		if diff := cmp.Diff(test.want, ambiguous.Paths); diff != "" {
			t.Errorf("%q: %s", test.facts, diff)
		}
		found := map[ID]bool{}
		for _, path := range ambiguous.Paths {
			a, err := tree.Resolve(path)
			if err != nil {
				t.Errorf("%q: %v", path, err)
			}
			found[a.ID] = true
		}
		if len(found) != len(test.want) {
			t.Errorf("%q lead to %d places", ambiguous.Paths, len(found))
		}
	}
}

func TestSuggestions(t *testing.T) {
	tree := storiesTree(t)
	for name, want := range map[string][]string{
		"Chesire":             {"Cheshire"},
		"Cheshire Fire":       {"Cheshire"},
		"City of Bristol":     {"Bristol, City of"},
		"NWROCO":              {"North West"}, // an alias that is near gives its place
		"Nweport":             {"Eastern > Newport", "North Wales > Newport"},
		"North Wales>Nweport": {"North Wales > Newport"},
		"Atlantis":            nil,
	} {
		_, err := tree.Resolve(name)
		var unknown *UnknownError
		if !errors.As(err, &unknown) {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, unknown.Near); diff != "" {
			t.Errorf("%q: %s", name, diff)
		}
		if (hint(err) == "") != (want == nil) {
			t.Errorf("%q: hint %q", name, hint(err))
		}
	}
}

// TestAreasFileAndData is about names that come from both sides.
func TestAreasFileAndData(t *testing.T) {
	file := []Entry{
		{Area: "England"},
		{Area: "South West", Parent: "England", Aliases: []string{"SW"}},
		{Area: "Dorset", Parent: "South West", Aliases: []string{"Dorset Police", "Wessex"}},
		{Area: "Devon", Parent: "SW"},
		{Area: "Wessex", Parent: "Fiction"},
		{Area: "Newport", Parent: "Wales", Aliases: []string{"Casnewydd"}},
	}
	const listed = "England\n South West\n  Devon\n  Dorset\nFiction\n Wessex\nWales\n Newport"
	for _, test := range []struct {
		name string
		data []string
		want string
	}{
		{"nothing", nil, listed},
		{"bare names and an alias", []string{"dorset", "DORSET POLICE", "SW"}, listed},
		{"under an alias", []string{"SW > Dorset", "SW > Dorset Police"}, listed},
		{"an alias that is a name is the name", []string{"Wessex"}, listed},
		{"nearer in the areas file", []string{"England > Dorset", "England > Devon", "England > Dorset Police"}, listed},
		{"an alias of a namesake", []string{"Casnewydd", "Wight > Newport"}, listed + "\nWight\n Newport"},
		{"elsewhere", []string{"Dorset Holdings > Dorset"}, "Dorset Holdings\n Dorset\n" + listed},
		{"new", []string{"SW > Wiltshire", "Jersey"}, "England\n South West\n  Devon\n  Dorset\n  Wiltshire\nFiction\n Wessex\nJersey\nWales\n Newport"},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := NewBuilder()
			var ids []ID
			for _, name := range test.data {
				ids = append(ids, b.Add(name))
			}
			b.AddEntries(file)
			tree := mustBuild(t, b)
			if diff := cmp.Diff(test.want, outline(tree)); diff != "" {
				t.Error(diff)
			}
			for i, id := range ids {
				last := test.data[i][strings.LastIndex(test.data[i], ">")+1:]
				if a := tree.Get(id); Fold(a.Name) != Fold(last) && !slices.ContainsFunc(a.Aliases, func(s string) bool { return Fold(s) == Fold(last) }) {
					t.Errorf("%q became %+v", test.data[i], a)
				}
			}
		})
	}
}

func TestSaysAndAliases(t *testing.T) {
	b := NewBuilder()
	id := b.Add("Dorset")
	nested := b.AddUnder("South West", "dorset")
	b.SetSay(id, " rural  Dorset ")
	b.SetSay(nested, "rural Dorset")
	b.SetSay(nested, " ")
	for _, alias := range []string{"Wessex", "DORSET", "wessex", "Dorsetshire", "  "} {
		b.AddAlias(nested, alias)
	}
	got, err := mustBuild(t, b).Resolve("dorsetshire")
	if err != nil {
		t.Fatal(err)
	}
	want := Area{ID: 1, Name: "Dorset", Say: "rural Dorset", Aliases: []string{"Dorsetshire", "Wessex"}, Parent: 0}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBuildErrors(t *testing.T) {
	for _, test := range []struct {
		name string
		add  func(b *Builder)
		want string
		hint string
	}{
		{"alias clash", func(b *Builder) {
			b.AddAlias(b.AddUnder("North West", "Greater Manchester"), "GMP")
			b.AddAlias(b.Add("Gwent"), "gmp")
		}, `is an alias of both "Gwent" and "North West > Greater Manchester"`, "keep it at one of them"},
		{"circle", func(b *Builder) { b.Add("A > B"); b.Add("B > C"); b.Add("C > A"); b.Add("D") },
			`areas lie within each other in a circle: "A" in "C" in "B" in "A"`, "correct the parent of one of them"},
		{"circle with a tail", func(b *Builder) { b.Add("C > A"); b.Add("C > B"); b.Add("B > C") },
			`circle: "B" in "C" in "B"`, ""},
		{"within itself by an alias", func(b *Builder) {
			b.AddEntries([]Entry{{Area: "South West", Parent: "SW", Aliases: []string{"SW"}}})
		}, `circle: "South West" in "South West"`, ""},
		{"two ways to say", func(b *Builder) { id := b.Add("Kent"); b.SetSay(id, "the Kent"); b.SetSay(id, "a Kent") },
			`"Kent" is to be said in two ways: "a Kent" and "the Kent"`, "keep one of them in the say column"},
		{"parent could be two", func(b *Builder) { b.Add("Wales > Newport"); b.Add("Wight > Newport"); b.AddUnder("newport", "Pan") },
			`a parent is not clear: "newport" is the name of 2 areas`, `say which: "Wales > Newport" or "Wight > Newport"`},
		{"first of two unclear parents", func(b *Builder) {
			for _, name := range []string{"Newport", "Ham"} {
				b.Add("Wales > " + name)
				b.Add("Wight > " + name)
				b.AddUnder(name, "Pan")
			}
		}, `"Ham" is the name of 2 areas`, `"Wales > Ham"`},
		{"blank name", func(b *Builder) { b.Add(" \u00a0") }, "an area has a blank name", "every row needs"},
		{"blank name under a parent", func(b *Builder) { b.AddUnder("Wales", ">") }, "an area has a blank name", ""},
		{"say of a stranger", func(b *Builder) { b.SetSay(7, "x") }, "area number 7 was not added by this builder", ""},
		{"alias of a stranger", func(b *Builder) { b.AddAlias(-9, "x") }, "area number -9 was not", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := NewBuilder()
			test.add(b)
			tree, err := b.Build()
			if err == nil || tree != nil {
				t.Fatalf("built %v", tree)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%q, want %q", err, test.want)
			}
			if !strings.Contains(hint(err), test.hint) {
				t.Errorf("hint %q, want %q", hint(err), test.hint)
			}
		})
	}
}

func TestSetParent(t *testing.T) {
	b := NewBuilder()
	uk, wales, newport := b.Add("UK"), b.Add("Wales"), b.Add("Newport")
	for range 2 { // saying it again is no error
		if err := errors.Join(b.SetParent(wales, uk), b.SetParent(newport, wales)); err != nil {
			t.Fatal(err)
		}
	}
	if id := b.AddUnder("Wales", "newport"); id != newport {
		t.Errorf("the same place has IDs %d and %d", id, newport)
	}
	for _, test := range []struct {
		child, parent ID
		want          string
	}{
		{newport, uk, `"Newport" cannot lie in "UK", since it lies in "Wales"`},
		{uk, newport, `in a circle: "UK" in "Newport" in "Wales" in "UK"`},
		{uk, uk, `in a circle: "UK" in "UK"`},
		{uk, 3, "area number 3 was not added by this builder"},
		{None, uk, "area number -1 was not added by this builder"},
	} {
		err := b.SetParent(test.child, test.parent)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v, want %q", err, test.want)
		}
	}
	if got := outline(mustBuild(t, b)); got != "UK\n Wales\n  Newport" {
		t.Error(got)
	}
}

func TestBestSpelling(t *testing.T) {
	for _, test := range []struct {
		spellings []string
		want      string
	}{
		{[]string{"DORSET", "dorset", "Dorset"}, "Dorset"},
		{[]string{"North-West", "NORTH WEST", "North West"}, "North West"},
		{[]string{"dorset", "DORSET"}, "DORSET"},
		{[]string{"Avon & Somerset", "Avon and Somerset"}, "Avon and Somerset"},
		{[]string{"The North West", "North West"}, "North West"},
		{[]string{"North_West", "The North West"}, "The North West"},
	} {
		if got := bestSpelling(test.spellings); got != test.want {
			t.Errorf("%q: %q, want %q", test.spellings, got, test.want)
		}
	}
}
