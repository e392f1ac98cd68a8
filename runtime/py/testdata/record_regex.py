"""Records what CPython's re finds for patterns made at random, in texts of bytes.

    python runtime/py/testdata/record_regex.py > runtime/py/testdata/regex.json

Each case is [pattern, flags, text, spans of all matches with their groups, spans of fullmatch].
"""

import json
import random
import re
import warnings

warnings.simplefilter("ignore")
R = random.Random(20261123)
ATOMS = ["a", "b", "c", "A", "1", " ", "_", "-", r"\n", ".", r"\d", r"\w", r"\s", r"\D", r"\W", r"\S", "[abc]", "[^a]", "[a-c1]", r"[\w-]", r"[^\s,]",
         "[B-b]", r"[\W\d]", "ab", "abc", r"\x61", r"\101"]
ANCHORS = ["^", "$", r"\b", r"\B", r"\A", r"\Z"]
COUNTS = ["*", "+", "?", "{2}", "{1,2}", "{0,2}", "{,2}", "{2,}", "{3}"]
LETTERS = "aabbcABC1 2_-,\n"


def piece(depth):
    kind = R.random()
    if depth == 0 or kind < 0.5:
        return R.choice(ATOMS)
    if kind < 0.6:
        return R.choice(ANCHORS)
    inner = choice(depth - 1)
    return R.choice(["(%s)", "(?:%s)", "(%s)", "(?i:%s)", "(?s:%s)"]) % inner


def quantified(depth):
    p = piece(depth)
    if R.random() < 0.45:
        p += R.choice(COUNTS)
        if R.random() < 0.3:
            p += R.choice(["?", "?", "+"])
    return p


def choice(depth):
    return "|".join("".join(quantified(depth) for _ in range(R.choice([1, 1, 2, 3]))) for _ in range(R.choice([1, 1, 1, 2, 3])))


def spans(m):
    return m and [list(m.span(g)) for g in range(m.re.groups + 1)]


cases = []
while len(cases) < 6000:
    pattern = "".join(quantified(3) for _ in range(R.choice([1, 2, 3])))
    if len(pattern) > 60:
        continue
    flags = R.choice([0, 0, 0, re.I, re.M, re.S, re.A, re.I | re.M])
    try:
        p = re.compile(pattern, flags)
    except re.error:
        continue
    text = "".join(R.choice(LETTERS) for _ in range(R.choice([0, 1, 3, 6, 12])))
    cases.append([pattern, flags, text, [spans(m) for m in p.finditer(text)], spans(p.fullmatch(text))])
print("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]")
