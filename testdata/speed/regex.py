"""Regular expressions: search, findall, groups and substitution."""

import re

SIZE = 5000

DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+\.[a-z]{2,})")
WORD = re.compile(r"\b[A-Z]\w*\b")


def run(n: int) -> int:
    total = 0
    text = "On 2024-03-17 Alice Smith <alice.smith@example.com> wrote to Bob at bob+tag@mail-host.org about 15 Things."
    for i in range(n):
        line = f"{i}: {text}"
        found = DATE.search(line)
        if found:
            total += int(found.group(1)) + int(found.group(3))
        for match in MAIL.finditer(line):
            total += len(match.group("host")) + match.start()
        total += len(WORD.findall(line))
        total += len(re.sub(r"\s+", " ", line))
        if re.match(r"^\d+: On", line):
            total += 1
        total += len(re.split(r"[,;:\s]+", line))
    return total
