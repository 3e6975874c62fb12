"""Places: under all their names, with what lies inside them and what happened there."""

from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from archive.formatting import date_words, fallback_lang, reader_language
from archive.models import Place, PlaceName, PlaceRelation
from archive.public.closing import closing
from archive.public.components import Name, PlaceCard
from archive.public.events.views import event_card
from archive.public.evidence import described
from archive.public.listing import RecordList
from archive.public.lookup import find_by_slug, public_page
from archive.public.notices import notices
from archive.public.people.names import place_forms
from archive.search.query.filters import PlaceFilter

from .related import born_and_died, events_at, inside, rows_at

Value = dict[str, Any]


def today_relations() -> "QuerySet[PlaceRelation]":
    """Return what lies inside what today, public at both ends, with the outer place."""
    return PlaceRelation.objects.published().filter(basis=PlaceRelation.Basis.TODAY)


def places_to_read() -> "QuerySet[Place]":
    """Return the public places with their names and what they lie in today. Three queries."""
    found: QuerySet[Place] = Place.objects.published().listed().for_listing()
    return found.prefetch_related(
        Prefetch("inside", today_relations().select_related("parent")),
        Prefetch("names", PlaceName.objects.published()),
    )


class PlaceList(RecordList):
    """Places in the order of the alphabet. Context: as RecordList, and cards."""

    heading = gettext_lazy("Places")
    template_name = "places/list.html"
    filterset_class = PlaceFilter

    def get_queryset(self) -> "QuerySet[Place]":
        """Start from those that are more than a comparison, by the alphabet."""
        return places_to_read().order_by(f"sort_{reader_language()}", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare the cards of this page."""
        context = super().get_context_data(**kwargs)
        context["cards"] = [place_card(place) for place in context["object_list"]]
        return context


def place_card(place: Place) -> PlaceCard:
    """Return the card of a place; names and `inside` must be prefetched."""
    return PlaceCard(
        url=place.get_absolute_url(),
        name=Name(text=str(place), lang=fallback_lang(place.label)),
        kind_words=place.kind.label if place.kind else "",
        then_words=once_words(place),
        today_words=today_words(place),
    )


def today_words(place: Place) -> str:
    """Say what a place lies in today: its administrative unit, then the places around it."""
    around = [str(one.parent) for one in place.inside.all()]
    return ", ".join(word for word in dict.fromkeys((str(place.admin_unit), *around)) if word)


def once_words(place: Place) -> str:
    """Say under which names, in the reader's language, a place was known in other times."""
    once = [
        name
        for name in place.names.all()
        if name.kind in ("historical", "official")
        and name.language.startswith(reader_language())
        and name.text != place.label
    ]
    return "; ".join(dict.fromkeys(_named(name) for name in once))


def _named(name: PlaceName) -> str:
    if not name.period:
        return pgettext("a place", "also named %s") % name.text
    words = {"name": name.text, "period": date_words(name.period)}
    return pgettext("a place", "named %(name)s: %(period)s") % words


@public_page
def place_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one place. At most 25 queries.

    Context: place, once (other names in words), names, facts, described, contains, events, rows,
    people, sections, crumbs, notices and the closing.
    """
    place = find_by_slug(_to_read(), slug)
    context: dict[str, Any] = {
        "place": place,
        "once": once_words(place),
        "names": place_forms(place.names.all()),
        "facts": place_facts(place),
        "described": described(place),
        "contains": list(_contained(place)),
        "events": [event_card(event, heading="h3") for event in events_at(inside(place))],
        "rows": rows_at(place),
        "people": born_and_died(place),
        "notices": notices(request, place, place.public_note),
        "crumbs": [
            {"label": _("Home"), "url": reverse("public:home")},
            {"label": _("Places"), "url": reverse("public:place-list")},
            {"label": str(place), "lang": fallback_lang(place.label)},
        ],
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
    """Return the public places directly inside this one today, by the alphabet."""
    found = Place.objects.published().listed()
    return found.filter(inside__in=today_relations().filter(parent=place)).order_by(
        f"sort_{reader_language()}", "pk"
    )


def place_facts(place: Place) -> list[Value]:
    """Return the facts in brief: kind, what it lies in today and lay in once, position."""
    kind = place.kind
    today = [one for one in place.inside.all() if one.basis == PlaceRelation.Basis.TODAY]
    once = [one for one in place.inside.all() if one.basis != PlaceRelation.Basis.TODAY]
    told: list[tuple[str, list[Value]]] = [
        (_("What it is"), [{"text": kind.label if kind else ""}]),
        (_("Administrative unit today"), [{"text": place.admin_unit}]),
        (_("Lies today in"), [_outer(one) for one in today]),
        (_("Lay in, as sources say"), [_outer(one) for one in once]),
        (_("Coordinates"), [position_value(place)]),
    ]
    facts = [
        {"label": label, "values": [value for value in values if value.get("text")]}
        for label, values in told
    ]
    return [fact for fact in facts if fact["values"]]


def _outer(relation: PlaceRelation) -> Value:
    source = relation.source
    note = [date_words(relation.period), relation.note]
    if source is not None:
        note.append(_("according to “%s”") % source.title)
    return {
        "text": str(relation.parent),
        "url": relation.parent.get_absolute_url(),
        "lang": fallback_lang(relation.parent.label),
        "note": "; ".join(word for word in note if word),
    }


def position_value(place: Place) -> Value:
    """Say where a place is on the globe, how exactly, and who says so."""
    if place.latitude is None or place.longitude is None:
        return {}
    north = degrees(place.latitude, pgettext("latitude", "N"), pgettext("latitude", "S"))
    east = degrees(place.longitude, pgettext("longitude", "E"), pgettext("longitude", "W"))
    origin = place.coordinate_origin
    known = _("approximate, general knowledge") if place.is_approximate else ""
    says_more = "" if known and origin in ("approximate", "general knowledge") else origin
    note = "; ".join(word for word in (known, says_more) if word)
    return {"text": f"{north}, {east}", "note": note}


def degrees(value: Decimal, positive: str, negative: str) -> str:
    """Write one coordinate with the decimals that say something: 39.91° N."""
    shown = f"{abs(value).normalize():f}"
    return f"{shown}° {positive if value >= 0 else negative}"


def sections(context: dict[str, Any]) -> list[Value]:
    """Return the headings of the page that have something under them."""
    told = [
        (_("Names"), "names", context["names"]),
        (_("What happened here"), "events", context["events"]),
        (_("Rows of lists that name this place"), "rows", context["rows"]["rows"]),
        (_("People"), "people", context["people"]),
        (_("Places inside it"), "inside", context["contains"]),
    ]
    return [{"label": label, "anchor": anchor} for label, anchor, present in told if present]
