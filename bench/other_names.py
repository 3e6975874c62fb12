"""Names of nobody in particular: common given and family names put together by chance.

They stand around the people a measurement looks for, and are as easily confused with them as real
names are: the same few hundred words, fathers' names, several alphabets, the frequent ones first.
"""

import csv
import random
import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

STOCK = Path(__file__).parent / "data" / "other_names.csv"
PEOPLES = {"Azerbaijani": 86, "Russian": 6, "Armenian": 3, "Georgian": 2, "Turkish": 3}
LANGUAGES = {"az": 60, "ru": 25, "en": 15}
WITH_FATHER = 0.6  # of the Azerbaijani names; so many rows of lists have one
EVENNESS = 0.7  # a name half as high in the stock's order is met 2 ** 0.7 times as often

_ENGLISH = str.maketrans(
    {"ə": "a", "x": "kh", "c": "j", "ç": "ch", "ş": "sh", "q": "g", "ğ": "gh", "ö": "o"}
    | {"ü": "u", "ı": "i", "j": "zh"}
)
_RUSSIAN_PAIRS = [("yev", "ев"), ("ya", "я"), ("yu", "ю"), ("ye", "е"), ("yə", "я"), ("yı", "и")]
_RUSSIAN_PAIRS += [("gü", "гю"), ("kə", "кя"), ("gə", "гя"), ("lü", "лю"), ("dz", "дз")]
_RUSSIAN = str.maketrans(
    dict(zip("abvqğdejzikglmnoprstufxhçş", "абвггдежзикглмнопрстуфхгчш", strict=True))
    | {"ə": "а", "c": "дж", "ö": "о", "ü": "у", "ı": "ы", "y": "й"}
)


def lower(text: str) -> str:
    """Return lower case, the capital İ and I as Azerbaijani has them."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def in_english(name: str) -> str:
    """Spell an Azerbaijani word as English texts about Azerbaijan do."""
    return lower(name).translate(_ENGLISH).capitalize()


def in_russian(name: str) -> str:
    """Spell an Azerbaijani word as a Russian clerk does."""
    word = lower(name)
    for azeri, russian in _RUSSIAN_PAIRS:
        word = word.replace(azeri, russian)
    return re.sub("^е", "Э", word.translate(_RUSSIAN)).capitalize()


def as_written(name: str) -> str:
    """Leave an Azerbaijani word as it is."""
    return name


SPELLED = {"az": as_written, "ru": in_russian, "en": in_english}
SON = {"az": "oğlu", "ru": "оглы", "en": "oglu"}
DAUGHTER = {"az": "qızı", "ru": "кызы", "en": "gizi"}


class Stock:
    """The names of one people, each with how often it is met."""

    def __init__(self, parts: dict[str, list[str]]) -> None:
        self.parts = parts
        self.weights = {
            part: list(accumulate(1 / (at + 3) ** EVENNESS for at in range(len(names))))
            for part, names in parts.items()
        }

    def pick(self, part: str, dice: random.Random) -> str:
        """Return a name, the frequent ones more often."""
        return dice.choices(self.parts[part], cum_weights=self.weights[part])[0]


def stocks() -> dict[str, Stock]:
    """Read the names of every people."""
    found: dict[str, dict[str, list[str]]] = {}
    with STOCK.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["of"], {})[row["part"]] = row["names"].split()
    return {people: Stock(parts) for people, parts in found.items()}


def family_of(name: str, *, is_woman: bool) -> str:
    """Return the family name as a man or a woman bears it."""
    return name + "a" if is_woman and re.search("[oe]v$", name) else name


def other_names(number: int, taken: set[frozenset[str]], seed: int = 1) -> Iterator[str]:
    """Yield names of people who are not those taken.

    `taken` holds pairs of Azerbaijani words, given and family name: a namesake cannot be told from
    the person by any search, and is no *other* name.
    """
    dice = random.Random(seed)  # noqa: S311 - the same names in every run
    known = stocks()
    while number:
        people = dice.choices(list(PEOPLES), weights=list(PEOPLES.values()))[0]
        language = dice.choices(list(LANGUAGES), weights=list(LANGUAGES.values()))[0]
        is_woman = dice.random() < 0.4
        given = known[people].pick("women" if is_woman else "men", dice)
        family = known[people].pick("families", dice)
        if frozenset([key(given), key(family)]) in taken:
            continue
        spelled = SPELLED[language]
        words = [spelled(family_of(family, is_woman=is_woman)), spelled(given)]
        if people == "Azerbaijani" and dice.random() < WITH_FATHER:
            marker = (DAUGHTER if is_woman else SON)[language]
            yield " ".join([*words, spelled(known[people].pick("men", dice)), marker])
        else:
            yield " ".join(dice.sample(words, 2))
        number -= 1


def key(word: str) -> str:
    """Return what makes two words one name: the letters, without the ending of women."""
    return re.sub("([oe]v)a$", r"\1", lower(word))
