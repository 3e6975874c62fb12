"""What stands in each paragraph of a source, in our own words."""

from archive.models import SourceContent

from .collection import Collection, Columns, Table
from .columns import elsewhere, in_each_language, locator, ref, refs, yes

COLUMNS: Columns = {
    "source_slug": ref("source"),
    "locator_kind": elsewhere,
    "locator": locator,
    **in_each_language("abstract"),
    "content_note": yes("needs_content_note"),
    "event_slugs": refs("events", "event"),
}
SOURCE_CONTENTS = Table(
    "source_contents.csv",
    SourceContent,
    "{source_slug}|{locator_kind}|{locator}".format_map,
    COLUMNS,
)


def add_source_contents(collection: Collection) -> None:
    """Add the contents of sources in the order of the table."""
    for position, (_row, content) in enumerate(collection.add(SOURCE_CONTENTS)):
        content.position = position
