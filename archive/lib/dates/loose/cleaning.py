"""Letters made alike before a typed date is read."""

import re
import unicodedata

from archive.lib.clauses import gettext_noop
from archive.lib.dates.refusal import DateRefused

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2212\ufe63\uff0d"), "-")
_DASHES = dict.fromkeys(map(ord, "\u2012\u2013\u2014\u2015"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u00b4`"), "'")
# Letters without a diacritic to lose: a phone keyboard may lack them.
_PLAIN = str.maketrans({"ı": "i", "ə": "e"})
_SPACES = re.compile(r"\s+")


def cleaned(text: str) -> str:
    """Make spaces and hyphens plain and drop invisible characters; refuse control characters."""
    plain = unicodedata.normalize("NFKC", text.translate(_HYPHENS)).strip()
    if any(unicodedata.category(letter) == "Cc" for letter in plain):
        raise DateRefused(
            text,
            gettext_noop("it contains control characters"),
            gettext_noop("one line of plain text"),
        )
    visible = "".join(letter for letter in plain if not is_hidden(letter))
    return _SPACES.sub(" ", visible).strip()


def is_hidden(letter: str) -> bool:
    """Say whether a character takes no space: zero-width, direction marks, soft hyphen."""
    return unicodedata.category(letter) == "Cf"


def folded(text: str) -> str:
    """Write small letters without diacritics: İyun, IYUN and iyun become one."""
    spread = unicodedata.normalize("NFD", text.translate(_DASHES).translate(_QUOTES).casefold())
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return bare.translate(_PLAIN)
