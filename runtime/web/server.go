package web

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"github.com/covetpy/covetgen/runtime/py"
)

// settings are the binary's command line. Flags win over uvicorn's environment variables.
type settings struct {
	host, rootPath, logLevel, logFormat string
	port                                int
	proxyHeaders, accessLog             bool
	maxBody                             int64
	keepAlive, shutdown                 time.Duration
}

func env(fallback string, names ...string) string {
	for _, name := range names {
		if v, ok := os.LookupEnv(name); ok && v != "" {
			return v
		}
	}
	return fallback
}

func parseSettings(config Config, args []string) (*settings, error) {
	port, err := strconv.Atoi(env("8000", "UVICORN_PORT", "PORT"))
	if err != nil {
		return nil, fmt.Errorf("the environment's PORT is not a number: %w", err)
	}
	s := &settings{}
	flags := flag.NewFlagSet(os.Args[0], flag.ContinueOnError)
	flags.StringVar(&s.host, "host", env("127.0.0.1", "UVICORN_HOST", "HOST"), "address to listen on")
	flags.IntVar(&s.port, "port", port, "port to listen on; 0 takes a free one")
	flags.StringVar(&s.rootPath, "root-path", env(config.RootPath, "UVICORN_ROOT_PATH"), "path prefix that a proxy strips")
	flags.BoolVar(&s.proxyHeaders, "proxy-headers", env("", "UVICORN_PROXY_HEADERS") == "true", "trust X-Forwarded-Proto and X-Forwarded-For")
	flags.StringVar(&s.logLevel, "log-level", env("info", "UVICORN_LOG_LEVEL"), "debug, info, warning, error or critical")
	flags.StringVar(&s.logFormat, "log-format", "text", "text or json")
	flags.BoolVar(&s.accessLog, "access-log", env("", "UVICORN_ACCESS_LOG") == "true", "log each request")
	flags.Int64Var(&s.maxBody, "max-body-size", 1<<30, "largest request body in bytes; 0 for no limit")
	flags.DurationVar(&s.keepAlive, "timeout-keep-alive", 120*time.Second, "how long an idle connection is kept")
	flags.DurationVar(&s.shutdown, "timeout-graceful-shutdown", 30*time.Second, "how long requests may take to end after SIGTERM")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	if flags.NArg() > 0 {
		return nil, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return s, nil
}

var logLevels = map[string]slog.Level{
	"trace": slog.LevelDebug, "debug": slog.LevelDebug, "info": slog.LevelInfo,
	"warning": slog.LevelWarn, "error": slog.LevelError, "critical": slog.LevelError + 4,
}

// Main runs a service: it reads the command line, runs the startup code, serves until
// SIGINT or SIGTERM, lets requests end, and runs the shutdown code. It does not return.
func Main(a *App) {
	os.Exit(a.main(os.Args[1:]))
}

func (a *App) main(args []string) int {
	s, err := parseSettings(a.config, args)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	level, ok := logLevels[s.logLevel]
	if !ok {
		fmt.Fprintf(os.Stderr, "unknown --log-level %q\n", s.logLevel)
		return 2
	}
	a.logger.level, a.logger.json = level, s.logFormat == "json"
	a.config.RootPath, a.config.ProxyHeaders, a.maxBody = s.rootPath, s.proxyHeaders, s.maxBody
	if err := a.serve(s); err != nil {
		a.logger.log(slog.LevelError, "%v", err)
		return 3
	}
	return 0
}

// serve listens and serves until a signal comes.
func (a *App) serve(s *settings) error {
	stop, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	listener, err := net.Listen("tcp", net.JoinHostPort(s.host, strconv.Itoa(s.port)))
	if err != nil {
		return err
	}
	a.prepare()
	running, err := a.start()
	if err != nil {
		listener.Close()
		a.logger.log(slog.LevelError, "%s", py.FormatException(err)+"Application startup failed. Exiting.")
		return errors.New("application startup failed")
	}
	var handler http.Handler = a
	if s.accessLog {
		handler = a.logger.accessLog(a)
	}
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 20 * time.Second,
		IdleTimeout:       s.keepAlive,
		MaxHeaderBytes:    64 << 10,
		ConnState:         connState,
		ConnContext:       connContext,
		ErrorLog:          log.New(serverLog{a.logger}, "", 0),
	}
	tuneMemory()
	a.logger.log(slog.LevelInfo, "covetgen service running on http://%s (Press CTRL+C to quit)", listener.Addr())
	failed := make(chan error, 1)
	watched := watchDeadlines(listener)
	defer watched.stop()
	go func() { failed <- server.Serve(watched) }()
	defer time.AfterFunc(startDone, dropStartPages).Stop()
	select {
	case err := <-failed:
		return err
	case <-stop.Done():
	}
	cancel() // a second signal ends the process at once
	ctx, done := context.WithTimeout(context.Background(), s.shutdown)
	defer done()
	server.Shutdown(ctx)
	a.waitLate(ctx)
	defer a.atExit()
	return a.stop(running)
}

