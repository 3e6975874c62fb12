"""What a column of a list can be: the fields of a row an import fills, and how long each may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One meaning of a column. `column` is the column of ListEntry kept as written, if any."""

    label: str
    column: str = ""
    longest: int = 0
    many: bool = False  # several columns of a file may have this meaning


FIELDS: dict[str, Field] = {
    "row_key": Field("key of the row", "row_key", 120),
    "uid": Field("permanent id of the row in this archive"),
    "position": Field("running number"),
    "page": Field("page", "page", 40),
    "line": Field("line", "line", 40),
    "name": Field("name, in any order"),
    "given": Field("given name", longest=150),
    "patronymic": Field("father's name", longest=150),
    "family": Field("family name", longest=150),
    "other_name": Field("name in another script or spelling", longest=400, many=True),
    "sex": Field("sex"),
    "birth": Field("date or year of birth", "birth_as_written", 200),
    "age": Field("age", "age_text", 60),
    "death": Field("date of death", "death_as_written", 200),
    "fate": Field("what became of the person"),
    "status": Field("what the person was then"),
    "residence": Field("residence", "residence_text", 300),
    "place": Field("place of the event or last seen", "place_text", 300),
    "burial": Field("place of burial", "burial_text", 300),
    "circumstances": Field("circumstances, in words"),
    "source": Field("source (its title, address or key in this archive)"),
    "source_url": Field("address of the source on the web", "source_url", 1000),
    "locator": Field("place in the source", "locator", 200),
    "note": Field("note for colleagues (never public)", many=True),
}
"""In the order a form offers them. What is none of these is kept verbatim."""

NAME_PARTS = ("given", "patronymic", "family")
LONGEST_NAME = 400

VERBATIM = (
    *("name_as_recorded", "original", "source_id", "source_url", "locator", "page", "line"),
    *("birth_as_written", "death_as_written", "age_text"),
    *("residence_text", "place_text", "burial_text", "position"),
)
"""Columns that say what the list says: an import writes them, curators do not."""

READING = (
    *("given", "patronymic", "family", "spellings", "sex", "fate", "status_then_id"),
    *("birth", "birth_earliest", "birth_latest", "death", "death_earliest", "death_latest"),
    *("age_years", "is_minor", "residence_place_id", "place_id", "burial_place_id"),
    *("circumstances_en", "circumstances_az", "circumstances_ru", "editor_note"),
)
"""Columns an import reads out of them: from the first edit on they belong to curators."""
