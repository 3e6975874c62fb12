"""What holds on every page of the first collection, in every language."""

import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from archive import models

pytestmark = pytest.mark.django_db
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


@pytest.fixture
def collection(db):
    call_command("load_collection", verbosity=0)


def addresses() -> list[str]:
    found = [reverse(f"public:{name}") for name in PLAIN]
    for model in DETAILS:
        published = model.objects.published()
        if model is models.Quotation:  # the others are read on the page of their event
            published = published.listed()
        found += [record.get_absolute_url() for record in published]
    return found


def test_every_page_of_the_collection_opens_and_is_well_made(client, collection):
    problems = []
    for language in LANGUAGES:
        with translation.override(language):
            every = addresses()
        assert len(every) > 500
        # every page in English; in the others every event and a third of the rest
        rest = every[::3] if language != "en" else every
        for address in dict.fromkeys([*(a for a in every if "/events/" in a), *rest]):
            response = client.get(address)
            html = response.content.decode()
            if response.status_code != 200:
                problems.append(f"{address}: {response.status_code}")
                continue
            if len(re.findall(r"<h1[\s>]", html)) != 1:
                problems.append(f"{address}: not exactly one h1")
            if not re.search(r"<title>\s*\S.* – ", html):
                problems.append(f"{address}: no title of its own")
            if f'<html lang="{language}"' not in html:
                problems.append(f"{address}: wrong language")
            if found := INLINE.search(html):
                problems.append(f"{address}: inline {found.group()[:40]}")
            if found := FOREIGN.search(html):
                problems.append(f"{address}: asks another host {found.group()[:80]}")
            if response.cookies:
                problems.append(f"{address}: sets a cookie")
            if "default-src 'none'" not in response.get("Content-Security-Policy", ""):
                problems.append(f"{address}: no strict policy")
    assert not problems, "\n".join(problems[:40])


def test_no_word_of_one_side_stands_in_the_archives_own_titles(collection):
    forbidden = re.compile(r"genocid|massacre|martyr|şəhid|soyqırım|шехид|геноцид|мучени", re.I)
    place = r"Alley of Martyrs|Şəhidlər xiyaban\w*|Алле\w+ шехидов"  # what the place is called
    quoted = re.compile(rf"“[^”]*”|«[^»]*»|\"[^\"]*\"|{place}")
    for event in models.Event.objects.published():
        for code in LANGUAGES:
            title = quoted.sub("", getattr(event, f"title_{code}"))
            assert not forbidden.search(title), title
