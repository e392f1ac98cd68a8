"""Integers beyond 64 bits: factorials, Fibonacci numbers, powers, their digits."""

SIZE = 3500


def factorial(n: int) -> int:
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def digit_sum(n: int) -> int:
    total = 0
    while n:
        n, digit = divmod(n, 10)
        total += digit
    return total


def run(n: int) -> int:
    total = digit_sum(factorial(n)) + fibonacci(n * 10) % 1000000007
    total += pow(3, 100_003, 2**521 - 1) % 1000003
    total += len(str(7 ** (n // 2))) + int("123456789" * 40) % 97
    for i in range(n * 4):
        total ^= pow(i, 5, 18446744073709551557) * (i + 2**60) % 1000000009
    return total
