package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// Version says which build this is. Fields that are not known are empty.
type Version struct{ Number, Commit, Date string }

// buildVersion returns what the release build set, and otherwise what the Go
// tool noted about the module and its repository.
func buildVersion(number, commit, date string) Version {
	if number != "" {
		return Version{number, commit, date}
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return Version{}
	}
	return versionOf(info)
}

func versionOf(info *debug.BuildInfo) Version {
	v := Version{Number: strings.TrimPrefix(info.Main.Version, "v")}
	if v.Number == "(devel)" {
		v.Number = ""
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Commit = s.Value
		case "vcs.time":
			v.Date = s.Value
		}
	}
	return v
}

// String is the line that a bug report should begin with.
func (v Version) String() string {
	number := v.Number
	if number == "" {
		number = "(built from source)"
	}
	details := []string{}
	if v.Commit != "" {
		details = append(details, "commit "+v.Commit[:min(12, len(v.Commit))])
	}
	if v.Date != "" {
		details = append(details, v.Date)
	}
	details = append(details, runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
	return "figures " + number + " (" + strings.Join(details, ", ") + ")"
}

type versionOptions struct{ frame *frame }

func newVersionCommand(f *frame) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "which version this is",
		Long:  "Prints the version of figures, the commit and day it was built from, and the system it was built for. Begin a bug report with this line.",
		Example: `# The line to begin a bug report with
figures version

# The same, as other programs ask for it
figures --version`,
		GroupID: otherGroup,
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runVersion(cmd.Context(), versionOptions{frame: f})
		},
	}
}

func runVersion(_ context.Context, o versionOptions) error {
	_, err := fmt.Fprintln(o.frame.streams.Out, o.frame.env.Version)
	return err
}
