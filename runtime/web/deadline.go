package web

import (
	"net"
	"sync"
	"time"
)

// deadlineGrain is how late a read deadline may be noticed.
const deadlineGrain = time.Second

// deadlineListener accepts connections whose read deadlines are watched together.
//
// net/http sets seven deadlines for each request, and each costs a change of the poller's
// timers: more than routing does. Time-outs for slow clients and idle connections are
// counted in seconds, so it is enough to note the deadline and to look at all connections
// once a second. A deadline in the past, with which net/http interrupts a read, and the end
// of one still reach the poller at once.
type deadlineListener struct {
	net.Listener
	mu    sync.Mutex
	conns map[*deadlineConn]struct{}
	done  chan struct{}
}

func watchDeadlines(l net.Listener) *deadlineListener {
	d := &deadlineListener{Listener: l, conns: map[*deadlineConn]struct{}{}, done: make(chan struct{})}
	go d.watch()
	return d
}

// Accept implements net.Listener.
func (l *deadlineListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	tcp, ok := c.(*net.TCPConn)
	if !ok {
		return c, nil
	}
	conn := &deadlineConn{TCPConn: tcp, listener: l}
	l.mu.Lock()
	l.conns[conn] = struct{}{}
	l.mu.Unlock()
	return conn, nil
}

// stop ends the watching; deadlines that are still set are not noticed any more.
func (l *deadlineListener) stop() { close(l.done) }

func (l *deadlineListener) watch() {
	ticks := time.NewTicker(deadlineGrain)
	defer ticks.Stop()
	for {
		select {
		case now := <-ticks.C:
			l.expire(now)
		case <-l.done:
			return
		}
	}
}

// expire interrupts the reads of connections whose deadline has passed.
func (l *deadlineListener) expire(now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.conns {
		c.expire(now)
	}
}

// deadlineConn is a connection that keeps its read deadline to itself until it has passed.
type deadlineConn struct {
	*net.TCPConn
	listener *deadlineListener
	mu       sync.Mutex
	read     time.Time // zero: no deadline
	polled   bool      // the poller has a read deadline
	write    bool      // the poller has a write deadline
	head     requestHead
}

// SetReadDeadline implements net.Conn.
func (c *deadlineConn) SetReadDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !t.IsZero() && t.Unix() < processStart { // now or in the past: no need to ask what time it is
		c.read, c.polled = time.Time{}, true
		return c.TCPConn.SetReadDeadline(t)
	}
	c.read = t
	if !c.polled {
		return nil
	}
	c.polled = false
	return c.TCPConn.SetReadDeadline(time.Time{})
}

// processStart is when the process began, in seconds of Unix time.
var processStart = time.Now().Unix()

// SetWriteDeadline implements net.Conn.
func (c *deadlineConn) SetWriteDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.IsZero() && !c.write {
		return nil
	}
	c.write = !t.IsZero()
	return c.TCPConn.SetWriteDeadline(t)
}

// SetDeadline implements net.Conn.
func (c *deadlineConn) SetDeadline(t time.Time) error {
	if err := c.SetReadDeadline(t); err != nil {
		return err
	}
	return c.SetWriteDeadline(t)
}

func (c *deadlineConn) expire(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.read.IsZero() && now.After(c.read) {
		c.polled = true
		c.TCPConn.SetReadDeadline(c.read)
	}
}

// Close implements net.Conn.
func (c *deadlineConn) Close() error {
	c.listener.mu.Lock()
	delete(c.listener.conns, c)
	c.listener.mu.Unlock()
	return c.TCPConn.Close()
}
