"""Markup that stands by the dozen on one page, drawn by hand.

{% person_card card why=result.why level=2 %}    a person, or one row of a list
{% facet_groups groups %}                     narrow a list by links

A template of the same markup takes Django twenty times as long, and a search page has twenty cards
and fifty links: drawing them was a quarter of its time. Everything else stays a template.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

register = Library()


@register.simple_tag(name="person_card")
def drawn_card(card: dict[str, Any] | None = None, **inputs: Any) -> SafeString:
    """Draw the card of a person or of one row; the inputs, or more of them, in a dict."""
    return person_card(**(card or {}), **inputs)


def person_card(  # noqa: PLR0913 - what a card shows
    *,
    url: str,
    name: str,
    name_lang: str = "",
    other_names: Iterable[dict[str, str]] = (),
    life_words: str = "",
    place_words: str = "",
    event_words: str = "",
    kind_words: str = "",
    list_words: str = "",
    held_words: str = "",
    held_url: str = "",
    why: str = "",
    level: int = 3,
) -> SafeString:
    """Draw a person, or one row of a list that names somebody.

    url, name
        required
    name_lang
        language and script of the name where it is not the page's: "az-Cyrl"
    other_names
        {text, lang} of other spellings
    life_words
        "born 1933"
    event_words
        the event and what the source says of this person in it
    kind_words
        "row of a list"
    list_words
        "stands on 3 lists"; or the list and the row
    held_words, held_url
        "held to be …", and the page of that person
    why
        why a search found it: "recorded as … in list …"
    level
        of the heading
    """
    others = " · ".join(_name(other["text"], other.get("lang", "")) for other in other_names or ())
    held = f'<a href="{_safe(held_url)}">{_safe(held_words)}</a>' if held_words else ""
    parts = (
        '<article class="card card--person">',
        f'<h{level} class="card__title"><a href="{_safe(url)}">{_name(name, name_lang)}</a>'
        f"</h{level}>",
        f'<p class="card__names">{others}</p>' if others else "",
        _facts(life_words, place_words, event_words),
        _facts(kind_words, list_words),
        f'<p class="card__facts">{held}</p>' if held else "",
        f'<p class="card__why">{_safe(why)}</p>' if why else "",
        "</article>",
    )
    return mark_safe("\n".join(filter(None, parts)))  # noqa: S308 - every text was made safe


@register.simple_tag
def facet_groups(groups: Iterable[dict[str, Any]]) -> SafeString:
    """Draw links that narrow a list; what is chosen is undone by components/chips.html over it.

    `groups` are {heading, options}, the options {label, count, url, selected}.
    """
    drawn = "\n".join(_group(one["heading"], one["options"]) for one in groups or ())
    return mark_safe(f'<div class="facets">\n{drawn}\n</div>')  # noqa: S308 - made safe below


def _group(heading: object, options: Iterable[dict[str, Any]]) -> str:
    links = "\n".join(_option(**one) for one in options)
    return (
        '<section class="facets__group">\n'
        f'<h2 class="facets__heading">{_safe(heading)}</h2>\n'
        f'<ul role="list">\n{links}\n</ul>\n</section>'
    )


def _option(label: object, count: object, url: str, selected: bool = False) -> str:
    current = ' aria-current="true"' if selected else ""
    return (
        f'<li><a class="facet" href="{_safe(url)}"{current}><span>{_safe(label)}</span>'
        f' <span class="facet__count">{_safe(count)}</span></a></li>'
    )


def _facts(*facts: str) -> str:
    told = "\n".join(f"<span>{_safe(fact)}</span>" for fact in facts if fact)
    return f'<p class="card__facts">\n{told}\n</p>' if told else ""


def _name(text: str, lang: str = "") -> str:
    """Draw a name as components/name.html does."""
    marked = f' lang="{_safe(lang)}"' if lang else ""
    return f'<bdi class="name"{marked}>{_safe(text)}</bdi>'


def _safe(text: object) -> str:
    return escape(str(text))
