"""The readable end of an address, made from a title in any script."""

from archive.lib.names import fold

_VOWEL_OF_ENGLISH_SPELLING = str.maketrans({"ə": "a", "Ə": "a", "ә": "a", "Ә": "a"})


def slug_for(text: str, max_length: int = 80) -> str:
    """Return ``a-z0-9`` words joined by hyphens, cut between words to ``max_length`` characters.

    Letters are romanised as in a fold, except that ə becomes a, as in the English spellings of
    places (Ganja, Kalbajar). A text without letters or digits gives an empty string; the caller
    then uses the record's permanent id alone.
    """
    slug = "-".join(fold(text.translate(_VOWEL_OF_ENGLISH_SPELLING)).split())
    if len(slug) <= max_length:
        return slug
    cut = slug[: max(max_length, 0)]
    if slug[len(cut)] != "-" and "-" in cut:
        cut = cut.rsplit("-", 1)[0]
    return cut.strip("-")
