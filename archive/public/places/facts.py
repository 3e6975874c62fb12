"""A place in brief: its kind, what it lies in today and lay in once, where on the globe."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.formatting import date_words, fallback_lang
from archive.models import Place, PlaceRelation
from archive.public.components.key_facts import FactValue, KeyFacts, key_facts


def place_facts(place: Place) -> KeyFacts | None:
    """Return the facts in brief, those without a value left out."""
    around = list(place.inside.all())
    today = [relation for relation in around if relation.basis == PlaceRelation.Basis.TODAY]
    once = [relation for relation in around if relation.basis != PlaceRelation.Basis.TODAY]
    return key_facts(
        [
            (_("What it is"), FactValue(text=place.kind.label if place.kind else "")),
            (_("Administrative unit today"), FactValue(text=place.admin_unit)),
            (_("Lies today in"), [_outer(relation) for relation in today]),
            (_("Lay in, as sources say"), [_outer(relation) for relation in once]),
            (_("Coordinates"), position_value(place)),
        ]
    )


def _outer(relation: PlaceRelation) -> FactValue:
    source = relation.source
    notes = [date_words(relation.period), relation.note]
    if source is not None:
        notes.append(_("according to “%s”") % source.title)
    return FactValue(
        text=str(relation.parent),
        url=relation.parent.get_absolute_url(),
        lang=fallback_lang(relation.parent.label),
        note="; ".join(note for note in notes if note),
    )


def position_value(place: Place) -> FactValue:
    """Say where a place is on the globe, and how exactly; empty where not known."""
    if place.latitude is None or place.longitude is None:
        return FactValue(text="")
    north = degrees(place.latitude, pgettext("latitude", "N"), pgettext("latitude", "S"))
    east = degrees(place.longitude, pgettext("longitude", "E"), pgettext("longitude", "W"))
    note = _("approximate, general knowledge") if place.is_approximate else ""
    return FactValue(text=f"{north}, {east}", note=note)


def position_origin(place: Place) -> str:
    """Say who gives the coordinates, where the facts do not say it already."""
    origin = str(place.coordinate_origin)
    is_said = place.is_approximate and origin in ("approximate", "general knowledge")
    return "" if is_said or place.latitude is None else origin


def degrees(value: Decimal, positive: str, negative: str) -> str:
    """Write a coordinate with the decimals that say something: 39.91° N."""
    shown = f"{abs(value).normalize():f}"
    return f"{shown}° {positive if value >= 0 else negative}"
