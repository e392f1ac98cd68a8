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
	var total, seen, moves, streams, failures atomic.Int64
	var wg sync.WaitGroup
	end := time.Now().Add(span)
	for n := range 64 {
		wg.Go(func() {
			random := rand.New(rand.NewSource(int64(n)))
			accounts := []string{"a", "b", "c"}
			for time.Now().Before(end) {
				path, count := "", (*atomic.Int64)(nil)
				switch random.Intn(11) {
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
				case 6:
					path = fmt.Sprintf("/cache/%d", random.Intn(40))
				case 7:
					path, count = fmt.Sprintf("/move/%d", random.Intn(9)), &moves
				case 8:
					path = "/gate"
				case 9:
					path = fmt.Sprintf("/context/%d", 1+random.Intn(9))
				case 10:
					path, count = "/stream", &streams
				}
				status, answer := post(client, s.url+path)
				switch {
				case status == 200 && answer == "false", status != 200 && status != 409:
					failures.Add(1)
				case status == 200 && count != nil:
					count.Add(1)
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
		Total, Seen, Computed, Moves, Streamed int64
		Hits, Accounts, Cache, Balances        map[string]int64
		Names                                  []string
		Inside                                 int
		MostInside                             int `json:"most_inside"`
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
	if state.Computed != int64(len(state.Cache)) || state.Moves != moves.Load() || sum(state.Balances) != 1000 {
		t.Errorf("locks did not hold: %+v, want %d moves", state, moves.Load())
	}
	if state.Streamed != 3*streams.Load() {
		t.Errorf("%d parts were streamed by %d answers", state.Streamed, streams.Load())
	}
	if state.Inside != 0 || state.MostInside > 4 {
		t.Errorf("the semaphore let %d in, %d are still inside", state.MostInside, state.Inside)
	}
	s.stop(t)
	if strings.Contains(s.stderr.String(), "DATA RACE") {
		t.Errorf("races: %.4000s", s.stderr)
	}
}

// post returns the status of an answer, 0 without one, and its body.
func post(client *http.Client, url string) (status int, body string) {
	res, err := client.Post(url, "", nil)
	if err != nil {
		return 0, ""
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return 0, ""
	}
	return res.StatusCode, string(data)
}
