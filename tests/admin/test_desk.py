"""The first page of the desk: what waits, what is missing, what changed lately and by whom."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from archive.models import Event, ImportBatch, MatchProposal, Report
from archive.services.takedown import hide
from tests import factories

from .examples import submitted
from .test_publishing import form, step

pytestmark = pytest.mark.django_db


def first_page(client) -> str:
    return client.get(reverse("admin:index")).content.decode()


def test_the_address_above_the_lists_leads_to_the_first_page(desk):
    assert desk.get("/desk/archive/", follow=True).redirect_chain == [(reverse("admin:index"), 302)]


def test_an_empty_archive_says_how_to_begin(desk):
    page = first_page(desk)
    assert "Start here" in page
    for model in ("source", "event", "figure", "victimlist"):
        assert reverse(f"admin:archive_{model}_add") in page
    factories.SourceFactory()
    assert "Start here" not in first_page(desk)


def test_what_visitors_tell_us_stands_there_with_its_age(desk):
    Report.objects.create(text="A fictional mistake.")
    Report.objects.create(text="Long settled.", status="decided", decided_at=timezone.now())
    Report.objects.update(made_at=timezone.now() - timedelta(days=5))
    page = first_page(desk)
    assert "A fictional mistake." in page
    assert "for 5\xa0days" in page
    assert "Long settled." not in page


def test_imports_and_open_proposals_stand_there(desk):
    ImportBatch.objects.create(file_name="example-names.csv")
    MatchProposal.objects.create(
        entry=factories.ListEntryFactory(), person=factories.PersonFactory()
    )
    page = first_page(desk)
    assert "example-names.csv" in page
    assert "1 open proposal of a match" in page


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: factories.FigureFactory(state="draft", source=None), "Figures without a source"),
        (
            lambda: factories.QuotationFactory(state="draft", locator="", locator_kind=""),
            "Quotations without a place in the source",
        ),
        (lambda: factories.VictimListFactory(source=None), "Lists of names without a source"),
        (factories.EventFactory, "Events"),
        (
            lambda: factories.EventFactory(
                title_az="Nümunə", title_ru="Пример", machine_translated=["ru"]
            ),
            "Events",
        ),
        (
            lambda: factories.SourceFactory(url="https://example.org/a"),
            "Sources on the web without an archived copy",
        ),
    ],
)
def test_what_is_missing_is_counted_and_leads_to_the_records(desk, make, said):
    made = make()
    page = first_page(desk)
    line = re.search(rf'<a href="([^"]+)">{said}[^<]*</a>: 1', page)
    assert line, said
    listed = desk.get(unescape(line[1]))
    assert listed.status_code == 200
    assert made in listed.context["cl"].result_list


def test_nothing_is_missing_where_nothing_is(desk):
    source = factories.SourceFactory(url="https://example.org", archived_url="https://a.example")
    title = {"title_en": "Example", "title_az": "Nümunə", "title_ru": "Пример"}
    factories.FigureFactory(source=source, events=[factories.EventFactory(**title)])
    page = first_page(desk)
    assert "<li>" not in page[page.index("Still missing") : page.index("Take it with you")]


def test_what_changed_lately_says_who_changed_it(desk, editor):
    event = factories.EventFactory(state="draft")
    sent = submitted(desk.get(form(Event, event)), title_en="Changed lately")
    desk.post(form(Event, event), sent)
    page = first_page(desk)
    assert "Changed lately" in page[page.index("Changed lately</h2>") :]
    assert editor.get_username() in page[page.index("Changed lately</h2>") :]


def test_what_is_withheld_is_counted_for_those_who_may_know(desk, editor):
    hide(factories.PersonFactory(), "family", editor)
    assert "1 thing is withheld on request" in first_page(desk)


def test_a_contributor_sees_nothing_of_visitors_in_what_changed(client, desk, editor):
    report = Report.objects.create(text="A private story.")
    address = reverse("admin:archive_report_change", args=[report.pk])
    desk.post(address, submitted(desk.get(address), status="looking"))
    assert "A private story." in first_page(desk)
    writer = User.objects.create_user("writer", is_staff=True)
    writer.groups.add(Group.objects.get(name="contributor"))
    client.force_login(writer)
    assert "A private story." not in first_page(client)


def test_rows_of_lists_are_never_counted_on_the_first_page(desk):
    factories.ListEntryFactory()
    with CaptureQueriesContext(connection) as captured:
        first_page(desk)
    assert not [one for one in captured if 'FROM "archive_listentry"' in one["sql"]]


def test_the_review_queue_says_who_sent_what_with_which_words(desk, editor):
    event = factories.EventFactory(state="draft", title_en="A waiting event")
    desk.post(step(Event, "send-to-review", event), {"reason": "Please check the date."})
    page = desk.get(reverse("admin:review")).content.decode()
    assert "A waiting event" in page
    assert "Please check the date." in page
    assert editor.get_username() in page
    assert "1 comment" in page


def test_the_review_queue_asks_no_more_often_when_more_waits(desk):
    def ask() -> int:
        desk.get(reverse("admin:review"))
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("admin:review"))
        return len(captured)

    factories.EventFactory(state="in-review")
    factories.PositionFactory(state="in-review")
    few = ask()
    for _count in range(3):
        factories.EventFactory(state="in-review")
        factories.PositionFactory(state="in-review")
    assert ask() == few


def test_a_comment_stays_with_the_record_and_is_never_public(desk, client, editor):
    event = factories.EventFactory()
    said = "<b>Which calendar?</b>"
    answer = desk.post(reverse("admin:comment", args=[event.pk]), {"text": said}, follow=True)
    page = answer.content.decode()
    assert "&lt;b&gt;Which calendar?&lt;/b&gt;" in page
    assert "Which calendar" not in client.get(event.get_absolute_url()).content.decode()
    assert event.record.comments.get().author == editor


@pytest.mark.parametrize("text", ["", "  ", "nul \x00", "x" * 5_001])
def test_a_comment_that_cannot_be_kept_is_refused_in_words(desk, text):
    event = factories.EventFactory()
    desk.post(reverse("admin:comment", args=[event.pk]), {"text": text})
    assert not event.record.comments.exists()


def test_what_hangs_together_is_published_together(desk):
    quotation = factories.QuotationFactory(
        state="draft", source__state="draft", events=[factories.EventFactory(state="draft")]
    )
    page = desk.get(step(type(quotation), "publish", quotation))
    assert quotation.source.title in page.content.decode()
    together = page.context["together_url"]
    seen = desk.get(together)
    assert [one.waiting for one in seen.context["candidates"]] == [[], [], []]
    desk.post(together)
    assert list(type(quotation).objects.published()) == [quotation]


def test_records_of_several_kinds_are_handed_back_from_the_queue(desk):
    chosen = [factories.EventFactory(state="in-review"), factories.PlaceFactory(state="in-review")]
    address = reverse("admin:step", args=["back-to-draft"])
    query = "&".join(f"id={one.pk}" for one in chosen)
    desk.post(f"{address}?{query}", {"reason": "No source."})
    for one in chosen:
        one.record.refresh_from_db()
        assert one.record.state == "draft"
        assert one.record.comments.get().text == "No source."


def test_a_step_without_a_selection_is_not_found(desk):
    assert desk.get(reverse("admin:step", args=["publish"])).status_code == 404
    assert desk.get(reverse("admin:step", args=["publish"]) + "?id=NOSUCH").status_code == 404


def test_a_hidden_record_is_shown_again_from_its_own_page(desk, editor):
    event = factories.EventFactory()
    page = reverse("admin:hide", args=["record", event.pk])
    assert page in desk.get(form(Event, event)).content.decode()
    desk.post(page, {"reason": "family", "private_reason": "A letter of 1 May"})
    assert not Event.objects.published().exists()
    seen = desk.get(page).content.decode()
    assert "A letter of 1 May" in seen
    assert "Show again" in desk.get(form(Event, event)).content.decode()
    desk.post(page, {"reason": "They agree now."})
    assert Event.objects.published().exists()


def test_hiding_asks_for_one_of_the_reasons(desk):
    event = factories.EventFactory()
    page = reverse("admin:hide", args=["record", event.pk])
    for reason in ("", "whim"):
        assert desk.post(page, {"reason": reason}).status_code == 200
    assert Event.objects.published().exists()


@pytest.mark.parametrize("what", ["entry", "name", "picture"])
def test_rows_names_and_pictures_are_hidden_by_the_same_page(desk, what):
    target = {
        "entry": factories.ListEntryFactory,
        "name": lambda: factories.PersonFactory(name="Alice").names.get(),  # noqa: PLW0108
        "picture": lambda: factories.MediaItemFactory().record,
    }[what]()
    kind = "record" if what == "picture" else what
    address = reverse("admin:hide", args=[kind, target.uid])
    desk.post(address, {"reason": "legal"})
    target.refresh_from_db()
    assert target.hidden_at
    desk.post(address, {"reason": ""})
    target.refresh_from_db()
    assert target.hidden_at is None


def test_the_removal_list_has_ids_and_reasons_and_nothing_of_what_is_hidden(desk, editor):
    entry = factories.ListEntryFactory(name_as_recorded="Bob Sample")
    hide(entry, "family", editor, "A letter", {"en": "Asked by the family."})
    body = b"".join(desk.get(reverse("admin:removals")).streaming_content).decode()
    assert entry.uid in body
    assert "Asked by the family." in body
    assert "Bob Sample" not in body
    assert "A letter" not in body


def test_no_page_of_the_desk_here_carries_a_script_or_style_of_its_own(desk):
    event = factories.EventFactory(state="in-review")
    report = Report.objects.create(text="x", record=event.record)
    pages = [
        reverse("admin:review"),
        reverse("admin:backup"),
        reverse("admin:hide", args=["record", event.pk]),
        reverse("admin:preview", args=[event.pk, "en"]),
        reverse("admin:step", args=["publish"]) + f"?id={event.pk}",
        reverse("admin:archive_report_change", args=[report.pk]),
    ]
    for page in pages:
        answer = desk.get(page)
        html = answer.content.decode()
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", html), page
        assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_message_of_a_megabyte_is_refused_and_not_kept(client):
    person = factories.PersonFactory()
    address = reverse("public:report", args=[person.pk])
    answer = client.post(address, {"wish": "correct", "text": "x" * 1_000_000})
    assert answer.status_code == 400
    assert not Report.objects.exists()


def test_before_withdrawing_one_reads_what_disappears_with_it(desk):
    event, other = factories.EventFactory(), factories.EventFactory()
    factories.FigureFactory(events=[event])
    factories.FigureFactory(events=[event, other])
    factories.PositionFactory(event=event)
    page = desk.get(step(Event, "withdraw", event)).content.decode()
    assert "With it disappears:" in page
    assert "Figures that stand on no other page: 1." in page
    assert "Positions that stand on no other page: 1." in page


def test_before_publishing_one_reads_on_whose_page_a_statement_will_stand(desk):
    event = factories.EventFactory(title_en="A public event")
    figure = factories.FigureFactory(state="draft", events=[event])
    page = desk.get(step(type(figure), "publish", figure)).content.decode()
    assert "It will stand on the page of “A public event”." in page


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("ru", "Выбор для изменения: строка списка"),
        ("az", "Seçilənləri sil"),
        ("az", "hazırkı"),
    ],
)
def test_the_words_of_the_lists_of_the_desk_suit_every_record(desk, language, says):
    factories.ListEntryFactory()
    headers = {"accept-language": language}
    page = desk.get(reverse("admin:archive_listentry_changelist"), headers=headers)
    assert says in page.content.decode()


def test_the_desk_writes_months_and_capitals_as_azerbaijani_does(desk):
    factories.FigureFactory(value=53000, state="draft")
    page = desk.get(reverse("admin:index"), headers={"accept-language": "az"}).content.decode()
    assert "53\u00a0000" in page
    assert "İstifadəçilər" in page
    assert "İdxallar" in page
    with override("az"):
        assert date_format(date(2026, 11, 23)) == "23 noyabr 2026"
