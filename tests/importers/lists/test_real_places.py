"""Places are linked only with their kind: the district is not the town of the same name."""

import pytest

from archive.importers.lists import Column
from archive.importers.lists.cells import CellReader
from archive.importers.lists.drafts import Draft
from archive.importers.lists.gazetteer import Doubt, Gazetteer, read_gazetteer
from archive.importers.lists.lookups import Lookups
from archive.lib.names import fold
from archive.lib.place_words import Part, parts_of
from archive.models import PlaceName, PlaceRelation
from tests.factories import PlaceFactory, TermFactory

INSIDE = {"town": {"land"}, "village": {"land"}, "quarter": {"big"}, "big": {"land"}}
KINDS = {
    "town": "settlement", "village": "settlement", "big": "settlement", "quarter": "district",
    "land": "country", "otherland": "country", "autonomy": "region", "province": "province",
    "yard": "cemetery", "kindless": "", "first": "settlement", "second": "settlement",
}  # fmt: skip
NAMES = {
    "town": ["Nümunə", "Нумуна", "Numuna"],
    "village": ["Yeni kənd", "Kəndli", "Uydurma"],
    "big": ["Böyükşəhər", "Большой"],
    "quarter": ["Səyyar rayonu"],
    "land": ["Uydurmaland", "Выдумандия", "Uydurmaland Respublikası"],
    "otherland": ["Başqaland"],
    "autonomy": ["Dağlıq Uydurma"],
    "province": ["Nümunə quberniyası"],
    "yard": ["Uydurma bağı"],
    "kindless": ["Kimsəsiz"],
    "first": ["Qoşa"],
    "second": ["Qoşa"],
}


@pytest.fixture(scope="module")
def places():
    names, of_kinds = {}, {}
    for uid, texts in NAMES.items():
        for text in texts:
            names.setdefault(fold(text), set()).add(uid)
            (part,) = parts_of(text)
            if part.kind:
                of_kinds.setdefault(part, set()).add(uid)
    return Gazetteer(names, of_kinds, KINDS, {}, INSIDE)


@pytest.mark.parametrize(
    ("text", "uid"),
    [
        *((text, "town") for text in ["Nümunə", "NÜMUNƏ şəhəri", "Nümunə ş.", "г. Нумуна"]),
        *((text, "town") for text in ["город Нумуна", "Numuna city", "town of Numuna"]),
        *((text, "town") for text in ["Numuna (town)", "Nümunə şəhərində", "Нумуна г."]),
        *((text, "town") for text in ["Nümunə şəhəri, Nümunə rayonu", "Nümunə r., Nümunə ş."]),
        *((text, "town") for text in ["г. Нумуна, Выдумандия", "Uydurmaland, Nümunə"]),
        *((text, "town") for text in ["Nümunə / Нумуна", "Nümunə rayonunun Nümunə şəhəri"]),
        ("Nümunə şəhəri, Dağlıq Uydurma", "town"),
        ("Yeni kənd", "village"),
        ("Kəndli", "village"),
        ("Uydurma kəndi", "village"),
        ("Nümunə r., Uydurma k.", "village"),
        ("с. Uydurma, Нумунинский р-н", "village"),
        ("Böyükşəhər ş. Səyyar r.", "quarter"),
        ("Səyyar rayonu", "quarter"),
        ("Səyyar r-nu", "quarter"),
        ("Nümunə quberniyası", "province"),
        ("Uydurmaland Respublikası", "land"),
        ("Uydurma bağı, Böyükşəhər", "yard"),
        ("Kimsəsiz kəndi", "kindless"),
    ],
)
def test_a_place_is_linked_with_its_kind(places, text, uid):
    assert places.find(text) == (uid, None, None)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        *((text, Doubt.OTHER_KIND) for text in ["Nümunə rayonu", "Nümunə r-nu", "Nümunə r."]),
        *((text, Doubt.OTHER_KIND) for text in ["Numuna district", "Нумуна р-н", "Numuna region"]),
        *((text, Doubt.OTHER_KIND) for text in ["Uydurmaland kəndi", "село Выдумандия"]),
        *((text, Doubt.OTHER_KIND) for text in ["village of Uydurmaland", "Uydurmaland şəhəri"]),
        *((text, Doubt.OTHER_KIND) for text in ["Nümunə qəzası", "Нумуна уезд", "Kimsəsiz rayonu"]),
        *((text, Doubt.OTHER_KIND) for text in ["Nümunə xanlığı", "Nümunə Respublikası"]),
        ("Qoşa", Doubt.SEVERAL),
        ("Qoşa kəndi", Doubt.SEVERAL),
        ("Nümunə şəhəri, Böyükşəhər şəhəri", Doubt.SEVERAL),
        ("Nümunə şəhəri, Başqaland", Doubt.ELSEWHERE),
        ("Başqaland, Nümunə", Doubt.ELSEWHERE),
        ("Nümunə rayonu, Yoxkənd k.", Doubt.NOT_FOUND),
        ("Nümunə, Naməlum", Doubt.NOT_FOUND),
        ("Nümunə yaxınlığında", Doubt.NOT_FOUND),
        ("Səyyar", Doubt.NOT_FOUND),
        ("kənd", Doubt.NOT_FOUND),
        ("Yoxkənd", Doubt.NOT_FOUND),
    ],
)
def test_a_place_of_another_kind_or_elsewhere_is_not_linked(places, text, doubt):
    found = places.find(text)
    assert (found.uid, found.doubt) == (None, doubt)


