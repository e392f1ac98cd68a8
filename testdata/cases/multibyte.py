"""East Asian encodings: every sequence, and what their faults are."""

import hashlib
import random

NAMES = ["gbk", "gb2312", "big5", "cp949", "shift_jis", "cp932", "euc_jp"]


def digest(lines):
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def outcome(f):
    try:
        return ascii(f())
    except UnicodeError as e:
        return f"{type(e).__name__} {e.encoding} {e.start} {e.end} {e.reason}"


def pairs(name):
    return digest([outcome(lambda: bytes([a, b]).decode(name)) for a in range(128, 256) for b in range(256)])


def characters(name):
    return digest([outcome(lambda: chr(r).encode(name)) for r in range(0, 0x30000)])


def mixtures(name, seed):
    r = random.Random(seed)
    out = []
    for _ in range(400):
        data = bytes(r.choice([r.randrange(256), r.randrange(128, 256), 0x41, 0x8F]) for _ in range(r.randrange(1, 9)))
        out += [outcome(lambda: data.decode(name, errors)) for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape")]
        text = "".join(chr(r.choice([r.randrange(128), r.randrange(0x4E00, 0x9FFF), r.randrange(0x3040, 0x30FF), r.randrange(0xAC00, 0xD7A3), 0xE9, 0xDC80])) for _ in range(5))
        out += [outcome(lambda: text.encode(name, errors)) for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape")]
    return digest(out)


def aliases():
    out = []
    for name in ("GBK", "cp936", "EUC-JP", "Shift JIS", "uhc", "ms_kanji", "csbig5", "chinese", "ujis"):
        out.append("日本一".encode(name, "replace"))
    return out


def named():
    try:
        "é\ud800".encode("gbk")
    except UnicodeEncodeError as e:
        first = str(e)
    try:
        "é\ud800".encode("gbk", "nope")
    except LookupError as e:
        second = str(e)
    try:
        b"\xd2".decode("gbk")
    except UnicodeDecodeError as e:
        return first, second, str(e)


def written_out():
    return b"\xd2\xbb\xb6\xfe\xc8\xfd".decode("gbk"), "一二三".encode("gbk"), "한국".encode("cp949"), "日本".encode("shift_jis"), "日本ｱ".encode("euc_jp"), bytearray(b"\xa4\xa4").decode("big5")


pairs("gbk")
pairs("gb2312")
pairs("big5")
pairs("cp949")
pairs("shift_jis")
pairs("cp932")
pairs("euc_jp")
characters("gbk")
characters("gb2312")
characters("big5")
characters("cp949")
characters("shift_jis")
characters("cp932")
characters("euc_jp")
[mixtures(name, i) for i, name in enumerate(NAMES)]
aliases()
named()
written_out()
