"""Dates in Russian (по-русски)."""

from typing import ClassVar

from archive.lib.dates.points import Point
from archive.lib.dates.words.sentence import Speech, Template

from .azerbaijani import roman
from .sentence import GENITIVE, HALVES, INSTRUMENTAL, NOMINATIVE, QUARTERS, SPRING, THIRDS

MONTHS = {
    NOMINATIVE: (
        "январь", "февраль", "март", "апрель", "май", "июнь",
        "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
    GENITIVE: (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    INSTRUMENTAL: (
        "январём", "февралём", "мартом", "апрелем", "маем", "июнем",
        "июлем", "августом", "сентябрём", "октябрём", "ноябрём", "декабрём",
    ),
}  # fmt: skip
_SEASONS = {
    NOMINATIVE: ("весна", "лето", "осень", "зима"),
    GENITIVE: ("весны", "лета", "осени", "зимы"),
    INSTRUMENTAL: ("весной", "летом", "осенью", "зимой"),
}
_HEMISPHERES = ("", " (Северное полушарие)", " (Южное полушарие)")
_QUARTER = {NOMINATIVE: "й квартал", GENITIVE: "го квартала", INSTRUMENTAL: "м кварталом"}
_THIRD = {NOMINATIVE: "я треть", GENITIVE: "й трети", INSTRUMENTAL: "й третью"}
_HALF = {NOMINATIVE: "я половина", GENITIVE: "й половины", INSTRUMENTAL: "й половиной"}
_DECADE = {NOMINATIVE: "е годы", GENITIVE: "х годов", INSTRUMENTAL: "ми годами"}
_CENTURY = {NOMINATIVE: "век", GENITIVE: "века", INSTRUMENTAL: "веком"}


class Russian(Speech):
    """Russian: "около" asks for the genitive, "между" for the instrumental."""

    qualified: ClassVar = {
        "?": (("возможно, {}", ""), ("{} (под вопросом)", "")),
        "~": (("около {}", GENITIVE), ("{} (приблизительно)", "")),
        "%": (
            ("предположительно, около {}", GENITIVE),
            ("{} (приблизительно, под вопросом)", ""),
        ),
    }
    component_names: ClassVar = ("год", "месяц", "день")
    component_notes: ClassVar = {
        "?": "под вопросом",
        "~": "приблизительно",
        "%": "приблизительно и под вопросом",
    }
    conjunctions: ClassVar = ("или", "и")
    about: ClassVar = ("около {}", GENITIVE)
    nothing_known: ClassVar = "дата неизвестна"
    year_unknown: ClassVar = "год неизвестен"
    day_of_lost_month: ClassVar = "{}-е число, месяц неизвестен"

    since: ClassVar = ("с {} по настоящее время", GENITIVE)
    end_unknown: ClassVar = ("с {}, окончание неизвестно", GENITIVE)
    until: ClassVar = ("до {}", GENITIVE)
    start_unknown: ClassVar = ("до {}, начало неизвестно", GENITIVE)
    goes_on: ClassVar = "продолжается, начало неизвестно"
    has_no_ends: ClassVar = "без начала и конца"
    is_over: ClassVar = "завершилось, дата неизвестна"
    not_later: ClassVar = ("не позднее {}", GENITIVE)
    not_earlier: ClassVar = ("после {}", GENITIVE)
    every_until: ClassVar = ("все до {} включительно", GENITIVE)
    every_from: ClassVar = ("все начиная с {}", GENITIVE)
    every_one: ClassVar = "все"
    between_words: ClassVar = "между {} и {}"
    between_case: ClassVar = INSTRUMENTAL
    day_unknown: ClassVar = "день неизвестен"
    month_unknown: ClassVar = "месяц неизвестен"

    def year(self, year: int, case: str) -> str:
        """Say `1918 г.`, `44 г. до н. э.`."""
        return f"{1 - year} г. до н. э." if year <= 0 else f"{year} г."

    def years(self, first: int, last: int, case: str) -> str:
        """Say `1900–1909 гг.`."""
        return f"{first}–{last} гг."

    def decade(self, first: int, case: str) -> str:
        """Say `1950-е годы`."""
        return f"{first}-{_DECADE[case]}"

    def century(self, number: int, case: str) -> str:
        """Say `XIX век`."""
        return f"{roman(number)} {_CENTURY[case]}"

    def month(self, year: int | None, month: int, case: str) -> str:
        """Say `март 1918 г.`."""
        return self._of(MONTHS[case][month - 1], year)

    def months(self, year: int, first: int, last: int, case: str) -> str:
        """Say `апрель–май 1918 г.`."""
        return f"{MONTHS[case][first - 1]}–{self.month(year, last, case)}"

    def part_of_year(self, year: int | None, part: int, case: str) -> str:
        """Say `весна 1918 г.`, `1-я половина 1918 г.`."""
        if part >= QUARTERS:
            return self._of(_share(part, case), year)
        hemisphere, season = divmod(part - SPRING, 4)
        return self._of(_SEASONS[case][season], year) + _HEMISPHERES[hemisphere]

    def day(self, year: int | None, month: int, day: str, case: str) -> str:
        """Say `20 января 1990 г.`."""
        return f"{day} {self.month(year, month, GENITIVE)}"

    def short_pair(
        self, a: tuple[int, ...], b: tuple[int, ...], case: str
    ) -> tuple[str, str, bool] | None:
        """Say `1918` and `1920 гг.`; `апрель` and `май 1918 г.`; `25` and `26 февраля 1992 г.`."""
        if len(a) == 1:
            return str(a[0]), f"{b[0]} гг.", True
        if a[0] != b[0]:
            return None
        if len(a) == 2:
            return MONTHS[case][a[1] - 1], self.month(b[0], b[1], case), True
        right = self.day(b[0], b[1], str(b[2]), case)
        if a[1] == b[1]:
            return str(a[2]), right, True
        return self.day(None, a[1], str(a[2]), case), right, False

    def _fill(self, template: Template, point: Point) -> str:
        said = super()._fill(template, point)
        # "со второго": the ordinal begins with two consonants, and so does its preposition.
        return "со" + said[1:] if said.startswith("с 2 ") else said

    def _of(self, words: str, year: int | None) -> str:
        return words if year is None else f"{words} {self.year(year, GENITIVE)}"


def _share(part: int, case: str) -> str:
    """Say a quarter, third or half of a year without the year."""
    for first, names in ((HALVES, _HALF), (THIRDS, _THIRD), (QUARTERS, _QUARTER)):
        if part >= first:
            return f"{part - first + 1}-{names[case]}"
    raise AssertionError(part)
