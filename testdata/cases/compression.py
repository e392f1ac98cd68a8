"""zlib, byte for byte, and gzip over it."""

import gzip
import io
import os
import tempfile
import zlib

T = b"hello hello hello world " * 50


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


def compressed():
    return [zlib.compress(T, n) for n in (-1, 0, 1, 6, 9)], zlib.compress(b""), zlib.crc32(T), zlib.adler32(T), zlib.crc32(T, 5), zlib.adler32(T, 7), zlib.crc32(T, -1)

def decompressed():
    return zlib.decompress(zlib.compress(T)) == T, tried(zlib.decompress, b"abc"), tried(zlib.decompress, zlib.compress(T)[:-5]), tried(zlib.decompress, b""), tried(zlib.decompress, zlib.compress(T)[:-1] + b"x"), tried(zlib.compress, "a"), tried(zlib.compress, T, 10), tried(zlib.decompress, zlib.compress(T, wbits=31), 47) == T

def streams():
    o = zlib.compressobj(9); d = zlib.decompressobj()
    z = o.compress(T[:100]) + o.flush(zlib.Z_SYNC_FLUSH) + o.compress(T[100:]) + o.flush()
    out = d.decompress(z[:20]); out2 = d.decompress(z[20:] + b"tail", 50); t = d.unconsumed_tail; r = d.decompress(t)
    return z, out, out2, t, r, d.unused_data, d.eof, d.flush(), tried(o.compress, b"x"), tried(o.flush)

def dictionaries():
    o = zlib.compressobj(zdict=b"hello world"); z = o.compress(T) + o.flush(); d = zlib.decompressobj(zdict=b"hello world")
    return z, d.decompress(z) == T, tried(zlib.decompress, z), tried(zlib.decompressobj(zdict=b"other").decompress, z), zlib.ZLIB_VERSION, zlib.MAX_WBITS, zlib.error

def gzip_bytes():
    return gzip.compress(T, mtime=0), gzip.compress(T, mtime=5), gzip.decompress(gzip.compress(T)) == T, gzip.decompress(gzip.compress(b"a") + gzip.compress(b"b")), tried(gzip.decompress, b"abc"), tried(gzip.decompress, gzip.compress(T)[:-3]), gzip.decompress(b"")

def gzip_files():
    b = io.BytesIO()
    with gzip.GzipFile(fileobj=b, mode="wb", mtime=0, filename="x") as f: f.write(T); f.write(b"more\nlines\n")
    z = b.getvalue()
    with gzip.GzipFile(fileobj=io.BytesIO(z)) as f: a = f.read(10); r = f.readline(); rest = f.read()
    return z, a, r[:20], len(rest), f.closed, [l[:5] for l in gzip.GzipFile(fileobj=io.BytesIO(z))]

def gzip_on_disk():
    with tempfile.TemporaryDirectory() as d:
        p = os.path.join(d, "a.gz")
        with gzip.open(p, "wb") as f: n = f.write(T)
        with gzip.open(p) as f: return n, f.read() == T, os.path.getsize(p) > 0


compressed()
decompressed()
streams()
dictionaries()
gzip_bytes()
gzip_files()
gzip_on_disk()
