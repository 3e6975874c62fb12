"""The search page."""

import pytest
from django.urls import reverse

from archive.models import EntryMatch, PersonName
from archive.search.index.collecting import collected
from tests.factories import (
    EventFactory,
    FigureFactory,
    ListEntryFactory,
    OrganisationFactory,
    PageFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def ask(client, language="en", **params):
    response = client.get(f"/{language}/search/", params)
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_question_it_explains_itself(client):
    page = ask(client)
    assert "Ask for a name in any spelling" in page
    assert "No record found" not in page


def test_every_kind_of_record_is_shown_with_its_kind(client):
    EventFactory(title_en="Sampleword event")
    PersonFactory(name="Sampleword Alice")
    ListEntryFactory(name_as_recorded="Sampleword Bob")
    PlaceFactory(name="Sampleword Town")
    VictimListFactory(title_en="Sampleword list")
    SourceFactory(title="Sampleword Gazette")
    QuotationFactory(text="Sampleword is said.")
    PositionFactory(body_en="Sampleword Parliament")
    OrganisationFactory(title_en="Sampleword Office")
    page = ask(client, q="sampleword")
    for kind in (
        "event",
        "official, speaker or other",
        "row of a list",
        "place",
        "list of names",
        "source",
    ):
        assert f"<span>{kind}</span>" in page
    for shown in ("Sampleword Office", "Sampleword Parliament", "Sampleword is said."):
        assert shown in page


def test_a_name_is_found_in_another_alphabet_and_it_says_as_what(client):
    person = PersonFactory(name="Alice Huseynova")
    PersonName.objects.create(person=person, text="Алиса Гусейнова", language="ru")
    page = ask(client, q="Гусейнова")
    assert "Alice Huseynova" in page
    assert "recorded as “Алиса Гусейнова”" in page


def test_a_row_says_whom_it_is_held_to_be_but_not_while_that_is_a_draft(client):
    rows = [ListEntryFactory(name_as_recorded="Bob Sample") for _ in range(2)]
    draft = PersonFactory(name="Nobody Drafted", state="draft")
    cited = PersonFactory(name="Alice Example", is_citation_only=True)
    for row, person in zip(rows, [cited, draft], strict=True):
        EntryMatch.objects.create(entry=row, person=person)
    page = ask(client, q="Bob Sample", kind="entry")
    assert page.count("the same person as Alice Example") == 1
    assert "Nobody Drafted" not in page


def test_what_was_typed_stays_and_dates_are_said_as_understood(client):
    page = ask(client, **{"q": "alice", "from": "January 1990", "to": "1990", "place": "Nowhere"})
    assert 'value="January 1990"' in page
    assert 'value="Nowhere"' in page
    assert "1 January – 31 December 1990" in page
    assert "Nothing here is called “Nowhere”." in page


def test_a_date_that_does_not_exist_is_told_and_stays(client):
    page = ask(client, **{"q": "alice", "from": "31.06.1990"})
    assert 'value="31.06.1990"' in page
    assert "form-errors" in page


@pytest.mark.parametrize(
    ("language", "said"), [("az", "“zzz” sözü başa düşülmür"), ("ru", "непонятное слово «zzz»")]
)
def test_a_date_that_cannot_be_read_is_refused_in_the_language_of_the_page(client, language, said):
    page = ask(client, language, **{"q": "alice", "from": "zzz"})
    assert said in page
    assert "cannot be read" not in page
    assert "expected" not in page


def test_nothing_found_is_answered_honestly(client):
    PageFactory(slug="about")
    VictimListFactory(title_en="List not here yet", is_here=False)
    page = ask(client, q="Zzqqx", **{"from": "1990"})
    assert "That does not mean the person was not there" in page
    assert "List not here yet" in page
    assert "search without the dates" in page
    assert reverse("public:report", args=[PageFactory._meta.model.objects.get().pk]) in page


def test_a_facet_narrows_and_a_chip_undoes_it(client):
    EventFactory(title_en="Sampleword event")
    PersonFactory(name="Sampleword Alice")
    page = ask(client, q="sampleword")
    assert "?q=sampleword&amp;kind=person" in page
    narrowed = ask(client, q="sampleword", kind="person")
    assert "Sampleword event" not in narrowed
    assert "Remove:" in narrowed


def test_a_page_beyond_the_last_is_the_last(client):
    with collected():
        for number in range(25):
            PersonFactory(name=f"Sampleword {number}")
    page = ask(client, q="sampleword", page="999")
    assert "21 to 25 of 25" in page
    assert 'rel="prev"' in page


def test_records_left_out_for_want_of_a_date_can_be_let_in(client):
    PersonFactory(name="Sampleword Undated")
    EventFactory(title_en="Sampleword dated", date="1990-01-20")
    page = ask(client, q="sampleword", **{"from": "1990", "to": "1990"})
    assert "1 record without a date is left out." in page
    assert "undated=1" in page
    with_them = ask(client, q="sampleword", undated="1", **{"from": "1990", "to": "1990"})
    assert "Sampleword Undated" in with_them


def test_a_place_is_asked_by_any_name_with_everything_inside(client):
    place = PlaceFactory(name="Exampletown")
    EventFactory(title_en="Day in town", places=[place])
    page = ask(client, place="Exampletown")
    assert "Day in town" in page
    assert "Place: Exampletown, with everything inside it." in page


def test_results_are_not_for_search_engines_and_set_no_cookie(client):
    response = client.get("/en/search/", {"q": "alice"})
    assert 'content="noindex"' in response.content.decode()
    assert not response.cookies


def test_drafts_are_never_found(client):
    EventFactory(title_en="Sampleword secret", state="draft")
    PersonFactory(name="Sampleword secret", state="in-review")
    ListEntryFactory(name_as_recorded="Sampleword secret", victim_list__state="draft")
    FigureFactory(state="draft")
    page = ask(client, q="sampleword")
    assert "No record found" in page
    assert "secret" not in page


def test_more_results_of_a_kind_need_no_more_queries(client, django_assert_max_num_queries):
    with collected():
        for number in range(20):
            ListEntryFactory(name_as_recorded=f"Sampleword {number}", place=PlaceFactory())
    with django_assert_max_num_queries(40):
        ask(client, q="sampleword", kind="entry")


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "ə" * 10_000,
        "q=%22unclosed",
        "q=-*%28%29OR+AND+NOT+NEAR",
        "page=-1",
        "page=nonsense",
        "kind=nonsense&kind=person",
        "decade=99999",
        "event=nothing&list=nothing&fate=nothing&sex=nothing",
        "from=9999-99-99&to=..",
        "from=2020&to=1990",
        "unknown=1",
        "sort=nonsense&q=a",
    ],
)
def test_nonsense_in_the_address_is_no_error(client, query):
    assert client.get(f"/en/search/?{query}").status_code == 200


