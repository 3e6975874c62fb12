"""Encodings: which encoding a file may be in, shown with a preview, and never silently guessed.

Guessing between Turkish and Cyrillic code pages is right less often than wrong on short files, so
that only what a file proves (a byte order mark, valid UTF-8) counts as sure.
"""

import codecs
import re
from dataclasses import dataclass

from archive.lib.clauses import gettext_noop
from archive.lib.sheets.code_pages import likely_code_pages
from archive.lib.sheets.refusal import SheetRefused

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16 (with a byte order mark)",
    "utf-16-le": "UTF-16, little endian",
    "utf-16-be": "UTF-16, big endian",
    "windows-1251": "Windows-1251 (Cyrillic)",
    "cp866": "CP866 (Cyrillic, of DOS programs)",
    "koi8-r": "KOI8-R (Cyrillic, of Unix programs)",
    "windows-1254": "Windows-1254 (Turkish, Azerbaijani Latin without ə)",
}
"""What a caller may choose, each with what to call it."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_CODE_PAGES = ("windows-1251", "windows-1254")
_ALSO_CALLED = {
    "utf8": "utf-8", "utf-8-sig": "utf-8", "utf16": "utf-16", "cp1251": "windows-1251",
    "cp1254": "windows-1254", "cp-866": "cp866", "ibm866": "cp866", "dos": "cp866",
    "koi8": "koi8-r", "koi8r": "koi8-r",
}  # fmt: skip
_SHOWN, _BEFORE = 120, 30  # characters of a line in a preview, and those before the telling ones
_PREVIEW_LINES = 5
# What UTF-8 looks like once read as a code page of a byte per letter: a lead byte of the Latin,
# Cyrillic or Arabic blocks, and a second byte.
LOOKS_MISREAD = re.compile("[ÃÄÅÆÉÐÑØÙÚГДЕЖЙРСШЩЪ][^ -~\\s]")


@dataclass(frozen=True, slots=True)
class EncodingChoice:
    """An encoding a file can be read in: its name, whether the file proves it, a preview."""

    encoding: str
    is_sure: bool
    preview: tuple[str, ...]


def suggest_encodings(sample: bytes) -> list[EncodingChoice]:
    """Return the encodings the beginning of a file can be read in, likeliest first.

    The first is sure where the file proves it. The preview shows the first lines that are not
    plain ASCII: those a wrong choice would spoil. Never raises.
    """
    for mark, encoding in _MARKS.items():
        if sample.startswith(mark):
            return [_choice(encoding, sample[len(mark) :], is_sure=True)]
    is_wide = sample.count(0) * 5 > len(sample)  # plain letters in two bytes each
    if _decoded(sample, "utf-8") is not None and not is_wide:
        return [_choice("utf-8", sample, is_sure=True)]
    if is_wide:
        little = sample[1:4096:2].count(0) >= sample[0:4096:2].count(0)
        order = ["utf-16-le", "utf-16-be"] if little else ["utf-16-be", "utf-16-le"]
    else:
        order = _likelier_code_page(sample)
    return [_choice(name, sample) for name in order if _decoded(sample, name) is not None]


def plain_encoding(encoding: str, head: bytes) -> tuple[str, int]:
    """Return the encoding without its mark, and how many bytes the mark takes.

    `head` is the beginning of the file. Raises SheetRefused for an encoding not offered.
    """
    name = encoding.lower().replace("_", "-")
    name = _ALSO_CALLED.get(name, name)
    if name not in ENCODINGS:
        offered = ", ".join(ENCODINGS)
        raise SheetRefused(
            "encoding",
            gettext_noop("“%(encoding)s” is not offered; choose one of %(offered)s."),
            encoding=encoding[:40],
            offered=offered,
        )
    for mark, marked in _MARKS.items():
        if head.startswith(mark) and marked.startswith(name):
            return marked, len(mark)
    return ("utf-16-le" if name == "utf-16" else name), 0


def mojibake(text: str) -> str:
    """Return what a text probably was before it was read in a wrong encoding; empty if it is well.

    Finds UTF-8 that was read as a code page, as in “HÉ™sÉ™n” for “Həsən”.
    """
    if text.isascii() or not LOOKS_MISREAD.search(text):
        return ""
    for page in ("cp1252", "cp1254", "cp1251", "latin-1"):
        try:
            was = text.encode(page).decode("utf-8")
        except UnicodeError:
            continue
        if was != text:
            return was
    return ""


def _likelier_code_page(sample: bytes) -> list[str]:
    """Return the code pages the letters speak for, then those always offered."""
    return list(dict.fromkeys([*likely_code_pages(sample), *_CODE_PAGES[::-1]]))


def _choice(encoding: str, sample: bytes, *, is_sure: bool = False) -> EncodingChoice:
    lines = (_decoded(sample, encoding) or "").splitlines()
    telling = [line for line in lines if not line.isascii()] or lines
    shown = tuple(_telling_part(line) for line in telling[:_PREVIEW_LINES])
    return EncodingChoice(encoding, is_sure, shown)


def _telling_part(line: str) -> str:
    """Return as much of a line as is shown: a part with the letters a wrong choice would spoil."""
    at = next((at for at, letter in enumerate(line) if not letter.isascii()), 0)
    return line[:_SHOWN] if at < _SHOWN // 2 else "…" + line[at - _BEFORE :][: _SHOWN - 1]


def _decoded(sample: bytes, encoding: str) -> str | None:
    """Decode all but a letter cut in two at the end of the sample."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        return decoder.decode(sample)
    except UnicodeDecodeError:
        return None
