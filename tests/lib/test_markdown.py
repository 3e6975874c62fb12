"""Markdown becomes HTML that cannot run anything."""

import pytest

from archive.lib.markdown import safe_html

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x]( javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](//evil.example/)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '[x](https://example.org "onmouseover=alert(1)")',
    "[x]: javascript:alert(1)\n\n[x]",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "`<script>`",
    "<style>body{display:none}</style>",
    '<p style="position:fixed">x</p>',
]


@pytest.mark.parametrize("text", ATTACKS)
def test_no_attack_leaves_anything_that_runs(text):
    html = safe_html(text)
    for forbidden in ("<script", "<img", "<svg", "<style", "<p style", 'href="java', 'href="data'):
        assert forbidden not in html.lower()
    assert 'href="//' not in html
    assert 'href="vb' not in html


def test_a_link_with_an_odd_scheme_keeps_its_words():
    assert safe_html("see [the record](javascript:x) there") == "<p>see the record there</p>\n"


@pytest.mark.parametrize("address", ["https://example.org/a", "mailto:a@example.org", "/en/", "#n"])
def test_a_plain_link_stays(address):
    assert f'href="{address}"' in safe_html(f"[words]({address})")


def test_headings_fit_under_the_heading_of_the_page():
    html = safe_html("# One\n\n## Two\n\n### Three", first_heading=3)
    assert "<h3>One</h3>" in html
    assert "<h4>Two</h4>" in html
    assert "<h5>Three</h5>" in html
    assert "<h2>Two</h2>" in safe_html("## Two", first_heading=2)


def test_tables_and_footnotes_are_read():
    html = safe_html("| a | b |\n|---|---|\n| 1 | 2 |\n\nWord[^1]\n\n[^1]: a note")
    assert "<td>1</td>" in html
    assert "a note" in html
