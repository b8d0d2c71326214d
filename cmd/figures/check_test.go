package main

import (
	"slices"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
)

func TestFails(t *testing.T) {
	judged := func(v check.Verdict, passed bool) *check.Report {
		return &check.Report{Claims: []check.Judged{{Verdict: v, Passed: passed}}}
	}
	found := func(s caveat.Severity) *check.Report {
		return &check.Report{Findings: []check.Finding{{Severity: s, Claim: claim.None}}}
	}
	tests := []struct {
		name   string
		report *check.Report
		at     string // the first level at which it fails; empty for never
	}{
		{"right", judged(check.Right, false), ""},
		{"wrong", found(caveat.Error), "error"},
		{"no source", judged(check.Unsupported, false), "unsupported"},
		{"no source, passed over", judged(check.Unsupported, true), ""},
		{"unclear", judged(check.Unclear, false), "unclear"},
		{"warning", found(caveat.Warning), "warning"},
		{"info", found(caveat.Info), ""},
		{"nothing", &check.Report{}, ""},
	}
	for _, tt := range tests {
		from := slices.Index(failures, tt.at)
		for i, level := range failures {
			if got, want := fails(tt.report, level), from >= 0 && i >= from; got != want {
				t.Errorf("%s at %s: %v, want %v", tt.name, level, got, want)
			}
		}
	}
}
