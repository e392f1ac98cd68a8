"""Exceptions raised, caught by class, chained, and finally."""

SIZE = 100_000


class NotFound(Exception):
    def __init__(self, key: int) -> None:
        super().__init__(f"no {key}")
        self.key = key


def look(table: dict[int, int], key: int) -> int:
    try:
        return table[key]
    except KeyError:
        raise NotFound(key) from None


def parse(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return -1
    finally:
        pass


def run(n: int) -> int:
    table = {i * 2: i for i in range(100)}
    texts = ["12", "x1", "7", ""]
    total = 0
    for i in range(n):
        try:
            total += look(table, i % 250)
        except NotFound as e:
            total += e.key
        total += parse(texts[i % 4])
    return total
