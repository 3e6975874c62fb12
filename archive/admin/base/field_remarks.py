"""What stands below a field: how a date is read, what is odd, what a language lacks, what is near.

All of it is there without JavaScript, from what is stored; scripts only say it sooner.
"""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.models import Source, StaleText
from archive.models.curated import Curated
from archive.models.fields import LANGUAGE_CODES, UncertainDateFormField
from archive.services.checking import Finding, check
from archive.services.translations import behind_now

from .columns import in_words

LANGUAGE_COLUMN = re.compile(rf"(?P<name>\w+)_(?P<code>{'|'.join(LANGUAGE_CODES)})")


def put_below(field: forms.Field, html: Any) -> None:
    """Put a remark before the help text of a field."""
    field.help_text = format_html("{} {}", html, field.help_text)


def say_dates(form: Any) -> None:
    """Say how each date is read, and let a script ask while somebody types."""
    for name, field in form.fields.items():
        if isinstance(field, UncertainDateFormField):
            field.widget.attrs["data-date-reading"] = reverse("admin:date_reading")
            _say_date(form, name, field)


def _say_date(form: Any, name: str, field: forms.Field) -> None:
    try:
        # not form[name]: that would keep the help text the field has now
        words = in_words(field.to_python(field.get_bound_field(form, name).value()))
    except ValidationError:
        return
    if words:
        reading = '<span class="date-reading">{} <strong>{}</strong></span>'
        put_below(field, format_html(reading, _("Read as:"), words))


def say_findings(form: Any) -> list[Finding]:
    """Put what the checks find below the fields; return what belongs to no field shown."""
    if form.instance._state.adding:
        return []
    left = []
    for finding in check(form.instance):
        field = form.fields.get(finding.field)
        if field is None or field.widget.is_hidden:
            left.append(finding)
        else:
            words = '<span class="look-again">{} {}</span>'
            put_below(field, format_html(words, _("Look again:"), finding.sentence))
    return left


def say_languages(form: Any) -> None:
    """Mark texts that are missing, older than another language's, or made by a machine."""
    texts = _texts(form)
    stale = _behind(form.instance) if texts else {}
    machine = getattr(form.instance, "machine_translated", None) or []
    for text, names in texts.items():
        for code, name in names.items():
            mark = _mark(form.instance, name, stale.get((text, code)), code in machine)
            if mark:
                html = format_html('<span class="language-mark">{}</span>', mark)
                put_below(form.fields[name], html)


def _behind(instance: Any) -> dict[tuple[str, str], StaleText]:
    """Return the texts of a record that have fallen behind, by text and language."""
    if instance._state.adding or not isinstance(instance, Curated):
        return {}
    return {(text.text, text.language): text for text in behind_now(instance)}


def _texts(form: Any) -> dict[str, dict[str, str]]:
    """Return the translated texts of a form that some language has, by language."""
    texts: dict[str, dict[str, str]] = {}
    for name in form.fields:
        match = LANGUAGE_COLUMN.fullmatch(name)
        if match:
            texts.setdefault(match["name"], {})[match["code"]] = name
    return {
        text: names
        for text, names in texts.items()
        if any(getattr(form.instance, name, "") for name in names.values())
    }


def _mark(instance: Any, name: str, stale: StaleText | None, by_machine: bool) -> str:
    if not getattr(instance, name):
        return gettext("Missing in this language.")
    if stale is not None:
        day = date_format(localtime(stale.since), "DATE_FORMAT")
        words = gettext("May be stale: %(language)s was changed later, on %(day)s.")
        return words % {"language": stale.newer, "day": day}
    return gettext("Translated by machine, not reviewed.") if by_machine else ""


def offer_last_source(form: Any, uid: str | None, query: QueryDict) -> None:
    """Offer the source this person used last, on an empty form; it is never filled in unasked.

    What the address of the form says besides (other fields, the way back) stays.
    """
    field = form.fields.get("source")
    if field is None or not uid or not form.instance._state.adding:
        return
    source = Source.objects.filter(pk=uid).first()
    if source is None:
        return
    link = '<a class="last-source" href="?{}" data-value="{}" data-text="{}">{} {}</a>'
    words = gettext("Use the last source again:")
    asked = query.copy()
    asked["source"] = source.pk
    put_below(field, format_html(link, asked.urlencode(), source.pk, source, words, source))
