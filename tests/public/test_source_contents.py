"""What stands in each paragraph of a source, and the links that lead there."""

import re

import pytest
from django.utils.html import strip_tags

from archive.models import EventDate, SourceContent
from tests.factories import (
    EventFactory,
    FigureFactory,
    PositionFactory,
    QuotationFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    """A source of three paragraphs, the second of which describes killing."""
    source = SourceFactory(slug="example-text", title="Example text")
    for number in (1, 2, 3):
        SourceContent.objects.create(
            source=source,
            position=number,
            locator_kind="paragraph",
            locator=str(number),
            abstract_en=f"The text counts in its part {number}.",
            needs_content_note=number == 2,
        )
    return source


def page_of(client, record):
    response = client.get(record.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def places(page):
    """Return what stands in each paragraph, by its id."""
    parts = re.split(r'<li class="contents__place" id="([^"]+)">', page)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_each_paragraph_has_an_address_and_what_rests_on_it(client, source):
    event = EventFactory(title_en="Example Day")
    figure = FigureFactory(source=source, locator="para 2", events=[event], value=77)
    QuotationFactory(source=source, locator="para 3", text="Plain words of example.")
    PositionFactory(source=source, locator="para 2-3", body_en="Parliament of Examples")
    EventDate.objects.create(event=event, source=source, locator="para 1", date="1900-05-04")
    shown = places(page_of(client, source))
    assert list(shown) == ["para-1", "para-2", "para-3"]
    assert "The text counts in its part 2." in shown["para-2"]
    assert f"#figure-{figure.pk}" in shown["para-2"]
    assert "Parliament of Examples" in shown["para-2"]
    assert "Parliament of Examples" in shown["para-3"]
    assert "Plain words of example." in shown["para-3"]
    assert "4 May 1900" in shown["para-1"]
    assert "77" not in shown["para-1"]


def test_what_rests_on_no_described_paragraph_stands_apart(client, source):
    FigureFactory(source=source, locator="para 9", value=771)
    FigureFactory(source=source, locator="para 2", value=772)
    page = page_of(client, source)
    below = page[page.index('id="figures"') :]
    assert "771" in below
    assert "772" not in below


def test_a_paragraph_anywhere_leads_there_with_a_content_note_before_it(client, source):
    event = EventFactory(described_in=source, locator="para 1, 3")
    FigureFactory(source=source, locator="para 2", events=[event])
    address = source.get_absolute_url()
    page = page_of(client, event)
    for anchor in ("para-1", "para-2", "para-3"):
        assert f'href="{address}#{anchor}"' in page
    words = " ".join(strip_tags(page).split())
    assert "content note: para 2" in words
    assert "Example text”, paras 1, 3" in words


def test_a_range_warns_of_all_that_lies_in_it(client, source):
    event = EventFactory(described_in=source, locator="para 1-3")
    words = " ".join(strip_tags(page_of(client, event)).split())
    assert "content note: paras 1–3" in words


def test_a_place_nobody_described_is_no_link(client, source):
    event = EventFactory(described_in=source, locator="para 9")
    other = SourceFactory()
    FigureFactory(source=other, locator="para 2", events=[event])
    page = page_of(client, event)
    assert "#para-" not in page
    assert "para 9" in page


def test_contents_of_a_hidden_source_lead_nowhere(client, source):
    source.record.state = "draft"
    source.record.save()
    assert not SourceContent.objects.published().exists()
    assert client.get("/en/sources/example-text/").status_code == 410


def test_many_paragraphs_need_no_more_queries(client, source, django_assert_max_num_queries):
    event = EventFactory(described_in=source, locator="para 1")
    for _number in range(10):
        FigureFactory(source=source, locator="para 2", events=[event])
    with django_assert_max_num_queries(29):
        page_of(client, event)
    with django_assert_max_num_queries(31):
        page_of(client, source)


def test_a_paraphrase_stands_without_quotation_marks(client):
    event = EventFactory()
    quoted = PositionFactory(
        event=event, wording_of_report="it did say so", wording_is="verbatim", wording_language="en"
    )
    own = PositionFactory(
        event=event, wording_of_report="it said something", wording_is="archives-paraphrase"
    )
    page = page_of(client, event)
    assert '<q lang="en">it did say so</q>' in page
    assert "<span>it said something</span>" in page
    assert "<blockquote" in page_of(client, quoted)
    assert "<blockquote" not in page_of(client, own)


def test_a_quotation_cut_at_its_beginning_says_so(client):
    quotation = QuotationFactory(is_cut_before=True)
    assert "words said before these are left out" in page_of(client, quotation)
    assert "left out" not in page_of(client, QuotationFactory())
