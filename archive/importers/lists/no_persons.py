"""Rows of a table that are no persons: sums, headings, page numbers, footnotes.

A row is a sum if a cell says so and all others are numbers, in whatever column the word stands. A
heading stands alone in its row; so does a person of whom only the name is known, so that only what
reads like nothing but a heading is refused.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.lib.names import fold
from archive.lib.names.folding import lower
from archive.lib.place_words import says_a_kind_in_full
from archive.lib.unknown import in_plain_digits

from .drafts import Draft
from .headers import NAMES
from .vocabulary import folded

_TOTALS = folded(
    "total|totals|grand total|sub total|subtotal|in total|overall total|total number|sum|sum total"
    "|in all|altogether|all together|overall"
    "|cəmi|yekun|yekunu|ümumi|ümumi say|ümumi sayı|ümumilikdə|cəmi say|hamısı"
    "|toplam|genel toplam|ara toplam|genel yekun"
    "|итого|всего|общее количество|общее число|общий итог|итог|всего по списку|итого по списку"
    "|подытог|промежуточный итог|в общей сложности|итого по разделу|всего человек"
    "|المجموع|مجموع|الإجمالي|اجمالي|المجموع الكلي|جمع|جمع کل|مجموع کل|المجموع العام"
)
_TOTAL_WORDS = {word for words in _TOTALS for word in words.split()} | {fold("üzrə")}
_COUNTED = folded(
    "person|persons|people|name|names|victim|victims|row|rows|entries|record|records|killed|dead"
    "|deaths|men|women|children|missing|wounded|number|of|the"
    "|nəfər|nəfərdir|şəxs|adam|kişi|qadın|uşaq|ad|ölü|yaralı|həlak|olan|say|sayı"
    "|çocuk|kadın|ölen|yaralanan"
    "|человек|человека|чел|лиц|лица|погибших|погибло|убито|убитых|раненых|пропавших|имен|имён"
    "|фамилий|мужчин|женщин|детей|записей|жертв|погибшие|умерших|شخص|اشخاص|نفر|شهيد|شهید|قتيل"
    "|ضحية|أشخاص"
)
# What may follow such a word, “Итого по району”, and come before it, “X üzrə cəmi”.
_FOLLOWED = re.compile(
    r"(?:grand |sub)?total (?:for|in|of|by|from|at) .+|(?:итого|всего) (?:по|в|на|за|из|от) .+"
    r"|.+ (?:üzrə|uzre) (?:cəmi|yekun|ümumi).*|(?:المجموع|مجموع|جمع) (?:في|در) .+"
)
_NUMBER = re.compile(r"[\d\s.,:;()%+=–—-]+")
_LONGEST_TOTAL = 60  # characters; a longer cell is a sentence
_SIGNS = re.compile(r"[\d\W_]+")

_SAYS_NOTHING = frozenset({"", *NAMES, "position", "row_key", "page", "line", "note"})
"""Fields under which a heading may stand that says nothing of a person."""
_WORD = re.compile(r"[^\W\d_]{3}")

_PAGE = re.compile(
    r"(?:page|p|pg|sheet|səh|səhifə|vərəq|sayfa|стр|страница|лист|صفحة|صفحه)[\s.:№]*\d+"
    r"(?:\s*(?:of|/|из|-|/|dən|den)\s*\d+)?|\d+(?:-?(?:ci|cı|cu|cü))?\.? (?:səhifə|sayfa|страница)"
    r"|[-–—]\s*\d+\s*[-–—]"
)
_GOES_ON = folded(
    "continued|continuation|cont d|contd|table continued|davamı|ardı|cədvəlin davamı"
    "|siyahının davamı|devamı|tablonun devamı|продолжение|продолжение таблицы"
    "|продолжение списка|окончание|окончание таблицы|تابع|ادامه|يتبع"
)
_STARRED = re.compile(r"\*+\s*[a-zəğışçöüа-яё]\S*\s.+|\*+\s*(?:\S+\s+){6,}\S+")
_FOOTNOTE = re.compile(
    r"(?:note|notes|source|sources|qeyd|mənbə|mənbələr|not|kaynak|примечание|примечания"
    r"|источник|источники|ملاحظة|المصدر|توضیح|منبع)\s*:\s*.+"
)
_YEARS = re.compile(
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|yanvar|fevral|mart|aprel|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr|январь|февраль"
    r"|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)\s+)?"
    r"(?:1[5-9]|20)\d\d(?:\s*[-–/]\s*(?:1[5-9]|20)?\d\d)?"
    r"(?:\s*[-–]?\s*(?:ci|cı|cu|cü)\s+il(?:lər)?|\s+il|\s*(?:г|гг|год|годы)\.?)?"
)
_GROUPS = folded(
    "children|women|men|killed|wounded|injured|missing|dead|civilians|military|police|officers"
    "|soldiers|servicemen|journalists|victims|persons|people|survivors|hostages|minors|elderly"
    "|infants|adults|martyrs|casualties"
    "|uşaqlar|qadınlar|kişilər|ölənlər|öldürülənlər|yaralılar|yaralananlar|itkinlər|hərbçilər"
    "|polislər|sakinlər|şəxslər|əsirlər|girovlar|qocalar|əsgərlər|zabitlər|şəhidlər"
    "|azyaşlılar|yetkinlər|jurnalistlər|olanlar|düşənlər"
    "|çocuklar|kadınlar|erkekler|ölenler|yaralananlar|kayıplar|şehitler|siviller|askerler"
    "|дети|женщины|мужчины|погибшие|убитые|раненые|пропавшие|военные|военнослужащие|милиционеры"
    "|жители|пострадавшие|заложники|пленные|старики|несовершеннолетние|умершие|офицеры|солдаты"
    "|журналисты|жертвы|неопознанные|лица|граждане"
    "|الأطفال|النساء|الرجال|الشهداء|الجرحى|المفقودون|کودکان|زنان|مردان|شهدا|مجروحان"
)
_OF_GROUPS = _GROUPS | folded(
    "of|the|and|in|from|among|by|list|deceased|unidentified|siyahı|siyahısı|список|mülki|dinc|əsir|həlak|itkin|düşmüş|və|yaralı|ölmüş|qadın|uşaq|arasında|ve"
    "|и|из|без|вести|мирные|гражданские|среди|числа|погибшие|погибших|раненых|пропавших|жертв"
    "|детей|женщин|малолетние|взрослые|и|و|civilian|young|old|other|başqa|digər|другие|прочие"
)
_WHERE = folded("in|of|from|at|в|из|на|с")
_COUNT = re.compile(
    r"[\s(:–—-]+\d+\s*(?:nəfər|kişi|persons?|people|человека?|чел\.?|نفر)?\s*\)?\s*:?$|:\s*$", re.I
)  # of those below a heading
_SO_MANY = re.compile(r"\d+\s+(?!and\b)[^\W\d]")
_LONGEST_HEADING = 80  # characters


class Cells(NamedTuple):
    """The filled cells of a row, with the fields and the names of their columns."""

    fields: list[str]
    columns: list[str]
    said: list[str]


def may_be_no_person(names: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row deserves a closer look: no name in it, a word for a sum, or a single cell."""
    return len({*row, ""}) == 2 or all(
        cell.isspace() or not cell or cell[0].isdecimal() or _is_total(cell) for cell in names
    )


