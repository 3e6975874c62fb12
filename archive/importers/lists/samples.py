"""What the first rows say against a header: numbers that do not run, names without letters."""

from collections.abc import Sequence
from itertools import pairwise

from archive.lib.languages import script_of
from archive.lib.names import fold
from archive.lib.unknown import in_plain_digits, is_unknown

from .headers import says_a_person
from .vocabulary import folded

_NUMBERS = folded(
    "no|nr|n|nn|num|number|№|#|№№|nömrə|nömrəsi|say|sayı|numara|номер|الرقم|رقم|م|ت|العدد|شماره"
) | {""}
"""Headers that may be of any number: of a house, of a document, of people."""
_KEYS = folded("id|code|kod|код|ид|identifier|ref|کد|شناسه|رمز|المعرف")
"""Headers of keys that may as well be of a household, a place, a kind."""
_NAMES = frozenset({"name", "other_name", "given", "family"})
_BARE = folded("name|names|isim|nome|nom|الاسم|اسم")
_BARE_GIVEN = folded("ad|adı|имя|نام|isim|ismi|nombre")


def may_be(field: str, header: str, samples: Sequence[str]) -> bool:
    """Whether the first cells of a column leave it what its header says."""
    filled = [cell for cell in samples if cell]
    if not filled:
        return True
    if field == "position":
        return fold(header) not in _NUMBERS or _runs(filled)
    if field == "row_key":
        return fold(header) not in _KEYS or len(set(filled)) * 2 >= len(filled)
    return field not in _NAMES or holds_names(filled)


def holds_names(samples: Sequence[str]) -> bool:
    """Whether there are words in at least half of the cells that say something."""
    said = [cell for cell in samples if cell and not is_unknown(cell)]
    lettered = sum(any(char.isalpha() for char in cell) for cell in said)
    return lettered * 2 >= len(said) or len(said) < 2


def _runs(filled: Sequence[str]) -> bool:
    """Whether numbers go up by ones, or nearly: gaps, few steps back, or anew in each section."""
    plain = (in_plain_digits(cell).rstrip(".) ") for cell in filled)
    numbered = [cell for cell in plain if any(char.isdecimal() for char in cell[:3])]
    numbers = [int(cell) for cell in numbered if cell.isdecimal()]
    if len(numbers) < 2 or len(numbers) < len(numbered):
        return numbers == [1] and len(numbered) == 1
    steps = [after - before for before, after in pairwise(numbers)]
    back = [after for before, after in pairwise(numbers) if after <= before]
    is_anew = len(back) * 4 <= len(steps) and set(back) == {1}
    return steps.count(1) * 2 >= len(steps) and (is_anew or len(back) * 10 <= len(steps))


def settle_names(fields: list[str], headers: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Decide between columns of names which is the name, which a part, which another spelling."""
    if "name" in fields:
        _part_bare_name(fields, headers, cells)
    if "name" not in fields and "family" not in fields:
        _choose_name(fields, headers, cells)
    if "name" in fields and "given" in fields and "family" not in fields:
        _settle_given(fields, headers, cells)
    first = fields.index("name") if "name" in fields else -1
    for at, field in enumerate(fields):
        if field == "name" and at != first:
            fields[at] = "other_name"


def _part_bare_name(
    fields: list[str], headers: Sequence[str], cells: Sequence[Sequence[str]]
) -> None:
    """Take “Name” beside “Surname” for the given name, unless it holds the surname as well."""
    at = fields.index("name")
    if fold(headers[at]) not in _BARE:
        return
    if "family" in fields and not _holds(cells[at], cells[fields.index("family")]):
        fields[at] = "given" if "given" not in fields else ""
    elif "given" in fields and "family" not in fields:
        beside = fields.index("given")
        is_first_name = fold(headers[beside]) not in _BARE_GIVEN
        if is_first_name and any(cells[beside]) and not _holds(cells[at], cells[beside]):
            fields[at] = "family"  # “Name, Vorname”


def _settle_given(
    fields: list[str], headers: Sequence[str], cells: Sequence[Sequence[str]]
) -> None:
    """Beside a whole name “Ad” is its given name where the name holds it, else another spelling."""
    at, name = fields.index("given"), fields.index("name")
    is_bare = {fold(headers[at]), fold(headers[name])} <= _BARE | _BARE_GIVEN
    is_same = script_of(headers[at]) == script_of(headers[name]) and not is_bare
    if not (_holds(cells[name], cells[at]) if any(cells[at]) else is_same):
        fields[at] = "name"  # and so, as the second of them, another spelling


def _holds(names: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether most names hold what stands beside them."""
    pairs = [(name, part) for name, part in zip(names, parts, strict=True) if name and part]
    joint = sum(fold(part) in fold(name) for name, part in pairs)
    return bool(pairs) and joint * 2 >= len(pairs)


def _choose_name(fields: list[str], headers: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Make the best of the columns of names the name: “Ad” alone, “English name” alone."""
    for wanted in ("given", "other_name"):
        candidates = [at for at, field in enumerate(fields) if field == wanted]
        if candidates:
            fields[max(candidates, key=lambda at: (_filled(cells[at]), -at))] = "name"
            return
    for at, header in enumerate(headers):
        filled = [cell for cell in cells[at] if cell]
        is_varied = len(set(filled)) * 2 > len(filled) > 0
        if not fields[at] and says_a_person(header) and is_varied and holds_names(filled):
            fields[at] = "name"
            return


def _filled(samples: Sequence[str]) -> bool:
    """Whether most cells say something."""
    return sum(bool(cell) for cell in samples) * 2 >= len(samples)
