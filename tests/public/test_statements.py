"""Quotations, positions, organisations, and days of remembrance."""

import pytest
from django.urls import reverse

from archive.models import EventOrganisation, QuotationTranslation
from archive.models.quotations import Display
from archive.search.index.collecting import collected
from tests.factories import (
    CommemorationFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_quotation_says_whose_words_and_where_they_are_read(client):
    quotation = QuotationFactory(
        text="Plainly fictional words.",
        speaker_as_named="Charlie Test",
        role_en="called chair",
        occasion_en="an example session",
        date="1990-01-21",
        source=SourceFactory(title="Example Gazette"),
        original_source=SourceFactory(title="Example minutes"),
        locator="p. 3",
    )
    html = read(client, quotation.get_absolute_url())
    for words in (
        *("Plainly fictional words.", "Charlie Test", "called chair", "an example session"),
        *("21 January 1990", "Example Gazette", "Example minutes", "p. 3"),
    ):
        assert words in html


def test_nobody_who_is_not_public_is_named_as_speaker(client):
    hidden = PersonFactory(name="Hidden Person", state="draft")
    quotation = QuotationFactory(
        person=hidden,
        speaker_as_named="Charlie Test",
        original_source=SourceFactory(title="Draft minutes", state="draft"),
    )
    html = read(client, quotation.get_absolute_url())
    assert hidden.pk not in html
    assert "Draft minutes" not in html


def test_a_body_that_speaks_goes_by_its_name_in_the_language_of_the_page(client):
    body = OrganisationFactory(title_en="Example Assembly", title_ru="Примерное собрание")
    quotation = QuotationFactory(
        text="Plainly fictional words.",
        language="en",
        organisation=body,
        speaker_as_named="Assembly of the Example Republic",
        source=SourceFactory(language="en"),
    )
    english = read(client, quotation.get_absolute_url())
    assert "Assembly of the Example Republic" in english
    russian = read(client, quotation.get_absolute_url().replace("/en/", "/ru/"))
    assert "Примерное собрание" in russian
    assert "Assembly of the Example Republic" not in russian
    source = read(client, quotation.source.get_absolute_url().replace("/en/", "/ru/"))
    assert 'Примерное собрание: «<span lang="en">Plainly fictional words.</span>»' in source


def test_a_translation_says_who_made_it(client):
    quotation = QuotationFactory(text="Nümunə sözlər.", language="az-Latn")
    QuotationTranslation.objects.create(
        quotation=quotation, language="en", text="Example words.", maker="machine"
    )
    html = read(client, quotation.get_absolute_url())
    assert "Example words." in html
    assert "Translated by machine" in html


def test_the_list_of_quotations_leaves_out_what_is_for_one_page(client):
    QuotationFactory(text="For everywhere.")
    QuotationFactory(text="For the event only.", display=Display.EVENT_ONLY)
    QuotationFactory(text="Withheld.", display=Display.WITHHELD)
    html = read(client, reverse("public:quotation-list"))
    assert "For everywhere." in html
    assert "For the event only." not in html
    assert "Withheld." not in html


def test_positions_are_grouped_by_event_and_stance_with_the_words_of_the_body(client):
    event = EventFactory(title_en="Example event")
    PositionFactory(event=event, body_en="Example Senate", jurisdiction_en="Exampleland")
    PositionFactory(
        event=event, stance="disputes", body_en="Example Office", wording_of_report="not so"
    )
    html = read(client, reverse("public:position-list"))
    assert html.count("Example event</a>") == 1
    assert html.index("condemns") < html.index("Example Senate") < html.index("disputes")
    assert "Exampleland" in html
    assert '<q lang="en">not so</q>' in html
    assert "act not seen by this archive" in html


def test_positions_are_narrowed_to_one_event(client):
    event = EventFactory(title_en="Example event")
    PositionFactory(event=event, body_en="Example Senate")
    PositionFactory(body_en="Other Senate")
    html = read(client, reverse("public:position-list") + f"?event={event.slug}")
    assert "Example Senate" in html
    assert "Other Senate" not in html
    assert "Event: Example event" in html


def test_a_position_tells_that_the_act_was_not_seen(client):
    position = PositionFactory(wording_of_act="in fictional words", locator="article 2")
    html = read(client, position.get_absolute_url())
    assert "in fictional words" in html
    assert "article 2" in html
    assert "Act seen" in html


def test_a_body_is_shown_with_what_sources_say_it_did(client):
    body = OrganisationFactory(title_en="Example Ministry")
    EventOrganisation.objects.create(
        event=EventFactory(title_en="Example event"),
        organisation=body,
        part_en="named among those present",
        source=SourceFactory(title="Example report"),
        locator="p. 7",
    )
    EventOrganisation.objects.create(
        event=EventFactory(title_en="Draft event", state="draft"),
        organisation=body,
        source=SourceFactory(),
    )
    PositionFactory(organisation=body, event=EventFactory(title_en="Answered event"))
    QuotationFactory(organisation=body, text="Words of the ministry.")
    html = read(client, body.get_absolute_url())
    for words in ("Example event", "named among those present", "Example report", "p. 7"):
        assert words in html
    assert "Answered event" in html
    assert "Words of the ministry." in html
    assert "Draft event" not in html


def test_the_year_shows_days_under_the_names_their_acts_give_them(client):
    CommemorationFactory(
        title_en="Day of the example",
        month=2,
        day=26,
        act=SourceFactory(title="Example act of 1994"),
    )
    CommemorationFactory(title_en="Example monument", kind="memorial-site", month=None, day=None)
    EventFactory(title_en="Known to the day", date="1918-03-31")
    EventFactory(title_en="Known to the month", date="1918-03")
    html = read(client, reverse("public:calendar"))
    assert "“Day of the example”" in html
    assert "Example act of 1994" in html
    assert "31 March" in html
    assert "Known to the day" in html
    assert "Known to the month" not in html
    assert html.index("Without a day of the year") < html.index("Example monument")


def test_a_day_of_remembrance_has_a_page(client):
    event = EventFactory(title_en="Example event")
    day = CommemorationFactory(title_en="Day of the example", observance_en="With flowers.")
    day.events.add(event, EventFactory(title_en="Draft event", state="draft"))
    html = read(client, day.get_absolute_url())
    for words in ("Day of the example", "20 January", "With flowers.", "Example event"):
        assert words in html
    assert "Draft event" not in html


@pytest.mark.parametrize("name", ["quotation-list", "position-list", "calendar"])
def test_lists_take_a_fixed_number_of_queries(client, django_assert_max_num_queries, name):
    with collected():
        for _count in range(10):
            QuotationFactory(person=PersonFactory())
            PositionFactory(organisation=OrganisationFactory())
            CommemorationFactory().events.add(EventFactory())
    with django_assert_max_num_queries(6):
        read(client, reverse(f"public:{name}"))
