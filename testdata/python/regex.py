import re
print(re.match(r"(\d+)-(?P<n>\w+)", "12-ab").groups(), re.search("b+", "abbbc").span(), re.findall(r"\d", "a1b2"), re.findall(r"(a)(b)?", "abaa"), re.sub(r"(\w)x", r"\1y", "axbx"), re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.split(r"[,;]", "a,b;c"), re.fullmatch("a+", "aab"), re.compile("X", re.I).search("ax").group(), re.escape("a.b*"))
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05x")
print(m.group("y", "m"), m.groupdict(), m.start("m"), m.end(), m[1], m.string, m.re.pattern, m.lastgroup, m.span(2), repr(m))
print([x.group() for x in re.finditer(r"\b\w", "hello big world")], re.split("(-)", "a-b"), re.subn("a", "b", "aaa"), re.findall(r"(?i)HE|lo", "Hello"), re.sub(r"(?P<q>a)", r"<\g<q>>", "ba"), re.search(r"^b$", "a\nb", re.M).group(), re.findall(r"a.c", "a\nc", re.S), bool(re.match("", "")))
try: re.compile("(")
except re.error as e: print(e)
print(re.compile(r"\d+"), re.search("x", "abc"), re.match(r"(a)|(b)", "b").groups("none"))
