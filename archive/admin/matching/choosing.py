"""By hand: finding the row or person that is meant, to be compared with a row or a person.

Rows put beside each other wait in the queue like any proposal, and are decided there; of two
persons it leads to the preview of a merge.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.models import ListEntry, Person
from archive.services.linkage import CannotMatch, put_beside

from .access import FIND, MATCH, require

SHOWN = 20
LONGEST_SEARCH = 200
KINDS: dict[str, tuple[Any, str]] = {"row": (ListEntry, "uid"), "person": (Person, "pk")}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row or person with the typed words: what tells it from its namesakes, what can be done."""

    name: str
    detail: str
    uid: str
    is_hidden: bool
    address: str
    merge_address: str = ""
    held_to_be: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def choose_page(request: HttpRequest, what: str, uid: str) -> HttpResponse:
    """Look for what may be the same as a row or person; on POST put the two side by side."""
    require(request, MATCH)
    if what not in KINDS:
        raise Http404
    model, key = KINDS[what]
    subject = get_object_or_404(model, **{key: uid})
    if request.method == "POST":
        require(request, FIND)
        return _put(request, subject)
    typed = request.GET.get("q")
    asked = _words_of(subject) if typed is None else typed.replace("\x00", "")[:LONGEST_SEARCH]
    is_row = isinstance(subject, ListEntry)
    context = {
        **admin.site.each_context(request),
        "title": _("Match by hand") if is_row else _("Match or merge by hand"),
        "subject": subject,
        "detail": _detail(request, subject),
        "is_row": is_row,
        "asked": asked,
        "people": _people(request, asked, subject) if asked.strip() else [],
        "rows": _rows(request, asked, subject) if asked.strip() else [],
        "shown": SHOWN,
        "back": form_of(subject),
    }
    return TemplateResponse(request, "admin/archive/matching/choose.html", context)


def form_of(subject: ListEntry | Person) -> str:
    """Return the form on which a row or person is edited."""
    return reverse(f"admin:archive_{subject._meta.model_name}_change", args=[subject.pk])


def choose_url(subject: ListEntry | Person) -> str:
    """Return the address of the page that finds something to put beside a row or person."""
    if isinstance(subject, ListEntry):
        return reverse("admin:match-choose", args=["row", subject.uid])
    return reverse("admin:match-choose", args=["person", subject.pk])


def _words_of(subject: ListEntry | Person) -> str:
    """Return what to look for at first: given and family name where known, else the whole name."""
    if isinstance(subject, ListEntry) and subject.given and subject.family:
        return f"{subject.given} {subject.family}"
    return str(subject)


def _put(request: HttpRequest, subject: ListEntry | Person) -> HttpResponse:
    row = ListEntry.objects.filter(uid=request.POST.get("row", "")).first()
    person = Person.objects.filter(pk=request.POST.get("person", "")).first()
    try:
        if isinstance(subject, ListEntry) and (row or person):
            proposal = put_beside(subject, None if person else row, person)
        elif isinstance(subject, Person) and row:
            proposal = put_beside(row, person=subject)
        else:
            raise CannotMatch(_("Choose a row or a person."))
    except CannotMatch as refusal:
        messages.error(request, " ".join(refusal.sentences))
        return HttpResponseRedirect(choose_url(subject))
    return HttpResponseRedirect(reverse("admin:match", args=[proposal.pk]))


def _people(request: HttpRequest, asked: str, subject: ListEntry | Person) -> list[Candidate]:
    people = Person.objects.filter(record__merged_into__isnull=True)
    if isinstance(subject, Person):
        people = people.exclude(pk=subject.pk)
    persons, _doubles = admin.site._registry[Person].get_search_results(request, people, asked)
    persons = persons.select_related("record", "birth_place", "death_place").order_by(
        "sort_az", "pk"
    )
    persons = persons.prefetch_related("entry_matches__entry__victim_list")
    return [_found_person(request, person, subject) for person in persons[:SHOWN]]


def _found_person(request: HttpRequest, person: Person, subject: ListEntry | Person) -> Candidate:
    merge = ""
    if isinstance(subject, Person) and request.user.has_perm("archive.add_merge"):
        merge = reverse("admin:merge", args=[subject.pk, person.pk])
    return Candidate(
        str(person),
        _detail(request, person),
        person.pk,
        bool(person.record.hidden_at),
        form_of(person),
        merge,
    )


def _rows(request: HttpRequest, asked: str, subject: ListEntry | Person) -> list[Candidate]:
    rows = ListEntry.objects.select_related("victim_list__record", "match__person")
    rows = rows.exclude(match__person=subject) if isinstance(subject, Person) else rows
    entries, _doubles = admin.site._registry[ListEntry].get_search_results(request, rows, asked)
    if isinstance(subject, ListEntry):
        entries = entries.exclude(pk=subject.pk)
    return [
        Candidate(
            str(row),
            _detail(request, row),
            row.uid,
            bool(row.hidden_at or row.victim_list.record.hidden_at),
            form_of(row),
            held_to_be=str(row.match.person) if hasattr(row, "match") else "",
        )
        for row in entries.order_by("victim_list_id", "position")[:SHOWN]
    ]


def _detail(request: HttpRequest, subject: ListEntry | Person) -> str:
    model_admin: Any = admin.site._registry[type(subject)]
    detail = str(model_admin.autocomplete_detail(subject))
    if isinstance(subject, Person):
        return ", ".join(part for part in (subject.record.get_state_display(), detail) if part)
    return detail
