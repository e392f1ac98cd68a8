package py

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"
)

// regexCase is a line of regex.json: pattern, flags, text, all matches, fullmatch.
type regexCase struct {
	pattern, text string
	flags         int
	all           [][]reSpan
	full          []reSpan
}

// UnmarshalJSON implements json.Unmarshaler.
func (c *regexCase) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[]any{&c.pattern, &c.flags, &c.text, &c.all, &c.full})
}

// TestRegexPrograms compares programs with what CPython's re finds (testdata/record_regex.py).
func TestRegexPrograms(t *testing.T) {
	raw, err := os.ReadFile("testdata/regex.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []regexCase
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatal(err)
	}
	programs := 0
	for _, c := range cases {
		p, err := compileRegex(c.pattern, c.flags, false)
		if err != nil {
			t.Errorf("%q: %v", c.pattern, err)
			continue
		}
		if p.codes == nil {
			continue
		}
		programs++
		subject, err := p.subjectOf(Str(c.text))
		if err != nil {
			t.Fatal(err)
		}
		all := [][]reSpan{}
		f := p.finder(subject, 0, subject.size)
		for {
			found, err := f.next()
			if err != nil {
				t.Fatal(err)
			}
			if !found {
				break
			}
			all = append(all, append([]reSpan(nil), f.spans...))
		}
		f.close()
		if !reflect.DeepEqual(all, c.all) {
			t.Errorf("finditer %q, %d in %q: %v, CPython %v", c.pattern, c.flags, c.text, all, c.all)
		}
		var full []reSpan
		if m, err := p.run(reFull, subject, 0, subject.size); err != nil {
			t.Fatal(err)
		} else if m != nil {
			full = m.spans
		}
		if !reflect.DeepEqual(full, c.full) {
			t.Errorf("fullmatch %q, %d in %q: %v, CPython %v", c.pattern, c.flags, c.text, full, c.full)
		}
	}
	if programs < len(cases)*3/4 {
		t.Errorf("only %d of %d patterns have programs", programs, len(cases))
	}
	t.Logf("%d of %d patterns have programs", programs, len(cases))
}
