"""Text wrapped to a width, columns aligned, runs of characters encoded and decoded, dates parsed by hand."""

SIZE = 800


def paragraphs(n: int) -> list[str]:
    words = "It was a bright cold day in April and the clocks were striking thirteen aaaabbbcc zzzzzzzzzz".split()
    return [" ".join(words[(i * 5 + k * 3) % len(words)] for k in range(40)) for i in range(n)]


def wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        elif line:
            line += " " + word
        else:
            line = word
    if line:
        lines.append(line)
    return lines


def encode(text: str) -> str:
    out = []
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append(f"{j - i}{text[i]}" if j - i > 1 else text[i])
        i = j
    return "".join(out)


def decode(text: str) -> str:
    out = []
    count = ""
    for c in text:
        if c.isdigit():
            count += c
        else:
            out.append(c * int(count or "1"))
            count = ""
    return "".join(out)


def day_number(date: str) -> int:
    year, month, day = date.split("-")
    y, m, d = int(year), int(month), int(day)
    if m < 3:
        y -= 1
        m += 12
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m - 457) // 5 + d


def run(n: int) -> list:
    texts = paragraphs(n)
    total = 0
    table = []
    for i, text in enumerate(texts):
        lines = wrap(text, 30 + i % 20)
        packed = encode(text)
        if decode(packed) != text:
            total -= 1
        total += len(lines) + len(packed)
        date = "%04d-%02d-%02d" % (1990 + i % 40, i % 12 + 1, i % 28 + 1)
        table.append(lines[0].ljust(50, ".") + str(day_number(date)).rjust(8) + "|" + date)
    return [total, max(table), min(len(row) for row in table)]
