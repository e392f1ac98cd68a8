"""What codecs offers over str.encode and bytes.decode."""
import binascii

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM = BOM_UTF16 = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = BOM64_BE = b"\x00\x00\xfe\xff"

_ROT13 = {c: chr((ord(c) - base + 13) % 26 + base) for base in (65, 97) for c in map(chr, range(base, base + 26))}


def _rot13(text):
    return "".join(_ROT13.get(c, c) for c in text)


_OTHERS = {
    "rot13": (_rot13, _rot13), "hex": (binascii.b2a_hex, binascii.a2b_hex), "base64": (lambda data: _lines(data), binascii.a2b_base64),
}
_ALIASES = {"rot_13": "rot13", "hex_codec": "hex", "base64_codec": "base64", "base_64": "base64"}


def _lines(data):
    return b"".join(binascii.b2a_base64(data[i:i + 57]) for i in range(0, len(data), 57))


def _other(encoding):
    name = encoding.lower().replace("-", "_").replace(" ", "_")
    return _OTHERS.get(_ALIASES.get(name, name))


def encode(obj, encoding="utf-8", errors="strict"):
    other = _other(encoding)
    return other[0](obj) if other else str.encode(obj, encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    other = _other(encoding)
    return other[1](obj) if other else bytes(obj).decode(encoding, errors)


def getencoder(encoding):
    "".encode(encoding)
    return lambda obj, errors="strict": (obj.encode(encoding, errors), len(obj))


def getdecoder(encoding):
    b"".decode(encoding)
    return lambda obj, errors="strict": (bytes(obj).decode(encoding, errors), len(obj))


def iterencode(iterator, encoding, errors="strict"):
    for text in iterator:
        data = text.encode(encoding, errors)
        if data:
            yield data
