"""A fast Fourier transform in place on two lists of floats, and its inverse."""

import math

SIZE = 12


def transform(real: list[float], imag: list[float], inverse: bool) -> None:
    n = len(real)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            real[i], real[j] = real[j], real[i]
            imag[i], imag[j] = imag[j], imag[i]
    length = 2
    while length <= n:
        angle = 2 * math.pi / length * (1 if inverse else -1)
        step_real, step_imag = math.cos(angle), math.sin(angle)
        half = length // 2
        for start in range(0, n, length):
            w_real, w_imag = 1, 0
            for k in range(start, start + half):
                a, b = real[k + half], imag[k + half]
                t_real = a * w_real - b * w_imag
                t_imag = a * w_imag + b * w_real
                real[k + half] = real[k] - t_real
                imag[k + half] = imag[k] - t_imag
                real[k] += t_real
                imag[k] += t_imag
                w_real, w_imag = w_real * step_real - w_imag * step_imag, w_real * step_imag + w_imag * step_real
        length *= 2
    if inverse:
        for i in range(n):
            real[i] /= n
            imag[i] /= n


def run(n: int) -> float:
    size = 1 << n
    signal = [math.sin(i * 0.3) + (i % 7) * 0.1 for i in range(size)]
    real, imag = signal[:], [0.0] * size
    total = 0.0
    for _ in range(3):
        transform(real, imag, False)
        transform(real, imag, True)
        total += abs(real[1] - signal[1]) + max(imag) - min(imag)
    return round(total, 9) + round(real[5], 6)
