"""Places: all their names; each of them finds the place as a whole."""

from collections.abc import Iterable, Iterator

from archive.models import Place, PlaceName
from archive.models.fields import in_language
from archive.models.search import Basis, SearchKind
from archive.search.tokens import whole_sound_tokens, whole_tokens

from .context import Context
from .document import Document, filled, grouped, sort_keys, titles_of, worded
from .related import by_owner


def titles() -> Iterable[tuple[str, str]]:
    """Return uid and name of all public places that are more than compared with."""
    places = Place.objects.published().listed()
    return ((place.pk, in_language(place, "label", "az")) for place in places)


def describe(uids: list[str], context: Context) -> Iterator[Document]:
    """Describe the public places among these."""
    names = by_owner(PlaceName.objects.published(), "place", uids)
    for place in Place.objects.published().listed().filter(pk__in=uids):
        forms = [name.text for name in names[place.pk]]
        whole = [
            token for form in forms for token in (*whole_tokens(form), *whole_sound_tokens(form))
        ]
        yield Document(
            kind=SearchKind.PLACE,
            uid=place.pk,
            sort=sort_keys(titles_of(place, "label")),
            names=filled(forms),
            texts=filled(worded(place, "admin_unit", "public_note")),
            facets=grouped(SearchKind.PLACE, context.place_tokens([place.pk]), None),
            others=(*whole, *context.at_tokens([place.pk])),
            place_basis=Basis.OWN,
            titles=filled(forms),
            beginnings=filled(forms),
        )
