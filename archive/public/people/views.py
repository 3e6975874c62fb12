"""People named here: our reconciliation of what sources state, with every statement beside it."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.formatting import fallback_lang, foreign_lang, number, reader_language
from archive.models import EntryMatch, Person, PersonName
from archive.models.registry import read_uid
from archive.public.closing import closing
from archive.public.components import Name, PersonCard
from archive.public.listing import RecordList
from archive.public.lists.neighbours import neighbours
from archive.public.lists.rows import (
    life_words,
    name_lang,
    place_value,
    row_facts,
    rows_to_read,
    said_by,
    source_of,
    where_written,
)
from archive.public.lookup import Moved, find_by_uid, public_page
from archive.public.notices import notices
from archive.public.site.reports import general_report_url
from archive.search.query.filters import PersonFilter

from .facts import citations_of, events_of, family_of, offices_of, parts_of, words_of
from .names import person_forms
from .statements import stated


def people_to_read() -> "QuerySet[Person]":
    """Return the public people with an entry of their own, with the rows held to be them."""
    matches = EntryMatch.objects.published().select_related(
        "entry__victim_list", "entry__place__record"
    )
    found: QuerySet[Person] = Person.objects.published().listed().select_related("record")
    return found.prefetch_related(Prefetch("entry_matches", matches))


class PersonList(RecordList):
    """People in the order of the alphabet. Context: as RecordList, and cards, report_url."""

    heading = gettext_lazy("People named here")
    template_name = "people/list.html"
    filterset_class = PersonFilter

    def get_queryset(self) -> "QuerySet[Person]":
        """Start from those with an entry of their own, by the alphabet."""
        return people_to_read().order_by(f"sort_{reader_language()}", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare the cards of this page."""
        context = super().get_context_data(**kwargs)
        context["cards"] = [person_card(person) for person in context["object_list"]]
        context["report_url"] = "" if context["cards"] else general_report_url()
        return context


def person_card(person: Person) -> PersonCard:
    """Return the card of a person; matches must be prefetched, published."""
    rows = [match.entry for match in person.entry_matches.all()]
    first = rows[0] if rows else None
    return PersonCard(
        url=person.get_absolute_url(),
        name=Name(text=str(person), lang=fallback_lang(person.label)),
        life_words=life_words(first) if first else "",
        place_words=place_value(first.place, first.place_text).get("text", "") if first else "",
        list_words=list_words(len({row.victim_list_id for row in rows})),
    )


def list_words(count: int) -> str:
    """Say on how many lists somebody stands; empty for none."""
    words = ngettext("stands on %s list", "stands on %s lists", count) % number(count)
    return words if count else ""


@public_page
def person_detail(request: HttpRequest, address: str = "", uid: str = "") -> HttpResponse:
    """Show one person. At most 25 queries, however many rows and statements.

    Context: person, title, is_private (not for search engines), what `_told_of` returns,
    sections, crumbs, notices and the closing.
    """
    person = _find(address or uid)
    if request.path != person.get_absolute_url():
        raise Moved(person.get_absolute_url())
    context = _told_of(person)
    context |= {
        "person": person,
        "title": str(person),
        "is_private": person.is_minor or person.is_citation_only,
        "sections": sections(context),
        "notices": notices(request, person, person.public_note),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("People named here"), "url": reverse("public:person-list")},
            {"label": str(person), "lang": fallback_lang(person.label)},
        ],
        **closing(request, person, str(person)),
    }
    return render(request, "people/detail.html", context)


def _find(address: str) -> Person:
    """Read the id before the readable part of an address, and return that public person."""
    try:
        uid = read_uid(address.split("-", 1)[0])
    except ValueError as error:
        raise Http404 from error
    people = Person.objects.published().select_related("record", "burial_place__record")
    return find_by_uid(people, uid)


def _told_of(person: Person) -> dict[str, Any]:
    """Return names, stated (all statements in brief), differing (those that do not say the same),
    records (what each row says), reasons, events, offices, quotations, family, neighbours
    and citations; of somebody only cited: names, offices and citations.
    """
    names = PersonName.objects.published().filter(person=person)
    names = names.select_related("source__record")
    context: dict[str, Any] = {
        "offices": offices_of(person),
        "citations": citations_of(person),
    }
    if person.is_citation_only:
        return {**context, "names": person_forms(names, [])}
    matches = _matches(person)
    parts = parts_of(person)
    facts = stated(person, matches, parts)
    return {
        **context,
        "names": person_forms(names, matches),
        "records": [_record(match) for match in matches],
        "reasons": _reasons(matches),
        "stated": facts,
        "differing": [fact for fact in facts if fact["differ"]],
        "quotations": words_of(person),
        "family": family_of(person),
        "events": events_of(person, matches, parts),
        "neighbours": neighbours([match.entry for match in matches]),
    }


def _matches(person: Person) -> list[EntryMatch]:
    """Return the public rows held to be a person, with all that is told of a row."""
    matches = EntryMatch.objects.published().filter(person=person)
    with_rows = matches.prefetch_related(Prefetch("entry", rows_to_read()))
    return sorted(with_rows, key=lambda match: (match.entry.victim_list.slug, match.entry.position))


def _record(match: EntryMatch) -> dict[str, Any]:
    """Return one row held to be this person: its name as recorded, its facts, where it stands."""
    entry, source = match.entry, source_of(match.entry)
    return {
        "entry": entry,
        "name": entry.name or _("Name not recorded"),
        "name_lang": name_lang(entry) if entry.name else "",
        "facts": row_facts(entry),
        "where": where_written(entry),
        "source": source,
        "source_lang": foreign_lang(source.language) if source else "",
    }


def _reasons(matches: list[EntryMatch]) -> list[dict[str, Any]]:
    """Return each reason once, with the records it is given for."""
    given: dict[str, dict[str, Any]] = {}
    for match in matches:
        if match.reason:
            kept = given.setdefault(str(match.reason), {"text": match.reason, "for": []})
            kept["for"].append(said_by(match.entry))
    return [{"text": one["text"], "who": "; ".join(one["for"])} for one in given.values()]


def sections(context: dict[str, Any]) -> list[dict[str, str]]:
    """Return the headings of the page that have something under them."""
    told = [
        (_("Where the records differ"), "differing", context.get("differing")),
        (_("The name in every spelling"), "names", context.get("names")),
        (_("What each record says"), "records", context.get("records")),
        (_("May this be somebody else?"), "judgement", context.get("records")),
        (_("Events"), "events", context.get("events")),
        (_("Offices and roles"), "offices", context.get("offices")),
        (_("Words spoken"), "quotations", context.get("quotations")),
        (_("Family"), "family", context.get("family")),
        (_("On the same list"), "neighbours", context.get("neighbours")),
        (_("Further places in sources"), "citations", context.get("citations")),
    ]
    return [{"label": label, "anchor": anchor} for label, anchor, present in told if present]
