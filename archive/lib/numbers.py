"""Numbers as readers of each language write them."""

from decimal import Decimal

NO_BREAK_SPACE = "\u00a0"

_STYLES = {"en": (",", "."), "az": (NO_BREAK_SPACE, ","), "ru": (NO_BREAK_SPACE, ",")}
"""Between thousands, and before decimals."""


def number_words(value: Decimal | int, language: str) -> str:
    """Return a number with thousands set apart (“53,000”, “53 000”) and no needless zeros.

    The space between thousands never breaks the line; four digits go without it. An unknown
    language is written as English.
    """
    thousands, point = _STYLES.get(language[:2], _STYLES["en"])
    written = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    whole, _, decimals = written.partition(".")
    decimals = decimals.rstrip("0")
    if thousands == NO_BREAK_SPACE and -10_000 < value < 10_000:
        thousands = ""
    return whole.replace(",", thousands) + (point + decimals if decimals else "")
