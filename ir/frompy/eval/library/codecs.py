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


def _unfinished(data, encoding):
    """How many bytes at the end begin a character that is not whole."""
    if encoding == "utf-8":
        for n in range(1, min(3, len(data)) + 1):
            try:
                data[-n:].decode(encoding)
            except UnicodeDecodeError as e:
                if e.start == 0 and e.reason == "unexpected end of data":
                    return n
        return 0
    odd = len(data) % 2
    high = data[len(data) - odd - (1 if encoding == "utf-16-le" else 2):][:1]
    return odd + (2 if len(data) - odd and 0xD8 <= high[0] <= 0xDB else 0)


def _decode_part(data, errors, final, encoding):
    data = bytes(data)
    if encoding == "utf-8" and errors in (None, "strict") and not final:
        try:
            return data.decode(encoding), len(data)
        except UnicodeDecodeError as e:
            if e.reason != "unexpected end of data" or e.end != len(data):
                raise
            return data[:e.start].decode(encoding), e.start
    size = len(data) if final else len(data) - _unfinished(data, encoding)
    return data[:size].decode(encoding, errors or "strict"), size


def utf_8_decode(data, errors="strict", final=False):
    return _decode_part(data, errors, final, "utf-8")


def utf_16_le_decode(data, errors="strict", final=False):
    return _decode_part(data, errors, final, "utf-16-le")


def utf_16_be_decode(data, errors="strict", final=False):
    return _decode_part(data, errors, final, "utf-16-be")


def utf_8_encode(text, errors="strict"):
    return text.encode("utf-8", errors or "strict"), len(text)


def latin_1_encode(text, errors="strict"):
    return text.encode("latin-1", errors or "strict"), len(text)


def latin_1_decode(data, errors="strict"):
    return bytes(data).decode("latin-1", errors or "strict"), len(data)


def ascii_encode(text, errors="strict"):
    return text.encode("ascii", errors or "strict"), len(text)


def ascii_decode(data, errors="strict"):
    return bytes(data).decode("ascii", errors or "strict"), len(data)
