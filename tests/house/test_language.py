"""What holds for the languages of the pages: no words of another language unsaid, no slips."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.utils import translation

from archive import models

CATALOGUES = Path(__file__).resolve().parents[2] / "archive" / "locale"
SLIPS = {
    "az": (
        r"[«»]",
        r"\b[Gg]ətirmə(?!k)",
        r"\bdurur\b",
        r"\bqeyd (olunub|olunmuş|olunmayıb|edir)\b",
        r"\b[Vv]eb(də|dəki)\b",
        r"\b[Mm]aşın(?! tərcüməsi)",
        r"\bhal qeyd\b",
    ),
    "ru": (r"[“”]", r"\w\((а|ла|ый|ая|ой)\)", r"\bстоит\b", r"\bмашин[аеуы]\b", r"\bорган(ы|ов)\b"),
}
ON_PAGES = (
    r"\b(paras?|pp?\.|footnote|article) \d",
    r"(?<!\.)\.\.(?!\.)",
    r"\w\((а|ла|ый|ая|ой)\)",
    r"\b\d{4}-\d\d(-\d\d)?\b",
    r"\b\d,\d{3}\b",
)


def messages(language: str) -> str:
    """Return what a catalogue says, without its msgids."""
    text = (CATALOGUES / language / "LC_MESSAGES" / "django.po").read_text()
    said = re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', text, re.MULTILINE)
    return "\n".join(said)


@pytest.mark.parametrize(
    ("language", "slip"), [(code, slip) for code, slips in SLIPS.items() for slip in slips]
)
def test_a_catalogue_keeps_to_the_rules_of_its_language(language, slip):
    lines = messages(language).splitlines()
    assert [line[:120] for line in lines if re.search(slip, line)] == []


class Spoken(HTMLParser):
    """The texts of a page that are in its own language, by their `lang`."""

    EMPTY = ("br", "img", "input", "meta", "link", "hr", "wbr", "source", "col")
    SILENT = ("script", "style", "code", "title")

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.open, self.texts = language, [("", "")], []

    def handle_starttag(self, tag, attrs):
        if tag not in self.EMPTY:
            self.open.append((tag, dict(attrs).get("lang") or self.open[-1][1]))

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.open[-1]
        if language == self.language and tag not in self.SILENT:
            self.texts.append(" ".join(data.split()))


def some_pages() -> list[str]:
    """Return a page of every kind, those that say most."""
    events = ("khojaly-1992", "baku-19-20-january-1990", "displacement-1948-1953")
    records = [models.Event.objects.get(slug=slug) for slug in events]
    records += [models.Source.objects.get(slug="bloody-memory")]
    records += [
        model.objects.published().order_by("pk")[0]
        for model in (models.Person, models.VictimList, models.ListEntry, models.Place)
    ]
    return [record.get_absolute_url() for record in records]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["az", "ru"])
def test_no_page_speaks_another_language_without_saying_so(client, collection, language):
    with translation.override(language):
        pages = some_pages()
    problems = []
    for page in pages:
        reader = Spoken(language)
        reader.feed(client.get(page).content.decode())
        problems += [
            f"{page}: {text[:90]}"
            for text in reader.texts
            if any(re.search(slip, text) for slip in ON_PAGES)
        ]
    assert problems == []
