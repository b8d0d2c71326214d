package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/wording"
)

// configName is the file in which an office writes down once what its exports
// and its sentences look like.
const configName = "figures.yaml"

// configLimit is far more than anyone writes by hand, in bytes.
const configLimit = 1 << 20

// config is what a figures.yaml says.
type config struct {
	name     string // as it is shown
	dir      string // paths in it are relative to this folder
	data     []setting
	settings []setting
	limits   []setting // thresholds, by their names

	tolerances []setting // of the wording table, by their names
	ignores    []check.Pattern
}

// setting is one value, set by flag name, and where it stands.
type setting struct {
	name, value  string
	line, column int
}

// errorAt words an error in the file with its place.
func (c *config) errorAt(line, column int, text, hint string) error {
	return usage(fmt.Sprintf("%s:%d:%d: %s", c.name, line, column, text), hint)
}

// findConfig finds the configuration that applies: the one that was named,
// else the nearest figures.yaml in the current folder or above it, no higher
// than the root of the repository. Without a repository only the current
// folder counts: a file that someone left in a folder above is not meant.
// It returns an empty name where there is none.
func (f *frame) findConfig(named string, none bool) (string, error) {
	switch {
	case none && named != "":
		return "", usage("--config and --no-config contradict each other", "leave one of them out")
	case none:
		return "", nil
	case named != "":
		if _, err := f.checkInput(named, []string{".yaml", ".yml"}); err != nil {
			return "", err
		}
		return named, nil
	}
	nearest := ""
	for dir := f.env.Dir; ; dir = filepath.Dir(dir) {
		if nearest == "" && f.exists(filepath.Join(dir, configName)) {
			nearest = filepath.Join(dir, configName)
		}
		if f.exists(filepath.Join(dir, ".git")) {
			return f.shown(nearest), nil
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	if own := filepath.Join(f.env.Dir, configName); nearest == own {
		return configName, nil
	}
	return "", nil
}

// shown is a path as people would write it: relative to the current folder
// where that is possible.
func (f *frame) shown(path string) string {
	if path == "" || !filepath.IsAbs(path) {
		return path
	}
	if short, err := filepath.Rel(f.env.Dir, path); err == nil {
		return short
	}
	return path
}

// loadConfig reads the configuration of that name; nil for no name.
func (f *frame) loadConfig(name string) (*config, error) {
	if name == "" {
		return nil, nil
	}
	text, err := readSmall(f.env.Files, name, configLimit)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, f.missing(name)
	case err != nil:
		return nil, f.unreadable(name, err)
	}
	return parseConfig(name, text)
}

// parseConfig reads the text of a configuration. Every key must be known.
func parseConfig(name string, text []byte) (*config, error) {
	c := &config{name: name, dir: filepath.Dir(name)}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var document, second yaml.Node
	switch err := decoder.Decode(&document); {
	case errors.Is(err, io.EOF):
		return c, nil
	case err != nil:
		return nil, c.syntax(err, text)
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, c.errorAt(second.Line, 1, "a second document begins here", `leave out the lines that read "---"`)
	}
	return c, c.readMap(document.Content[0], configKeys)
}

// syntax words an error of the YAML reader, which names the line, and not even
// that for the first.
func (c *config) syntax(err error, text []byte) error {
	why := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if rest, found := strings.CutPrefix(why, "line "); found {
		number, after, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			line, why = n, after
		}
	}
	lines := strings.Split(string(text), "\n")
	if at := slices.IndexFunc(lines, indentedByTab); at >= 0 && at <= line {
		return c.errorAt(at+1, strings.Index(lines[at], "\t")+1, "a tab stands where blanks belong", "put two blanks in its place")
	}
	column := 1
	if line <= len(lines) {
		column += len(lines[line-1]) - len(strings.TrimLeft(lines[line-1], " "))
	}
	return c.errorAt(line, column, why, "a value with a colon, a quote or a leading * needs quotes round it")
}

