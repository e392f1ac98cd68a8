package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestSharedState changes module-level state from 64 clients at once: no update is lost,
// nothing crashes, and the race detector stays silent (law 7). COVETGEN_SHARED sets how
// long, as "60s".
func TestSharedState(t *testing.T) {
	span := 3 * time.Second
	if s := os.Getenv("COVETGEN_SHARED"); s != "" {
		var err error
		if span, err = time.ParseDuration(s); err != nil {
			t.Fatal(err)
		}
	}
	s := startService(t, buildService(t, "../../testdata/apps/shared", "--race"), nil)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	var total, seen, failures atomic.Int64
	var wg sync.WaitGroup
	end := time.Now().Add(span)
	for n := range 64 {
		wg.Go(func() {
			random := rand.New(rand.NewSource(int64(n)))
			accounts := []string{"a", "b", "c"}
			for time.Now().Before(end) {
				path, count := "", (*atomic.Int64)(nil)
				switch random.Intn(6) {
				case 0:
					path, count = fmt.Sprintf("/async/%d", n%7), &total
				case 1:
					path, count = fmt.Sprintf("/sync/%d", n%7), &total
				case 2:
					path = fmt.Sprintf("/log/%d", n)
				case 3:
					path = fmt.Sprintf("/transfer/%s/%s?amount=%d", accounts[random.Intn(3)], accounts[random.Intn(3)], random.Intn(50))
				case 4:
					path, count = fmt.Sprintf("/stats?name=%d", n%5), &seen
				case 5:
					path = "/log/1"
				}
				status := post(client, s.url+path)
				if status == 200 && count != nil {
					count.Add(1)
				} else if status != 200 && status != 409 {
					failures.Add(1)
				}
			}
		})
	}
	wg.Wait()
	res, err := client.Get(s.url + "/state")
	if err != nil {
		t.Fatalf("%v: %s", err, s.stderr)
	}
	defer res.Body.Close()
	var state struct {
		Total, Seen    int64
		Hits, Accounts map[string]int64
		Names          []string
	}
	if err := json.NewDecoder(res.Body).Decode(&state); err != nil {
		t.Fatal(err)
	}
	sum := func(m map[string]int64) (n int64) {
		for _, v := range m {
			n += v
		}
		return n
	}
	t.Logf("%d counted, %d seen, %d failures in %s", total.Load(), seen.Load(), failures.Load(), span)
	if failures.Load() > 0 {
		t.Errorf("%d requests failed: %s", failures.Load(), s.stderr)
	}
	if state.Total != total.Load() || sum(state.Hits) != total.Load() || state.Seen != seen.Load() {
		t.Errorf("updates were lost: %+v, want total %d, seen %d", state, total.Load(), seen.Load())
	}
	if sum(state.Accounts) != 3000 || len(state.Names) != 5 {
		t.Errorf("state is torn: %+v", state)
	}
	s.stop(t)
	if strings.Contains(s.stderr.String(), "DATA RACE") {
		t.Errorf("races: %.4000s", s.stderr)
	}
}

func post(client *http.Client, url string) int {
	res, err := client.Post(url, "", nil)
	if err != nil {
		return 0
	}
	io.Copy(io.Discard, res.Body)
	res.Body.Close()
	return res.StatusCode
}
