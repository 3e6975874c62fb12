"""What holds on every page of the first collection, in every language."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from archive import models

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PLAIN = [
    "home", "event-list", "person-list", "list-list", "place-list", "source-list",
    "quotation-list", "position-list", "calendar", "search", "about",
]  # fmt: skip
DETAILS = [
    models.Event, models.Person, models.VictimList, models.ListEntry, models.Place, models.Source,
    models.Organisation, models.Quotation, models.Position, models.Commemoration, models.Page,
]  # fmt: skip
INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.I)
FOREIGN = re.compile(
    r'<(?:img|script|link|source|iframe|video|audio|object|embed)\b[^>]*(?:src|href)="(?:https?:)?//(?!testserver)',
    re.I,
)


def plain() -> list[str]:
    return [reverse(f"public:{name}") for name in PLAIN]


def addresses(model) -> list[str]:
    published = model.objects.published()
    if model is models.Quotation:  # the others are read on the page of their event
        published = published.listed()
    return [record.get_absolute_url() for record in published]


def problems_of(response, language) -> list[str]:
    """Return what is not as it should be on a page, a few words each."""
    if response.status_code != 200:
        return [str(response.status_code)]
    html = response.content.decode()
    inline, foreign = INLINE.search(html), FOREIGN.search(html)
    faults = {
        "not exactly one h1": len(re.findall(r"<h1[\s>]", html)) != 1,
        "no title of its own": not re.search(r"<title>\s*\S.* – ", html),
        "wrong language": f'<html lang="{language}"' not in html,
        f"inline {inline and inline.group()[:40]}": inline,
        f"asks another host {foreign and foreign.group()[:80]}": foreign,
        "sets a cookie": response.cookies,
        "no strict policy": "default-src 'none'" not in response.get("Content-Security-Policy", ""),
    }
    return [fault for fault, is_so in faults.items() if is_so]


def look_at(client, pages, language):
    problems = [
        f"{page}: {fault}" for page in pages for fault in problems_of(client.get(page), language)
    ]
    assert not problems, "\n".join(problems[:40])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_that_is_not_of_one_record_is_well_made(client, collection, language):
    with translation.override(language):
        pages = plain()
    look_at(client, pages, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("model", DETAILS)
def test_every_page_of_a_record_opens_and_is_well_made(client, collection, model, language):
    """Every page in English; in the others every event and a third of the rest."""
    with translation.override(language):
        pages = addresses(model)
    assert pages
    is_all = language == "en" or model is models.Event
    look_at(client, pages if is_all else pages[::3], language)


def test_the_pages_looked_at_are_many(collection):
    assert len(plain()) + sum(len(addresses(model)) for model in DETAILS) > 500


def test_no_word_of_one_side_stands_in_the_archives_own_titles(collection):
    forbidden = re.compile(r"genocid|massacre|martyr|şəhid|soyqırım|шехид|геноцид|мучени", re.I)
    place = r"Alley of Martyrs|Şəhidlər xiyaban\w*|Алле\w+ шехидов"  # what the place is called
    quoted = re.compile(rf"“[^”]*”|«[^»]*»|\"[^\"]*\"|{place}")
    for event in models.Event.objects.published():
        for code in LANGUAGES:
            title = quoted.sub("", getattr(event, f"title_{code}"))
            assert not forbidden.search(title), title
