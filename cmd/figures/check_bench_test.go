package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/report"
)

// fillers stand between the sentences with numbers of a made release, as such
// sentences do in real ones.
var fillers = []string{
	"The charity runs a helpline and a website for anyone who is worried about a child.",
	"“People ring because they want things to change,” says the manager of the service.",
	"Callers do not have to give their name, and what they say stays in confidence.",
	"Police forces across the country have asked the service for help with training.",
}

// sayings are what figures itself says of an export, a sentence each.
func sayings(b *testing.B, env Env, export string) []string {
	var said []string
	for _, command := range []string{"change", "rank", "total"} {
		for _, style := range []string{"press", "ons"} {
			var out, stderr bytes.Buffer
			args := []string{command, export, "--style", style, "--quiet", "--format", "sentence", "--unit", "people", "--verb", "contacted", "--service", "Stop It Now!"}
			if status := run(b.Context(), args, Streams{In: strings.NewReader(""), Out: &out, Err: &stderr}, env); status != exitDone {
				b.Fatal(stderr.String())
			}
			said = append(said, strings.Split(strings.TrimSpace(out.String()), "\n")...)
		}
	}
	return said
}

// makeReleases writes so many releases of so many words to the folder of env
// and returns their names. Each goes on with the sentences where the one
// before ended, so that no two are alike.
func makeReleases(b *testing.B, env Env, said []string, count, words int) []string {
	var names []string
	next := 0
	for i := range count {
		text := "Calls to the helpline change again, charity says\n\n"
		for n := 0; len(strings.Fields(text)) < words; n++ {
			text += said[next%len(said)] + []string{" ", " " + fillers[next%len(fillers)] + " ", "\n\n"}[n%3]
			next++
		}
		name := fmt.Sprintf("release-%03d.txt", i)
		if err := os.WriteFile(filepath.Join(env.Dir, name), []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// benchCheck checks releases of so many words by an export, from the arguments
// to the output.
func benchCheck(b *testing.B, export string, count, words int, format string) {
	env := benchEnv(b, export)
	releases := makeReleases(b, env, sayings(b, env, "export.csv"), count, words)
	args := append([]string{"check", "--data", "export.csv", "--service", "Stop It Now!", "--format", format, "--quiet"}, releases...)
	b.ReportAllocs()
	for b.Loop() {
		var stderr bytes.Buffer
		if status := run(b.Context(), args, Streams{In: strings.NewReader(""), Out: io.Discard, Err: &stderr}, env); status != exitDone && status != exitFound {
			b.Fatal(stderr.String())
		}
	}
}

// BenchmarkCheckLong checks a release of 5,000 words by a log.
func BenchmarkCheckLong(b *testing.B) { benchCheck(b, logExport(150_000), 1, 5000, "text") }

// BenchmarkCheckMany checks a hundred releases of 600 words by a small export,
// as a national charity does before it sends one to the papers of each county.
func BenchmarkCheckMany(b *testing.B) {
	export, err := os.ReadFile(filepath.Join(repository, "testdata/exports/eastern.csv"))
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range report.FindingsNames() {
		b.Run(format, func(b *testing.B) { benchCheck(b, string(export), 100, 600, format) })
	}
}
