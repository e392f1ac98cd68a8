package main

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSARIF holds the SARIF form to what version 2.1.0 asks for: known rules, levels,
// regions that count from 1 and relative URIs, of a file whose name needs escaping.
func TestSARIF(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.Mkdir("my app", 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join("my app", "main.py"), smallApp+"\n\n@app.get(\"/é\")\ndef other(): return 'ä', eval(str(1))\n")
	out, code := command("check", "my app", "--format", "sarif")
	if code != exitDiagnostics {
		t.Fatalf("exit %d: %s", code, out)
	}
	var log struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name, Version string
					Rules         []struct{ ID string }
				}
			}
			Results []struct {
				RuleID, Level string
				Message       struct{ Text string }
				Locations     []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &log); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if log.Version != "2.1.0" || !strings.Contains(log.Schema, "sarif-2.1.0") || len(log.Runs) != 1 || len(log.Runs[0].Results) != 1 {
		t.Fatalf("%s", out)
	}
	driver, result := log.Runs[0].Tool.Driver, log.Runs[0].Results[0]
	if driver.Name != "covetgen" || driver.Version == "" || len(driver.Rules) != 1 || driver.Rules[0].ID != result.RuleID {
		t.Errorf("driver %+v", driver)
	}
	if result.Level != "error" || !slices.Contains([]string{"CV5303"}, result.RuleID) || !strings.Contains(result.Message.Text, "eval") || len(result.Locations) != 1 {
		t.Fatalf("result %+v", result)
	}
	at := result.Locations[0].PhysicalLocation
	if u, err := url.Parse(at.ArtifactLocation.URI); err != nil || u.Path != "my app/main.py" || strings.Contains(at.ArtifactLocation.URI, " ") {
		t.Errorf("uri %q", at.ArtifactLocation.URI)
	}
	if r := at.Region; r.StartLine != 12 || r.StartColumn != 26 || r.EndLine != 12 || r.EndColumn != 38 {
		t.Errorf("region %+v", r)
	}
}

// TestGitHubAnnotations wants workflow commands of one line each, with escaped properties.
func TestGitHubAnnotations(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("a,b%c", 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join("a,b%c", "main.py"), strings.Replace(smallApp, "return 1", "return eval(str(1))", 1))
	out, code := command("check", "a,b%c", "--format", "github")
	line := regexp.MustCompile(`^::error file=a%2Cb%25c/main\.py,line=8,col=12,endLine=8,endColumn=24,title=CV5303::[^\n]+%0A[^\n]+\n$`)
	if code != exitDiagnostics || !line.MatchString(out) {
		t.Errorf("exit %d: %s", code, out)
	}
}
