"""Which texts have fallen behind another language."""

import pytest
from django.contrib.auth.models import User

from archive.models import Event, StaleText
from archive.services.change import change
from archive.services.translations import still_fit
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return factories.EventFactory(summary_en="One", summary_az="Bir", summary_ru="")


def rewrite(event, **texts):
    with change(User.objects.filter().first(), "as an example"):
        event = Event.objects.get(pk=event.pk)
        for name, text in texts.items():
            setattr(event, name, text)
        event.save()


def behind():
    return sorted(f"{one.text}_{one.language}" for one in StaleText.objects.all())


def test_a_text_changed_in_one_language_leaves_the_others_behind(event):
    rewrite(event, summary_en="Two")
    assert behind() == ["summary_az"]


def test_bringing_a_text_up_to_date_is_no_news_for_the_others(event):
    rewrite(event, summary_en="Two")
    rewrite(event, summary_az="İki")
    assert behind() == []


def test_texts_changed_together_are_not_behind(event):
    rewrite(event, summary_en="Two", summary_az="İki")
    assert behind() == []


def test_a_first_translation_leaves_nothing_behind(event):
    rewrite(event, summary_ru="Один")
    assert behind() == []
    rewrite(event, summary_en="Two")
    assert behind() == ["summary_az", "summary_ru"]


def test_a_text_taken_away_leaves_nothing_behind(event):
    rewrite(event, summary_en="")
    assert behind() == []


def test_somebody_may_say_that_they_still_fit(event):
    rewrite(event, summary_en="One.")
    still_fit(event.pk)
    assert behind() == []
    rewrite(event, title_en="Another title")
    assert behind() == []


def test_other_changes_leave_nothing_behind(event):
    rewrite(event, date="1990")
    assert behind() == []