def refuse_no_person(draft: Draft, cells: Cells, before: int) -> None:
    """Keep a row out that is certainly no person, and warn of one that may be none.

    `before` is how many rows stand above it.
    """
    named = [cell for field, cell in zip(cells.fields, cells.said, strict=True) if field in NAMES]
    is_alone = len(set(cells.said)) == 1
    if any(not _is_total(cell) and not _is_number(cell) for cell in named):
        if is_alone and reads_like_a_heading(cells.said[0]):
            draft.refuse("section-heading", cells.columns[0], str(_HEADING), cells.said[0])
        return
    totals = [_is_total(cell) for cell in cells.said]
    if any(totals):
        if all(total or _is_number(cell) for total, cell in zip(totals, cells.said, strict=True)):
            at = totals.index(True)
            draft.refuse("row-of-totals", cells.columns[at], str(_SUM), cells.said[at])
    elif is_alone:
        _look_at_a_lone_cell(draft, cells, before)


def _look_at_a_lone_cell(draft: Draft, cells: Cells, before: int) -> None:
    field, column, cell = cells.fields[0], cells.columns[0], cells.said[0]
    is_words = field == "position" and bool(_WORD.search(cell))
    if is_words or (field in _SAYS_NOTHING and reads_like_a_heading(cell)):
        draft.refuse("section-heading", column, str(_HEADING), cell)
    elif field == "" and cell == str(before):
        draft.warn("perhaps-no-person", column, _("Nothing but the number of rows: a sum?"), cell)
    elif (field in _SAYS_NOTHING and _WORD.search(cell)) or reads_like_a_heading(cell):
        draft.warn("perhaps-no-person", column, str(_NOTHING_ELSE), cell)


