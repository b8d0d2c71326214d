package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/report"
)

type initOptions struct {
	frame   *frame
	flags   *dataFlags
	exports []string
}

func newInitCommand(f *frame) *cobra.Command {
	o := initOptions{frame: f, flags: newDataFlags(report.Names())}
	cmd := &cobra.Command{
		Use:     "init EXPORT… [flags]",
		Short:   "write a figures.yaml, so that flags need not be typed again",
		GroupID: dataGroup,
		Long: `Writes a figures.yaml into the current folder, with what figures inspect understood of the exports and
what was typed. From then on commands in this folder need neither the name of the export nor the
flags. Everything in the file is explained there. A figures.yaml that is there is never touched.`,
		Example: `# For an office that always asks the same export
figures init testdata/exports/south-west.csv --unit people --verb contacted --service "Stop It Now!"

# With a file that says how places nest
figures init testdata/exports/north-west-log.csv --areas testdata/areas.csv`,
		Args:              exportArguments,
		ValidArgsFunction: completeExports,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.exports = args
			return runInit(cmd.Context(), o)
		},
	}
	o.flags.textOnly = true
	read := slices.DeleteFunc(slices.Clone(readFlags), func(name string) bool {
		return slices.Contains([]string{"dated", "config", "no-config"}, name)
	})
	o.flags.addTo(cmd, read, []string{"unit", "verb", "service", "style", "quiet"})
	return cmd
}

func runInit(ctx context.Context, o initOptions) error {
	if o.frame.exists(configName) {
		return usage(fmt.Sprintf("there is a %s here, and it is never written over", configName), "change it by hand, or rename it first")
	}
	o.flags.noConfig = true
	s, _, err := o.frame.ask(ctx, o.flags, o.exports)
	if err != nil {
		return err
	}
	if err := createNew(s.env.Files, configName, s.configText(o.exports)); err != nil {
		return err
	}
	s.tell("wrote " + configName)
	return nil
}

// createNew makes a file that must not be there yet.
func createNew(files Files, name string, content []byte) error {
	err := fill(files, name, newFileMode, content)
	switch {
	case errors.Is(err, fs.ErrExist):
		return usage(fmt.Sprintf("there is a %s here, and it is never written over", name), "change it by hand, or rename it first")
	case err != nil:
		return cannotWrite(name, err)
	}
	return nil
}

// configText is a figures.yaml for this session.
func (s *session) configText(exports []string) []byte {
	var b bytes.Buffer
	b.WriteString(`# What figures knows of this folder's exports, so that nobody has to type it again.
# Flags that are typed beat what stands here; "figures inspect" shows what is in force.
# A line that begins with # is not in force: take the # away to use it.

# The exports, relative to this file: paths, patterns, or 2018=old.csv for a file that
# does not say its period.
`)
	s.writeData(&b, exports)
	b.WriteString("\n# What the columns are for. The others split the counts (--by, --where).\n")
	s.writeRoles(&b)
	b.WriteString("\n# How places nest and are said: a file with the columns area,parent,say,alias.\n")
	writeSetting(&b, "areas", filepath.ToSlash(s.flags.areasFile), "areas.csv")
	b.WriteString("\n# People living in each area, for rates: a file with the columns area,population.\n")
	writeSetting(&b, "population", filepath.ToSlash(s.flags.population), "populations.csv")
	b.WriteString("\n# What is counted, what they did, and whom they did it to.\n")
	writeSetting(&b, "unit", s.flags.unit, s.guessUnit())
	writeSetting(&b, "verb", s.flags.verb, "contacted")
	writeSetting(&b, "service", s.flags.service, "Name of the service")
	b.WriteString("\n# The house style: \"figures help styles\" lists them.\n")
	writeSetting(&b, "style", s.flags.style, s.style.Name)
	s.writeReading(&b)
	b.WriteString(`
# When figures warns, and when it gives no percentage at all.
# thresholds:
#   small-base: 50
#   no-percent: 20
#   low-count: 4
`)
	return b.Bytes()
}

