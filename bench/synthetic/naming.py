"""Made-up names: built of syllables, and as unevenly spread as names of people are.

A few family names are borne by one person in a hundred, most by a handful: a search that is fast
on evenly spread names says nothing about real ones.
"""

import random
from dataclasses import dataclass, field

ONSETS = "bdfgklmnprstvz"
VOWELS = "aoui"
FEMALE = "female"
GIVEN_NAMES, FAMILY_NAMES = 1_500, 40_000
UNEVEN = 2.5  # the commonest of 40,000 names is borne by 1.4 in a hundred people
IN_CYRILLIC = 0.1
WITHOUT_PATRONYMIC = 0.2
_CYRILLIC = str.maketrans("bdfgklmnprstvzaouiey", "бдфгклмнпрствзаоуиеы")


@dataclass
class Names:
    """A stock of made-up names, and full names drawn from it."""

    dice: random.Random
    given: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the stock, the same for the same dice."""
        self.given = self._stock(GIVEN_NAMES, 2, ("", "n", "r", "s"))
        self.family = self._stock(FAMILY_NAMES, 3, ("dov", "rov", "zade", "li", "yev"))

    def full(self, sex: str) -> str:
        """Return one full name, family name first, as lists write them."""
        is_woman = sex == FEMALE
        family, father = self._pick(self.family), self._pick(self.given)
        if is_woman and family.endswith("v"):
            family += "a"
        parts = [family, self._pick(self.given)]
        is_cyrillic = self.dice.random() < IN_CYRILLIC
        if self.dice.random() >= WITHOUT_PATRONYMIC:
            parts += [father, _child_of(is_woman=is_woman, is_cyrillic=is_cyrillic)]
        name = " ".join(parts)
        return name.lower().translate(_CYRILLIC).title() if is_cyrillic else name

    def _pick(self, stock: list[str]) -> str:
        return stock[int(len(stock) * self.dice.random() ** UNEVEN)]

    def _stock(self, number: int, syllables: int, endings: tuple[str, ...]) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < number:
            word = "".join(
                self.dice.choice(ONSETS) + self.dice.choice(VOWELS) for _ in range(syllables)
            )
            found[(word + self.dice.choice(endings)).title()] = None
        return list(found)


def _child_of(*, is_woman: bool, is_cyrillic: bool) -> str:
    if is_cyrillic:
        return "kyzy" if is_woman else "ogly"
    return "qızı" if is_woman else "oğlu"
