"""Records the names of the standard library's modules into stdlib_names.txt.

Usage: python record_stdlib.py > stdlib_names.txt   (with the oracle's CPython)
The evaluator asks the table whether a name that runtime/py lacks exists in Python.
"""
import importlib
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
for name in MODULES:
    module = importlib.import_module(name)
    print(name + ":", *sorted(n for n in dir(module) if n.isascii()))
