"""A place as a card among others: what it lies in, and what it was called once."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import pgettext

from archive.formatting import date_words, fallback_lang, reader_language
from archive.models import Place, PlaceName, PlaceRelation
from archive.public.components.base import Name
from archive.public.components.cards import PlaceCard


def today_relations() -> "QuerySet[PlaceRelation]":
    """Return what lies inside what today, public at both ends, with the outer place."""
    return PlaceRelation.objects.published().filter(basis=PlaceRelation.Basis.TODAY)


def places_to_read() -> "QuerySet[Place]":
    """Return the public places with their names and what they lie in today. Three queries."""
    places: QuerySet[Place] = Place.objects.published().listed().for_listing()
    return places.prefetch_related(
        Prefetch("inside", today_relations().select_related("parent")),
        Prefetch("names", PlaceName.objects.published()),
    )


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
    around = [str(relation.parent) for relation in place.inside.all()]
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
