"""The page of the desk that lists what should be looked at again."""

import pytest
from django.urls import reverse

from archive.admin.desk.checks import NAMES
from tests import factories

pytestmark = pytest.mark.django_db


def page(client, **asked):
    return client.get(reverse("admin:checks"), asked)


@pytest.fixture
def odd():
    person = factories.PersonFactory(name="Alice Example", birth="1950", death="1940")
    factories.SourceFactory(title="Example Gazette", url="https://example.org/")
    return person


def test_findings_lead_to_the_form_where_they_are_put_right(desk, odd):
    html = page(desk).content.decode()
    assert reverse("admin:archive_person_change", args=[odd.pk]) in html
    assert "The death lies before the birth." in html


def test_findings_of_one_check_are_listed_alone(desk, odd):
    lines = page(desk, code="link-not-archived").context["lines"]
    assert [line.finding.title for line in lines] == ["Example Gazette"]


def test_every_address_of_a_finding_opens(desk, odd):
    factories.ListEntryFactory(name_as_recorded="Bob\u200bSample")
    factories.TermFactory(label_en="kil\u200bled")
    factories.CitationFactory(claim_en="odd\u200b")
    factories.VictimListFactory(title_en="odd\u200b")
    lines = page(desk).context["lines"]
    assert len(lines) >= 6
    for line in lines:
        assert desk.get(line.address).status_code == 200
        assert line.finding.code in NAMES


def test_an_archive_without_findings_says_so(desk):
    assert "Nothing found." in page(desk).content.decode()


def test_the_list_is_for_people_of_the_desk(client):
    assert page(client).status_code == 302
