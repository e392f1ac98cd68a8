"""str.split, join, strip, replace, format and f-strings: a report out of lines of text."""

SIZE = 36_000


def line(i: int) -> str:
    return f"{i:05d};user{i % 97};{i * 7 % 1000 / 10:.1f};{'yes' if i % 3 else 'no'}"


def report(lines: list[str]) -> str:
    out: list[str] = []
    for text in lines:
        number, name, amount, flag = text.strip().split(";")
        if flag == "yes":
            out.append("{:>10}|{:<8}|{:8.2f}".format(number.lstrip("0"), name.upper(), float(amount)))
        else:
            out.append(" ".join([name.title(), number.replace("0", "o"), amount.zfill(6)]))
    return "\n".join(out)


def run(n: int) -> str:
    text = "\n".join([line(i) for i in range(n)])
    result = report(text.split("\n"))
    return f"{len(result)} {result[-40:]} {result.count('o')}"
