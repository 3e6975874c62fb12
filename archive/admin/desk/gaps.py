"""What is still missing, counted: sources and places in them, languages, kept copies of links.

Curated records only, in a fixed number of queries: rows of lists, of which there may be millions,
are never counted here.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.conf import settings
from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.formatting import capfirst
from archive.models import (
    Commemoration,
    Event,
    Figure,
    LinkCheck,
    Organisation,
    Page,
    Position,
    Quotation,
    Source,
    StaleText,
    VictimList,
)
from archive.models.curated import Curated
from archive.models.lists import ListKind

STATEMENTS = (Figure, Quotation, Position, Commemoration)
CURATED = tuple(
    model for model in apps.get_app_config("archive").get_models() if issubclass(model, Curated)
)
TITLED = (Event, VictimList, Organisation, Commemoration, Page)


@dataclass(frozen=True, slots=True)
class Gap:
    """A kind of thing that is missing: in words, how often, and the list of those records."""

    words: str
    count: int
    address: str


def changelist(model: Any, **lookups: str) -> str:
    """Return the list of records of a model that answer to these lookups."""
    address = reverse(f"admin:archive_{model._meta.model_name}_changelist")
    return f"{address}?{urlencode(lookups)}" if lookups else address


def without_evidence() -> list[Gap]:
    """Return the statements without a source, or without a place in it. Five queries."""
    gaps = []
    for model in STATEMENTS:
        called = capfirst(str(model._meta.verbose_name_plural))
        missing = model._default_manager.aggregate(
            no_source=Count("pk", filter=Q(source__isnull=True)),
            no_place=Count("pk", filter=Q(source__isnull=False, locator="", locator_kind="")),
        )
        gaps += [
            Gap(
                _("%s without a source") % called,
                missing["no_source"],
                changelist(model, source__isnull="True"),
            ),
            Gap(
                _("%s without a place in the source") % called,
                missing["no_place"],
                changelist(model, locator="", locator_kind="", source__isnull="False"),
            ),
        ]
    lists = VictimList.objects.filter(source__isnull=True).exclude(kind=ListKind.COMPILED)
    words = _("%s without a source") % capfirst(str(VictimList._meta.verbose_name_plural))
    gaps.append(Gap(words, lists.count(), changelist(VictimList, source__isnull="True")))
    return [gap for gap in gaps if gap.count]


def without_language() -> list[tuple[str, list[Gap]]]:
    """Return by language which titles are missing, and what only a machine has translated.

    Five queries.
    """
    by_machine = Cast("machine_translated", TextField())
    counted = [
        (model, model._default_manager.annotate(by_machine=by_machine).aggregate(**_counts()))
        for model in TITLED
    ]
    sections = []
    for code, language in settings.LANGUAGES:
        missing, unread = [], []
        for model, counts in counted:
            called = capfirst(str(model._meta.verbose_name_plural))
            address = changelist(model, **{f"title_{code}": ""})
            missing.append(Gap(called, counts[f"no_{code}"], address))
            unread.append(Gap(called, counts[f"machine_{code}"], changelist(model)))
        sections.append((_("Without a title in %s") % language, missing))
        sections.append((_("Translated by machine into %s, read by nobody yet") % language, unread))
    return [
        (heading, [gap for gap in gaps if gap.count])
        for heading, gaps in sections
        if any(gap.count for gap in gaps)
    ]


def _counts() -> dict[str, Count]:
    counts = {}
    for code, _name in settings.LANGUAGES:
        counts[f"no_{code}"] = Count("pk", filter=Q(**{f"title_{code}": ""}))
        counts[f"machine_{code}"] = Count("pk", filter=Q(by_machine__contains=f'"{code}"'))
    return counts


def fallen_behind() -> list[tuple[str, list[Gap]]]:
    """Return by language the records with texts older than another language's. 1 query."""
    rows = StaleText.objects.values("language", "record__kind")
    counts = {
        (row["language"], row["record__kind"]): row["records"]
        for row in rows.annotate(records=Count("record", distinct=True))
    }
    sections = []
    for code, language in settings.LANGUAGES:
        gaps = [
            Gap(
                capfirst(str(model._meta.verbose_name_plural)),
                counts[code, model.record_kind],
                changelist(model, record__stale_texts__language=code),
            )
            for model in CURATED
            if (code, model.record_kind) in counts
        ]
        sections.append((_("Behind in %s: another language was changed later") % language, gaps))
    return [(heading, gaps) for heading, gaps in sections if gaps]


def dead_links() -> list[Gap]:
    """Return the sources whose link leads nowhere, by the last run of `check_links`. 1 query."""
    count = LinkCheck.objects.dead().values("source").distinct().count()
    address = changelist(Source, link="dead")
    return [Gap(_("Sources with a dead link"), count, address)] if count else []


def without_copy() -> list[Gap]:
    """Return the sources on the web of which no copy is kept anywhere. 1 query."""
    count = Source.objects.exclude(url="").filter(archived_url="").count()
    address = changelist(Source, archived_url="", url__startswith="http")
    return [Gap(_("Sources on the web without an archived copy"), count, address)] if count else []
