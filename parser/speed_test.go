package parser

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/covetpy/covetgen/parser/source"
)

// BenchmarkParseFile parses the committed corpus.
func BenchmarkParseFile(b *testing.B) {
	var texts [][]byte
	n := 0
	for _, path := range corpusFiles(b) {
		texts = append(texts, readFile(b, path))
		n += len(texts[len(texts)-1])
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			ParseFile(source.NewFile("x.py", text), Options{})
		}
	}
}

// TestSpeedAgainstCPython prints our time beside ast.parse's on the same files,
// read from memory, one after the other on one thread.
func TestSpeedAgainstCPython(t *testing.T) {
	if testing.Short() {
		t.Skip("measures for some seconds")
	}
	var files []string
	for i, path := range oracleFiles(t) {
		if i%10 == 0 {
			files = append(files, path)
		}
	}
	cmd := exec.Command(oraclePath(t), "testdata/oracle/speed.py")
	cmd.Stdin = strings.NewReader(strings.Join(files, "\n") + "\n")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var bytes int
	var theirs float64
	fmt.Sscan(string(out), &bytes, &theirs)
	var texts [][]byte
	for _, path := range files {
		texts = append(texts, readFile(t, path))
	}
	best := time.Hour
	for range 5 {
		start := time.Now()
		for _, text := range texts {
			if f, err := source.Decode("x.py", text); err == nil {
				ParseFile(f, Options{})
			}
		}
		best = min(best, time.Since(start))
	}
	mb := float64(bytes) / 1e6
	t.Logf("%d files, %.1f MB: ast.parse %.3fs (%.1f MB/s), ParseFile %.3fs (%.1f MB/s): %.1f times as fast",
		len(files), mb, theirs, mb/theirs, best.Seconds(), mb/best.Seconds(), theirs/best.Seconds())
	if theirs/best.Seconds() < 5 {
		t.Errorf("less than five times the speed of ast.parse")
	}
}
