"""Dates in Azerbaijani (azərbaycanca)."""

from typing import ClassVar

from archive.lib.azerbaijani import ordinal
from archive.lib.dates.points import Point
from archive.lib.dates.words.sentence import Speech

from .sentence import ABLATIVE, DATIVE, GENITIVE, HALVES, NOMINATIVE, QUARTERS, SPRING, THIRDS

_ROMAN = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Write 1 to 399 in Roman numerals."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun",
    "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr",
)  # fmt: skip
# "of the year": the ending follows the month's last vowel.
_MONTHS_OF = (
    "yanvarı", "fevralı", "martı", "apreli", "mayı", "iyunu",
    "iyulu", "avqustu", "sentyabrı", "oktyabrı", "noyabrı", "dekabrı",
)  # fmt: skip
_SEASONS = ("yaz", "yay", "payız", "qış")
_SEASONS_OF = ("yazı", "yayı", "payızı", "qışı")
_HEMISPHERES = ("", " (Şimal yarımkürəsi)", " (Cənub yarımkürəsi)")
_PARTS_OF = {
    **{QUARTERS + i: f"{n} rübü" for i, n in enumerate(("birinci", "ikinci", "üçüncü", "sonuncu"))},
    **{THIRDS + i: f"{name} dörd ayı" for i, name in enumerate(("ilk", "ikinci", "son"))},
    **{HALVES + i: f"{name} yarısı" for i, name in enumerate(("birinci", "ikinci"))},
}
_YEAR = {NOMINATIVE: "il", GENITIVE: "ilin", DATIVE: "ilə", ABLATIVE: "ildən"}
_YEARS = {NOMINATIVE: "illər", GENITIVE: "illərin", DATIVE: "illərə", ABLATIVE: "illərdən"}
_CENTURY = {NOMINATIVE: "əsr", GENITIVE: "əsrin", DATIVE: "əsrə", ABLATIVE: "əsrdən"}
# What follows a possessive: martı, martın, martına, martından; front vowels take the second.
_BACK = {NOMINATIVE: "", GENITIVE: "nın", DATIVE: "na", ABLATIVE: "ndan"}
_ROUND_BACK = {**_BACK, GENITIVE: "nun"}
_FRONT = {NOMINATIVE: "", GENITIVE: "nin", DATIVE: "nə", ABLATIVE: "ndən"}
_ROUND_FRONT = {**_FRONT, GENITIVE: "nün"}
_ENDINGS = {"ı": _BACK, "u": _ROUND_BACK, "i": _FRONT, "ü": _ROUND_FRONT}


