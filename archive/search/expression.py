"""What a question asks of the words, as a small tree that every engine writes in its own syntax."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from archive.models.search import SearchKind

from .tokens import KIND, token


@dataclass(frozen=True, slots=True)
class Token:
    """Records with this token, or (`is_prefix`) with a token that begins so."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Records where these tokens follow each other."""

    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Records that answer every part."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Records that answer any of the parts."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Records that answer the first and not the second."""

    wanted: "Expression"
    unwanted: "Expression"


Expression = Token | Phrase | All | Some | Without


def is_kind(kind: str) -> Token:
    """Return the records of a kind."""
    return Token(token(KIND, kind))


EVERYTHING: Expression = Some(tuple(map(is_kind, SearchKind.values)))


def words_in_order(tokens: Iterable[str]) -> Expression:
    """Return a token, or the phrase of several."""
    words = tuple(tokens)
    return Token(words[0]) if len(words) == 1 else Phrase(words)


def some(parts: Iterable[Expression]) -> Expression:
    """Return what answers any of the parts (there must be some)."""
    different = tuple(dict.fromkeys(_flat(parts, Some)))
    return different[0] if len(different) == 1 else Some(different)


def every(parts: Iterable[Expression]) -> Expression | None:
    """Return what answers all parts; None where nothing is asked."""
    different = tuple(dict.fromkeys(_flat(parts, All)))
    if not different:
        return None
    return different[0] if len(different) == 1 else All(different)


def _flat(parts: Iterable[Expression], kind: type[All] | type[Some]) -> Iterator[Expression]:
    """Yield the parts, those of the same kind opened: engines read no list twice then."""
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part


def expected(expression: Expression, known: Callable[[Token], int], total: int) -> float:
    """Return about how many of `total` records answer, as if words fell independently.

    Alternatives are mostly spellings of a word, which stand in the same records: the commonest
    counts.
    """
    match expression:
        case Token():
            return float(known(expression))
        case Phrase(tokens):
            return float(min(known(Token(text)) for text in tokens))
        case All(parts):
            share = 1.0
            for part in parts:
                share *= expected(part, known, total) / max(total, 1)
            return share * total
        case Some(parts):
            return max(expected(part, known, total) for part in parts)
        case Without(wanted, _unwanted):
            return expected(wanted, known, total)


def rarest(expression: Expression, known: Callable[[Token], int]) -> float:
    """Return how many postings an engine must read at least: those of the rarest needed part."""
    match expression:
        case Token():
            return float(known(expression))
        case Phrase(tokens):
            return float(min(known(Token(text)) for text in tokens))
        case All(parts):
            return min(rarest(part, known) for part in parts)
        case Some(parts):
            return sum(rarest(part, known) for part in parts)
        case Without(wanted, _unwanted):
            return rarest(wanted, known)
