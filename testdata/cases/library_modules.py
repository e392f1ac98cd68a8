"""Modules of the standard library that applications use now and then."""

import binascii
import codecs
import email.message
import email.utils
import getpass
import http.cookies
import platform
import quopri
import random
import signal
import socket
import sys
import traceback
import typing
import xml.sax.saxutils
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

UserId = typing.NewType("UserId", int)


def tried(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return type(e).__name__, str(e)


def quoted_printable():
    rng = random.Random(7)
    out = []
    for i in range(300):
        data = bytes(rng.choice(b"a=_. \t\r\n.\x00\xe9Z\n9F") for _ in range(rng.randrange(0, 120)))
        for header in (False, True):
            out.append(binascii.crc32(binascii.a2b_qp(data, header=header)))
            for tabs in (False, True):
                for text in (False, True):
                    out.append(binascii.crc32(binascii.b2a_qp(data, quotetabs=tabs, istext=text, header=header)))
    return out


def uu():
    rng = random.Random(8)
    out = []
    for i in range(46):
        line = binascii.b2a_uu(rng.randbytes(i))
        out += [line, binascii.a2b_uu(line), binascii.b2a_uu(rng.randbytes(i), backtick=True)]
    return out, tried(binascii.b2a_uu, b"x" * 46), tried(binascii.a2b_uu, b"!\x01"), binascii.crc_hqx(b"hello", 0), tried(binascii.a2b_uu, b'#86)C  x')


def addresses():
    f = [lambda: socket.inet_aton("127.0.0.1"), lambda: socket.inet_aton("1.2"), lambda: socket.inet_aton("0x10.1"), lambda: socket.inet_aton("x"), lambda: socket.inet_ntoa(b"\x7f\0\0\1"),
         lambda: socket.inet_ntoa(b"1"), lambda: socket.inet_pton(socket.AF_INET6, "::1"), lambda: socket.inet_pton(socket.AF_INET, "::1"), lambda: socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\1"),
         lambda: socket.htons(1), lambda: socket.ntohl(1), lambda: socket.htons(1 << 17), lambda: socket.htons(-1), lambda: socket.inet_ntop(2, b"123")]
    return [tried(x) for x in f], socket.timeout is TimeoutError, socket.error is OSError, issubclass(socket.gaierror, OSError), isinstance(socket.gethostname(), str)


def signals():
    return signal.SIGTERM, repr(signal.SIGINT), signal.Signals(15), signal.Signals["SIGHUP"].value, signal.strsignal(9), len(signal.valid_signals()), signal.SIG_DFL, tried(signal.strsignal, 99)


def codec_functions():
    return (codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot13"), codecs.encode(b"ab", "hex"), codecs.decode(b"6162", "hex"), codecs.encode("é", "utf-8"), codecs.decode(b"\xc3\xa9"),
            codecs.encode(b"x" * 60, "base64"), codecs.BOM_UTF8, tried(codecs.encode, "é", "ascii"), tried(codecs.decode, b"\xff", "utf-8"), codecs.getencoder("utf-8")("é"), list(codecs.iterencode(["a", "é"], "latin-1")))


def mail():
    m = email.message.EmailMessage()
    m["Subject"] = "Grüße aus Köln"
    m["From"] = "Ann <ann@example.com>"
    m["To"] = "bob@example.com, Zoë <zoe@example.com>"
    m.set_content("Hello\nwörld\n")
    m.add_alternative("<p>Hello</p>", subtype="html")
    m.add_attachment(b"\x00\x01data", maintype="application", subtype="octet-stream", filename="a.bin")
    m.set_boundary("BOUNDARY")
    m.get_payload()[0].set_boundary("INNER")
    return m.as_string(), m.as_bytes(), m["to"], [a.addr_spec for a in m["to"].addresses], m.is_multipart(), m.get_content_type(), m.get_body().get_content()


def old_mail():
    m = MIMEMultipart("alternative", boundary="B")
    m["Subject"] = "x"
    m.attach(MIMEText("plain", "plain"))
    m.attach(MIMEText("<b>é</b>", "html", "utf-8"))
    return m.as_string(), [p.get_content_type() for p in m.walk()]


def parsed_mail():
    m = email.message_from_string("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\nFrom: a@b.c\nContent-Type: text/plain; charset=utf-8\n\nbody\n")
    return m["subject"], m.get_payload(), m.get_content_charset(), m.keys(), m.get_param("charset")


def mail_addresses():
    return (email.utils.parseaddr("Ann Lee <ann@example.com>"), email.utils.formataddr(("Zoë", "z@example.com")), email.utils.getaddresses(["a@b.c, X <x@y.z>"]),
            email.utils.formatdate(0), email.utils.parsedate_to_datetime("Thu, 01 Jan 1970 00:00:00 +0200").isoformat(), email.utils.make_msgid(domain="example.com").endswith("@example.com>"), email.utils.quote('a"b'))


def cookies():
    c = http.cookies.SimpleCookie()
    c["session"] = "abc"
    c["session"]["path"] = "/"
    c["session"]["httponly"] = True
    c["session"]["max-age"] = 60
    c["quoted"] = "a b;c"
    loaded = http.cookies.SimpleCookie('a=1; b="x y"')
    return c.output(), c["session"].OutputString(), sorted((k, v.value) for k, v in loaded.items()), tried(c.__setitem__, "bad name", "x")


def quoting():
    return xml.sax.saxutils.escape("<a & b>"), xml.sax.saxutils.unescape("&lt;a&gt;"), xml.sax.saxutils.quoteattr('a"b'), quopri.encodestring(b"a=\xe9 "), quopri.decodestring(b"a=3D")


def machine():
    return (platform.python_version(), platform.system(), platform.python_implementation(), platform.python_version_tuple(), platform.machine() == platform.uname().machine, len(platform.uname()),
            isinstance(platform.node(), str), isinstance(getpass.getuser(), str), sys.implementation.name, sys.implementation.cache_tag)


def new_type(n):
    return UserId(n) + 1, UserId.__name__, UserId.__supertype__, list(map(UserId, [1, 2])), tried(UserId)


def raiser(n):
    if n:
        return raiser(n - 1)
    raise ValueError("deep")


def tracebacks():
    try:
        raiser(2)
    except ValueError as e:
        te = traceback.TracebackException.from_exception(e)
        frames = traceback.extract_tb(e.__traceback__)
        return ([(f.name, f.line) for f in frames], frames[-1].name, list(te.format_exception_only()), str(te), te.exc_type, [f.name for f, line in traceback.walk_tb(e.__traceback__) if False],
                [f.f_code.co_name for f, line in traceback.walk_tb(e.__traceback__)], len(traceback.StackSummary.from_list(frames)), te.stack[0] == frames[0],
                [line for line in te.format() if "File" not in line], traceback.format_list([("a.py", 3, "f", "x = 1")]), repr(traceback.FrameSummary("a.py", 3, "f")), tuple(traceback.FrameSummary("a.py", 3, "f", line="x")))


def caused():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise KeyError("k") from e
    except KeyError as e:
        te = traceback.TracebackException.from_exception(e)
        return te.__cause__.exc_type, te.__suppress_context__, [line for line in te.format(chain=True) if not line.startswith("  File")], [line for line in te.format(chain=False) if not line.startswith("  File")]


def grouped():
    try:
        raise ExceptionGroup("eg", [ValueError(1), TypeError("t")])
    except ExceptionGroup as e:
        te = traceback.TracebackException.from_exception(e)
        return [x.exc_type for x in te.exceptions], [line for line in te.format() if "File" not in line]


quoted_printable()
uu()
addresses()
signals()
codec_functions()
mail()
old_mail()
parsed_mail()
mail_addresses()
cookies()
quoting()
machine()
new_type(3)
tracebacks()
caused()
grouped()
