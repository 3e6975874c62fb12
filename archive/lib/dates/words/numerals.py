"""Numbers inside dates: Roman centuries, and the endings of Azerbaijani ordinals."""

_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip

# The vowel of the last spoken word decides: 6 altı, 9 doqquz, 3 üç, 1 bir.
_ONES = ("cı", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
_TENS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")
_HUNDRED = "cü"
# Thousand, million and so on: min, milyon, milyard, trilyon, katrilyon, kvintilyon.
_POWERS = ("ci", "cu", "cı", "cu", "cu", "cu")


def roman(number: int) -> str:
    """Write 1 to 399 in Roman numerals."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def azerbaijani_ordinal(number: int) -> str:
    """Write a number with its ordinal ending: 1918-ci, 1990-cı, 1906-cı, 1903-cü, 1910-cu."""
    return f"{number}-{_ending(number)}"


def _ending(number: int) -> str:
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
