"""What the floor below says, in the language of the reader."""

from django.utils.translation import gettext

from archive.lib.clauses import Clause
from archive.lib.dates import DateRefused


def said(clause: Clause) -> str:
    """Say a clause, and the clauses put into it, in the active language."""
    details = {
        name: said(detail) if isinstance(detail, Clause) else detail
        for name, detail in clause.details.items()
    }
    return Clause.filled(gettext(clause.pattern), details)


def date_refusal_words(error: ValueError) -> str:
    """Say why a text cannot be read as a date."""
    return said(error.sentence) if isinstance(error, DateRefused) else str(error)
