package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/covetpy/covetgen/runtime/py"
)

// logger writes what uvicorn would log: plain lines for people, or JSON.
type logger struct {
	mu    sync.Mutex
	out   io.Writer
	level slog.Level
	json  bool
}

func newLogger() *logger { return &logger{out: os.Stderr, level: slog.LevelInfo} }

var levelNames = map[slog.Level]string{
	slog.LevelDebug: "DEBUG:    ",
	slog.LevelInfo:  "INFO:     ",
	slog.LevelWarn:  "WARNING:  ",
	slog.LevelError: "ERROR:    ",
}

func (l *logger) log(level slog.Level, format string, args ...any) {
	if level < l.level {
		return
	}
	text := format
	if len(args) > 0 {
		text = fmt.Sprintf(format, args...)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.json {
		record := slog.NewRecord(time.Now(), level, text, 0)
		slog.NewJSONHandler(l.out, &slog.HandlerOptions{Level: l.level}).Handle(context.Background(), record)
		return
	}
	io.WriteString(l.out, levelNames[level]+text+"\n")
}

// exception logs an uncaught exception with its Python traceback.
func (l *logger) exception(err error) {
	l.log(slog.LevelError, "%s", "Exception in ASGI application\n"+strings.TrimRight(py.FormatException(err), "\n"))
}

// accessLog wraps a handler with uvicorn's access log.
func (l *logger) accessLog(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		recorder := &statusRecorder{ResponseWriter: w, status: 200}
		next.ServeHTTP(recorder, r)
		l.log(slog.LevelInfo, "%s - \"%s %s HTTP/%d.%d\" %d %s", r.RemoteAddr, r.Method, r.URL.RequestURI(), r.ProtoMajor, r.ProtoMinor, recorder.status, http.StatusText(recorder.status))
	})
}

type statusRecorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader remembers the status.
func (s *statusRecorder) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController through.
func (s *statusRecorder) Unwrap() http.ResponseWriter { return s.ResponseWriter }
