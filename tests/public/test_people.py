"""Pages of people."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from archive.models import (
    EntryMatch,
    Participation,
    PersonName,
    PersonRelation,
    RoleHeld,
)
from archive.models.people import Fate
from archive.search.index.collecting import collected
from tests.factories import (
    CitationFactory,
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    QuotationFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def held_to_be(person, reason="Same name, same village.", **row):
    entry = ListEntryFactory(**row)
    EntryMatch.objects.create(entry=entry, person=person, reason_en=reason)
    return entry


def page_of(client, person):
    response = client.get(person.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def test_the_name_stands_in_every_spelling_with_who_prints_it(client):
    person = PersonFactory(name="Alice Example")
    PersonName.objects.create(person=person, text="Элис Пример", language="ru")
    held_to_be(
        person,
        name_as_recorded="Exampel Alys",
        victim_list__compiled_by="Sample Gazette",
        spellings=[{"text": "Alis Misal", "tag": "az"}],
    )
    page = page_of(client, person)
    for form in ("Alice Example", "Элис Пример", "Exampel Alys", "Alis Misal"):
        assert form in page
    assert "used by Sample Gazette" in page
    assert "Russian" in page


def test_each_name_says_where_it_comes_from(client):
    person = PersonFactory(name="Alice Example")
    source = SourceFactory(title="Example Gazette")
    text = "Элис Пример"
    PersonName.objects.create(
        person=person, text=text, source=source, locator_kind="page", locator="p. 7"
    )
    row = held_to_be(
        person, name_as_recorded=text, position=3, victim_list__title_en="Roll of 1990"
    )
    PersonName.objects.create(person=person, text=text, entry=row)
    hidden = held_to_be(
        person, name_as_recorded=text, victim_list__title_en="Unread", hidden_at=now()
    )
    page = page_of(client, person)
    names = page[page.index('id="names"') : page.index('id="records"')]
    item = names[names.index(text) : names.index("</li>", names.index(text))]
    assert f'href="{source.get_absolute_url()}"' in item
    assert "p. 7" in item
    assert f'href="{row.get_absolute_url()}">row 3' in item
    assert "Roll of 1990" in item
    assert "Unread" not in page
    assert hidden.uid not in page


def test_statements_that_differ_stand_side_by_side_with_who_states_them(client):
    person = PersonFactory()
    held_to_be(person, birth="1933", victim_list__compiled_by="First Paper")
    held_to_be(person, birth="1934", victim_list__compiled_by="Second Paper")
    page = page_of(client, person)
    assert "The records do not say the same" in page
    assert "First Paper" in page
    assert "Second Paper" in page


def test_each_differing_statement_leads_to_its_row_with_page_and_line(client):
    person = PersonFactory()
    first = held_to_be(person, fate="missing", position=3, page="12", line="4")
    second = held_to_be(person, fate="killed", position=8)
    page = page_of(client, person)
    differing = page[page.index('id="differing"') : page.index('id="names"')]
    for row, place in ((first, "row 3, p. 12, line 4"), (second, "row 8")):
        link = f'<a href="{row.get_absolute_url()}">{row.victim_list.title}</a>, {place}'
        assert link in differing


def test_a_hidden_row_makes_no_difference(client):
    person = PersonFactory()
    held_to_be(person, birth="1933")
    held_to_be(person, birth="1955", hidden_at="2020-01-01T00:00:00Z")
    page = page_of(client, person)
    assert "Where the records differ" not in page
    assert "born: 1955" not in page
    assert ">1955<" not in page


def test_statements_that_agree_are_not_called_different(client):
    person = PersonFactory()
    held_to_be(person, birth="1933", victim_list__compiled_by="First Paper")
    held_to_be(person, birth="1933", victim_list__compiled_by="Second Paper")
    page = page_of(client, person)
    assert "do not say the same" not in page
    assert "First Paper; Second Paper" in page


def test_it_says_why_rows_are_held_to_be_one_person_and_that_they_may_not_be(client):
    person = PersonFactory()
    held_to_be(person, reason="The same grave in three lists.")
    page = page_of(client, person)
    assert "The same grave in three lists." in page
    assert "May this be somebody else?" in page


def test_rows_of_draft_lists_and_hidden_rows_are_not_told(client):
    person = PersonFactory()
    held_to_be(person, name_as_recorded="Drafted Row", victim_list__state="draft")
    held_to_be(person, name_as_recorded="Hidden Row", hidden_at="2020-01-01T00:00Z")
    page = page_of(client, person)
    assert "Drafted Row" not in page
    assert "Hidden Row" not in page


def test_a_hidden_name_is_not_told(client):
    person = PersonFactory()
    PersonName.objects.create(person=person, text="Secret Form", hidden_at="2020-01-01T00:00Z")
    assert "Secret Form" not in page_of(client, person)


def test_a_minor_is_not_for_search_engines(client):
    assert 'name="robots" content="noindex"' in page_of(client, PersonFactory(is_minor=True))
    assert "noindex" not in page_of(client, PersonFactory())


def test_of_somebody_only_cited_only_names_offices_and_citations_are_told(client):
    person = PersonFactory(name="Charlie Test", is_citation_only=True, biography_en="A long life.")
    RoleHeld.objects.create(
        person=person, words_en="Minister of Examples", source=SourceFactory(), locator="p. 2"
    )
    CitationFactory(record=person.record, claim_en="named as responsible")
    held_to_be(person, name_as_recorded="Row Of Charlie")
    page = page_of(client, person)
    assert "Minister of Examples" in page
    assert "named as responsible" in page
    assert "noindex" in page
    assert "A long life." not in page
    assert "Row Of Charlie" not in page


def test_somebody_only_cited_is_not_on_the_list(client):
    PersonFactory(name="Charlie Test", is_citation_only=True)
    PersonFactory(name="Alice Example")
    page = client.get(reverse("public:person-list")).content.decode()
    assert "Alice Example" in page
    assert "Charlie Test" not in page


def test_people_stand_in_the_order_of_the_azerbaijani_alphabet(client):
    for name in ("Xəyal Nümunə", "Həsən Nümunə", "İlham Nümunə"):
        person = PersonFactory(name="")
        PersonName.objects.create(person=person, text=name, language="az-Latn")
        person.refresh_labels()
        person.save()
    page = client.get("/az/people/").content.decode()
    assert page.index("Həsən") < page.index("Xəyal") < page.index("İlham")


def test_the_readable_part_of_an_address_may_be_missing_or_old(client):
    person = PersonFactory(name="Alice Example")
    for address in (person.pk, f"{person.pk}-another-name", person.pk.lower()):
        response = client.get(f"/en/people/{address}/")
        assert response.status_code == 301
        assert response["Location"] == person.get_absolute_url()


@pytest.mark.parametrize("address", ["nobody", "0", "AAAA-BBBB-CCCC", "%F0%9F%92%A9", "-"])
def test_an_address_that_is_none_is_not_found(client, address):
    assert client.get(f"/en/people/{address}/").status_code == 404


@pytest.mark.parametrize("state", ["draft", "in-review"])
def test_a_person_who_is_not_public_is_not_found(client, state):
    assert client.get(PersonFactory(state=state).get_absolute_url()).status_code == 404


def test_a_withdrawn_person_leaves_the_public_reason(client):
    person = PersonFactory(state="withdrawn", withdrawn_reason="The person is alive.")
    response = client.get(person.get_absolute_url())
    assert response.status_code == 410
    assert "The person is alive." in response.content.decode()
    assert "Alice Example" not in response.content.decode()


def test_family_is_shown_only_between_the_dead(client):
    dead, living = PersonFactory(death="1990"), PersonFactory(name="Living Sister")
    child = PersonFactory(name="Dead Child", death="1990")
    source = SourceFactory()
    PersonRelation.objects.create(person=dead, tie="sibling", relative=living, source=source)
    PersonRelation.objects.create(person=child, tie="parent", relative=dead, source=source)
    page = page_of(client, dead)
    assert "Dead Child" in page
    assert "Living Sister" not in page


def test_events_and_words_come_with_their_sources(client):
    person = PersonFactory()
    event = EventFactory(title_en="Example Day")
    Participation.objects.create(
        person=person, event=event, fate=Fate.KILLED, source=SourceFactory(title="Example Report")
    )
    QuotationFactory(person=person, text="Plain words of hers.")
    page = page_of(client, person)
    assert "Example Day" in page
    assert "Example Report" in page
    assert "Plain words of hers." in page


def test_more_rows_need_no_more_queries(client, django_assert_max_num_queries):
    person = PersonFactory()
    the_list = VictimListFactory(events=[EventFactory()])
    with collected():
        for number in range(12):
            held_to_be(person, victim_list=the_list, position=number, birth="1933")
            PersonName.objects.create(
                person=person, text=f"Form {number}", source=SourceFactory(), language="en"
            )
    with django_assert_max_num_queries(25):
        page_of(client, person)


def test_the_list_needs_few_queries(client, django_assert_max_num_queries):
    with collected():
        for number in range(10):
            held_to_be(PersonFactory(name=f"Alice {number}"), birth="1933")
    with django_assert_max_num_queries(8):
        client.get(reverse("public:person-list"))


@pytest.mark.parametrize("query", ["page=9999999999999999999", "page=x", "q=%00", "event=nothing"])
def test_nonsense_in_the_address_is_no_error(client, query):
    PersonFactory()
    assert client.get(f"/en/people/?{query}").status_code in (200, 400)


def test_ten_thousand_characters_are_no_error(client):
    assert client.get("/en/people/", {"q": "ə" * 10_000}).status_code == 200


def test_other_methods_are_refused(client):
    assert client.post(PersonFactory().get_absolute_url()).status_code == 405
    assert client.post("/en/people/").status_code == 405
