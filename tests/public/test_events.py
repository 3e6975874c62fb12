"""The list of events and the page of one."""

import pytest
from django.urls import reverse

from archive.models import (
    EntryMatch,
    EventName,
    EventOrganisation,
    EventRelation,
    PlaceName,
)
from archive.models.fields import Calendar
from archive.models.quotations import Display
from archive.search.index.collecting import collected
from tests.factories import (
    CitationFactory,
    CommemorationFactory,
    EventFactory,
    FigureFactory,
    ListEntryFactory,
    OrganisationFactory,
    PersonFactory,
    PlaceFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db


def page_of(client, event, language="en"):
    response = client.get(f"/{language}/events/{event.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def listed(client, query=""):
    response = client.get(reverse("public:event-list") + query)
    assert response.status_code == 200
    return response.content.decode()


def test_events_are_listed_in_the_order_of_time_undated_last(client):
    EventFactory(title_en="Example without a date", date="")
    EventFactory(title_en="Example of 1992", date="1992-02-26")
    EventFactory(title_en="Example of 1918", date="1918")
    html = listed(client)
    assert (
        html.index("Example of 1918")
        < html.index("Example of 1992")
        < html.index("Example without a date")
    )


def test_the_list_is_narrowed_and_says_how(client):
    EventFactory(title_en="Example loss")
    EventFactory(title_en="Example remembrance", kind="remembrance")
    html = listed(client, "?kind=remembrance")
    assert "Example remembrance" in html
    assert "Example loss" not in html
    assert "Kind: remembrance" in html


@pytest.mark.parametrize("page", ["0", "-1", "nonsense", "999999", "9" * 5000, "１", "1.5", ""])
def test_a_page_that_is_no_number_never_fails(client, page):
    EventFactory(title_en="Example loss")
    assert "Example loss" in listed(client, f"?page={page}")


def test_what_cannot_be_understood_stays_in_the_form(client):
    EventFactory(title_en="Example loss")
    html = listed(client, "?from=the+other+day&kind=nonsense")
    assert "Example loss" in html
    assert 'value="the other day"' in html


def test_pages_keep_the_filters(client, monkeypatch):
    monkeypatch.setattr("archive.public.events.views.EventList.paginate_by", 1)
    for number in range(3):
        EventFactory(title_en=f"Example {number}", date=f"19{number}0")
    assert "?kind=loss-and-harm&amp;page=3" in listed(client, "?kind=loss-and-harm&page=2")


def test_the_date_is_said_as_uncertain_as_it_is(client):
    rough = EventFactory(date="1918-03~", date_as_written="в марте", date_calendar=Calendar.JULIAN)
    html = page_of(client, rough)
    assert "about March 1918" in html
    assert "в марте" in html
    assert "Old Style" in html
    assert '<time datetime="1918-03~"' not in html
    assert '<time datetime="1990-01-20">20 January 1990</time>' in page_of(client, EventFactory())


def test_a_place_is_named_as_it_was_then(client):
    place = PlaceFactory(name="Exampleville", admin_unit_en="Example District")
    for text, period in (("Sampleburg", "1920/1991"), ("Oldsample", "1800/1900")):
        PlaceName.objects.create(place=place, text=text, language="en", period=period)
    html = page_of(client, EventFactory(places=[place], date="1990-01-20"))
    assert "then Sampleburg; today: Example District" in html
    assert "Oldsample" not in html


def test_the_names_in_use_say_by_whom(client):
    event = EventFactory()
    EventName.objects.create(
        event=event, text="Example tragedy", language="en", used_by="Example Gazette"
    )
    EventName.objects.create(
        event=event, text="Hidden name", language="en", hidden_at="2020-01-01T00:00:00Z"
    )
    html = page_of(client, event)
    assert "Example tragedy" in html
    assert "used by Example Gazette" in html
    assert "Hidden name" not in html


def test_the_source_of_the_description_is_named_with_its_place(client):
    source = SourceFactory(title="Example text", authors_not_stated=True)
    event = EventFactory(described_in=source, locator="para 4")
    html = page_of(client, event)
    assert "Example text" in html
    assert "an unsigned text" in html
    assert "para 4" in html
    draft = EventFactory(described_in=SourceFactory(title="Draft text", state="draft"))
    assert "Draft text" not in page_of(client, draft)


def test_a_narrative_cannot_run_anything(client):
    event = EventFactory(
        narrative_en="# Heading\n\n<script>alert(1)</script> [words](javascript:alert(1)) **bold**"
    )
    html = page_of(client, event)
    assert "<script>alert" not in html
    assert "javascript:" not in html
    assert "words" in html
    assert "<h3>Heading</h3>" in html
    assert "<strong>bold</strong>" in html


def test_a_text_in_another_language_is_marked(client):
    html = page_of(client, EventFactory(title_en="Example event"), "az")
    assert '<span lang="en">Example event</span>' in html


def test_a_machine_translation_is_announced(client):
    event = EventFactory(title_az="Nümunə", machine_translated=["az"])
    assert "machine-translation" in page_of(client, event, "az")
    assert f'href="/en/events/{event.slug}/"' in page_of(client, event, "az")
    assert "machine-translation" not in page_of(client, event, "en")


def test_the_roll_counts_a_person_once_and_says_it_is_no_count_of_the_dead(client):
    event, person = EventFactory(), PersonFactory(name="Alice Example")
    lists = [VictimListFactory(events=[event]) for _count in range(2)]
    for one in lists:
        entry = ListEntryFactory(victim_list=one, name_as_recorded="Alice Example")
        EntryMatch.objects.create(entry=entry, person=person)
    ListEntryFactory(victim_list=lists[0], name_as_recorded="Bob Sample")
    ListEntryFactory(victim_list=lists[0], name_as_recorded="")
    ListEntryFactory(
        victim_list=lists[0], name_as_recorded="Hidden Row", hidden_at="2020-01-01T00:00:00Z"
    )
    html = page_of(client, event)
    assert (
        "Names recorded here so far: 2, from 2 lists. It says how far the archive has come; "
        "it is not a count of the dead."
    ) in html
    assert "stands on 2 lists" in html
    assert "1 more row speaks of somebody without a name." in html
    assert html.count(f'href="{person.get_absolute_url()}"') == 1
    assert "Hidden Row" not in html


def test_a_long_roll_is_cut_and_the_lists_are_named(client):
    event = EventFactory()
    one = VictimListFactory(events=[event], title_en="Example list")
    for number in range(25):
        ListEntryFactory(victim_list=one, name_as_recorded=f"Sample {number:02}")
    html = page_of(client, event)
    assert "Sample 19" in html
    assert "Sample 20" not in html
    assert "These are the first names" in html
    assert one.get_absolute_url() in html


def test_a_roll_too_long_to_sort_is_counted_in_rows(client, monkeypatch):
    monkeypatch.setattr("archive.public.lists.roll.LONG", 1)
    event, person = EventFactory(), PersonFactory(name="Alice Example")
    lists = [VictimListFactory(events=[event]) for _count in range(2)]
    for one in lists:
        entry = ListEntryFactory(victim_list=one, name_as_recorded="Alice Example")
        EntryMatch.objects.create(entry=entry, person=person)
        ListEntryFactory(victim_list=one, name_as_recorded="Bob Sample")
        one.recount()
    ListEntryFactory(
        victim_list=lists[0], name_as_recorded="Hidden Row", hidden_at="2020-01-01T00:00:00Z"
    )
    html = page_of(client, event)
    assert "Rows recorded here so far: 4, from 2 lists" in html
    assert html.index("Alice Example") < html.index("Bob Sample")
    assert "stands on 2 lists" in html
    assert "Hidden Row" not in html


def test_withheld_words_leave_a_note_in_their_place(client):
    event = EventFactory()
    QuotationFactory(events=[event], text="Fit to be shown.")
    QuotationFactory(
        events=[event],
        text="Not to be shown.",
        display=Display.WITHHELD,
        state="in-review",
        display_note_en="One slogan is withheld.",
    )
    html = page_of(client, event)
    assert "Fit to be shown." in html
    assert "One slogan is withheld." in html
    assert "Not to be shown." not in html


def test_related_events_are_told_from_both_ends(client):
    whole, part = EventFactory(title_en="Example whole"), EventFactory(title_en="Example part")
    answer = EventFactory(title_en="Example answer", kind="statement-or-session")
    EventRelation.objects.create(from_event=part, kind="part-of", to_event=whole)
    EventRelation.objects.create(from_event=answer, kind="responds-to", to_event=whole)
    html = page_of(client, whole)
    assert html.index("Events that are part of this one") < html.index("Example part</a>")
    assert "Responded to by" in html
    assert "Responds to" in page_of(client, answer)
    assert f'<a href="{whole.get_absolute_url()}">Example whole</a>' in page_of(client, part)


def test_bodies_days_and_citations_stand_with_their_sources(client):
    event = EventFactory()
    EventOrganisation.objects.create(
        event=event,
        organisation=OrganisationFactory(title_en="Example Ministry"),
        part_en="named among those present",
        source=SourceFactory(title="Example report"),
        locator="p. 7",
    )
    CommemorationFactory(title_en="Day of the example", month=1, day=20).events.add(event)
    CitationFactory(
        record=event.record,
        claim_en="the hour",
        source=SourceFactory(title="Example diary"),
        bearing="contradicts",
        private_note="Not for readers.",
    )
    html = page_of(client, event)
    for words in ("Example Ministry", "named among those present", "Example report", "p. 7"):
        assert words in html
    for words in ("20 January", "“Day of the example”", "the hour", "contradicts", "Example diary"):
        assert words in html
    assert "Not for readers." not in html


def test_the_page_says_how_to_cite_it_and_how_to_write_to_us(client):
    event = EventFactory(title_en="Example event")
    html = page_of(client, event)
    assert f"http://testserver/id/{event.pk}" in html
    assert reverse("public:report", args=[event.pk]) in html
    assert "“Example event”, Memorial archive, record" in html


def test_the_history_tells_dates_and_reasons_but_no_names(client, django_user_model):
    user = django_user_model.objects.create_user("charlie-test")
    event = EventFactory()
    event.title_en = "Example event, corrected"
    event._history_user = user
    event._change_reason = "the source says so on p. 3"
    event.save()
    html = page_of(client, event)
    assert "First published" in html
    assert "the source says so on p. 3" in html
    assert "charlie-test" not in html


@pytest.mark.parametrize("times", [1, 8])
def test_the_number_of_queries_does_not_grow_with_what_hangs_on_it(
    client, django_assert_max_num_queries, times
):
    event = EventFactory(
        described_in=SourceFactory(), places=[PlaceFactory() for _ in range(times)]
    )
    with collected():
        for _count in range(times):
            FigureFactory(events=[event])
            QuotationFactory(events=[event], person=PersonFactory())
            PositionFactory(event=event, organisation=OrganisationFactory())
            CommemorationFactory().events.add(event)
            CitationFactory(record=event.record)
            EventRelation.objects.create(from_event=EventFactory(), kind="follows", to_event=event)
            one = VictimListFactory(events=[event])
            entry = ListEntryFactory(victim_list=one, place=PlaceFactory())
            EntryMatch.objects.create(entry=entry, person=PersonFactory())
            VictimListFactory(events=[event], is_here=False)
            EventName.objects.create(event=event, text="Example", source=SourceFactory())
    with django_assert_max_num_queries(27):
        page_of(client, event)


def test_the_list_takes_a_fixed_number_of_queries(client, django_assert_max_num_queries):
    with collected():
        for _count in range(12):
            EventFactory(places=[PlaceFactory(), PlaceFactory()])
    with django_assert_max_num_queries(5):
        listed(client)
