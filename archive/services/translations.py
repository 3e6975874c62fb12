"""Which texts have fallen behind: a language was changed, another says what was there before.

A text is new when somebody changes it; what other languages say of it is then behind, until they
are changed too, or somebody says that they still fit. A first translation makes nothing old, and
bringing a text up to date is no news for the others.
"""

import re
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from simple_history.signals import post_create_historical_record

from archive.models import StaleText
from archive.models.curated import Curated
from archive.models.fields import LANGUAGE_CODES

COLUMN = re.compile(rf"(?P<text>\w+)_(?P<language>{'|'.join(LANGUAGE_CODES)})")


def texts_of(model: Any) -> dict[str, list[str]]:
    """Return the translated texts of a model that people type, with their languages."""
    texts: dict[str, list[str]] = {}
    for field in model._meta.concrete_fields:
        match = COLUMN.fullmatch(field.name)
        if match and field.editable:
            texts.setdefault(match["text"], []).append(match["language"])
    return texts


def behind(record_id: str) -> QuerySet[StaleText]:
    """Return the texts of a record that have fallen behind."""
    return StaleText.objects.filter(record_id=record_id)


def behind_now(instance: Curated) -> list[StaleText]:
    """Return the texts of a record that have fallen behind; read once, however often asked."""
    prefetch_related_objects([instance], "record__stale_texts")
    return list(instance.record.stale_texts.all())


def still_fit(record_id: str) -> int:
    """Note that somebody read them and they still fit; return how many were marked."""
    return behind(record_id).delete()[0]


def follow(instance: Any, before: Any, now: Any) -> None:
    """Bring the marks of a record up to date after a change of its texts."""
    for text, languages in texts_of(type(instance)).items():
        was = {code: getattr(before, f"{text}_{code}") for code in languages}
        has = {code: getattr(now, f"{text}_{code}") for code in languages}
        changed = {code for code in languages if was[code] != has[code]}
        if changed:
            caught_up = _catch_up(instance.pk, text, changed)
            # no first translation, nothing taken out, no catching up
            news = sorted(code for code in changed - caught_up if was[code] and has[code])
            _mark(instance.pk, text, changed, news, has, now)


def _catch_up(uid: str, text: str, changed: set[str]) -> set[str]:
    """Return the languages among these that were behind; they are no more."""
    marks = behind(uid).filter(text=text, language__in=changed)
    caught_up = set(marks.values_list("language", flat=True))
    if caught_up:
        marks.delete()
    return caught_up


def _mark(
    uid: str, text: str, changed: set[str], news: list[str], has: dict[str, str], now: Any
) -> None:
    """Mark what other languages say as fallen behind the first of those that say something new."""
    if not news:
        return
    for code, words in has.items():
        if words and code not in changed:
            StaleText.objects.update_or_create(
                record_id=uid,
                text=text,
                language=code,
                defaults={"newer": news[0], "since": now.history_date},
            )


def _after_history(instance: Any, history_instance: Any, **kwargs: Any) -> None:
    if not isinstance(instance, Curated) or history_instance.history_type != "~":
        return
    before = history_instance.prev_record
    if before is not None:
        follow(instance, before, history_instance)


def connect() -> None:
    """Start listening; called once when the app is ready."""
    post_create_historical_record.connect(_after_history, dispatch_uid="archive-stale-texts")
