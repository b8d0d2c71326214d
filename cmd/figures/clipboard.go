package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"unicode/utf16"
)

// Programs finds and runs other programs. Only --copy needs any.
type Programs interface {
	// Find returns where a program is, or an error where it is not installed.
	Find(name string) (path string, err error)
	// Run runs a program to its end with this input and these variables added
	// to its environment.
	Run(ctx context.Context, path string, args, env []string, input []byte) error
}

// systemPrograms are those of this machine.
type systemPrograms struct{}

func (systemPrograms) Find(name string) (string, error) { return exec.LookPath(name) }

func (systemPrograms) Run(ctx context.Context, path string, args, env []string, input []byte) error {
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Stdin = bytes.NewReader(input)
	cmd.Env = append(os.Environ(), env...)
	return cmd.Run()
}

// clipboard is a program that fills the clipboard from its input.
type clipboard struct {
	name string
	args []string
	env  []string
	// wide is set where the program reads UTF-16 and would take UTF-8 for the
	// code page of the console.
	wide bool
	// needs is a variable without which the program has no screen to talk to.
	needs string
}

// clipboards are the programs to try, by operating system, best first.
func clipboards(system string) []clipboard {
	windows := clipboard{name: "clip.exe", wide: true}
	switch system {
	case "windows":
		return []clipboard{windows}
	case "darwin":
		return []clipboard{{name: "pbcopy", env: []string{"LC_CTYPE=UTF-8"}}}
	}
	return []clipboard{
		{name: "wl-copy", needs: "WAYLAND_DISPLAY"},
		{name: "xclip", args: []string{"-selection", "clipboard"}, needs: "DISPLAY"},
		{name: "xsel", args: []string{"--input", "--clipboard"}, needs: "DISPLAY"},
		windows, // Linux inside Windows
	}
}

// copyText puts text on the clipboard.
func copyText(ctx context.Context, env Env, text []byte) error {
	for _, c := range clipboards(env.System) {
		if c.needs != "" && env.Getenv(c.needs) == "" {
			continue
		}
		path, err := env.Programs.Find(c.name)
		if err != nil {
			continue
		}
		if c.wide {
			text = widen(text)
		}
		if err := env.Programs.Run(ctx, path, c.args, c.env, text); err != nil {
			return failed(fmt.Sprintf("%s did not take the text: %s", c.name, reason(err)), "leave --copy out, or write to a file with --out", err)
		}
		return nil
	}
	return failed("there is no clipboard to copy to", noClipboardHint(env.System), nil)
}

func noClipboardHint(system string) string {
	if system == "windows" || system == "darwin" {
		return "write to a file with --out instead"
	}
	return "install wl-clipboard, xclip or xsel, or write to a file with --out instead"
}

// widen writes UTF-8 as UTF-16 with a byte order mark.
func widen(text []byte) []byte {
	units := utf16.Encode([]rune("\ufeff" + string(text)))
	out := make([]byte, 0, 2*len(units))
	for _, u := range units {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}
