"""Pages of single rows."""

import pytest

from archive.models import EntryMatch, ImportBatch, Takedown
from archive.search.index.collecting import collected
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def page_of(client, entry):
    response = client.get(entry.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_recorded_stands_verbatim_beside_what_is_read(client):
    entry = ListEntryFactory(
        name_as_recorded="SAMPLE Bob",
        name_reading="Bob Sample",
        birth_as_written="01.06.1933",
        birth="1933-06-01",
        reading_note_en="1 June may be a clerk's convention.",
    )
    page = page_of(client, entry)
    recorded, read = page.index('id="recorded"'), page.index('id="reading"')
    assert recorded < page.index("01.06.1933", recorded) < read
    assert read < page.index("Bob Sample", read) < page.index("1 June 1933", read)
    assert "clerk&#x27;s convention" in page


def test_a_row_that_a_later_release_lacks_says_so(client):
    later = ImportBatch.objects.create()
    page = page_of(client, ListEntryFactory(gone_in_batch=later))
    assert "stood on an earlier release of the list" in page
    assert "earlier release" not in page_of(client, ListEntryFactory())


def test_original_columns_are_shown_only_where_they_are_public(client):
    the_list = VictimListFactory(
        columns=[{"name": "Remark", "public": True}, {"name": "Phone", "public": False}]
    )
    entry = ListEntryFactory(
        victim_list=the_list, original={"Remark": "came back", "Phone": "555-0100", "New": "x7x"}
    )
    page = page_of(client, entry)
    assert "came back" in page
    assert "555-0100" not in page
    assert "x7x" not in page


def test_the_source_of_the_row_goes_before_that_of_the_list(client):
    entry = ListEntryFactory(
        source=SourceFactory(title="Own Source"), source_url="https://example.org/row"
    )
    page = page_of(client, entry)
    assert "Own Source" in page
    assert 'href="https://example.org/row" rel="external nofollow noopener"' in page


def test_it_says_who_the_row_is_held_to_be_and_why(client):
    entry = ListEntryFactory()
    person = PersonFactory(name="Alice Example")
    EntryMatch.objects.create(entry=entry, person=person, reason_en="The same grave.")
    page = page_of(client, entry)
    assert person.get_absolute_url() in page
    assert "The same grave." in page


def test_the_events_of_the_list_are_told_if_public(client):
    the_list = VictimListFactory(
        events=[EventFactory(title_en="Public Day"), EventFactory(title_en="Draft", state="draft")]
    )
    page = page_of(client, ListEntryFactory(victim_list=the_list))
    assert "Public Day" in page
    assert "Draft" not in page


def test_others_of_the_family_on_the_same_list_are_named_without_a_claim(client):
    the_list = VictimListFactory()
    entry = ListEntryFactory(victim_list=the_list, family="Sample")
    ListEntryFactory(victim_list=the_list, family="Sample", name_as_recorded="Sister Sample")
    ListEntryFactory(victim_list=the_list, family="Test", name_as_recorded="Charlie Test")
    ListEntryFactory(family="Sample", name_as_recorded="Namesake Elsewhere")
    page = page_of(client, entry)
    assert "Sister Sample" in page
    assert "That they are related is not said here" in page
    assert "Charlie Test" not in page
    assert "Namesake Elsewhere" not in page


def test_the_rows_before_and_after_are_a_step_away_hidden_ones_left_out(client):
    the_list = VictimListFactory()
    rows = [
        ListEntryFactory(victim_list=the_list, position=position, name_as_recorded=name)
        for position, name in ((1, "Alice Example"), (2, "Hid Sample"), (3, ""), (3, "Dana Demo"))
    ]
    rows[1].hidden_at = "2020-01-01T00:00:00Z"
    rows[1].save()
    page = page_of(client, rows[2])
    assert f'href="{rows[0].get_absolute_url()}" rel="prev"' in page
    assert f'href="{rows[3].get_absolute_url()}" rel="next"' in page
    assert "Hid" not in page
    assert 'rel="next"' not in page_of(client, rows[3])
    assert 'rel="prev"' not in page_of(client, rows[0])


def test_a_minor_is_not_for_search_engines(client):
    assert 'content="noindex"' in page_of(client, ListEntryFactory(is_minor=True))
    assert "noindex" not in page_of(client, ListEntryFactory(is_minor=None))


def test_a_hidden_row_leaves_the_public_reason_and_nothing_else(client):
    entry = ListEntryFactory(hidden_at="2020-01-01T00:00Z")
    Takedown.objects.create(
        entry=entry, reason="alive", public_reason_en="Not shown on request.", private_reason="x9x"
    )
    response = client.get(entry.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 410
    assert "Not shown on request." in page
    assert "Bob Sample" not in page
    assert "x9x" not in page


def test_a_row_under_another_list_forwards_to_its_own(client):
    entry, other = ListEntryFactory(), VictimListFactory()
    response = client.get(f"/en/lists/{other.slug}/{entry.uid}/")
    assert response.status_code == 301
    assert response["Location"] == entry.get_absolute_url()


def test_an_unknown_row_is_not_found(client):
    entry = ListEntryFactory()
    assert client.get(f"/en/lists/{entry.victim_list.slug}/AAAAAAAAAAAA/").status_code == 404


def test_one_row_needs_few_queries(client, django_assert_max_num_queries):
    the_list = VictimListFactory(events=[EventFactory() for _number in range(5)])
    entry = ListEntryFactory(victim_list=the_list, family="Sample")
    with collected():
        for _number in range(20):
            ListEntryFactory(victim_list=the_list, family="Sample")
    with django_assert_max_num_queries(9):
        page_of(client, entry)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "not known"), ("az", "məlum deyil"), ("ru", "неизвестно")]
)
def test_a_marker_of_unknown_stands_as_recorded_only(client, language, words):
    entry = ListEntryFactory(
        name_as_recorded="Alice Example",
        birth_as_written="naməlum",
        death_as_written="—",
        age_text="-1",
        residence_text="yoxdur",
        place_text="н/д",
        burial_text="bilinmir",
        page="?",
        line="-",
    )
    page = client.get(
        f"/{language}" + entry.get_absolute_url().removeprefix("/en")
    ).content.decode()
    recorded, read = page.split('id="reading"')
    for marker in ("naməlum", "-1", "yoxdur", "н/д", "bilinmir"):
        assert marker in recorded
        assert f">{marker}<" not in read
        assert f"“{marker}”" not in read
    assert read.count(words) >= 6
    listed = client.get(entry.victim_list.get_absolute_url()).content.decode()
    row = listed.partition("Alice Example")[2].partition("</tr>")[0]
    assert not any(sign in row for sign in ("naməlum", "-1", "н/д", "—", "?"))
