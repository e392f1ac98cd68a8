"""Caesar and Vigenere over a text."""
SIZE = 2000

TEXT = "The Quick Brown Fox Jumps Over The Lazy Dog, 1234 times! "

def caesar(text: str, shift: int) -> str:
    result = ""
    for ch in text:
        if ch.isalpha():
            base = ord("A") if ch.isupper() else ord("a")
            result += chr((ord(ch) - base + shift) % 26 + base)
        else:
            result += ch
    return result

def vigenere(text: str, key: str, decrypt: bool = False) -> str:
    out = []
    k = 0
    key = key.lower()
    for ch in text:
        if "a" <= ch <= "z" or "A" <= ch <= "Z":
            shift = ord(key[k % len(key)]) - 97
            if decrypt:
                shift = -shift
            base = 65 if ch.isupper() else 97
            out.append(chr((ord(ch) - base + shift) % 26 + base))
            k += 1
        else:
            out.append(ch)
    return "".join(out)

def run(n: int) -> list[str]:
    text = TEXT * n
    a = caesar(text, 3)
    b = caesar(a, -3)
    assert b == text
    c = vigenere(text, "Lemon")
    d = vigenere(c, "Lemon", True)
    assert d == text
    table = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")
    e = text.translate(table)
    return [a[:60], c[:60], e[:60], str(len(c))]
