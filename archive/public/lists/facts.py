"""A list of names in brief: as a card among others, and as facts on its own page."""

from django.db.models import Prefetch, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.formatting import (
    date_words,
    fallback_lang,
    named,
    number,
    reader_language,
    title_lang,
)
from archive.lib.languages import fallback_order
from archive.models import Event, VictimList
from archive.models.lists import ListKind, VictimListQuerySet
from archive.public.components.base import Heading
from archive.public.components.cards import ListCard
from archive.public.components.key_facts import FactValue, KeyFacts, key_facts
from archive.public.components.locators import linked_locator


def lists_to_read() -> VictimListQuerySet:
    """Return the public lists with their public events, by title in the reader's language."""
    titles = [NullIf(f"title_{code}", Value("")) for code in fallback_order(reader_language())]
    events = Event.objects.published().in_order()
    lists: VictimListQuerySet = (
        VictimList.objects.published()
        .for_listing()
        .prefetch_related(Prefetch("events", events))
        .order_by(Coalesce(*titles), "pk")
    )
    return lists


def list_card(victim_list: VictimList, heading: Heading = "h2") -> ListCard:
    """Return the card of a list; its events must be prefetched."""
    return ListCard(
        url=victim_list.get_absolute_url(),
        title=victim_list.title,
        title_lang=fallback_lang(victim_list.title),
        kind_words=victim_list.get_kind_display(),
        compiled_by="" if victim_list.kind == ListKind.COMPILED else named(victim_list.compiled_by),
        date_words=date_words(victim_list.date),
        event_words="; ".join(str(event) for event in victim_list.events.all()),
        names_words=names_words(victim_list),
        completeness_words=victim_list.completeness,
        heading=heading,
    )


def names_words(victim_list: VictimList) -> str:
    """Say how many rows are here, and how many the list says it has, where nothing else does."""
    claimed = victim_list.stated_count
    if not victim_list.is_here:
        said = ngettext("the list speaks of %s name", "the list speaks of %s names", claimed or 0)
        return said % number(claimed) if claimed is not None else ""
    here = ngettext("%s row here", "%s rows here", victim_list.row_count)
    words = here % number(victim_list.row_count)
    if claimed is None or victim_list.completeness:
        return words
    return _("%(here)s of %(claimed)s the list speaks of") % {
        "here": words,
        "claimed": number(claimed),
    }


def brief_words(victim_list: VictimList) -> str:
    """Say what a list is, who made it and when, in a line over its rows."""
    made = victim_list.compiled_by if victim_list.kind != ListKind.COMPILED else ""
    words = (victim_list.get_kind_display(), made, date_words(victim_list.date))
    return " · ".join(str(word) for word in words if word)


def list_facts(victim_list: VictimList) -> KeyFacts | None:
    """Return the facts in brief, those without a value left out."""
    scope, completeness = victim_list.scope, victim_list.completeness
    return key_facts(
        [
            (_("What it is"), FactValue(text=victim_list.get_kind_display())),
            (_("Compiled by"), FactValue(text=named(victim_list.compiled_by))),
            (_("Date of the list"), FactValue(text=date_words(victim_list.date))),
            (_("Whom it names"), FactValue(text=scope, lang=fallback_lang(scope))),
            (_("Rows"), FactValue(text=names_words(victim_list))),
            (_("How complete"), FactValue(text=completeness, lang=fallback_lang(completeness))),
            (_("Source"), _source_values(victim_list)),
            (_("Rights"), FactValue(text=victim_list.rights)),
            (_("Events"), [_event_value(event) for event in victim_list.events.all()]),
        ]
    )


def _source_values(victim_list: VictimList) -> list[FactValue]:
    source = victim_list.source
    if source is None:
        return []
    return [
        FactValue(
            text=source.title,
            url=source.get_absolute_url(),
            lang=title_lang(source),
            note=linked_locator(victim_list, source),
        )
    ]


def _event_value(event: Event) -> FactValue:
    title = event.title
    return FactValue(text=title, url=event.get_absolute_url(), lang=fallback_lang(title))
