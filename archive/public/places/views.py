"""Places: under all their names, with what lies inside them and what happened there."""

from collections.abc import Mapping

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.formatting import fallback_lang, reader_language
from archive.models import Place, PlaceName, PlaceRelation
from archive.public.components.base import Name
from archive.public.components.closing import closing
from archive.public.components.evidence import described
from archive.public.components.notices import notices
from archive.public.components.wayfinding import Crumb, OnThisPage, breadcrumbs, on_this_page
from archive.public.events.views import event_card
from archive.public.listing import RecordList
from archive.public.lookup import find_by_slug, public_page
from archive.public.people.names import place_names
from archive.search.query.filters import PlaceFilter

from .cards import once_words, place_card, places_to_read, today_relations
from .facts import place_facts, position_origin
from .related import born_and_died, events_at, inside, name_link, rows_at


class PlaceList(RecordList):
    """Places in the order of the alphabet. Context: as RecordList, and cards."""

    heading = gettext_lazy("Places")
    template_name = "places/list.html"
    filterset_class = PlaceFilter

    def get_queryset(self) -> "QuerySet[Place]":
        """Start from those that are more than a comparison, by the alphabet."""
        return places_to_read().order_by(f"sort_{reader_language()}", "pk")

    def shown(self, records: list[Place]) -> dict[str, object]:
        """Return the cards of this page."""
        return {"cards": [place_card(place) for place in records]}


@public_page
def place_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a place. At most 25 queries.

    Context: place, name, once (other names in words), names, facts, origin (of the coordinates),
    described, contains, events, rows, people, sections, crumbs, notices and the closing.
    """
    place = find_by_slug(_to_read(), slug)
    name = Name(text=str(place), lang=fallback_lang(place.label))
    context: dict[str, object] = {
        "place": place,
        "name": name,
        "once": once_words(place),
        "names": place_names(place.names.all()),
        "facts": place_facts(place),
        "origin": position_origin(place),
        "described": described(place),
        "contains": [name_link(below) for below in _contained(place)],
        "events": [event_card(event, heading="h3") for event in events_at(inside(place))],
        "rows": rows_at(place),
        "people": born_and_died(place),
        "notices": notices(request, place),
        "crumbs": breadcrumbs(
            Crumb(label=_("Places"), url=reverse("public:place-list")),
            Crumb(label=name.text, lang=name.lang),
        ),
        **closing(request, place, str(place)),
    }
    context["sections"] = sections(context)
    return render(request, "places/detail.html", context)


def _to_read() -> "QuerySet[Place]":
    names = PlaceName.objects.published().select_related("source__record")
    around = PlaceRelation.objects.published().select_related("parent", "source")
    return (
        Place.objects.published()
        .select_related("record", "kind", "described_in__record")
        .prefetch_related(
            Prefetch("names", names), Prefetch("inside", around.order_by("period_earliest", "uid"))
        )
    )


def _contained(place: Place) -> "QuerySet[Place]":
    """Return the public places directly inside this place today, by the alphabet."""
    places = Place.objects.published().listed()
    return places.filter(inside__in=today_relations().filter(parent=place)).order_by(
        f"sort_{reader_language()}", "pk"
    )


def sections(context: Mapping[str, object]) -> OnThisPage:
    """Return links to the sections of the page that have content."""
    return on_this_page(
        [
            (_("Names"), "names", context["names"]),
            (_("What happened here"), "events", context["events"]),
            (_("Rows of lists that name this place"), "rows", context["rows"]),
            (_("People"), "people", context["people"]),
            (_("Places inside it"), "inside", context["contains"]),
        ],
        context["remark"],
    )
