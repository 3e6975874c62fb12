"""Names side by side: which words meet, how surely, and what is left over.

Words of a name know their part (given, father's, family) where the row says so; in a name like
"Alice Bob Example" nobody knows, and the other name decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from archive.lib.names import fold, parse_name, sound_keys
from archive.lib.names.family import without_ending
from archive.lib.names.folding import original_words
from archive.lib.names.forms import asides_of, born_as
from archive.lib.names.markers import TITLES, father_in_russian_patronymic, marker

GIVEN, FATHER, FAMILY, ANY = "g", "p", "f", ""
EXACT, SOUND, NEAR, ENDING, INITIAL, APART = 4, 3, 2, 1, 0, -1
SHORTEST_NEAR = 4  # below, a letter makes another name: Əli and Vəli
MOST_FORMS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of a name: its fold, its sound keys and its part; the same word is the same object."""

    written: str
    fold: str
    keys: tuple[str, ...]
    part: str
    heard: frozenset[str]


Form = tuple[Word, ...]
Part = tuple[str, str]  # a text and which part of the name it is


@lru_cache(maxsize=200_000)
def word(text: str, part: str) -> Word:
    """Return the word; a Russian patronymic is read as the father's name."""
    heard = (father_in_russian_patronymic(text) if part == FATHER else "") or text
    keys = tuple(sound_keys(heard))
    return Word(heard, fold(heard), keys, part, frozenset(keys))


@lru_cache(maxsize=200_000)
def joined(first: Word, second: Word) -> Word | None:
    """Return two neighbours as one word (Əli Hüseyn as Əlihüseyn); None where parts forbid it."""
    if not _may_be_one_part(first, second) or 1 in (len(first.fold), len(second.fold)):
        return None
    return word(first.written + second.written, first.part or second.part)


@lru_cache(maxsize=100_000)
def with_joined(form: Form) -> Form:
    """Return the words of a name, and its neighbouring words as one."""
    pairs = [joined(left, right) for left, right in pairwise(form)]
    return (*form, *filter(None, pairs))


@lru_cache(maxsize=200_000)
def bare(word: Word) -> frozenset[str]:
    """Return how a family name is heard without its ending; empty for any other word."""
    if word.part not in (FAMILY, ANY):
        return frozenset()
    is_family = word.part == FAMILY
    return frozenset({without_ending(key, is_family=is_family) for key in word.keys} - {""})


def form(parts: Iterable[Part]) -> Form:
    """Return the words of a name given in parts, without *oğlu* and *qızı*."""
    return tuple(word for text, part in parts for word in words_of(text, part))


@lru_cache(maxsize=200_000)
def words_of(text: str, part: str) -> Form:
    """Return the words of a part of a name."""
    return tuple(word(token, part) for token in original_words(text) if not marker(fold(token)))


def parts_of(text: str) -> list[Part]:
    """Return the parts a written name shows; several words before a family name are not sure."""
    parsed = parse_name(text)
    is_sure = parsed.family and len(original_words(parsed.given)) == 1
    given = (parsed.given, GIVEN if is_sure else ANY)
    return [given, (parsed.patronymic, FATHER), (parsed.family, FAMILY)]


def other_family(text: str) -> str:
    """Return the family name at birth, as lists put it in brackets."""
    return next((at_birth for aside in asides_of(text) if (at_birth := born_as(aside))), "")


def names_in_parts(columns: list[Part], texts: Iterable[str]) -> list[list[Part]]:
    """Return the different forms of a name: the columns a row has, then its texts.

    A text that only repeats the columns is left out.
    """
    names: list[list[Part]] = []
    seen: set[frozenset[str]] = set()
    for parts in _candidates(columns, texts):
        folds = frozenset(word.fold for word in form(parts))
        if folds and not any(folds <= other for other in seen):
            seen.add(folds)
            names.append([part for part in parts if part[0]])
    return names[:MOST_FORMS]


def _candidates(columns: list[Part], texts: Iterable[str]) -> Iterable[list[Part]]:
    if any(text for text, _part in columns):
        yield columns
    for text in texts:
        parts = parts_of(text)
        yield parts
        at_birth = other_family(text)
        if at_birth:
            yield [part for part in parts if part[1] != FAMILY] + [(at_birth, FAMILY)]


class Compared(NamedTuple):
    """How two names compare: the worst word that met, and what father and family do.

    `father` and `family` are a tier, or None where a side lacks it; APART where they differ.
    """

    name: int
    given: int
    father: int | None
    family: int | None
    met: int
    first: Form
    second: Form
    is_joined: bool = False  # two words of one are a single word of the other


def best(forms: Iterable[Form], others: list[Form]) -> Compared | None:
    """Return the best comparison of any two forms; None where they cannot be the same name."""
    comparisons = [made for a in forms for b in others if (made := compare(a, b)) is not None]
    return max(comparisons, key=_worth) if comparisons else None