def test_control_characters_are_refused_plainly(client):
    assert client.get("/en/search/?q=%00").status_code == 400


def test_markup_in_a_record_is_shown_as_letters_and_never_obeyed(client):
    source = SourceFactory(title="Source <i>one</i>", language='ru"><i>')
    its_list = VictimListFactory(title_en='List <i>"one"</i>', source=source)
    VictimListFactory(title_en="Another <i>list</i>")
    person = PersonFactory(name="Sampleword <i>held</i>", is_citation_only=True)
    row = ListEntryFactory(
        victim_list=its_list,
        name_as_recorded="Sampleword <i>Bob</i>",
        name_reading="Sampleword <i>Rob</i>",
        place_text="<i>Town</i>",
        birth_as_written="<i>then</i>",
        age_text="<i>young</i>",
        death_as_written="<i>late</i>",
    )
    EntryMatch.objects.create(entry=row, person=person)
    ListEntryFactory(victim_list__title_en="Third <i>list</i>", name_as_recorded="Sampleword")
    page = ask(client, q="sampleword <i>")
    assert "<i>" not in page
    for shown in ("Bob", "Rob", "Town", "then", "young", "late", "held"):
        assert f"&lt;i&gt;{shown}&lt;/i&gt;" in page
    assert "List &lt;i&gt;&quot;one&quot;&lt;/i&gt;" in page


def test_the_form_keeps_what_each_visitor_typed(client):
    first = ask(client, place='Example "Town"', dates="within", kind="person")
    second = ask(client, place="Other Town", kind="entry")
    third = ask(client, language="az", place="Other Town", kind="entry")
    assert 'name="place" value="Example &quot;Town&quot;"' in first
    assert 'value="within" checked' in first
    assert '<option value="person" selected>' in first
    for page in (second, third):
        assert 'name="place" value="Other Town"' in page
        assert 'value="touching" checked' in page
        assert '<option value="entry" selected>' in page
        assert "Example" not in page.partition("<main")[2].partition("</form>")[0]
    assert "everything inside it is included" in second
    assert "everything inside it is included" not in third
