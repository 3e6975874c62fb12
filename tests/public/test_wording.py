"""Wording by language: sex, numbers with their endings, titles with a translation."""

from decimal import Decimal

import pytest
from django.utils import translation

from archive.formatting import bounded, in_quotes, locator_words, number, spoken, title_lang
from archive.lib.dates import UncertainDate
from archive.marking import sentence
from archive.models import ListEntry, Source
from archive.models.figures import Bound
from tests.factories import ListEntryFactory, SourceFactory, VictimListFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("sex", "said"), [("female", "убита"), ("male", "убит"), ("", "убит")])
def test_a_fate_is_worded_by_the_sex_a_row_states(client, sex, said):
    entry = ListEntryFactory(victim_list=VictimListFactory(), sex=sex, fate="killed")
    with translation.override("ru"):
        page = client.get(entry.get_absolute_url()).content.decode()
    assert f">{said}<" in page
    assert "(а)" not in page


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (200, "200-dən çox"),
        (613, "613-dən çox"),
        (1000, "1000-dən çox"),
        (100_000, "100\u00a0000-dən çox"),
        (6, "6-dan çox"),
        (30, "30-dan çox"),
        (90, "90-dan çox"),
        (1_000_000, "1\u00a0000\u00a0000-dan çox"),
        (Decimal("2.5"), "2,5-dən çox"),
    ],
)
def test_more_than_takes_its_ending_in_azerbaijani(count, said):
    with translation.override("az"):
        assert bounded(Bound.MORE_THAN, number(count), count) == said
        assert bounded(Bound.UP_TO, number(170), 170) == "170-dək"


@pytest.mark.parametrize(
    ("language", "after", "going_on"),
    [
        ("en", "2 December 2020 or later", "since 2 December 2020"),
        ("az", "2 dekabr 2020-ci ildən sonra", "2 dekabr 2020-ci ildən bəri"),
        ("ru", "после 2 декабря 2020 г.", "со 2 декабря 2020 г. по настоящее время"),
    ],
)
def test_some_day_after_is_not_what_still_goes_on(language, after, going_on):
    assert UncertainDate.parse("[2020-12-02..]").in_words(language) == after
    assert UncertainDate.parse("2020-12-02/..").in_words(language) == going_on


def test_a_sentence_that_ends_in_a_full_stop_takes_no_second():
    assert sentence("18 декабря 1997 г.") == "18 декабря 1997 г."
    assert sentence("18 dekabr 1997") == "18 dekabr 1997."


def test_an_english_title_of_an_arabic_page_is_english():
    with translation.override("ru"):
        assert title_lang(Source(title="Condemnation of the events", language="ar")) == "en"
        assert title_lang(Source(title="إدانة", language="ar")) == "ar"
        assert title_lang(Source(title="Кровавая память", language="az")) == ""


def test_a_title_as_printed_is_followed_by_its_translation(client):
    source = SourceFactory(title="Example Report", language="en", title_translation_ru="Пример")
    entry = ListEntryFactory(victim_list=VictimListFactory(source=source))
    for record in (source, entry):
        with translation.override("ru"):
            page = client.get(record.get_absolute_url()).content.decode()
        assert "(«Пример»)" in page


def test_words_of_another_language_in_a_text_of_ours_say_so():
    with translation.override("ru"):
        shown = spoken("Так в «Bloody Memory»; 200 <b>.").__html__()  # type: ignore[attr-defined]
        assert in_quotes("а") == "«а»"
    assert shown == 'Так в «<span lang="en">Bloody Memory</span>»; 200 &lt;b&gt;.'
    assert locator_words("paragraph", "para 4") == "para 4"
    assert ListEntry(fate="killed", sex="female").get_fate_display() == "killed"