// indentedByTab reports whether a line begins with a tab, which looks like
// blanks and is none.
func indentedByTab(line string) bool {
	words := strings.TrimLeft(line, " \t")
	return words != "" && strings.Contains(line[:len(line)-len(words)], "\t")
}

// reader reads the value of a key.
type reader func(c *config, key string, value *yaml.Node) error

// configKeys are the keys of figures.yaml. There is none that makes the tool
// write a file.
var configKeys = map[string]reader{
	"data":                 (*config).readData,
	"columns":              (*config).readColumns,
	"thresholds":           (*config).readThresholds,
	"hidden":               (*config).readHidden,
	"limits":               (*config).readLimits,
	"per":                  (*config).readList,
	"areas":                (*config).readText,
	"population":           (*config).readText,
	"unit":                 (*config).readText,
	"unique":               (*config).readText,
	"verb":                 (*config).readText,
	"service":              (*config).readText,
	"style":                (*config).readText,
	"decimals":             (*config).readText,
	"hedge":                (*config).readText,
	"average":              (*config).readText,
	"min-base":             (*config).readText,
	"blank":                (*config).readText,
	"absent":               (*config).readText,
	"financial-year-start": (*config).readText,
	"years":                (*config).readText,
	"encoding":             (*config).readText,
	"delimiter":            (*config).readText,
	"decimal":              (*config).readText,
	"sheet":                (*config).readText,
	"hidden-rows":          (*config).readText,
	"table":                (*config).readText,
	"check":                (*config).readCheck,
}

// checkKeys are the keys below "check".
var checkKeys = map[string]reader{
	"facts":        (*config).readText,
	"accepted":     (*config).readText,
	"fail-on":      (*config).readText,
	"strict-words": (*config).readText,
	"tolerances":   (*config).readTolerances,
	"ignore":       (*config).readIgnores,
}

// ignoreKeys are the keys of one entry below "ignore".
var ignoreKeys = []string{"reason", "rule", "text"}

// readMap reads a map whose keys must all be known, each once.
func (c *config) readMap(node *yaml.Node, keys map[string]reader) error {
	return c.eachPair(node, func(key, value *yaml.Node) error {
		read, known := keys[key.Value]
		if !known {
			return c.unknownKey(key, slices.Sorted(maps.Keys(keys)))
		}
		return read(c, key.Value, value)
	})
}

func (c *config) unknownKey(key *yaml.Node, known []string) error {
	hint := "the keys are " + joined(known, "and")
	if near := nearest(key.Value, known, 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "?"
	}
	return c.errorAt(key.Line, key.Column, fmt.Sprintf("there is no key %q", key.Value), hint)
}

// eachPair calls do for every pair of a map, and refuses a key that stands
// twice.
func (c *config) eachPair(node *yaml.Node, do func(key, value *yaml.Node) error) error {
	if node.Kind != yaml.MappingNode {
		return c.errorAt(node.Line, node.Column, "expected keys with values", `write one a line, such as "unit: people"`)
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return c.errorAt(key.Line, key.Column, "expected a key", "")
		}
		if line, twice := seen[key.Value]; twice {
			return c.errorAt(key.Line, key.Column, fmt.Sprintf("the key %q stands twice, first in line %d", key.Value, line), "leave one of them out")
		}
		seen[key.Value] = key.Line
		if err := do(key, value); err != nil {
			return err
		}
	}
	return nil
}

// scalar returns a single value.
func (c *config) scalar(key string, node *yaml.Node) (string, error) {
	if node.Kind != yaml.ScalarNode {
		return "", c.errorAt(node.Line, node.Column, fmt.Sprintf("%q takes a single value", key), "")
	}
	if node.Tag == "!!null" {
		return "", c.errorAt(node.Line, node.Column, fmt.Sprintf("%q has no value", key), "leave the line out, or write a value behind the colon")
	}
	return node.Value, nil
}

// scalars returns a single value or a list of them.
func (c *config) scalars(key string, node *yaml.Node) ([]setting, error) {
	nodes := []*yaml.Node{node}
	if node.Kind == yaml.SequenceNode {
		nodes = node.Content
	}
	var out []setting
	for _, n := range nodes {
		value, err := c.scalar(key, n)
		if err != nil {
			return nil, err
		}
		out = append(out, setting{key, value, n.Line, n.Column})
	}
	return out, nil
}

