"""Files by their descriptors, paths as bytes, and the classes of io."""

import asyncio
import contextvars
import io
import os
import re
import tempfile


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


class Up(io.TextIOBase):
    def __init__(self): self.parts = []
    def writable(self): return True
    def write(self, s): self.parts.append(s.upper()); return len(s)


class Raw(io.RawIOBase):
    def __init__(self, d): self.d = d; self.p = 0
    def readable(self): return True
    def readinto(self, b):
        n = min(len(b), len(self.d) - self.p, 3); b[:n] = self.d[self.p:self.p + n]; self.p += n; return n


V = contextvars.ContextVar("V", default=1)


def descriptors():
    fd, p = tempfile.mkstemp(suffix=".x"); os.write(fd, b"hello"); os.lseek(fd, 0, os.SEEK_SET); a = os.read(fd, 3); os.fsync(fd); s = os.fstat(fd).st_size; os.ftruncate(fd, 2); os.close(fd)
    with open(p, "rb") as f: r = f.read(); n = f.fileno() > 2
    os.truncate(p, 1); z = os.stat(p).st_size; os.chmod(p, 0o600); os.chown(p, -1, -1)
    os.unlink(p); return a, s, r, n, z, tried(os.close, 999), tried(os.read, 999, 1), tried(os.open, "/nonexistent/x", os.O_RDONLY), os.strerror(2), os.strerror(0), os.strerror(9999), os.isatty(999)

def pipes():
    r, w = os.pipe(); os.write(w, b"a\nb\n"); os.close(w)
    with os.fdopen(r) as f: x = f.read()
    return x, os.O_CREAT, os.EX_USAGE, os.getcwdb() == os.getcwd().encode(), os.getpgid(0) > 0, isinstance(os.sched_getaffinity(0), set), len(os.times()), tried(os.fdopen, "x"), os.terminal_size((80, 24)), tried(os.fsync, "x")

def folders():
    with tempfile.TemporaryDirectory() as d:
        os.makedirs(d + "/a/b/c", mode=0o700); m = oct(os.stat(d + "/a/b/c").st_mode); os.mkdir(d + "/m", 0o700)
        return m, oct(os.stat(d + "/m").st_mode), tried(lambda: os.makedirs(d + "/a/b/c"))[0], os.makedirs(d + "/a/b/c", exist_ok=True), tried(os.mkdir, d + "/q/r")[0], os.path.commonpath(["/a/b/c", "/a/b/d"]), tried(os.path.commonpath, ["/a", "b"]), tried(os.path.commonpath, [])

def byte_paths():
    return os.path.join(b"a", b"b"), os.path.basename(b"/x/y"), os.path.dirname(b"/x/y"), os.path.splitext(b"a.b"), os.path.normpath(b"a/../b"), os.path.split(b"a/b"), os.path.abspath(b"/a"), os.path.expanduser(b"/x"), os.path.relpath(b"/a/b", b"/a"), tried(os.path.join, b"a", "b"), tried(os.path.join, "a", b"b"), os.path.commonprefix([b"ab", b"ac"])

def variables():
    os.environ["CV_X"] = "v"
    return os.path.expandvars("$CV_X/${CV_X}/$NOPE_1/${NOPE_2}/$$/$"), tried(os.path.join, "a", 5), os.path.expanduser("~nosuchuser/x"), tried(os.path.join, 5)

def memory_files():
    f = io.StringIO("one\ntwo\nthree"); a = f.readline(2), f.readline(), f.readlines(3), f.readline()
    b = io.BytesIO(b"one\ntwo\nthree"); c = b.readline(2), b.readline(-1), b.readlines(1), b.read1(3), b.read(), b.read()
    return a, c, tried(f.truncate, -1), tried(b.truncate, -5), f.truncate(2), f.getvalue(), b.readinto(bytearray(2)), tried(f.read, "x"), tried(b.seek, -1), tried(f.write, b"x"), io.StringIO("a\r\nb\rc").read(), io.StringIO("a\r\nb", newline=None).read(), io.StringIO("a\nb", newline="\r\n").getvalue(), list(io.StringIO("a\nb")), tried(io.StringIO, 5), io.BytesIO(b"abc").getbuffer().nbytes

def disk_files():
    with tempfile.TemporaryDirectory() as d:
        p = os.path.join(d, "x")
        with open(p, "w") as f: n = f.write("héllo\nworld\nlast")
        with open(p) as f: a = f.readline(3), f.readline(), f.readlines(2), f.readline()
        with open(p, "rb") as f: b = f.readline(3), f.readline(), f.readlines(2), f.read(2), f.peek(1)[:1]
        with open(p, "r+b") as f: f.seek(2); f.truncate(); f.seek(0); c = f.read()
        return n, a, b, c

def temporary_files():
    with tempfile.TemporaryFile() as f: f.write(b"abc"); f.seek(0); a = f.read()
    fd, p = tempfile.mkstemp(text=True); os.close(fd); os.unlink(p)
    return a, os.path.basename(p)[:3], tempfile.gettempdirb() == os.fsencode(tempfile.gettempdir()), tempfile.gettempprefixb(), tried(tempfile.mkstemp, b"a", "b"), os.path.basename(tempfile.mktemp(".q"))[-2:]

def io_classes():
    u = Up(); print("abc", file=u); r = Raw(b"one\ntwo\nthree")
    return u.parts, r.readline(), r.readlines(), Raw(b"abcdef").read(4), Raw(b"abcdef").readall(), isinstance(io.BytesIO(), io.IOBase), isinstance(io.StringIO(), io.TextIOBase), isinstance(u, io.IOBase), isinstance(5, io.IOBase), tried(u.read), tried(r.write, b"x"), tried(u.seek, 1), u.closed, u.close(), u.closed, tried(u.flush), io.IOBase, issubclass(Up, io.TextIOBase), isinstance(io.BytesIO(), io.TextIOBase)

def used_token():
    k = V.set(2); V.reset(k)
    return re.sub("0x[0-9a-f]+", "0x", tried(V.reset, k)[1]), tried(V.reset, k)[0]

async def cancelled_child():
    async def w(): await asyncio.sleep(10)
    t = asyncio.create_task(w()); g = asyncio.gather(t, return_exceptions=True); await asyncio.sleep(0); t.cancel("why")
    r = await g; return r, r[0].args, type(r[0])


descriptors()
pipes()
folders()
byte_paths()
variables()
memory_files()
disk_files()
temporary_files()
io_classes()
used_token()
cancelled_child()
