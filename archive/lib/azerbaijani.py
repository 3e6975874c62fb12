"""Endings that Azerbaijani hangs on a number (its last spoken word decides which), and its i."""

from decimal import Decimal

# The vowel of the last spoken word decides: 6 altı, 9 doqquz, 3 üç, 1 bir.
_ONES = ("cı", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
_TENS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")
_HUNDRED = "cü"
# Thousand, million and so on: min, milyon, milyard, trilyon, katrilyon, kvintilyon.
_POWERS = ("ci", "cu", "cı", "cu", "cu", "cu")
_BACK_VOWELS = "ıu"


def ordinal(number: int) -> str:
    """Write a number with its ordinal ending: 1918-ci, 1990-cı, 1906-cı, 1903-cü, 1910-cu."""
    return f"{number}-{_ordinal_ending(number)}"


def ablative(number: Decimal | int, written: str) -> str:
    """Write a number with the ending "more than" asks for: 200-dən (çox), 30-dan (çox)."""
    spoken_last = f"{number:f}".rstrip("0").rpartition(".")[2] if number % 1 else int(number)
    return f"{written}-{'dan' if _ordinal_ending(int(spoken_last))[-1] in _BACK_VOWELS else 'dən'}"


def terminative(written: str) -> str:
    """Write a number with the ending that says "up to": 170-dək."""
    return f"{written}-dək"


def _ordinal_ending(number: int) -> str:
    if number % 10 or number == 0:
        return _ONES[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    if number % 1000:
        return _HUNDRED
    power = -1
    while number % 1000 == 0:
        number //= 1000
        power += 1
    return _POWERS[min(power, len(_POWERS) - 1)]


def capital_first(text: str) -> str:
    """Begin a text with a capital: the one of ``i`` keeps its dot."""
    return ("İ" if text[:1] == "i" else text[:1].upper()) + text[1:]
