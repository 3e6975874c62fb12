"""Functions that say a date, for templates and exports."""

from archive.lib.dates.value import UncertainDate
from archive.lib.dates.words import styles


def in_words(date: UncertainDate, language: str) -> str:
    """Say a date in `az`, `ru` or `en`, no more exactly than it is known."""
    return date.in_words(language)


def both_styles_in_words(date: UncertainDate, language: str) -> str:
    """Say a Gregorian date that was written Old Style with both its days."""
    return styles.both_styles_in_words(date.tree, language)
