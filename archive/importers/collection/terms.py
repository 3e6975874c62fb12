"""The words of the open vocabularies."""

from archive.models import Term

from .collection import Columns, Table
from .columns import in_each_language, plain, same, yes

COLUMNS: Columns = {
    **same("vocabulary", "slug"),
    **in_each_language("label", "definition"),
    "order": plain("position"),
    "is_people": yes(),
    "chartable": yes("is_chartable"),
}
TERMS = Table("terms.csv", Term, "{vocabulary}:{slug}".format_map, COLUMNS)