def _worth(made: Compared) -> tuple[int, ...]:
    father = APART - 1 if made.father is None else made.father
    return (made.family != APART, made.father != APART, made.met, made.name, father)


@lru_cache(maxsize=100_000)  # the same few names make most of the pairs
def compare(first: Form, second: Form) -> Compared | None:
    """Compare two forms of names word by word; None where a given name differs."""
    met, left, right = _aligned(first, second)
    met = [pair for pair in met if pair[0].fold not in TITLES]  # “Mr” says nothing of who it is
    tiers: dict[str, int] = {}
    for a, b, reached in met:
        part = a.part or b.part
        tiers[part] = min(reached, tiers.get(part, EXACT))
    differing = _differing(left, right)
    if not met or GIVEN in differing or ANY in differing or not _has_given(met):
        return None
    told = [reached for part, reached in tiers.items() if part != FATHER]
    return Compared(
        name=min(told),
        given=tiers.get(GIVEN, min(told)),
        father=APART if FATHER in differing else tiers.get(FATHER),
        family=APART if FAMILY in differing else tiers.get(FAMILY),
        met=len(met),
        first=first,
        second=second,
        is_joined=any(a not in first or b not in second for a, b, _tier in met),
    )


def _has_given(met: list[tuple[Word, Word, int]]) -> bool:
    """Whether the words that met can hold the given name: family and father alone are a family."""
    return any((a.part or b.part) in (GIVEN, ANY) for a, b, _tier in met)


def _aligned(
    first: Form, second: Form
) -> tuple[list[tuple[Word, Word, int]], list[Word], list[Word]]:
    """Pair the words, surest first; each word once, and only with a word of the same part."""
    left, right = list(first), list(second)
    met = []
    for a in first:  # most words are the same letter by letter: that is cheap to see
        same = next((b for b in right if a.fold == b.fold and _may_be_one_part(a, b)), None)
        if same is not None:
            left.remove(a)
            right.remove(same)
            met.append((a, same, EXACT))
    if left and right and len(left) + len(right) > 2:
        met += _met_joined(left, right)
        met += [(a, b, reached) for b, a, reached in _met_joined(right, left)]
    rest = [(tier(a, b), a, b) for a in left for b in right]
    for reached, a, b in sorted(rest, key=lambda pair: -pair[0]):
        if reached != APART and a in left and b in right:
            left.remove(a)
            right.remove(b)
            met.append((a, b, reached))
    return met, left, right


def _met_joined(apart: list[Word], others: list[Word]) -> list[tuple[Word, Word, int]]:
    """Pair neighbours with the word they make written together; take out what met."""
    met: list[tuple[Word, Word, int]] = []
    for left, right in list(pairwise(apart)):
        made = joined(left, right) if left in apart and right in apart else None
        if made is None:
            continue
        other = next((word for word in others if tier(made, word) >= SOUND), None)
        if other is not None:
            met.append((made, other, tier(made, other)))
            apart.remove(left)
            apart.remove(right)
            others.remove(other)
    return met


def _may_be_one_part(first: Word, second: Word) -> bool:
    return first.part == second.part or not first.part or not second.part


def _differing(left: list[Word], right: list[Word]) -> set[str]:
    """Return the parts that both have and that differ; a word of unknown part differs as any."""
    parts: set[str] = set()
    for a in left:
        for b in right:
            if _may_be_one_part(a, b):
                parts.add(a.part or b.part)
    return parts


@lru_cache(maxsize=200_000)
def tier(first: Word, second: Word) -> int:
    """Return how surely two words are the same name: EXACT, SOUND, NEAR, ENDING, INITIAL, APART."""
    if not _may_be_one_part(first, second):
        return APART
    if first.fold == second.fold:
        return EXACT
    if not first.heard.isdisjoint(second.heard):
        return SOUND
    if is_near(first.fold, second.fold) or any(
        is_near(a, b) for a in first.keys for b in second.keys
    ):
        return NEAR
    if _differ_by_ending(first, second) or _differ_by_ending(second, first):
        return ENDING
    shorter = min(first.fold, second.fold, key=len)
    is_initial = len(shorter) == 1 and first.fold[0] == second.fold[0]
    return INITIAL if is_initial else APART


def _differ_by_ending(ended: Word, plain: Word) -> bool:
    """Whether a word is a family name and the other the same without its ending."""
    return plain.part in (FAMILY, ANY) and not bare(ended).isdisjoint(plain.heard)


def is_near(first: str, second: str) -> bool:
    """Whether two spellings are a letter apart."""
    return (
        abs(len(first) - len(second)) <= 1
        and min(len(first), len(second)) >= SHORTEST_NEAR
        and DamerauLevenshtein.distance(first, second, score_cutoff=1) <= 1
    )
