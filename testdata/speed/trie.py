"""A trie of dicts: words put in, looked up, and completed."""

SIZE = 16_000


def words(n: int) -> list[str]:
    parts = ["an", "be", "con", "der", "el", "fin", "gra", "hol", "in", "ju"]
    out = []
    for i in range(n):
        out.append(parts[i % 10] + parts[i // 10 % 10] + parts[i * 7 % 10] + ("s" if i % 4 == 0 else ""))
    return out


def insert(trie: dict, word: str) -> None:
    node = trie
    for c in word:
        node = node.setdefault(c, {})
    node["$"] = True


def contains(trie: dict, word: str) -> bool:
    node = trie
    for c in word:
        if c not in node:
            return False
        node = node[c]
    return "$" in node


def complete(trie: dict, prefix: str, limit: int) -> list[str]:
    node = trie
    for c in prefix:
        if c not in node:
            return []
        node = node[c]
    out: list[str] = []
    stack = [(prefix, node)]
    while stack and len(out) < limit:
        text, node = stack.pop()
        for key in sorted(node, reverse=True):
            if key == "$":
                out.append(text)
            else:
                stack.append((text + key, node[key]))
    return sorted(out)


def run(n: int) -> list:
    trie: dict = {}
    all_words = words(n)
    for word in all_words:
        insert(trie, word)
    found = sum(contains(trie, w) for w in all_words)
    missing = sum(contains(trie, w[1:] + "x") for w in all_words)
    total = 0
    for prefix in ("an", "con", "gra", "inbe", "zz") * 200:
        total += len(complete(trie, prefix, 50))
    return [found, missing, total, complete(trie, "hol", 4)]
