// Package area knows places: their names and other names, how they nest, and how they are said in a sentence.
//
// A [Tree] holds the places of one set of data, nested the way the owner of the data nests them: a policing
// region may hold North Wales, and no built-in list says otherwise. A [Builder] collects what an export and an
// areas file say of places, in any order, and builds the same tree from the same facts.
//
// Names are matched by [Fold], which forgives case, hyphens, "&", a leading "the" and the like, and nothing else:
// a name that is only near is suggested ([Near]), never taken, because the wrong county in print is worse than a
// question.
//
// It is not a gazetteer. [IsUKName] knows well-known names, to tell a column of places from other columns, and
// nests nothing.
package area

// ID is a place's number. In a [Tree] the IDs run from 0 in the order of [Tree.All], so that they say nothing of
// the order in which places were added.
//
// A [Builder] cannot know that order yet: the IDs it hands out are provisional, all of them below [None]. They
// serve for its own methods, and every method of the tree it builds takes them too; [Tree.Get] gives the final one.
type ID int32

// None is the ID of no place: the parent of a place at the top.
const None ID = -1

// Area is a place.
type Area struct {
	// ID is the place's number in its tree.
	ID ID
	// Name is the place's name as the data or the areas file spell it, blanks tidied.
	Name string
	// Say is how the areas file wants the place said in running prose ("the South West"); empty if it does not
	// say. The function Say gives a default.
	Say string
	// Aliases are its other names, sorted. The slice is shared and not to be changed.
	Aliases []string
	// Parent is the place it lies directly in, or None.
	Parent ID
}
