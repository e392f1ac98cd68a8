"""Records the names of the standard library's modules.

Usage: python record_stdlib.py > stdlib_names.txt           (with the oracle's CPython)
       python record_stdlib.py public > stdlib_public.txt
The evaluator asks the first table whether a name that runtime/py lacks exists in Python. The second
has what a module offers, with the public methods and attributes of its classes: `covetgen
explain --supported` counts against it.
"""
import importlib
import sys
import types
import warnings

warnings.simplefilter("ignore")
MODULES = """abc argparse array ast asyncio base64 binascii bisect calendar codecs collections collections.abc colorsys
concurrent.futures configparser contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib dis email
email.message email.mime.text email.mime.multipart email.utils enum errno fnmatch fractions functools gc getpass gettext glob
graphlib gzip hashlib heapq hmac html html.parser http http.client http.cookies importlib importlib.metadata importlib.resources
importlib.util inspect io ipaddress itertools json json.decoder json.encoder keyword linecache locale logging logging.config
logging.handlers math mimetypes numbers operator os os.path pathlib pickle pkgutil platform pprint queue random re reprlib secrets
select shlex shutil signal smtplib socket sqlite3 ssl stat statistics string stringprep struct subprocess sys sysconfig tempfile
textwrap threading time timeit tomllib traceback types typing unicodedata unittest unittest.mock urllib urllib.error urllib.parse
urllib.request uuid warnings weakref xml xml.etree.ElementTree zipfile zlib zoneinfo builtins""".split()


def public(module):
    """What the module offers, by __all__ or by what is its own."""
    listed = getattr(module, "__all__", None)
    for name in sorted(set(listed or dir(module))):
        value = getattr(module, name, module)
        if name.isascii() and not isinstance(value, types.ModuleType) and (listed or not name.startswith("_") and own(module, value)):
            yield name, value


def own(module, value):
    home = getattr(value, "__module__", None)
    return not isinstance(home, str) or home.strip("_").partition(".")[0] in (module.__name__.partition(".")[0], "builtins", "thread", "posix", "io")


def members(cls):
    """The public attributes of a class that not every object or exception has."""
    common = set(dir(BaseException)) if issubclass(cls, BaseException) else set()
    return [n for n in sorted(set(dir(cls)) - common) if n.isascii() and not n.startswith("_")]


for name in MODULES:
    module = importlib.import_module(name)
    if sys.argv[1:] == ["public"]:
        entries = (n + "(" + ",".join(members(v)) + ")" if isinstance(v, type) else n for n, v in public(module))
        print(name + ":", *entries)
    else:
        print(name + ":", *sorted(n for n in dir(module) if n.isascii()))
