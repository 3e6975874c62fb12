"""Languages and scripts: what they are called, which way they run, which stands in for which."""

import re
from collections import Counter
from functools import lru_cache

LANGUAGES = {"az": "Azərbaycanca", "en": "English", "ru": "Русский"}
"""The languages of the pages, each under its own name."""

DEFAULT_LANGUAGE = "en"

_FALLBACK = {"az": ("az", "en", "ru"), "en": ("en", "az", "ru"), "ru": ("ru", "en", "az")}

_NAMES = {
    "az": ("azərbaycan", "Azerbaijani", "азербайджанский"),
    "az-Latn": (
        "azərbaycan (latın əlifbası)",
        "Azerbaijani (Latin alphabet)",
        "азербайджанский (латиница)",
    ),
    "az-Cyrl": (
        "azərbaycan (kiril əlifbası)",
        "Azerbaijani (Cyrillic alphabet)",
        "азербайджанский (кириллица)",
    ),
    "ru": ("rus", "Russian", "русский"),
    "en": ("ingilis", "English", "английский"),
    "hy": ("erməni", "Armenian", "армянский"),
    "hy-Latn": (
        "erməni (latın əlifbası ilə)",
        "Armenian (in Latin letters)",
        "армянский (латиницей)",
    ),
    "fa": ("fars", "Persian", "персидский"),
    "tr": ("türk", "Turkish", "турецкий"),
    "de": ("alman", "German", "немецкий"),
    "fr": ("fransız", "French", "французский"),
    "es": ("ispan", "Spanish", "испанский"),
    "pt": ("portuqal", "Portuguese", "португальский"),
    "sv": ("isveç", "Swedish", "шведский"),
    "el": ("yunan", "Greek", "греческий"),
    "uz": ("özbək", "Uzbek", "узбекский"),
    "ka": ("gürcü", "Georgian", "грузинский"),
    "ar": ("ərəb", "Arabic", "арабский"),
    "he": ("ivrit", "Hebrew", "иврит"),
    "it": ("italyan", "Italian", "итальянский"),
}
_COLUMN = {"az": 0, "en": 1, "ru": 2}

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr"})

