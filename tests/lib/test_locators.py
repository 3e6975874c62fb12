"""Places in a source, in the language of the page."""

import pytest

from archive.lib.locators import WORDS, Place, read_places
from archive.models.fields import LocatorKind


def test_every_kind_of_place_has_words_in_every_language() -> None:
    for language, words in WORDS.items():
        assert set(words) == set(LocatorKind.values), language


@pytest.mark.parametrize(
    ("kind", "written", "places"),
    [
        ("paragraph", "para 18", [Place("paragraph", ("18",))]),
        ("paragraph", "18", [Place("paragraph", ("18",))]),
        ("", "para 9, 12-14", [Place("paragraph", ("9", "12–14"))]),
        ("", "paras 9 and 12", [Place("paragraph", ("9", "12"))]),
        ("page", "p. 228; footnote 28", [Place("page", ("228",)), Place("footnote", ("28",))]),
        ("page", "стр. 12", [Place("page", ("12",))]),
        ("paragraph", "18-ci abzas", [Place("paragraph", ("18",))]),
        ("page", "xii", [Place("page", text="xii")]),
        ("page", "p. xii", [Place("page", text="xii")]),
        ("page", "p. 86 (beginning of page only)", [Place("page", ("86",)), Place("beginning")]),
        ("beginning", "30.10.91", [Place("", text="30.10.91"), Place("beginning")]),
        ("beginning", "", [Place("beginning")]),
        ("table-row", "table row Ağsu", [Place("table-row", text="Ağsu")]),
        ("folio", "d.111 p.2", [Place("folio", text="d.111 p.2")]),
        ("time", "00:14:30", [Place("time", text="00:14:30")]),
        ("", "page", [Place("", text="page")]),
        ("", "part 3", [Place("", text="part 3")]),
        ("", "18", [Place("", text="18")]),
        ("", "", []),
    ],
)
def test_a_place_is_read_however_it_was_typed(kind: str, written: str, places: list[Place]) -> None:
    assert read_places(kind, written) == places
