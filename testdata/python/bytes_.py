b = b"hello"
print(b[0], b[1:3], b + b"!", b * 2, b.upper(), b.find(b"l"), b.replace(b"l", b"L"), b.split(b"l"), b.hex(), b.decode(), list(b), len(b), b"l" in b, 104 in b, b == b"hello", b < b"z", bytes([1, 2]), bytes("é", "utf8"), b.startswith(b"he"), b"%d %s" % (1, b"x"), b.title(), b"a,b".partition(b","), b" x ".strip(), b.index(b"o"), b"".join([b"a", b"b"]))
ba = bytearray(b"abc"); ba.append(100); ba.extend(b"ef"); ba[0] = 65; del ba[1]; print(ba, ba.decode(), bytes(ba), ba.pop(), len(ba), ba == b"Acde", ba.find(b"d"))
for bad in (lambda: b"a" + "a", lambda: bytes([256]), lambda: b"\xff".decode("utf8"), lambda: bytes("a"), lambda: b[10], lambda: b"a".join(["x"]), lambda: bytearray(b"a").append(300), lambda: "a" in b"a", lambda: b"abc".index(b"z")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(b"\x00\x7f\x80'\"\n", repr(b"'"), int.from_bytes(b"\x01\x02", "little"), (258).to_bytes(2, "big"), bytes.fromhex("ff 00"), b"abc".translate(None, b"b"), b"A".isalpha(), b"x".zfill(3), b"\xe9".decode("latin-1"), "é".encode("utf-8", "strict"), "é".encode("ascii", "ignore"), "é".encode("ascii", "replace"), "é".encode("ascii", "xmlcharrefreplace"), b"\xff".decode("utf8", "replace"), b"\xff".decode("utf8", "backslashreplace"))
