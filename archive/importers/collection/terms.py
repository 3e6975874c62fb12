"""The words of the open vocabularies."""

from archive.models.fields import LANGUAGE_CODES

from .collection import Collection
from .columns import Fields
from .tables import Row, yes

TRANSLATED = [f"{name}_{code}" for name in ("label", "definition") for code in LANGUAGE_CODES]


def add_terms(collection: Collection) -> None:
    """Add every term of terms.csv."""
    for row in collection.reading("terms.csv"):
        collection.row("Term", f"{row['vocabulary']}:{row['slug']}", _fields(row))


def _fields(row: Row) -> Fields:
    return {
        "vocabulary": row["vocabulary"],
        "slug": row["slug"],
        **{column: row[column] for column in TRANSLATED},
        "position": int(row["order"] or 0),
        "is_people": yes(row["is_people"]),
        "is_chartable": yes(row["chartable"]),
    }
