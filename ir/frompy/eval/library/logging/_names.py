"""What logging.config finds by name: classes and functions of logging, and the streams. Others would be imported by a
computed name, which nothing compiled can do; a configuration may hold them as objects."""
import logging
import logging.handlers
import sys

_NAMES = {
    "logging.Formatter": logging.Formatter, "logging.Filter": logging.Filter, "logging.Handler": logging.Handler, "logging.StreamHandler": logging.StreamHandler,
    "logging.FileHandler": logging.FileHandler, "logging.NullHandler": logging.NullHandler, "logging.BufferingFormatter": logging.BufferingFormatter,
    "logging.handlers.RotatingFileHandler": logging.handlers.RotatingFileHandler, "logging.handlers.TimedRotatingFileHandler": logging.handlers.TimedRotatingFileHandler,
    "logging.handlers.QueueHandler": logging.handlers.QueueHandler,
    "logging.handlers.MemoryHandler": logging.handlers.MemoryHandler, "logging.handlers.BufferingHandler": logging.handlers.BufferingHandler,
}


def resolve(name):
    if name == "sys.stdout":
        return sys.stdout
    if name == "sys.stderr":
        return sys.stderr
    if name in _NAMES:
        return _NAMES[name]
    if name.startswith("logging.handlers."):
        return resolve(name.replace("handlers.handlers", "handlers"))
    raise ImportError(f"a compiled service finds only logging's own classes by name, not {name}")


_WORDS = {"True": True, "False": False, "None": None}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "0": "\0"}


def value(text):
    """The value of an expression of a configuration file: literals, containers of them, and names of logging and sys."""
    found, rest = _value(text.strip())
    if rest.strip():
        raise ValueError(f"cannot read {text!r}")
    return found


def _items(text, end):
    items = []
    commas = 0
    text = text.lstrip()
    while not text.startswith(end):
        item, text = _value(text)
        text = text.lstrip()
        if end == "}":
            if not text.startswith(":"):
                raise ValueError("a dict without ':'")
            second, text = _value(text[1:])
            item = (item, second)
            text = text.lstrip()
        items.append(item)
        if text.startswith(","):
            commas += 1
            text = text[1:].lstrip()
        elif not text.startswith(end):
            raise ValueError(f"cannot read {text!r}")
    return items, commas, text[1:]


def _value(text):
    text = text.lstrip()
    if text[:1] == "(":
        items, commas, rest = _items(text[1:], ")")
        return (items[0] if len(items) == 1 and not commas else tuple(items)), rest
    if text[:1] == "[":
        items, commas, rest = _items(text[1:], "]")
        return items, rest
    if text[:1] == "{":
        items, commas, rest = _items(text[1:], "}")
        return dict(items), rest
    if text[:1] in ("'", '"'):
        return _string(text)
    n = 0
    while n < len(text) and (text[n].isalnum() or text[n] in "._+-"):
        n += 1
    word, rest = text[:n], text[n:]
    if word in _WORDS:
        return _WORDS[word], rest
    if word[:1].isdigit() or word[:1] in ("-", "+"):
        for kind in (int, float):
            try:
                return kind(word), rest
            except ValueError:
                pass
    if word.startswith("handlers."):
        word = "logging." + word
    if word in ("DEBUG", "INFO", "WARNING", "WARN", "ERROR", "CRITICAL", "FATAL", "NOTSET"):
        return logging.getLevelNamesMapping()[word], rest
    try:
        return resolve(word), rest
    except ImportError:
        raise ValueError(f"cannot read {text!r}") from None


def _string(text):
    quote, out, i = text[0], [], 1
    while i < len(text) and text[i] != quote:
        if text[i] == "\\":
            i += 1
            if text[i:i + 1] not in _ESCAPES:
                raise ValueError(f"cannot read {text!r}")
            out.append(_ESCAPES[text[i]])
        else:
            out.append(text[i])
        i += 1
    if i >= len(text):
        raise ValueError(f"cannot read {text!r}")
    return "".join(out), text[i + 1:]
