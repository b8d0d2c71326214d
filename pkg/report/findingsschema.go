package report

// FindingsSchema describes what FindingsJSON writes, for people who write
// programs that read it. The tests check that it names every key.
const FindingsSchema = `The JSON of figures check, schema 1
===================================

    {"schema": 1, "summary": SUMMARY, "files": [FILE…]}

Every key is always there. New keys may come at any time. A key that goes or
changes its meaning raises the number of the schema. Numbers that were stated
or worked out are strings, so that no program rounds them.

SUMMARY             how many claims have each verdict, of all files or of one
  claims right loose wrong unsupported unclear
  not_claims        numbers that are no claims: dates, ages, telephone numbers
  passed            findings that are left out because a remark in the release,
                    the configuration or a list of accepted findings says so

FILE                one release
  file              its name, as it was given
  format            "text", "markdown", "html" or "word"
  summary           SUMMARY
  claims            [CLAIM…], in the order of the text
  findings          [FINDING…], in the order of the text: all remarks, those
                    about claims among them
  not_claims        [{"text", "reason", PLACE}]: reason says what the number is

PLACE               where something stands. The same keys everywhere
  line column       of its first character, from 1; columns are code points. In
                    a Word file they are the paragraph and the character in it
  end_line end_column    the place behind its last character
  start end         bytes of the file as UTF-8 without byte order mark; end is
                    behind the last one. In a Word file they are bytes of its
                    text, with a blank line between paragraphs

CLAIM
  text              its own words
  kind              "count", "sum", "absolute_change", "percent_change",
                    "multiple", "share", "fraction", "rate", "rank",
                    "comparison" or "cumulative"
  verdict           "right"; "loose": true of a looser reading; "wrong";
                    "unsupported": understood, but neither the data nor the
                    facts hold it; "unclear": two readings with different
                    answers, or none
  severity          "info", "warning" or "error"; empty where nothing is to be
                    remarked
  rule              names the rule of the remark: "figures rules RULE" explains
                    it; empty where there is none
  PLACE
  stated            the number that it states, as digits or a ratio; empty for
                    "rose" and "the highest"
  true              the number that it should be, printed to as many places;
                    empty where nothing says
  from to           the values before and after, or the whole and the part, as
                    they are printed; may be empty
  hedge             its words: "nearly", "more than"; may be empty
  area_name              the place as the data call it; empty where they did not
                         judge the claim
  area period against    the place, the period and that of the base, as the
                    release has them; may be empty
  basis             what judged it: "text" (the release itself), "data",
                    "facts" or "none"
  message hint      what is the matter, and what to do; may be empty
  working           how true was reached; may be empty
  instead           words that would be right, the best first
  readings          the ways to read it, where it is unclear
  source            names the fact that holds it; may be empty
  quoted            true inside a quotation
  passed            true where its finding is passed over
  notes             [CAVEAT…], which change no verdict by themselves
  figure            the FIGURE of the data that judged it, or null

FINDING
  rule severity message hint    as of a claim
  claim             which of claims it is about, counted from 0; null for none
  text PLACE        the words it is about
  related           [{"text", PLACE}]: other places it has to do with
  fingerprint       the same in the next run, whatever is changed elsewhere in
                    the release: 16 hexadecimal digits

FIGURE and CAVEAT are those of the JSON of the other commands.
`
