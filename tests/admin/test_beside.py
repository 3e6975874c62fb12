"""What stands beside the fields: dates read back, warnings, missing languages, last sources."""

import pytest
from django.urls import reverse

from archive.models import Event, Figure, Person, Source
from tests import factories

from .examples import submitted
from .test_editing import save
from .test_publishing import form

pytestmark = pytest.mark.django_db


def reading(client, text):
    return client.get(reverse("admin:date_reading"), {"text": text}).json()


def test_a_date_is_read_back_while_one_types(desk):
    said = reading(desk, "about March 1918")
    assert said["reading"].replace("\u00a0", " ") == "about March 1918"
    assert (said["warnings"], said["error"]) == ([], "")


@pytest.mark.parametrize("text", ["31.02.1990", "x" * 5000, "\u202e1918\u200bx", "nonsense"])
def test_what_is_no_date_is_answered_with_a_sentence(desk, text):
    said = reading(desk, text)
    assert said["reading"] == ""
    assert said["error"]


def test_a_doubtful_date_is_read_with_a_warning(desk):
    assert reading(desk, "01.06.1950")["warnings"]
    assert reading(desk, "")["error"] == ""


def test_readings_are_for_people_of_the_desk(client):
    assert client.get(reverse("admin:date_reading"), {"text": "1918"}).status_code == 302


def test_date_fields_say_where_a_script_may_ask(desk):
    page = desk.get(form(Event)).content.decode()
    assert f'data-date-reading="{reverse("admin:date_reading")}"' in page
    assert "js/date_reading.js" in page


def below(page, field):
    """Return what stands below a field, as it is sent."""
    return str(page.context["adminform"].form.fields[field].help_text)


def test_a_warning_stands_beside_its_field(desk):
    person = factories.PersonFactory(birth="1950", death="1940")
    page = desk.get(form(Person, person))
    assert "The death lies before the birth." in below(page, "death")


def test_what_is_odd_is_said_when_saving_and_nothing_is_refused(desk):
    event = factories.EventFactory(state="draft")
    page = desk.get(form(Event, event))
    sent = submitted(page, summary_en="Invisible\u200bhere and \u202ethere", _continue="1")
    answer = desk.post(form(Event, event), sent, follow=True)
    html = answer.content.decode()
    assert "U+200B" in html
    assert "U+202E" in html
    assert "Look again:" in str(next(iter(answer.context["messages"])))
    event.refresh_from_db()
    assert "\u200b" in event.summary_en


def test_a_nul_is_refused_and_what_was_typed_stays(desk):
    event = factories.EventFactory(state="draft")
    page = save(desk, event, summary_en="Before\x00after", title_en="Kept")
    assert "U+0000" in str(page.context["errors"])
    assert page.context["adminform"].form["title_en"].value() == "Kept"


def test_a_warning_of_a_row_on_the_form_stands_in_that_row(desk):
    person = factories.PersonFactory(name="Alice\u200b Example")
    html = desk.get(form(Person, person)).content.decode()
    assert "U+200B" in html


def test_a_text_missing_in_one_language_is_marked_where_another_has_it(desk):
    event = factories.EventFactory(title_en="A title", title_az="", summary_en="")
    page = desk.get(form(Event, event))
    assert "Missing in this language" in below(page, "title_az")
    assert "Missing" not in below(page, "title_en")
    assert "Missing" not in below(page, "summary_az")


def test_a_text_older_than_that_of_another_language_is_marked(desk):
    event = factories.EventFactory(state="draft", summary_en="One", summary_az="Bir")
    save(desk, event, summary_en="Two")
    page = desk.get(form(Event, event))
    assert "May be stale" in below(page, "summary_az")
    assert "May be stale" not in below(page, "summary_en")
    save(desk, event, summary_az="İki")
    assert "May be stale" not in below(desk.get(form(Event, event)), "summary_az")


def test_a_machine_translation_is_marked(desk):
    event = factories.EventFactory(title_en="A title", title_az="Ad", machine_translated=["az"])
    assert "by machine" in below(desk.get(form(Event, event)), "title_az")


def test_the_source_used_last_is_offered_and_not_filled_in(desk):
    source = factories.SourceFactory(title="Example Gazette")
    assert "last-source" not in below(desk.get(form(Figure)), "source")
    save(desk, factories.FigureFactory(state="draft", source=source), value=12)
    page = desk.get(form(Figure))
    assert "Example Gazette" in below(page, "source")
    assert page.context["adminform"].form["source"].value() is None
    filled = desk.get(form(Figure) + f"?source={source.pk}")
    assert filled.context["adminform"].form["source"].value() == source.pk


def test_a_source_can_be_made_beside_a_figure(desk):
    page = desk.get(form(Figure)).content.decode()
    assert 'id="add_id_source"' in page
    popup = desk.get(form(Source) + "?_popup=1&_to_field=record")
    sent = submitted(popup, title="Example Gazette", _popup="1", _to_field="record")
    answer = desk.post(form(Source) + "?_popup=1&_to_field=record", sent)
    assert "popup_response" in answer.content.decode()
    assert Source.objects.get().title == "Example Gazette"