// atExit runs what atexit was given.
func (a *App) atExit() {
	t := a.newTask()
	t.Lock()
	defer t.Unlock()
	py.AtExit(t)
}

// startDone is when a service that serves has also run what runs once.
const startDone = 300 * time.Millisecond

// tuneMemory gives back what start-up took and lets the heap grow further between
// collections than Go's default: services live with small heaps, where the default spends
// a quarter of the CPU on collecting. GOGC and GOMEMLIMIT still decide when they are set.
func tuneMemory() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		pace := &gcPace{last: time.Now()}
		pace.set(0)
		watchGC(pace)
	}
	debug.FreeOSMemory()
}

// waitLate waits for background tasks and dependencies that go on after their answers.
func (a *App) waitLate(ctx context.Context) {
	ended := make(chan struct{})
	go func() {
		a.late.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
}

// serverLog passes what net/http complains about to the log, at debug level: it is about
// clients that went away or sent nonsense.
type serverLog struct{ *logger }

// Write implements io.Writer.
func (l serverLog) Write(b []byte) (int, error) {
	l.log(slog.LevelDebug, "%s", string(b[:len(b)-1]))
	return len(b), nil
}

// start runs lifespan up to its yield, or the startup handlers. It returns the lifespan's
// context manager for stop.
func (a *App) start() (py.Value, error) {
	t := a.newTask()
	t.Lock()
	defer t.Unlock()
	if err := a.buildLayers(t); err != nil {
		return nil, err
	}
	if a.lifespan == nil {
		for _, call := range a.startup {
			if err := callAndAwait(t, call, nil, nil); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}
	manager, err := py.Call(t, a.lifespan, a)
	if err != nil {
		return nil, err
	}
	state, err := enterLifespan(t, manager)
	if err != nil {
		return nil, err
	}
	a.lifespanState, _ = py.AsDict(state)
	return manager, nil
}

// enterLifespan runs a lifespan up to its yield and returns what it yields. A plain generator
// function, async or not, stands for the context manager that contextlib would make of it.
func enterLifespan(t *py.Task, manager py.Value) (state py.Value, err error) {
	yields := true
	switch m := manager.(type) {
	case *py.AsyncGenerator:
		state, yields, err = py.AsyncNext(t, m)
	case *py.Generator:
		state, yields, err = m.Next(t)
	default:
		entered, err := py.CallMethod(t, manager, "__aenter__")
		if err != nil {
			return nil, err
		}
		return py.Await(t, entered)
	}
	if err == nil && !yields {
		return nil, py.Raise(py.RuntimeError, "generator didn't yield")
	}
	return state, err
}

// requestState is the state that a request begins with.
func (a *App) requestState() *py.Dict {
	if a.lifespanState != nil {
		return a.lifespanState.Copy()
	}
	return py.NewDict()
}

// stop runs the lifespan's end, or the shutdown handlers.
func (a *App) stop(manager py.Value) error {
	t := a.newTask()
	t.Lock()
	defer t.Unlock()
	switch m := manager.(type) {
	case nil:
		for _, call := range a.shutdown {
			if err := callAndAwait(t, call, nil, nil); err != nil {
				a.logger.exception(err)
			}
		}
		return nil
	case *py.AsyncGenerator:
		_, again, err := py.AsyncNext(t, m)
		return stopped(again, err)
	case *py.Generator:
		_, again, err := m.Next(t)
		return stopped(again, err)
	}
	exit, err := py.CallMethod(t, manager, "__aexit__", py.None, py.None, py.None)
	if err == nil {
		_, err = py.Await(t, exit)
	}
	return err
}

// stopped is the error of a lifespan's generator that yields again, or err.
func stopped(again bool, err error) error {
	if err == nil && again {
		return py.Raise(py.RuntimeError, "generator didn't stop")
	}
	return err
}
