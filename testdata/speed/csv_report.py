"""Lines of comma-separated values with quotes, parsed by hand into rows, checked, and summed by group."""

from collections import defaultdict

SIZE = 6000


def make(n: int) -> list[str]:
    cities = ["Oslo", "Lima", "Paris, TX", "Kyiv", 'The "Hague"', "Bonn"]
    lines = ["id,city,day,amount,note"]
    for i in range(n):
        city = cities[i * 7 % 6]
        if "," in city or '"' in city:
            city = '"' + city.replace('"', '""') + '"'
        amount = "n/a" if i % 97 == 0 else "%d.%02d" % (i * 37 % 500, i % 100)
        lines.append(f"{i},{city},2024-{i % 12 + 1:02d}-{i % 28 + 1:02d},{amount}," + ("late" if i % 5 == 0 else ""))
    return lines


def split_row(line: str) -> list[str]:
    fields: list[str] = []
    field = ""
    quoted = False
    i = 0
    while i < len(line):
        c = line[i]
        if quoted:
            if c == '"':
                if i + 1 < len(line) and line[i + 1] == '"':
                    field += '"'
                    i += 1
                else:
                    quoted = False
            else:
                field += c
        elif c == '"':
            quoted = True
        elif c == ",":
            fields.append(field)
            field = ""
        else:
            field += c
        i += 1
    fields.append(field)
    return fields


def report(lines: list[str]) -> tuple[dict[str, float], dict[str, int], int]:
    header = lines[0].split(",")
    by_city: dict[str, float] = defaultdict(float)
    by_month: dict[str, int] = defaultdict(int)
    bad = 0
    for line in lines[1:]:
        row = dict(zip(header, split_row(line)))
        try:
            amount = float(row["amount"])
        except ValueError:
            bad += 1
            continue
        by_city[row["city"]] += amount
        year, month, _ = row["day"].split("-")
        if row["note"] == "late" and year == "2024":
            by_month[month] += 1
    return by_city, by_month, bad


def run(n: int) -> list:
    lines = make(n)
    for _ in range(3):
        by_city, by_month, bad = report(lines)
    return [{k: round(v, 2) for k, v in sorted(by_city.items())}, sorted(by_month.items()), bad]
