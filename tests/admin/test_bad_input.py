"""What goes wrong at a desk: nothing chosen, marks nobody sees, hostile words."""

import pytest
from django.contrib import admin
from django.urls import reverse

from archive.models import Event, Record, Report
from tests import factories

from .examples import submitted
from .test_editing import save
from .test_publishing import form

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert(1)</script> <a href="javascript:alert(1)">look</a> https://example.org/x'
WITH_ACTIONS = sorted(
    (model for model, one in admin.site._registry.items() if one.actions),
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("model", WITH_ACTIONS, ids=lambda model: model.__name__)
def test_an_action_without_a_selection_does_nothing_and_says_so(desk, model):
    from .examples import MAKERS  # noqa: PLC0415 - beside its only use

    MAKERS[model]()
    address = reverse(f"admin:archive_{model._meta.model_name}_changelist")
    states = list(Record.objects.order_by("pk").values_list("state", "version"))
    for action in admin.site._registry[model].actions:
        answer = desk.post(address, {"action": action, "index": 0}, follow=True)
        assert "Items must be selected" in answer.content.decode()
    assert list(Record.objects.order_by("pk").values_list("state", "version")) == states


@pytest.mark.parametrize(
    ("mark", "code"), [("\u200b", "U+200B"), ("\u202e", "U+202E"), ("\ufeff", "U+FEFF")]
)
def test_marks_nobody_sees_are_flagged_with_their_code_point_beside_the_field(desk, mark, code):
    event = factories.EventFactory(state="draft")
    answer = save(desk, event, title_en=f"Exam{mark}ple")
    assert answer.status_code == 302
    assert code in desk.get(form(Event, event)).content.decode()


def test_a_nul_in_any_text_of_a_form_is_refused_in_words(desk):
    event = factories.EventFactory(state="draft")
    page = desk.get(form(Event, event))
    for field in ("title_en", "summary_az", "editor_note", "slug", "date_as_written"):
        answer = desk.post(form(Event, event), submitted(page, **{field: "a\x00b"}))
        assert answer.status_code == 200
        assert "U+0000" in answer.content.decode(), field


def test_a_report_with_script_and_links_is_read_as_plain_words(desk):
    report = Report.objects.create(text=HOSTILE, record=factories.EventFactory().record)
    for address in (
        reverse("admin:index"),
        reverse("admin:archive_report_changelist"),
        form(Report, report),
    ):
        words = desk.get(address).content.decode()
        assert "<script>alert" not in words
        assert 'href="javascript' not in words
    assert "&lt;script&gt;alert(1)" in words


def test_two_editors_take_the_same_step_and_the_second_is_told(desk):
    event = factories.EventFactory(state="draft")
    address = f"{reverse('admin:archive_event_step', args=['send-to-review'])}?id={event.pk}"
    opened = desk.get(address).context["candidates"][0].version
    desk.post(address, {f"version-{event.pk}": opened})
    second = desk.post(address, {f"version-{event.pk}": opened}, follow=True)
    assert "was changed meanwhile by" in second.content.decode()
    assert Record.objects.get(pk=event.pk).state == "in-review"
