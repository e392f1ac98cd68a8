"""The C helpers of string.Formatter."""


def formatter_parser(text):
    """The literal text, field name, format spec and conversion of each field."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    i, n, literal = 0, len(text), ""
    while i < n:
        c = text[i]
        i += 1
        if c not in "{}":
            literal += c
            continue
        if i < n and text[i] == c:
            yield literal + c, None, None, None
            literal = ""
            i += 1
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if i == n:
            raise ValueError("Single '{' encountered in format string")
        start, depth, bracket = i, 1, False
        while i < n and depth:
            d = text[i]
            depth += (d == "{") - (d == "}")
            i += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        yield literal, *_field(text[start:i - 1])
        literal = ""
    if literal:
        yield literal, None, None, None


def _field(field):
    i = 0
    while i < len(field) and field[i] not in ":!":
        if field[i] == "{":
            raise ValueError("unexpected '{' in field name")
        if field[i] == "[":
            while i < len(field) and field[i] != "]":
                i += 1
            continue
        i += 1
    name, rest, conversion = field[:i], field[i:], None
    if rest[:1] == "!":
        if len(rest) < 2:
            raise ValueError("end of string while looking for conversion specifier")
        conversion, rest = rest[1], rest[2:]
        if rest and rest[0] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def formatter_field_name_split(name):
    """The first part of a field name, and an iterator over (is attribute, name) of the others."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first = name[:end]
    return int(first) if first.isdecimal() else first, _rest(name[end:])


def _rest(text):
    i = 0
    while i < len(text):
        start = i + 1
        if text[i] == ".":
            i = start
            while i < len(text) and text[i] not in ".[":
                i += 1
            if i == start:
                raise ValueError("Empty attribute in format string")
            yield True, text[start:i]
        elif text[i] == "[":
            i = text.find("]", start)
            if i < 0:
                raise ValueError("Missing ']' in format string")
            if i == start:
                raise ValueError("Empty attribute in format string")
            key = text[start:i]
            yield False, int(key) if key.isdecimal() else key
            i += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