def test_a_header_says_the_kind_of_all_its_cells(places):
    village, district = frozenset({"village"}), frozenset({"district"})
    assert places.find("Uydurmaland", village).doubt == Doubt.OTHER_KIND
    assert places.find("Uydurma", village).uid == "village"
    assert places.find("Nümunə", district).doubt == Doubt.OTHER_KIND
    assert places.find("Səyyar", district).uid == "quarter"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("شهر باکو", [("bkw", "town")]),
        ("روستای نمونه", [("nmwnh", "village")]),
        ("Erciş ilçesi", [("ercis", "district")]),
        ("Örnek köyü", [("ornek", "village")]),
        ("Нагорная область", [("nagornaya", "province")]),
        ("пос. Пример", [("primer", "settlement")]),
    ],
)
def test_kinds_are_known_in_the_languages_of_lists(text, parts):
    assert list(parts_of(text)) == [Part(*part) for part in parts]


@pytest.fixture
def town(db):
    kind = TermFactory(vocabulary="place-kind", slug="settlement", label_en="settlement")
    return PlaceFactory(name="Exampletown", slug="exampletown", kind=kind)


def read(cell, **column):
    draft = Draft(2)
    reader = CellReader(Lookups(read_gazetteer()))
    reader.read_place(draft, Column("Place", "place", **column), cell)
    return draft


def test_a_finding_says_what_the_archive_has_and_what_the_list_says(town):
    draft = read("Exampletown rayonu")
    assert draft.columns == {"place_text": "Exampletown rayonu"}
    (finding,) = draft.findings
    assert (finding.code, finding.column) == ("place-of-another-kind", "Place")
    assert "“Exampletown” here is (settlement)" in finding.message


def test_the_district_is_linked_where_the_archive_has_it(town):
    kind = TermFactory(vocabulary="place-kind", slug="district", label_en="district")
    district = PlaceFactory(name="Exampletown district", kind=kind)
    PlaceName.objects.create(place=district, text="Exampletown", language="az-Latn", kind="variant")
    PlaceRelation.objects.create(child=town, parent=district)
    assert read("Exampletown rayonu").columns["place_id"] == district.pk
    assert read("Exampletown şəhəri, Exampletown rayonu").columns["place_id"] == town.pk
    assert [finding.code for finding in read("Exampletown").findings] == ["several-places"]


def test_a_kind_an_archivist_has_added_is_known_by_its_label(db):
    kind = TermFactory(vocabulary="place-kind", slug="r", label_en="thing", label_az="rayon")
    district = PlaceFactory(name="Exampletown", kind=kind)
    assert read("Exampletown r-nu").columns["place_id"] == district.pk
    assert read("Exampletown şəhəri").findings[0].code == "place-of-another-kind"


@pytest.mark.parametrize("key", ["exampletown", "uid"])
def test_a_mapping_may_say_which_place_a_cell_means(town, key):
    values = (("Exampletown rayonu", town.pk if key == "uid" else key),)
    draft = read("Exampletown rayonu", values=values)
    assert draft.columns == {"place_text": "Exampletown rayonu", "place_id": town.pk}
