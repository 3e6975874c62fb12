"""Which texts have fallen behind another language."""

import pytest
from django.contrib.auth.models import User

from archive.models import Event, StaleText
from archive.models.recording import recording
from archive.services.translations import still_fit
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return factories.EventFactory(summary_en="One", summary_az="Bir", summary_ru="")


def change(event, **texts):
    with recording(User.objects.filter().first(), "as an example"):
        event = Event.objects.get(pk=event.pk)
        for name, text in texts.items():
            setattr(event, name, text)
        event.save()


def behind():
    return sorted(f"{one.text}_{one.language}" for one in StaleText.objects.all())


def test_a_text_changed_in_one_language_leaves_the_others_behind(event):
    change(event, summary_en="Two")
    assert behind() == ["summary_az"]


def test_bringing_a_text_up_to_date_is_no_news_for_the_others(event):
    change(event, summary_en="Two")
    change(event, summary_az="İki")
    assert behind() == []


def test_texts_changed_together_are_not_behind(event):
    change(event, summary_en="Two", summary_az="İki")
    assert behind() == []


def test_a_first_translation_leaves_nothing_behind(event):
    change(event, summary_ru="Один")
    assert behind() == []
    change(event, summary_en="Two")
    assert behind() == ["summary_az", "summary_ru"]


def test_a_text_taken_away_leaves_nothing_behind(event):
    change(event, summary_en="")
    assert behind() == []


def test_somebody_may_say_that_they_still_fit(event):
    change(event, summary_en="One.")
    still_fit(event.pk)
    assert behind() == []
    change(event, title_en="Another title")
    assert behind() == []


def test_other_changes_leave_nothing_behind(event):
    change(event, date="1990")
    assert behind() == []