_SCRIPTS = {
    "Latn": re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff]"),
    "Cyrl": re.compile("[\u0400-\u052f]"),
    "Armn": re.compile("[\u0531-\u0587]"),
    "Geor": re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]"),
    "Arab": re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
}


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script most letters are in, or an empty string.

    Knows ``Latn``, ``Cyrl``, ``Armn``, ``Geor`` and ``Arab``; on a tie the first of them wins.
    """
    if text.isascii():
        return "Latn" if _SCRIPTS["Latn"].search(text) else ""
    counts = Counter({code: len(letters.findall(text)) for code, letters in _SCRIPTS.items()})
    code, most = counts.most_common(1)[0]
    return code if most else ""


_SPEAKS_SCRIPT = {
    "Cyrl": ("ru", {"ru", "uk", "be", "bg", "sr", "az-Cyrl"}),
    "Armn": ("hy", {"hy"}),
    "Geor": ("ka", {"ka"}),
    "Arab": ("ar", {"ar", "fa", "ur", "ps"}),
}
"""The language taken for a script, and those that are written in it."""
_AZERBAIJANI = re.compile("[əƏ]|[ğıİş]")
_ENGLISH = re.compile(
    r"\b(the|of|and|for|with|from|about|on|in|to|by|at|is|an)\b|\w*(w|oo|th|ck|tion|ism)\w*",
    re.IGNORECASE,
)
"""Small words of English, and spellings Azerbaijani does not have."""
_LATIN_RUN = re.compile(r"[A-Za-zÀ-ɏ][\w’'.&/-]*(?:[\s,:(]+[A-Za-zÀ-ɏ(][\w’'.&/)-]*)*")
_CYRILLIC_RUN = re.compile(r"[\u0400-\u052f][\w-]*(?:[\s,]+[\u0400-\u052f][\w-]*)*")
_QUOTED_RUN = re.compile(r"(?<=[“«„])[^“”«»„]{4,}(?=[”»“])")
_ADDRESS = re.compile(r"(https?://|www\.)\S+|\b[\w-]+(\.[\w-]+)*\.[a-z]{2,6}\b(/\S*)?")


@lru_cache(maxsize=4_096)
def written_in(text: str, likely: str = "") -> str:
    """Return the tag of the language a name or a title is written in; empty where it has no words.

    `likely` is the language of what it names: an Arabic page may go by an English title, a Russian
    book may have an Azerbaijani publisher. Its script decides, then its letters and small words.
    """
    words = _ADDRESS.sub(" ", text)
    script = script_of(words)
    if not script:
        return ""
    if script != "Latn":
        taken, speakers = _SPEAKS_SCRIPT[script]
        return likely if {_tidy(likely), _base(likely)} & speakers and likely != "az" else taken
    if _AZERBAIJANI.search(words):
        return likely if _base(likely) in ("az", "tr") and "Cyrl" not in likely else "az"
    written_otherwise = script_of_language(likely) != "Latn" or _ENGLISH.search(words)
    return "en" if written_otherwise else likely


@lru_cache(maxsize=2_048)
def foreign_runs(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Part a text of a language into its runs, each with its language where that is another.

    In Cyrillic text the Latin words are foreign, in Latin text the Cyrillic ones, and what stands
    in quotation marks and is not of this language by its letters and words.
    """
    runs = _LATIN_RUN if script_of_language(language) == "Cyrl" else _CYRILLIC_RUN
    found = [(run.start(), run.end(), written_in(run.group())) for run in runs.finditer(text)]
    if language == "az":
        quoted = ((run, written_in(run.group(), "az")) for run in _QUOTED_RUN.finditer(text))
        found += [(run.start(), run.end(), tag) for run, tag in quoted if tag == "en"]
    parts: list[tuple[str, str]] = []
    at = 0
    for start, end, tag in sorted(found):
        if start >= at and tag and end - start > 2:
            parts += [(text[at:start], ""), (text[start:end], tag)]
            at = end
    return (*parts, (text[at:], ""))


@lru_cache(maxsize=256)
def script_of_language(tag: str) -> str:
    """Return the script a language is usually written in; empty for no tag."""
    for script, (_taken, speakers) in _SPEAKS_SCRIPT.items():
        if _tidy(tag) in speakers or _base(tag) in speakers:
            return _script(tag) or script
    return (_script(tag) or "Latn") if tag else ""


def fallback_order(language: str) -> tuple[str, ...]:
    """Return the languages to try for a reader of ``language`` (a tag), best first."""
    return _FALLBACK.get(_base(language), _FALLBACK[DEFAULT_LANGUAGE])


def language_name(tag: str, in_language: str) -> str:
    """Return what a language is called in az, en or ru, for people to read.

    A tag that is not in the table goes by its language without script or region; an unknown
    language by the tag itself. An unknown ``in_language`` answers in English.
    """
    names = _NAMES.get(_tidy(tag)) or _NAMES.get(_base(tag))
    return names[_COLUMN.get(_base(in_language), _COLUMN["en"])] if names else tag


def direction(tag: str) -> str:
    """Return ``rtl`` or ``ltr``, as the ``dir`` attribute of HTML wants it."""
    script = _script(tag)
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if _base(tag) in _RIGHT_TO_LEFT else "ltr"


def _base(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _script(tag: str) -> str:
    """Return the script subtag (four letters) of a tag, or an empty string."""
    rest = tag.replace("_", "-").split("-")[1:]
    return next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")


def _tidy(tag: str) -> str:
    """Return the tag as language and script only, in the usual case: ``AZ_cyrl`` is az-Cyrl."""
    script = _script(tag)
    return f"{_base(tag)}-{script}" if script else _base(tag)
