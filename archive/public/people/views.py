"""People named here: our reconciliation of what sources state, with every statement beside it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import fallback_lang, reader_language
from archive.models import EntryMatch, Participation, Person, PersonName
from archive.models.addresses import page_address
from archive.models.registry import read_uid
from archive.models.search import SearchKind
from archive.public.components.closing import closing, general_report_url
from archive.public.components.notices import Note, content_note, notices
from archive.public.components.results import EmptyResult
from archive.public.components.wayfinding import Crumb, OnThisPage, breadcrumbs, on_this_page
from archive.public.listing import RecordList
from archive.public.lists.neighbours import neighbours
from archive.public.lists.rows import rows_to_read
from archive.public.lookup import Moved, find_by_uid, public_page
from archive.search.query.filters import PersonFilter

from .cards import card_in_group, people_to_read, person_name
from .facts import citations_of, events_of, family_of, offices_of, parts_of, quotations_of
from .names import person_names
from .records import Records, records_of
from .statements import differing, stated, statements_of
from .victims import named_as_victim

OTHERS_SHOWN = 100


class PersonList(RecordList):
    """People in the order of the alphabet: victims, on the first page the others.

    Context: as RecordList, and cards, others (cards of officials, speakers and others), more_url
    (where all of those are found), empty.
    """

    heading = gettext_lazy("People named here")
    template_name = "people/list.html"
    filterset_class = PersonFilter

    def get_queryset(self) -> "QuerySet[Person]":
        """Start from those named as victims."""
        return _by_alphabet(people_to_read().filter(named_as_victim()))

    def shown(self, records: list[Person]) -> dict[str, object]:
        """Return the cards of this page, or what to say without any."""
        others = self.others() if "page" not in self.request.GET else []
        is_empty = not records and not others
        return {
            "cards": [card_in_group(person) for person in records],
            "others": [card_in_group(person) for person in others[:OTHERS_SHOWN]],
            "more_url": _search_url() if len(others) > OTHERS_SHOWN else "",
            "empty": EmptyResult(report_url=general_report_url()) if is_empty else None,
        }

    def others(self) -> "list[Person]":
        """Return the others who fit what was chosen: officials, speakers, witnesses."""
        people = _by_alphabet(people_to_read().filter(~named_as_victim()))
        fitting: QuerySet[Person] = PersonFilter(
            self.request.GET, queryset=people, request=self.request
        ).qs
        return list(fitting[: OTHERS_SHOWN + 1])


def _search_url() -> str:
    return f"{page_address('search')}?kind={SearchKind.PERSON.value}"


def _by_alphabet(people: "QuerySet[Person]") -> "QuerySet[Person]":
    return people.order_by(f"sort_{reader_language()}", "pk")


@public_page
def person_detail(request: HttpRequest, address: str = "", uid: str = "") -> HttpResponse:
    """Show a person. At most 25 queries, however many rows and statements.

    Context: person, name, is_private (not for search engines), what `person_context` returns,
    sections, crumbs, notices and the closing.
    """
    person = _find(address or uid)
    if request.path != person.get_absolute_url():
        raise Moved(person.get_absolute_url())
    context = person_context(person)
    context |= {
        "person": person,
        "name": person_name(person),
        "is_private": person.is_kept_from_engines,
        "notices": notices(request, person, _content_note(context)),
        "crumbs": breadcrumbs(
            Crumb(label=_("People named here"), url=reverse("public:person-list")),
            Crumb(label=str(person), lang=fallback_lang(person.label)),
        ),
        **closing(request, person, str(person)),
    }
    context["sections"] = sections(context)
    return render(request, "people/detail.html", context)


def _find(address: str) -> Person:
    """Read the id before the readable part of an address, and return that public person."""
    try:
        uid = read_uid(address.split("-", 1)[0])
    except ValueError as error:
        raise Http404 from error
    people = Person.objects.published().select_related("record", "burial_place__record")
    return find_by_uid(people, uid)


def person_context(person: Person) -> dict[str, object]:
    """Return what is said of a person: is_victim (named as one), facts (all
    statements in brief), differing (those that do not say the same), names, records (what each row
    says), events, offices, quotations, family, neighbours and citations; of somebody only cited:
    names, offices and citations.
    """
    names = PersonName.objects.published().filter(person=person)
    names = names.select_related("source__record")
    context: dict[str, object] = {
        "offices": offices_of(person),
        "citations": citations_of(person),
    }
    if person.is_citation_only:
        return {**context, "names": person_names(names, [])}
    matches = _matches(person)
    parts = parts_of(person)
    sexes = (person.sex, *(match.entry.sex for match in matches))
    sex = next((sex for sex in sexes if sex), "")
    for match in matches:
        match.entry.sex_known = sex
    for part in parts:
        part.sex_known = sex
    statements = statements_of(person, matches, parts)
    return {
        **context,
        "is_victim": bool(matches) or any(part.role == Participation.Role.HARMED for part in parts),
        "names": person_names(names, matches),
        "records": records_of(person, matches),
        "facts": stated(statements),
        "differing": differing(statements),
        "quotations": quotations_of(person),
        "family": family_of(person),
        "events": events_of(person, matches, parts),
        "neighbours": neighbours([match.entry for match in matches]),
    }


def _matches(person: Person) -> list[EntryMatch]:
    """Return the public rows held to be a person, with all that is told of a row."""
    matches = EntryMatch.objects.published().filter(person=person)
    with_rows = matches.prefetch_related(Prefetch("entry", rows_to_read()))
    return sorted(with_rows, key=lambda match: (match.entry.victim_list.slug, match.entry.position))


def _content_note(context: Mapping[str, Any]) -> Note | None:
    """Return what a reader meets here, where a record tells how somebody died."""
    records: Records | None = context.get("records")
    told = bool(records and any(record.circumstances for record in records.records))
    return content_note(describes_violence=told)


def sections(context: Mapping[str, object]) -> OnThisPage:
    """Return links to the sections of the page that have content."""
    return on_this_page(
        [
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
        ],
        context["remark"],
    )
