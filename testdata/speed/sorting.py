"""sort and sorted, with and without a key, and a merge sort by hand."""

SIZE = 45_000


def merge_sort(items: list[int]) -> list[int]:
    if len(items) < 2:
        return items
    middle = len(items) // 2
    left = merge_sort(items[:middle])
    right = merge_sort(items[middle:])
    merged: list[int] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def run(n: int) -> int:
    values: list[int] = []
    state = 7
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2147483648
        values.append(state % 100_000)
    ordered = sorted(values)
    by_digits = sorted(values, key=lambda v: (v % 10, -v))
    names = [f"n{v}" for v in values]
    names.sort(reverse=True)
    names.sort(key=len)
    by_hand = merge_sort(values[: n // 2])
    return ordered[n // 3] + by_digits[n // 4] + len(names[5]) + by_hand[100]
