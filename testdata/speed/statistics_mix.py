"""A histogram, moving averages, quantiles, variance and correlation of measured values."""

SIZE = 55_000


def mean(values):
    total = 0
    for v in values:
        total += v
    return total / len(values)


def variance(values):
    m = mean(values)
    return sum((v - m) ** 2 for v in values) / (len(values) - 1)


def moving(values, width):
    window = []
    result = []
    total = 0
    for v in values:
        window.append(v)
        total += v
        if len(window) > width:
            total -= window.pop(0)
        result.append(total / len(window))
    return result


def histogram(values, bins=20):
    low, high = min(values), max(values)
    width = (high - low) / bins
    counts = [0] * bins
    for v in values:
        index = min(int((v - low) / width), bins - 1)
        counts[index] += 1
    return counts


def quantile(ordered, q):
    position = q * (len(ordered) - 1)
    below = int(position)
    fraction = position - below
    if below + 1 < len(ordered):
        return ordered[below] * (1 - fraction) + ordered[below + 1] * fraction
    return ordered[below]


def correlation(xs, ys):
    mx, my = mean(xs), mean(ys)
    top = sum((x - mx) * (y - my) for x, y in zip(xs, ys))
    left = sum((x - mx) ** 2 for x in xs)
    right = sum((y - my) ** 2 for y in ys)
    return top / (left * right) ** 0.5


def smooth(values, alpha=0.2):
    result = [values[0]]
    for v in values[1:]:
        result.append(alpha * v + (1 - alpha) * result[-1])
    return result


def run(n: int) -> list[float]:
    values = [((i * 7919) % 1009) / 10 + (i % 13) for i in range(n)]
    averaged = moving(values, 25)
    ordered = sorted(values)
    counts = histogram(averaged)
    result = [mean(values), variance(values), correlation(values, averaged), smooth(values)[-1]]
    result += [quantile(ordered, q / 10) for q in range(11)]
    largest = 0
    for i, c in enumerate(counts):
        if c > largest:
            largest = c
            result.append(i)
    return [round(x, 6) for x in result] + counts[:5]
