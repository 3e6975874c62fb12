"""What a changelist shows in a column, and how fields stand in rows: no queries here."""

from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from archive.lib.dates import UncertainDate
from archive.models import Record
from archive.models.fields import LANGUAGE_CODES
from archive.models.registry import spaced

LANGUAGE_HELP = gettext_lazy("Its code: az, ru, en, hy …")


def languages(name: str) -> tuple[str, ...]:
    """Return the columns of a translated text as a row of a fieldset, side by side."""
    return tuple(f"{name}_{code}" for code in LANGUAGE_CODES)


def in_words(text: str | None) -> str:
    """Say a stored date in the language of the desk; what cannot be read stays as it is."""
    if not text:
        return ""
    try:
        return UncertainDate.parse(text).in_words((get_language() or "en")[:2])
    except ValueError:
        return text


def badge(record: Record) -> str:
    """Return the state of a record in words, marked for the style sheet."""
    words = record.get_state_display()
    if record.hidden_at:
        words = _("%s, hidden") % words
    return format_html('<span class="state state-{}">{}</span>', record.state, words)


@admin.display(description=gettext_lazy("state"), ordering="record__state")
def state(instance: Any) -> str:
    """Return the state of a curated record."""
    return badge(instance.record)


@admin.display(description=gettext_lazy("last changed"), ordering="record__changed_at")
def changed(instance: Any) -> Any:
    """Return when a curated record was last changed."""
    return instance.record.changed_at


@admin.display(description=gettext_lazy("permanent id"))
def permanent_id(instance: Any) -> str:
    """Return the id as people read it."""
    return spaced(instance.pk) if instance.pk else "—"


def date_column(name: str, label: Any) -> Any:
    """Return a column that says the date `name` in words, sorted by its earliest day."""

    @admin.display(description=label, ordering=f"{name}_earliest")
    def column(instance: Any) -> str:
        return in_words(getattr(instance, name)) or "—"

    return column