// writeData names the exports.
func (s *session) writeData(b *bytes.Buffer, exports []string) {
	if slices.ContainsFunc(s.inputs, func(in input) bool { return in.name == standardInput }) {
		b.WriteString("# data: [contacts.csv]\n")
		return
	}
	b.WriteString("data:\n")
	for _, e := range exports {
		fmt.Fprintf(b, "  - %s\n", yamlText(filepath.ToSlash(e)))
	}
}

// writeRoles writes the columns by role. Counts that run across the top are
// found again by their heads, so that next year's column is read as well.
func (s *session) writeRoles(b *bytes.Buffer) {
	heads := map[export.Role][]string{}
	for _, file := range s.export.Inspection().Files {
		for _, c := range file.Columns {
			if !slices.Contains(heads[c.Role], c.Head) {
				heads[c.Role] = append(heads[c.Role], c.Head)
			}
		}
	}
	if len(heads[export.RoleCount]) > 1 && !slices.ContainsFunc(s.flags.columns, func(c string) bool { return strings.HasPrefix(c, "count=") }) {
		delete(heads, export.RoleCount)
	}
	roles := slices.DeleteFunc(slices.Clone(columnRoles), func(r export.Role) bool { return len(heads[r]) == 0 || r == export.RoleIgnore })
	if len(roles) == 0 {
		b.WriteString("# columns: {area: County, count: People}\n")
		return
	}
	b.WriteString("columns:\n")
	for _, role := range roles {
		writeValues(b, "  "+string(role), heads[role])
	}
}

// writeReading writes the settings about cells.
func (s *session) writeReading(b *bytes.Buffer) {
	b.WriteString("\n# What a mark in a cell hides, and what a blank cell and an absent row mean.\n")
	if len(s.flags.hidden) > 0 {
		writeValues(b, "hidden", s.flags.hidden)
	} else {
		b.WriteString("# hidden: ['*=1-4']\n")
	}
	writeSetting(b, "blank", s.flags.blank, missingOrZero[0])
	writeSetting(b, "absent", s.flags.absent, missingOrZero[0])
	b.WriteString("\n# The month financial years start in.\n")
	month := ""
	if s.flags.financialYearStart > 0 {
		month = fmt.Sprint(s.flags.financialYearStart)
	}
	writeSetting(b, "financial-year-start", month, "4")
	for _, other := range []struct{ name, value string }{{"years", s.flags.years}, {"encoding", s.flags.encoding}, {"delimiter", s.flags.delimiter}, {"decimal", s.flags.decimal}, {"hidden-rows", s.flags.hiddenRows}} {
		if other.value != "" {
			writeSetting(b, other.name, other.value, "")
		}
	}
}

// guessUnit takes the head of the count for what is counted.
func (s *session) guessUnit() string {
	for _, file := range s.export.Inspection().Files {
		for _, c := range file.Columns {
			if c.Role == export.RoleCount && c.Reason != "" && !strings.ContainsAny(c.Head, "0123456789") {
				return strings.ToLower(c.Head)
			}
		}
	}
	return "people"
}

// writeSetting writes a setting, or an example of it that is not in force.
func writeSetting(b *bytes.Buffer, key, value, example string) {
	if value == "" {
		fmt.Fprintf(b, "# %s: %s\n", key, yamlText(example))
		return
	}
	fmt.Fprintf(b, "%s: %s\n", key, yamlText(value))
}

// writeValues writes a single value or a list.
func writeValues(b *bytes.Buffer, key string, values []string) {
	var words []string
	for _, v := range values {
		words = append(words, yamlText(v))
	}
	if len(words) == 1 {
		fmt.Fprintf(b, "%s: %s\n", key, words[0])
		return
	}
	fmt.Fprintf(b, "%s: [%s]\n", key, strings.Join(words, ", "))
}

// yamlText writes text as a YAML value on one line, in quotes where YAML would
// take it for something else. It stays the same text inside a list.
func yamlText(text string) string {
	if strings.ContainsAny(text, ",[]{}\n") {
		return "'" + strings.ReplaceAll(strings.ReplaceAll(text, "\n", " "), "'", "''") + "'"
	}
	if text != "" && strings.Trim(text, "0123456789") == "" && text[0] != '0' {
		return text // read as it stands, though YAML itself would take it for a number
	}
	out, err := yaml.Marshal(text)
	if err != nil {
		return "''"
	}
	return strings.TrimRight(string(out), "\n")
}
