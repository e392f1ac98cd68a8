"""Records what zlib makes of made-up data: python record.py > streams.json (with the oracle's CPython, zlib 1.2.13).

A row is [kind, size, level, windowBits, memLevel, strategy, [[bytes, flush], ...], length, crc32 of the output]."""
import json
import random
import zlib


def made(kind, size):
    """The same data as the function of this name in deflate_test.go."""
    out, x = bytearray(), 12345 + kind
    while len(out) < size:
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        n = x >> 12
        if kind == 0:
            out.append(n & 255)
        elif kind == 1:
            out += b'{"id": %d, "name": "item %d", "tags": ["a", "b"], "price": %d.5}, ' % (n % 1000, n % 37, n % 91)
        elif kind == 2:
            out += bytes([n % 3 + 97]) * (n % 400 + 1)
        elif kind == 3:
            out += [b"the ", b"quick ", b"brown ", b"fox ", b"jumps ", b"over\n", b"lazy ", b"dogs. "][n % 8]
        elif kind == 4:
            out.append(n % 7 * 36)
        elif len(out) > 300 and n % 5:
            at = n % (len(out) - 260)
            out += out[at:at + n // 7 % 258 + 3]
        else:
            out += b"%d" % n
    return bytes(out[:size])


rows = []
random.seed(1)
for i in range(900):
    kind = i % 6
    size = random.choice([0, 1, 2, 3, 5, 40, 300, 1000, 5000, 20000, 70000, 200000] if i % 10 else [400000, 1000000])
    level = random.choice([-1, 6, 9, 1, 0, 2, 3, 4, 5, 7, 8])
    bits = random.choice([15, 15, 31, -15, 9, 12, -9, 25, 8])
    mem = random.choice([8, 8, 9, 1, 4])
    strategy = random.choice([0, 0, 0, 1, 2, 3, 4])
    steps, left = [], size
    while left and len(steps) < 6 and random.random() < 0.6:
        n = random.randint(0, left)
        steps.append([n, random.choice([0, 0, 2, 3, 1])])
        left -= n
    steps.append([left, 4])
    c = zlib.compressobj(level, 8, bits, mem, strategy)
    data, at, out = made(kind, size), 0, b""
    for n, flush in steps:
        out += c.compress(data[at:at + n]) + c.flush(flush)
        at += n
    rows.append([kind, size, level, bits, mem, strategy, steps, len(out), zlib.crc32(out)])
print("[" + ",\n".join(json.dumps(r) for r in rows) + "]")