class Azerbaijani(Speech):
    """Azerbaijani: "qədər" asks for the dative, "bəri" for the ablative."""

    qualified: ClassVar = {
        "?": (("ehtimal ki, {}", ""), ("ehtimal ki, {}", "")),
        "~": (("təxminən {}", ""), ("təxminən {}", "")),
        "%": (("ehtimal ki, təxminən {}", ""), ("ehtimal ki, təxminən {}", "")),
    }
    component_names: ClassVar = ("il", "ay", "gün")
    component_notes: ClassVar = {
        "?": "şübhəlidir",
        "~": "təxminidir",
        "%": "təxmini və şübhəlidir",
    }
    conjunctions: ClassVar = ("və ya", "və")
    about: ClassVar = ("təxminən {}", NOMINATIVE)
    nothing_known: ClassVar = "tarix məlum deyil"
    year_unknown: ClassVar = "il məlum deyil"
    day_of_lost_month: ClassVar = "gün: {}, ay məlum deyil"

    since: ClassVar = ("{} bəri", ABLATIVE)
    end_unknown: ClassVar = ("{} başlayaraq, sonu məlum deyil", ABLATIVE)
    until: ClassVar = ("{} qədər", DATIVE)
    start_unknown: ClassVar = ("{} qədər, başlanğıcı məlum deyil", DATIVE)
    goes_on: ClassVar = "davam edir, başlanğıcı məlum deyil"
    has_no_ends: ClassVar = "başlanğıcsız və sonsuz"
    is_over: ClassVar = "bitib, tarixi məlum deyil"
    not_later: ClassVar = ("ən geci {}", NOMINATIVE)
    not_earlier: ClassVar = ("{} sonra", ABLATIVE)
    every_until: ClassVar = ("{} qədər hamısı", DATIVE)
    every_from: ClassVar = ("{} başlayaraq hamısı", ABLATIVE)
    every_one: ClassVar = "hamısı"
    between_words: ClassVar = "{} ilə {} arasında"
    day_unknown: ClassVar = "günü məlum deyil"
    month_unknown: ClassVar = "ayı məlum deyil"

    def between(self, start: Point, end: Point) -> str:
        """Say `1918–1920-ci illər arasında`, or name both where they share nothing."""
        left, right, close = self.pair(start, end, NOMINATIVE)
        return f"{left}–{right} arasında" if close else self.between_words.format(left, right)

    def year(self, year: int, case: str) -> str:
        """Say `1918-ci il`, `e.ə. 44-cü il`."""
        if year <= 0:
            return f"e.ə. {ordinal(1 - year)} {_YEAR[case]}"
        return f"{ordinal(year)} {_YEAR[case]}"

    def years(self, first: int, last: int, case: str) -> str:
        """Say `1948–1953-cü illər`."""
        return f"{first}–{ordinal(last)} {_YEARS[case]}"

    def decade(self, first: int, case: str) -> str:
        """Say `1950-ci illər`."""
        return f"{ordinal(first)} {_YEARS[case]}"

    def century(self, number: int, case: str) -> str:
        """Say `XIX əsr`."""
        return f"{roman(number)} {_CENTURY[case]}"

    def month(self, year: int | None, month: int, case: str) -> str:
        """Say `1918-ci ilin martı`."""
        if year is None:
            return MONTHS[month - 1]
        return f"{self.year(year, GENITIVE)} {_inflected(_MONTHS_OF[month - 1], case)}"

    def months(self, year: int, first: int, last: int, case: str) -> str:
        """Say `1918-ci ilin aprel–may ayları`."""
        run = f"{MONTHS[first - 1]}–{MONTHS[last - 1]}"
        return f"{self.year(year, GENITIVE)} {run} {_inflected('ayları', case)}"

    def part_of_year(self, year: int | None, part: int, case: str) -> str:
        """Say `1918-ci ilin yazı`, `1918-ci ilin birinci yarısı`."""
        if part >= QUARTERS:
            words = _inflected(_PARTS_OF[part], case)
            return words if year is None else f"{self.year(year, GENITIVE)} {words}"
        hemisphere, season = divmod(part - SPRING, 4)
        if year is None:
            return _SEASONS[season] + _HEMISPHERES[hemisphere]
        words = _inflected(_SEASONS_OF[season], case)
        return f"{self.year(year, GENITIVE)} {words}{_HEMISPHERES[hemisphere]}"

    def day(self, year: int | None, month: int, day: str, case: str) -> str:
        """Say `20 yanvar 1990`; before a postposition `20 yanvar 1990-cı ilə`."""
        words = f"{day} {MONTHS[month - 1]}"
        if year is None:
            return words
        if case != NOMINATIVE:
            return f"{words} {self.year(year, case)}"
        if 1000 <= year <= 9999:
            return f"{words} {year}"
        return f"{self.year(year, GENITIVE)} {day} {_MONTHS_OF[month - 1]}"

    def short_pair(
        self, a: tuple[int, ...], b: tuple[int, ...], case: str
    ) -> tuple[str, str, bool] | None:
        """Say `1918` and `1920-ci illər`; `25` and `26 fevral 1992`."""
        if len(a) == 1:
            return str(a[0]), f"{ordinal(b[0])} {_YEARS[case]}", True
        if a[0] != b[0]:
            return None
        if len(a) == 2:
            left, right = self.months(a[0], a[1], b[1], case).split("–")
            return left, right, True
        right = self.day(b[0], b[1], str(b[2]), case)
        if a[1] == b[1]:
            return str(a[2]), right, True
        return self.day(None, a[1], str(a[2]), case), right, False


def _inflected(possessive: str, case: str) -> str:
    """Give the case of a noun that already carries "its": the last vowel chooses the ending."""
    return possessive + _ENDINGS[possessive[-1]][case]
