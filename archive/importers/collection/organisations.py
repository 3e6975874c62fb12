"""Bodies that act or speak."""

from archive.models import Organisation

from .collection import Columns, Table
from .columns import in_starting_text, same, term, translated

COLUMNS: Columns = {
    **same("slug"),
    "name": translated("title"),
    "kind": term("kind", "organisation-kind"),
    "locator": in_starting_text,
    "note": translated("public_note"),
}
ORGANISATIONS = Table("organisations.csv", Organisation, "{slug}".format_map, COLUMNS)
