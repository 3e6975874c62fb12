"""Filters for the forms of the desk."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Library
from django.utils.translation import get_language

from archive.models.fields import LANGUAGE_CODES

register = Library()
COLUMN = re.compile(rf"(\w+)_({'|'.join(LANGUAGE_CODES)})")


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of a line of a form, and those of other languages, empty, that are folded."""

    shown: list[Any]
    folded: list[Any]
    languages: list[str]
    """What the languages of the folded fields call themselves."""

    @property
    def is_single(self) -> bool:
        """Whether the line has a single field."""
        return len(self.shown) + len(self.folded) == 1


@register.filter
def by_language(line: Any) -> Row:
    """Fold the empty columns of a translated text, but for that in the language of the desk."""
    fields = list(line)
    columns = [COLUMN.fullmatch(str(getattr(field.field, "name", "") or "")) for field in fields]
    if len(fields) < 2 or len({column[1] if column else "" for column in columns}) > 1:
        return Row(fields, [], [])
    present = (get_language() or settings.LANGUAGE_CODE)[:2]
    shown, folded, names = [], [], []
    for field, column in zip(fields, columns, strict=True):
        if column is None or column[2] == present or _holds_something(field):
            shown.append(field)
        else:
            folded.append(field)
            names.append(dict(settings.LANGUAGES)[column[2]])
    return Row(shown, folded, names)


def _holds_something(field: Any) -> bool:
    """Whether a field has a text, or an error to be seen; one that is only read stays open."""
    return bool(field.is_readonly or field.errors() or field.field.value())