_SUM = gettext_lazy("It looks like a sum at the end of the table, not a person.")


_HEADING = gettext_lazy(
    "It looks like a heading, a page number or a footnote of the table, not a person."
)
_NOTHING_ELSE = gettext_lazy("Nothing else stands in this row: is it a heading, not a person?")


def _is_number(cell: str) -> bool:
    """Whether a cell is a number, alone or with what is counted."""
    plain = in_plain_digits(cell)
    if not any(char.isdecimal() for char in plain):
        return bool(_NUMBER.fullmatch(plain))
    return all(word in _COUNTED for word in fold(_SIGNS.sub(" ", plain)).split())


def _is_total(cell: str) -> bool:
    """Whether a cell says that a sum follows: “Cəmi”, “Total: 2 persons”, “Итого по району”."""
    return (
        len(cell) <= _LONGEST_TOTAL
        and not _TOTAL_WORDS.isdisjoint(fold(cell).split())
        and _says_total(cell)
    )


@lru_cache(maxsize=16_384)
def _says_total(cell: str) -> bool:
    plain = fold(_SIGNS.sub(" ", in_plain_digits(cell)))
    if plain in _TOTALS:
        return True
    if _FOLLOWED.fullmatch(" ".join(cell.lower().split())):
        return True
    words = plain.split()
    for count in (3, 2, 1):
        if " ".join(words[:count]) in _TOTALS and all(word in _COUNTED for word in words[count:]):
            return True
    return False


def reads_like_a_heading(cell: str) -> bool:
    """Whether a cell that stands alone in its row can hardly be the name of a person."""
    return len(cell) <= _LONGEST_HEADING and _is_heading(" ".join(cell.split()))


@lru_cache(maxsize=4_096)
def _is_heading(text: str) -> bool:
    if len(text) == 1:
        return text.isalpha()
    small = lower(in_plain_digits(text))
    if _STARRED.fullmatch(text) or any(
        pattern.fullmatch(small) for pattern in (_FOOTNOTE, _PAGE, _YEARS)
    ):
        return True
    cell = _COUNT.sub("", text).strip()
    said = fold(_SIGNS.sub(" ", cell)).split()
    if " ".join(said) in _GOES_ON or says_a_kind_in_full(cell):
        return True
    if _SO_MANY.match(text):
        return False  # “2 children of Alice Example” are persons
    if len(said) > 2 and said[0] in _GROUPS and said[1] in _WHERE:
        return True
    is_group = bool(said) and all(word in _OF_GROUPS for word in said)
    return is_group and any(word in _GROUPS for word in said)
