package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const modulePath = "github.com/pressfigures/figures"

// rooms are the packages in the order in which they may use each other: each
// imports only those before it.
var rooms = []string{
	"pkg/number", "pkg/period", "pkg/list", "pkg/area", "pkg/caveat", "pkg/cube", "pkg/scan", "pkg/workbook", "pkg/export", "pkg/figure", "pkg/revision", "pkg/style",
	"pkg/wording", "pkg/sentence", "pkg/release", "pkg/claim", "pkg/check", "pkg/report", "cmd/figures",
}

// floatFiles may use floating point: chance.go works out the probability that
// chance explains a difference, and hands it on as a type of its own. No digit of
// a figure comes from one.
var floatFiles = []string{"pkg/figure/chance.go"}

// source is one file of the module that is not a test.
type source struct {
	name   string // from the root of the repository, with slashes
	syntax *ast.File
}

// sources parses every file of the module that is not a test.
func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	root := os.DirFS(repository)
	for _, top := range []string{"cmd", "pkg"} {
		err := fs.WalkDir(root, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(name, "/testdata/") {
				return err
			}
			text, err := fs.ReadFile(root, name)
			if err != nil {
				return err
			}
			syntax, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution|parser.ParseComments)
			out = append(out, source{name, syntax})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func (s source) room() string { return path.Dir(s.name) }

func (s source) imports() []string {
	var out []string
	for _, spec := range s.syntax.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, name)
	}
	return out
}

// TestImportDirection holds the order of the packages.
func TestImportDirection(t *testing.T) {
	for _, s := range sources(t) {
		here := slices.Index(rooms, s.room())
		if here < 0 {
			t.Errorf("%s: the package %s has no place in the order", s.name, s.room())
			continue
		}
		for _, name := range s.imports() {
			room, ours := strings.CutPrefix(name, modulePath+"/")
			if ours && slices.Index(rooms, room) >= here {
				t.Errorf("%s imports %s, which does not come before it", s.name, room)
			}
		}
	}
}

// TestNoNetwork holds that nothing here can talk to anyone: exports are about
// people.
func TestNoNetwork(t *testing.T) {
	for _, s := range sources(t) {
		for _, name := range s.imports() {
			if name == "net" || strings.HasPrefix(name, "net/") || strings.HasPrefix(name, "golang.org/x/net") && !strings.HasPrefix(name, "golang.org/x/net/html") {
				t.Errorf("%s imports %s", s.name, name)
			}
		}
	}
}

// TestLibraryLaws holds that packages under pkg take readers and never open
// files, read the clock, end the process or count in floating point.
func TestLibraryLaws(t *testing.T) {
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.name, "pkg/") {
			continue
		}
		for _, name := range []string{"os", "os/exec", "syscall"} {
			if slices.Contains(s.imports(), name) {
				t.Errorf("%s imports %s", s.name, name)
			}
		}
		ast.Inspect(s.syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if call := selector(n); slices.Contains([]string{"time.Now", "time.Since", "time.Until", "time.Tick"}, call) {
					t.Errorf("%s uses %s", s.name, call)
				}
			case *ast.Ident:
				if (n.Name == "float64" || n.Name == "float32") && !slices.Contains(floatFiles, s.name) {
					t.Errorf("%s uses %s", s.name, n.Name)
				}
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s has an init", s.name)
				}
			}
			return true
		})
	}
}

// selector writes package.Name.
func selector(n *ast.SelectorExpr) string {
	if x, ok := n.X.(*ast.Ident); ok {
		return x.Name + "." + n.Sel.Name
	}
	return ""
}

// TestOneExitAndOneClock holds that the process ends in one place and asks the
// time in one place.
func TestOneExitAndOneClock(t *testing.T) {
	uses := map[string][]string{}
	for _, s := range sources(t) {
		ast.Inspect(s.syntax, func(n ast.Node) bool {
			if n, ok := n.(*ast.SelectorExpr); ok {
				uses[selector(n)] = append(uses[selector(n)], s.name)
			}
			return true
		})
	}
	for _, name := range []string{"os.Exit", "time.Now", "os.Getwd"} {
		if want := []string{"cmd/figures/main.go"}; !slices.Equal(uses[name], want) {
			t.Errorf("%s stands in %v, want once, in %v", name, uses[name], want)
		}
	}
	for _, name := range []string{"log.Fatal", "log.Fatalf", "syscall.Exit", "os.Setenv", "os.Chdir"} {
		if len(uses[name]) > 0 {
			t.Errorf("%s stands in %v", name, uses[name])
		}
	}
}

// TestEveryPackageIsDescribed holds that every package says what it is for.
func TestEveryPackageIsDescribed(t *testing.T) {
	described, seen := map[string]bool{}, map[string]bool{}
	for _, s := range sources(t) {
		seen[s.room()] = true
		if s.syntax.Doc != nil && len(s.syntax.Doc.Text()) > 100 {
			described[s.room()] = true
		}
	}
	for room := range seen {
		if !described[room] {
			t.Errorf("the package %s has no comment of more than a line", room)
		}
	}
}

// TestTopLevel holds that the repository's first page stays short.
func TestTopLevel(t *testing.T) {
	allowed := []string{"cmd", "pkg", "testdata", "go.mod", "go.sum", "README.md", "LICENSE", "figures", "figures.exe", "dist"}
	entries, err := os.ReadDir(repository)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s does not belong at the top level", filepath.Join(repository, e.Name()))
		}
	}
}
