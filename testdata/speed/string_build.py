"""Text built piece by piece with +=, characters looked at one by one."""

SIZE = 150_000


def caesar(text: str, by: int) -> str:
    result = ""
    for c in text:
        if "a" <= c <= "z":
            result += chr((ord(c) - 97 + by) % 26 + 97)
        else:
            result += c
    return result


def palindromes(text: str) -> int:
    found = 0
    for i in range(len(text)):
        left = i - 1
        right = i + 1
        while left >= 0 and right < len(text) and text[left] == text[right]:
            found += 1
            left -= 1
            right += 1
    return found


def run(n: int) -> int:
    text = ""
    while len(text) < n:
        text += "the quick brown fox jumps over the lazy dog, "
    coded = caesar(text, 7)
    back = caesar(coded, 19)
    if back != text:
        return -1
    return palindromes(coded) * 1000 + coded.count("v")