func (c *config) readText(key string, node *yaml.Node) error {
	value, err := c.scalar(key, node)
	c.settings = append(c.settings, setting{key, value, node.Line, node.Column})
	return err
}

func (c *config) readList(key string, node *yaml.Node) error {
	values, err := c.scalars(key, node)
	c.settings = append(c.settings, values...)
	return err
}

func (c *config) readData(key string, node *yaml.Node) error {
	values, err := c.scalars(key, node)
	c.data = values
	return err
}

// readColumns reads role: Header, or role: [Header, Header].
func (c *config) readColumns(_ string, node *yaml.Node) error {
	return c.eachPair(node, func(key, value *yaml.Node) error {
		headers, err := c.scalars(key.Value, value)
		for _, h := range headers {
			c.settings = append(c.settings, setting{"column", key.Value + "=" + h.value, key.Line, key.Column})
		}
		return err
	})
}

// readHidden reads "*=1-4", a list of such, or a map of mark: 1-4.
func (c *config) readHidden(key string, node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		return c.readList(key, node)
	}
	return c.eachPair(node, func(mark, value *yaml.Node) error {
		rule, err := c.scalar(mark.Value, value)
		c.settings = append(c.settings, setting{key, mark.Value + "=" + rule, mark.Line, mark.Column})
		return err
	})
}

// readLimits reads a map of limits, as --limit takes them.
func (c *config) readLimits(_ string, node *yaml.Node) error {
	return c.eachPair(node, func(key, value *yaml.Node) error {
		most, err := c.scalar(key.Value, value)
		c.settings = append(c.settings, setting{"limit", key.Value + "=" + most, key.Line, key.Column})
		return err
	})
}

func (c *config) readThresholds(_ string, node *yaml.Node) error {
	return c.eachPair(node, func(key, value *yaml.Node) error {
		limit, err := c.scalar(key.Value, value)
		c.limits = append(c.limits, setting{key.Value, limit, key.Line, key.Column})
		return err
	})
}

func (c *config) readCheck(_ string, node *yaml.Node) error { return c.readMap(node, checkKeys) }

func (c *config) readTolerances(_ string, node *yaml.Node) error {
	return c.eachPair(node, func(key, value *yaml.Node) error {
		bound, err := c.scalar(key.Value, value)
		c.tolerances = append(c.tolerances, setting{key.Value, bound, key.Line, key.Column})
		return err
	})
}

// readIgnores reads what a check passes over: words of a sentence, or a map of
// text, rule and reason; one, or a list of them.
func (c *config) readIgnores(key string, node *yaml.Node) error {
	nodes := []*yaml.Node{node}
	if node.Kind == yaml.SequenceNode {
		nodes = node.Content
	}
	for _, n := range nodes {
		p, err := c.readIgnore(key, n)
		if err != nil {
			return err
		}
		p.Place = fmt.Sprintf("%s:%d", c.name, n.Line)
		c.ignores = append(c.ignores, p)
	}
	return nil
}

func (c *config) readIgnore(key string, node *yaml.Node) (check.Pattern, error) {
	var p check.Pattern
	if node.Kind != yaml.MappingNode {
		text, err := c.scalar(key, node)
		if err == nil && strings.TrimSpace(text) == "" {
			err = c.errorAt(node.Line, node.Column, `"ignore" has no words`, "write words of the sentence that is to be passed over")
		}
		return check.Pattern{Text: text}, err
	}
	err := c.eachPair(node, func(name, value *yaml.Node) error {
		text, err := c.scalar(name.Value, value)
		if err != nil {
			return err
		}
		switch name.Value {
		case "text":
			p.Text = text
		case "reason":
			p.Reason = text
		case "rule":
			p.Rule, err = check.RuleID(text), c.knownRule(text, value)
		default:
			err = c.unknownKey(name, ignoreKeys)
		}
		return err
	})
	if err == nil && strings.TrimSpace(p.Text) == "" {
		err = c.errorAt(node.Line, node.Column, `an entry of "ignore" has no "text"`, "write words of the sentence that is to be passed over")
	}
	return p, err
}

