"""An inverted index of short documents: words normalised, counted, looked up, and ranked."""

from collections import Counter, defaultdict

SIZE = 2600

STOP = {"the", "a", "of", "and", "to", "in"}


def documents(n: int) -> list[str]:
    words = "the quick brown fox jumps over a lazy dog and runs to green hills of home in rain Quick, Fox. dog! (home)".split()
    out = []
    seed = 11
    for i in range(n):
        picked = []
        for _ in range(18):
            seed = (seed * 1103515245 + 12345) % 2147483648
            picked.append(words[(seed >> 8) % len(words)])
        out.append(" ".join(picked) + f" doc{i % 50}")
    return out


def normalise(text: str) -> list[str]:
    out = []
    for word in text.lower().split():
        word = word.strip(".,!()")
        if word and word not in STOP:
            out.append(word)
    return out


class Index:
    def __init__(self) -> None:
        self.postings: dict[str, dict[int, int]] = defaultdict(dict)
        self.lengths: list[int] = []

    def add(self, text: str) -> None:
        number = len(self.lengths)
        words = normalise(text)
        for word, count in Counter(words).items():
            self.postings[word][number] = count
        self.lengths.append(len(words))

    def search(self, query: str) -> list[tuple[int, float]]:
        scores: dict[int, float] = {}
        for word in normalise(query):
            found = self.postings.get(word)
            if not found:
                continue
            weight = len(self.lengths) / (1 + len(found))
            for number, count in found.items():
                scores[number] = scores.get(number, 0.0) + weight * count / self.lengths[number]
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:5]


def run(n: int) -> list:
    texts = documents(n)
    index = Index()
    for text in texts:
        index.add(text)
    found = []
    for query in ("quick fox", "home rain doc7", "the lazy dog", "nothing", "green hills over home") * 6:
        found = index.search(query)
    return [[(number, round(score, 4)) for number, score in found], len(index.postings), sum(index.lengths)]
