"""Old Style (Julian) dates turned into Gregorian ones on entry."""

from archive.lib.clauses import gettext_noop
from archive.lib.dates.calendars import JULIAN, julian_to_gregorian, month_length
from archive.lib.dates.edtf import End, Group, Span, read
from archive.lib.dates.loose.tokens import Token
from archive.lib.dates.points import Point
from archive.lib.dates.refusal import DateRefused

from .date_parts import Side, inherited, read_side
from .vocabulary import Kind

_DATE_KINDS = (Kind.NUMBER, Kind.DATE, Kind.MONTH)
Day = tuple[int, int, int]


def to_gregorian(edtf: str, typed: str) -> str:
    """Rewrite Old Style EDTF as Gregorian EDTF.

    A day becomes a day. A month or year becomes a set of days, because its days fall into
    two Gregorian months or years.
    """
    tree = read(edtf)
    if isinstance(tree, Group) and len(tree.members) == 1 and isinstance(tree.members[0], Span):
        return f"[{_run(tree.members[0], '..', typed)}]"
    if isinstance(tree, Span):
        return _run(tree, "/", typed)
    if isinstance(tree, Group):
        raise _too_vague(typed)
    first, last = _days(tree, typed)
    return first if first == last else f"[{first}..{last}]"


def both_styles(tokens: list[Token], typed: str) -> Side | None:
    """Read "18 (31) March 1918", "25 October (7 November) 1917" or "18/31 March 1918".

    Gives the Gregorian day, or None if the tokens name no second day. Either style may come
    first; DateRefused if the two days are not the same day in the two calendars.
    """
    nights = (Kind.NIGHT, Kind.NIGHT_INTO)
    outer, inner = _split([token for token in tokens if token.kind not in nights])
    if not any(token.kind in _DATE_KINDS for token in inner):
        return None
    first, second = read_side(outer, typed), read_side(inner, typed)
    second_full = inherited(first, second)[1]
    if first.year is not None and first.month and first.day and second.day:
        for old, new in ((first, second), (second_full, first)):
            gregorian = _convert((old.year or 0, old.month, old.day), typed)
            if _agrees(new, gregorian):
                return Side(*gregorian, approximate=first.approximate, uncertain=first.uncertain)
    if any(token.kind is Kind.SLASH for token in tokens) and abs(first.day - second.day) == 1:
        return None  # 25/26 February: two days that follow each other, in no calendar one
    raise DateRefused(
        typed,
        gettext_noop("its two days are not the same day in the old and the new calendar"),
        gettext_noop("for example 18 (31) March 1918"),
    )


def without_brackets(tokens: list[Token]) -> list[Token]:
    """Drop brackets that hold only a remark, such as (O.S.) or (?)."""
    return [token for token in tokens if token.kind not in (Kind.OPENING, Kind.CLOSING)]


def _split(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Part what stands in brackets, or after a slash between two days, from the rest."""
    kinds = [token.kind for token in tokens]
    if Kind.SLASH in kinds and Kind.MONTH in kinds:
        at = kinds.index(Kind.SLASH)
        return tokens[:at] + tokens[at + 2 :], tokens[at + 1 : at + 2]
    if Kind.OPENING in kinds and Kind.CLOSING in kinds:
        start, end = kinds.index(Kind.OPENING), kinds.index(Kind.CLOSING)
        return tokens[:start] + tokens[end + 1 :], tokens[start + 1 : end]
    return tokens, []


def _agrees(side: Side, day: Day) -> bool:
    """Compare what a side names with a day; what it leaves out agrees."""
    return all(
        not said or said == known
        for said, known in zip((side.year, side.month, side.day), day, strict=True)
    )


def _run(span: Span, sign: str, typed: str) -> str:
    start = "" if isinstance(span.start, End) else _days(span.start, typed)[0]
    end = "" if isinstance(span.end, End) else _days(span.end, typed)[1]
    if sign == "/":
        start = start or (".." if span.start is End.OPEN else "")
        end = end or (".." if span.end is End.OPEN else "")
    return f"{start}{sign}{end}"


def _days(point: Point, typed: str) -> tuple[str, str]:
    """Give the first and last Gregorian day of an Old Style day, month or year, as EDTF."""
    if "X" in point.text or point.season or point.significant:
        raise _too_vague(typed)
    year, month, day = int(point.year), int(point.month or 0), int(point.day or 0)
    last_month = month or 12
    last_day = day or month_length(year, last_month, JULIAN)
    qualifier = point.qualifiers[0]
    return (
        _edtf(_convert((year, month or 1, day or 1), typed)) + qualifier,
        _edtf(_convert((year, last_month, last_day), typed)) + qualifier,
    )


def _convert(day: Day, typed: str) -> Day:
    try:
        return julian_to_gregorian(*day)
    except ValueError as error:
        reason = gettext_noop("the Julian calendar has no such day")
        raise DateRefused(typed, reason, gettext_noop("a day that its month has")) from error


def _edtf(day: Day) -> str:
    return Side(*day).edtf("")


def _too_vague(typed: str) -> DateRefused:
    return DateRefused(
        typed,
        gettext_noop("it is too vague to turn from Old Style into Gregorian"),
        gettext_noop("a day, month or year"),
    )