// knownRule refuses the name of a rule that there is not.
func (c *config) knownRule(name string, node *yaml.Node) error {
	names := allRuleNames()
	if slices.Contains(names, name) {
		return nil
	}
	hint := `"figures rules" lists them`
	if near := nearest(name, names, 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "?"
	}
	return c.errorAt(node.Line, node.Column, fmt.Sprintf("there is no rule %q", name), hint)
}

// setTolerances sets what tolerances the configuration names.
func (c *config) setTolerances(t *wording.Tolerances) error {
	for _, s := range c.tolerances {
		if err := t.Set(s.name, s.value); err != nil {
			hint := ""
			if near := nearest(s.name, wording.ToleranceNames(), 1); len(near) > 0 && near[0] != s.name {
				hint = "did you mean " + near[0] + "?"
			}
			return c.errorAt(s.line, s.column, err.Error(), hint)
		}
	}
	if len(c.tolerances) == 0 {
		return nil
	}
	if err := t.Check(); err != nil {
		return c.errorAt(c.tolerances[0].line, c.tolerances[0].column, err.Error(), "figures help hedges lists the bounds in force without it")
	}
	return nil
}

// apply sets the flags that were not typed. Files that it names are relative
// to its folder.
func (c *config) apply(f *frame, d *dataFlags) error {
	d.noteTyped()
	for _, s := range c.settings {
		if d.typed[s.name] {
			continue
		}
		if err := d.all.Set(s.name, c.resolved(f, s)); err != nil {
			var invalid interface{ Unwrap() error }
			if errors.As(err, &invalid) && invalid.Unwrap() != nil {
				err = invalid.Unwrap()
			}
			return c.errorAt(s.line, s.column, s.name+" "+err.Error(), hintOf(err))
		}
	}
	return nil
}

// sets reports whether the configuration says anything of a setting.
func (c *config) sets(name string) bool {
	return c != nil && slices.ContainsFunc(c.settings, func(s setting) bool { return s.name == name })
}

// placeOf is where the configuration sets a flag to such a value, if that is
// where the value comes from: what was typed goes before it.
func (c *config) placeOf(d *dataFlags, name string, is func(value string) bool) (string, bool) {
	if c == nil || d.typed[name] {
		return "", false
	}
	for _, s := range c.settings {
		if s.name == name && is(s.value) {
			return fmt.Sprintf("%s:%d:%d", c.name, s.line, s.column), true
		}
	}
	return "", false
}

// resolved makes the path of a setting that names a file relative to the
// current folder.
func (c *config) resolved(f *frame, s setting) string {
	switch s.name {
	case "areas", "facts", "accepted":
		return c.path(f, s.value)
	case "population":
		if path := c.path(f, s.value); f.exists(path) {
			return path
		}
	}
	return s.value
}

func (c *config) path(f *frame, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(c.dir, filepath.FromSlash(name))
}

// exports lists the data the configuration names, as they would be typed in
// the current folder.
func (c *config) exports(f *frame) ([]string, error) {
	var out []string
	for _, s := range c.data {
		label, name, found := strings.Cut(s.value, "=")
		if !found || f.exists(c.path(f, s.value)) {
			label, name = "", s.value
		}
		if name == standardInput {
			return nil, c.errorAt(s.line, s.column, "data cannot be standard input", "")
		}
		path := c.path(f, name)
		if label != "" {
			path = label + "=" + path
		}
		out = append(out, path)
	}
	return out, nil
}

// setThresholds sets what thresholds the configuration names.
func (c *config) setThresholds(t *caveat.Thresholds) error {
	for _, s := range c.limits {
		if err := t.Set(s.name, s.value); err != nil {
			return c.errorAt(s.line, s.column, err.Error(), hintOf(err))
		}
	}
	return nil
}
