package report

// Schema describes what JSON writes, for people who write programs that read
// it. The tests check that it names every key.
const Schema = `The JSON of figures, schema 1
=============================

    {"schema": 1, "figures": [FIGURE…], "notes": [CAVEAT…]}

Numbers are strings, so that no program rounds them: exact ones are digits
("590", "12.5") or, where no finite decimal writes them, a ratio ("295/298").
Keys that end in "exact" always hold a ratio in lowest terms ("14750/149");
rounded ones hold what the tables print, without commas, signs of plus and
units. Minus is "-".

A quantity has three keys: the value, and its low and high end. All three are
equal where it is known. Where hidden cells leave it open the value is null; an
end that is not known is null; all three are null where the data have nothing.

Every key of a kind is always there, in the order given here. New keys may come
at any time. A key that goes or changes its meaning raises the number of the
schema.

Every FIGURE
  kind      "total", "change", "comparison", "share", "ranking" or "brief"
  area      the area's name; null for all areas together
  parent    the area it lies in; null where there is none, or none is known
  period    {"label", "start", "end"}: named in the house style; first and last
            day, both included. null where the data have no periods
  measure   {"name", "kind", "unit", "places", "unique"}: kind is "flow",
            "stock", "average", "percentage" or "distinct"; unit is what is
            counted, in the plural; places are the decimals that the data give;
            unique, there only where kind is "distinct", is the column whose
            different values are counted. Parts of such a measure do not add up:
            one person may be in several of them
  members   what it is narrowed to: [{"dimension", "members"}]
  scope     what it adds up over: [{"dimension", "members", "all"}]; all is
            false where only some members were asked for
  … the keys of its kind, below …
            (hidden, missing and sources of a comparison, a ranking or a brief
            stand with the figures in it)
  hidden    how many suppressed or blank cells are in it
  missing   what the data do not cover: [{"area", "period"}]
  working   how it was reached: [{"result", "formula", "operands", "value",
            "low", "high"}], exact. operands: [{"name", "label", "value",
            "low", "high", "missing", "stated", "sources", "contacts"}];
            missing is true where the data have none, stated where it stands in
            the data as a subtotal
  sources   the rows it came from: [{"file", "sheet", "rows", "count", "first",
            "last", "list", "all"}]; rows says it in words, list holds the
            lowest row numbers (16 unless more are asked for), all is true where
            those are all of them. Rows are numbered as a spreadsheet does
  caveats   [CAVEAT…]

CONTACTS are those behind a number of people, and their keys are there only where
people are counted: {"made", "made_low", "made_high", "of_nobody_known"}; the people
made those of the first three, and the last are those of nobody known, who are
not counted as people.

total
  value low high    the total
  rates             [{"per", "known", "value", "exact", "low", "high", "why"}]:
                    per is "month", "week", "day" or a number of people; value
                    is rounded, exact is not (digits or a ratio); why says why
                    there is none
  contacts          CONTACTS

change
  against                      the period it is measured from
  new new_low new_high         the later value
  old old_low old_high         the earlier value
  change change_low change_high        new - old; in percentage points where
                               points is true
  points                       true where the measure is a percentage
  percent                      the change in per cent, rounded as printed
  percent_exact percent_low percent_high     the same as ratios
  times                        new / old, to two decimals
  times_exact times_low times_high           the same as ratios
  direction                    "up", "down", "same", or "unclear" where hidden
                               cells leave it open
  chance_tested by_chance      whether the test applies, and whether chance
                               alone may have made the change
  new_contacts old_contacts    CONTACTS of each
  percent and times are null where the base has none, or is too small for one.

comparison          area is the region, or null
  against           null where levels and not changes are compared
  changes           true where changes are compared
  method            "whole-region", "mean" or "excluding-self"
  rows              [{"role", "figure"}]: role is "subject" (asked for), "other"
                    or "region"; figure is a total or a change
  relative          how each subject stands to its region: [{"area", "region",
                    "known", "average", "average_exact", "difference",
                    "difference_exact", "difference_low", "difference_high",
                    "direction", "alike_tested", "alike",
                    "methods_disagree"}]; in percentage points where changes
                    are compared

share               area, period and members are the part's
  in in_period in_members              what the whole is
  part part_low part_high              the part
  whole whole_low whole_high           the whole
  known             false where either is missing, or the whole is 0
  suppressed        true where the whole is too small for a percentage
  percent percent_exact percent_low percent_high     as for a change
  one_in            the whole for one of the part, rounded: "9.9"
  fraction          in words that are right: "about one in ten"; may be empty
  part_contacts whole_contacts         CONTACTS of each

ranking
  by                "count", "change", "percent" or "rate"
  against           null where changes are not ranked
  dimension         what is ranked where it is not areas; else empty
  of                how many were ranked, where only the first are listed
  rows              [{"place", "joint", "sure", "name", "known", "value",
                    "low", "high", "figure"}]: place is null where unranked;
                    sure is false where a hidden cell could change it; value is
                    what is ranked on, exact; figure is a total or a change

brief
  total change comparison monthly region_monthly     figures of those kinds;
                    region_monthly may be null
  region_areas      the names of the region's areas

Two versions compared (figures diff)
------------------------------------

    {"schema": 1, "summary": SUMMARY, "revisions": [REVISION…],
     "totals": [TOTAL…], "not_compared": […], "renames": […], "moves": […],
     "notes": [CAVEAT…]}

Old and new values, and their change, are quantities as above. A value that a
version does not have is null.

SUMMARY
  text              what was found, on one line
  same              true where nothing differs
  old new           the files of each version
  measure           as above
  compared          how many cells both versions have, subtotals apart
  revised revealed hidden came went      how many cells of each kind
  subtotals         how many printed totals were revised
  total             the TOTAL of all periods that both have; null where the
                    measure does not add up

REVISION            a cell that changed, or cells that came or went together
  kind              "revised", "revealed" (hidden or blank before), "hidden"
                    (hidden or blank now), "came" or "went"
  subtotal          true for a total that both versions print
  cells             how many cells: 1, or all of a period, an area or a member
  area parent       null for all areas together
  period            of many cells, the stretch that they lie in
  members           as above
  old old_low old_high new new_low new_high change change_low change_high
  percent percent_exact      of the old value, as for a change
  old_sources new_sources    the rows, as in sources

TOTAL               over the periods that both versions have
  by                "period", "area", the name of a column, or "all"
  area period member         which total it is
  cells             how many cells of the new version are in it
  old … percent_exact        as in a revision
  by_revision by_came by_went    the parts of the change: numbers that were
                    revised, cells that came and went; null where hidden cells
                    leave them open

  not_compared      [{"period", "lacking", "cells"}]: what one version ("old" or
                    "new") covers only in part
  renames           [{"column", "from", "to", "same", "of"}]: names that perhaps
                    only changed, with how many numbers are the same; column is
                    empty for areas
  moves             [{"area", "from", "to"}]: areas that lie in another area

CAVEAT
  id                names the rule: "figures rules ID" explains it; empty where
                    there is none
  severity          "info", "warning" or "error"
  text              one sentence
  hint              what to do about it; may be empty
  place             file:row:column; may be empty
`
