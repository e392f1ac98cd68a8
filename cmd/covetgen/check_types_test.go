package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// typedApp has a variable of each kind that the report tells apart.
const typedApp = `from fastapi import FastAPI

app = FastAPI()


class Account:
    def __init__(self, owner: str, balance: int) -> None:
        self.owner = owner
        self.balance = balance

    def deposit(self, amount: int) -> int:
        self.balance += amount
        return self.balance


def either(flag):
    if flag:
        return 1
    return "one"


@app.get("/")
def read(n: int):
    account = Account("ann", n)
    totals = {"ann": [account.deposit(1)]}
    for name, values in totals.items():
        values.append(len(name))
    thing = either(n > 3)
    return thing
`

// TestCheckTypes compares the report with what the program is.
func TestCheckTypes(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile(filepath.Join(dir, "app.py"), []byte(typedApp), 0o644); err != nil {
		t.Fatal(err)
	}
	out, code := command("check", "app.py", "--types")
	if code != 0 {
		t.Fatalf("exit %d: %s", code, out)
	}
	fields := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{
		"app.py:7: Account.__init__ self Account 7 owner str 7 balance int 7 return None 7",
		"Account.deposit self Account 11 amount int 11 return int 11",
		"return dynamic 16 it returns int and str",
		"account Account 24 totals dict[str, list[int]] 25",
		"name str 26 values list[int] 26",
		"thing dynamic 28 the result of either is dynamic",
		"are dynamic",
	} {
		if !strings.Contains(fields, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if out, code := command("check", "app.py", "--types", "--format", "json"); code != exitUsage {
		t.Errorf("exit %d: %s", code, out)
	}
}
