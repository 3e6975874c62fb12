"""A month in the languages of the archive: whoever types *20 января* means *20 Yanvar faciəsi*."""

from archive.lib.dates.loose.vocabulary import MONTHS
from archive.lib.names import fold

FEWEST_LETTERS = 3  # “ма” is no month


def _forms(number: int) -> list[str]:
    """Return all that a month is called, folded."""
    named = [months[number] for months in MONTHS.values()]
    return [fold(stem + ending) for stem, endings in named for ending in endings.split("|")]


def _in_titles(number: int) -> tuple[str, ...]:
    """Return what titles call a month after the number of a day, in each language."""
    (english, ends), (azeri, _ends) = MONTHS["en"][number], MONTHS["az"][number]
    russian, cases = MONTHS["ru"][number]
    genitive = russian + cases.split("|")[1]
    return fold(english + ends.split("|")[-1]), fold(azeri), fold(genitive)


_NUMBERS = {form: at for at in range(12) for form in _forms(at) if len(form) >= FEWEST_LETTERS}


def month_forms(word: str) -> tuple[str, ...]:
    """Return all forms of the month a folded word names, folded; none for other words."""
    return tuple(dict.fromkeys(_forms(_NUMBERS[word]))) if word in _NUMBERS else ()


def in_other_languages(text: str) -> list[str]:
    """Return a folded text with its months as titles in each language have them."""
    words = text.split()
    if not any(word in _NUMBERS for word in words):
        return []
    named = [_in_titles(_NUMBERS[word]) if word in _NUMBERS else (word,) * 3 for word in words]
    return [" ".join(words) for words in zip(*named, strict=True)]
