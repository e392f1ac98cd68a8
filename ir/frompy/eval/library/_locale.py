"""The locales of a C library that has C, POSIX and C.UTF-8 alone, as those of slim images."""
import os

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    pass


Error.__module__ = "locale"

_NAMES = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES")
_PLACES = (0, 1, 2, 3, 4, 5)
_current = ["C"] * 6
_started = []


def _from_environment(name):
    return os.environ.get("LC_ALL") or os.environ.get(name) or os.environ.get("LANG") or "C"


def _known(name):
    if name in ("C", "POSIX"):
        return "C"
    if name.lower() in ("c.utf-8", "c.utf8"):
        return name
    return None


def _start():
    if not _started:
        _started.append(True)
        _current[LC_CTYPE] = _known(_from_environment("LC_CTYPE")) or "C"


def setlocale(category, locale=None):
    _start()
    if category < 0 or category > LC_ALL:
        raise Error("invalid locale category")
    places = _PLACES if category == LC_ALL else (category,)
    if locale is not None:
        found = [_known(_from_environment(_NAMES[i]) if locale == "" else locale) for i in places]
        if None in found:
            raise Error("unsupported locale setting")
        for i, name in zip(places, found):
            _current[i] = name
    if category != LC_ALL or len(set(_current)) == 1:
        return _current[places[0]]
    order = ((0, 1, 2, 3, 4, 5))
    return ";".join(f"{_NAMES[i]}={_current[i]}" for i in order) + ";LC_PAPER=C;LC_NAME=C;LC_ADDRESS=C;LC_TELEPHONE=C;LC_MEASUREMENT=C;LC_IDENTIFICATION=C"


def localeconv():
    return {
        "int_curr_symbol": "", "currency_symbol": "", "mon_decimal_point": "", "mon_thousands_sep": "", "mon_grouping": [], "positive_sign": "", "negative_sign": "",
        "int_frac_digits": 127, "frac_digits": 127, "p_cs_precedes": 127, "p_sep_by_space": 127, "n_cs_precedes": 127, "n_sep_by_space": 127, "p_sign_posn": 127,
        "n_sign_posn": 127, "decimal_point": ".", "thousands_sep": "", "grouping": [],
    }


def strcoll(os1, os2, /):
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    return string


def getencoding():
    return "UTF-8"
