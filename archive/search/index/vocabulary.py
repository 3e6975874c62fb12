"""The vocabulary: every token of the public index, how often it stands, and its near misses."""

from collections import Counter
from collections.abc import Iterable

from django.db import connection
from rapidfuzz.distance import OSA

from archive.models import SearchNeighbour, SearchToken
from archive.search.engines import engine
from archive.search.frequencies import FREQUENCIES
from archive.search.tokens import BREAK, LAST_LETTER, NAME, SOUND

SLICE = 900  # SQLite takes 999 values in a statement at least
SHORTEST_WORD = 4
LONGEST_WORD = 24
TOKENS, NEIGHBOURS = SearchToken._meta.db_table, SearchNeighbour._meta.db_table


def change(come: Counter[str], gone: Counter[str]) -> None:
    """Bring the counts up to date after records came and went."""
    delta = Counter(come)
    delta.subtract(gone)
    tokens = sorted(token for token, by in delta.items() if by)
    for at in range(0, len(tokens), SLICE):
        _change_some({token: delta[token] for token in tokens[at : at + SLICE]})


def _change_some(delta: dict[str, int]) -> None:
    known = set(SearchToken.objects.filter(token__in=delta).values_list("token", flat=True))
    table = SearchToken._meta.db_table
    sql = f"UPDATE {table} SET documents = documents + %s WHERE token = %s"  # noqa: S608
    if known:
        with connection.cursor() as cursor:
            cursor.executemany(sql, [(by, token) for token, by in delta.items() if token in known])
    add({token: by for token, by in delta.items() if token not in known})
    lost = SearchToken.objects.filter(token__in=[t for t, by in delta.items() if by < 0])
    words = list(lost.filter(documents__lte=0).values_list("token", flat=True))
    misses = [shortened for word in words for shortened in shortenings(word)]
    for at in range(0, len(misses), SLICE // 2):
        near = SearchNeighbour.objects.filter(shortened__in=misses[at : at + SLICE // 2])
        near.filter(token__in=words).delete()
    SearchToken.objects.filter(token__in=words).delete()


def add(counts: dict[str, int]) -> None:
    """Take in tokens that are new."""
    engine().insert(SearchToken, ("token", "documents"), sorted(counts.items()))
    tokens = [token for token in counts if has_neighbours(token)]
    for at in range(0, len(tokens), SLICE):
        some = tokens[at : at + SLICE]
        _add_neighbours(f"token IN ({', '.join(['%s'] * len(some))})", some)


def count_anew() -> None:
    """Count every token of the full-text table, into an empty vocabulary."""
    engine().count_tokens(BREAK)
    _add_neighbours(" OR ".join([f"token LIKE '{kind}%%'" for kind in (NAME, SOUND)]), [])


def _add_neighbours(which: str, values: list[str]) -> None:
    """Store the near misses of tokens; the database makes them, ten times as fast as we could.

    Sorted, because an index grows fastest at its end.
    """
    letters = ", ".join(f"({at})" for at in range(2, LONGEST_WORD + 1))
    which = f"length(token) BETWEEN {SHORTEST_WORD + 1} AND {LONGEST_WORD} AND ({which})"
    sql = f"""
        INSERT INTO {NEIGHBOURS} (shortened, token)
        WITH letters (place) AS (VALUES {letters})
        SELECT substr(token, 1, place - 1) || substr(token, place + 1) AS shortened, token
        FROM {TOKENS}, letters
        WHERE place <= length(token) AND {which}
        UNION
        SELECT token, token FROM {TOKENS} WHERE {which}
        ORDER BY 1, 2
    """  # noqa: S608 - the tables' own names and small numbers
    with connection.cursor() as cursor:
        cursor.execute(sql, values * 2)


def clear() -> None:
    """Forget all words."""
    SearchNeighbour.objects.all().delete()
    SearchToken.objects.all().delete()


def of_kind(prefix: str) -> dict[str, int]:
    """Return all tokens that begin with these letters, and in how many records they stand."""
    rows = SearchToken.objects.filter(token__gte=prefix, token__lte=prefix + LAST_LETTER * 80)
    return {
        token: count
        for token, count in rows.values_list("token", "documents")
        if token.startswith(prefix)
    }


def fuzzy(word: str, sounds: Iterable[str], most: int = 6) -> list[str]:
    """Return the tokens of names nearest to a folded word, the best first.

    A token is near when a letter was left out, added, changed or exchanged with its neighbour,
    in its spelling or in its sound. Common words go before rare ones.
    """
    wanted = [NAME + word, *(SOUND + key for key in sounds)]
    keys = {key: token for token in wanted if has_neighbours(token) for key in shortenings(token)}
    pairs = SearchNeighbour.objects.filter(shortened__in=keys).values_list("shortened", "token")
    close = {
        token
        for shortened, token in pairs
        if token not in wanted and OSA.distance(token, keys[shortened], score_cutoff=1) <= 1
    }
    counts = FREQUENCIES.look_up(close)
    return sorted(close, key=lambda token: (token[0] != NAME, -counts.get(token, 0), token))[:most]


def has_neighbours(token: str) -> bool:
    """Whether near misses of a token are kept: words and sounds of names, not too short."""
    return token[0] in (NAME, SOUND) and SHORTEST_WORD < len(token) <= LONGEST_WORD


def shortenings(token: str) -> set[str]:
    """Return the token itself and the token with each letter left out in turn (never its kind)."""
    return {token} | {token[:at] + token[at + 1 :] for at in range(1, len(token))}
