"""What a cell of a column of names holds besides a name: other forms of it, or other persons.

“Vıdumanov (Pridumanov)” is a family name with another form; “Orxan Nümunəyev; Орхан Нумунев” is a
name in two spellings; “Orxan Nümunəyev və Lalə Uydurmalı” are two persons. What is told by its form
is read; where it is not, that is a doubt, and nothing is read out of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import DamerauLevenshtein

from archive.lib.names.folding import fold, lower, original_words
from archive.lib.names.hands import as_in_english, hand_of
from archive.lib.names.kinship import kinship
from archive.lib.names.markers import TITLES, marker
from archive.lib.names.parts import is_like_family, parse_name, with_brackets, without_asides
from archive.lib.names.sounds import sound_keys
from archive.lib.names.unnamed import counts_several, names_nobody

_BORN_AS = re.compile(
    r"n[ée]e\b:?|\bborn\b|qızlıq (?:familiyası|soyadı)|qızlıq|qizliq|soyad[ıi]|familiyas[ıi]"
    r"|урожд\w*\.?|рожд\.|(?:в )?девич\w*(?: фамилия)?|до замужества|kızlık (?:soyadı)?|geb\."
    r"|maiden name|\bdoğma\b|زادۀ|نام پیش از ازدواج|المولودة",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Other:
    """Another form of a name, whole."""

    text: str
    is_at_birth: bool = False


@dataclass(frozen=True, slots=True)
class Forms:
    """A cell of a column of names, read.

    `name` is the first form as it stands. `loose` are other forms that might be a place as well,
    with the word that says which. `unread` is what stands in brackets and is no name.
    """

    name: str
    others: tuple[Other, ...] = ()
    loose: tuple[tuple[str, Other], ...] = ()
    unread: str = ""
    are_several: bool = False


def _lowered(words: str) -> frozenset[str]:
    return frozenset(lower(word) for word in words.split("|"))


_TELLING = _lowered(
    "və|ve|and|и|with|ilə|ile|с|др|et|nəfər|ailəsi|ailesi|ailesiyle|ailəsiylə|семья|family|persons"
    "|people|children|members|человек|чел|человека|другие|başqaları|digərləri|kişi|و|با|خانواده|به"
    "|همراه|مع|وعائلته|عائلة|وآخرون|وأولاده|прозвищу|прозвище|кличка|кличке|урожд|урожденная"
    "|урождённая|девичестве|née|nee|qızlıq|ləqəbi|ləqəb|alias|lakabı|known|aka|namı|namıdigər"
)
_BETWEEN_FORMS = re.compile(r"\s*[;؛|]\s*|\s+/\s+|\s*//\s*")
_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]+)[\"“”„»]")
_BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_ASIDE = re.compile(_BRACKETED.pattern + "|" + _QUOTED.pattern)
_NICKNAME = re.compile(
    r"\b(?:ləqəb[iı]?|ayaması|прозвище|по прозвищу|прозв\.|кличка|nick-?name|a\.?k\.?a\.?"
    r"|(?:also )?known as|alias|lak[aâ]bı|takma adı|nam[ıi]d[iı]ğ?g?[əe]r|namı d[iı]ğ[əe]r|он же"
    r"|она же|digər adı|ikinci adı|başqa adı|əsl adı|real name|настоящее имя|also|ya da|və ya"
    r"|или|yaxud|evdə|домашнее имя)(?!\w)[\s:,-]*|^(?:معروف به|مشهور به|ملقب به|لقب|مستعار)\s*"
    r"|^(?:المعروف بـ?|الملقب بـ?|كنيته)\s*",
    re.IGNORECASE,
)
_ENGLISH_OF = re.compile(r"\b[sdwSDW]/o\b\.?|\bn/a\b|\bN/A\b|\d/\d")
_LINK = re.compile(r"\s(?:və|ve|and|и|&|\+|و|həmçinin|[&+])\s")
_LINK_OF_CAPITALS = re.compile(r"\s(?:VƏ|VE|AND|И)\s")
_WITH_OTHERS = re.compile(
    r"\b(?:ailəsi|arvadı|yoldaşı|uşaqları|uşağı|oğlu|qızı|anası|övladları|qardaşı|bacısı)"
    r" (?:ilə|və)\b|\bilə birlikdə\b|\b\d+ nəfər|\bvə (?:başqaları|digərləri|s\b)|\bailəsi\b"
    r"|\bailəsiylə\b|\bailesi\b|\bailesiyle\b|\b\d+ kişi\b|\b(?:iki|üç|dörd|beş|altı) nəfər"
    r"|\bwith (?:his|her|their|wife|husband|family|children|child|son|daughter|\d+|two|three)\b"
    r"|\bet al\b|\b\d+ (?:persons|people|children|members)\b|^(?:the )?\w+ family$|\bfamily of\b"
    r"|\bс (?:жен|муж|сем|деть|сын|дочер|матер|отц|двум|трем|тремя|ребен|ребён|брат|сест)\w*\b"
    r"|\bи (?:др|другие|ее|её|его)\b|\b\d+ (?:чел|человека?)\b|^семья\b|\bсемья$"
    r"|با خانواده|و خانواده|به همراه|مع عائلت|مع زوج|وعائلته|و عائلته"
    r"|وآخرون|وأولاده|^خانواده|^عائلة"
)
_FULL_NAME = 2  # words
_HYPHEN = re.compile(r"(?<=\w)[-‐‑–](?=\w)")
_BEFORE_FAMILIES = "van von de del della da dos di du den der el la le ten ter"
_PARTICLES = frozenset(_BEFORE_FAMILIES.split())
_SIGNS = re.compile(r"[\W\d_]+")
_SHORTEST = 3  # letters of a form in brackets: a shorter one says the sex, or a town


def read_forms(text: str) -> Forms:
    """Return the name of a cell, its other forms, and whether the cell names several persons."""
    if text.replace(" ", "").isalpha() and _TELLING.isdisjoint(lower(text).split()):
        return Forms(text)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if original_words(line)]
    full = [line for line in lines if len(_own_words(line)) >= _FULL_NAME]
    if len(full) > 1:
        return _as_forms(" ".join(text.split()), lines)
    plain = " ".join(text.split())
    pieces = [piece for piece in _BETWEEN_FORMS.split(plain) if original_words(piece)]
    if len(pieces) > 1:
        return _as_forms(plain, pieces)
    if "/" in _ASIDE.sub(" ", plain) and not _ENGLISH_OF.search(plain):
        return _with_slashes(plain)
    if _are_several(plain):
        return Forms(plain, are_several=True)
    return replace(_with_asides(with_brackets(plain)), name=plain)


def split_forms(text: str) -> list[str]:
    """Return the forms of a name that stand in a cell of other names."""
    forms = read_forms(text)
    if forms.are_several:
        pieces = [" ".join(piece.split()) for piece in re.split(r"[;؛|\n]", text)]
        return [piece for piece in pieces if piece]
    texts = [forms.name, *(other.text for other in forms.others)]
    pieces = [piece for piece in re.split(r"\s*[,،]\s*", forms.name) if piece]
    if len(pieces) > 1 and all(sound_alike(pieces[0], piece) for piece in pieces[1:]):
        texts[:1] = pieces
    return list(dict.fromkeys(texts))


def sound_alike(text: str, other: str) -> bool:
    """Whether two texts are spellings of a name: each word of the shorter is one of the longer."""
    shorter, longer = sorted((_own_words(text), _own_words(other)), key=len)
    if not shorter or len(longer) > 2 * len(shorter) + 1:
        return False
    left = list(longer)
    for word in shorter:
        same = next((there for there in left if _is_word_alike(word, there)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _is_word_alike(word: str, other: str) -> bool:
    if not set(sound_keys(word)).isdisjoint(sound_keys(other)):
        return True
    hands = hand_of(word), hand_of(other)
    a, b = (as_in_english(text, hand) for text, hand in zip((word, other), hands, strict=True))
    is_one_hand = hands[0] is hands[1] and word.isascii() == other.isascii()
    most = 1 if is_one_hand else max(len(a), len(b)) // 3
    return min(len(a), len(b)) > _SHORTEST and DamerauLevenshtein.distance(a, b) <= most


def _own_words(text: str) -> list[str]:
    words = original_words(_ASIDE.sub(" ", text))
    return [word for word in words if not marker(fold(word)) and not word.isdecimal()]


def _as_forms(text: str, pieces: Sequence[str]) -> Forms:
    """Read pieces that stand beside each other: spellings where all sound alike."""
    if not all(sound_alike(pieces[0], piece) for piece in pieces[1:]):
        return Forms(text, are_several=True)
    first = _with_asides(pieces[0])
    others = (Other(" ".join(without_asides(piece).split())) for piece in pieces[1:])
    return replace(first, others=(*first.others, *others))


def _with_slashes(text: str) -> Forms:
    pieces = [piece.strip() for piece in text.split("/")]
    are_whole = len({len(_own_words(piece)) for piece in pieces}) == 1
    if are_whole and all(sound_alike(pieces[0], piece) for piece in pieces[1:]):
        return _as_forms(text, pieces)
    words = [word.split("/") for word in text.split()]
    most = max(map(len, words))
    for choices in words:
        is_one_name = all(sound_alike(choices[0], word) for word in choices[1:])
        if len(choices) > 1 and not (is_one_name or all(map(is_like_family, choices))):
            return Forms(text, are_several=True)
    made = [" ".join(choices[min(at, len(choices) - 1)] for choices in words) for at in range(most)]
    return Forms(made[0], tuple(map(Other, made[1:])))


def _are_several(text: str) -> bool:
    if names_nobody(text):
        return counts_several(text)
    plain = " ".join(_ASIDE.sub(" ", text).split())
    small = lower(plain)
    if _WITH_OTHERS.search(small):
        return True
    if _LINK.search(plain) or (plain.isupper() and _LINK_OF_CAPITALS.search(plain)):
        return True
    parts = [part for part in re.split(r"[,،]", plain) if original_words(part)]
    if len(parts) < 2 or kinship(plain):
        return False
    whole = [part for part in parts if _is_full(part)]
    families = [part for part in whole if any(map(is_like_family, _given_and_family(part)))]
    are_all_whole = len(parts) == len(whole)
    return len(families) > 1 or (are_all_whole and bool(families or len(whole) > _FULL_NAME))


def _is_full(text: str) -> bool:
    """Whether a text is a given and a family name, as far as its form says."""
    words = _own_words(_HYPHEN.sub("", text))
    if words and fold(words[0]) in TITLES | _PARTICLES:
        return False  # “Example, Mr Bob”, “van Example, Alice”
    return (
        len(words) >= _FULL_NAME
        and all(word[0].isupper() for word in words)
        and not all(map(is_like_family, words))
    )


def _given_and_family(text: str) -> tuple[str, str]:
    words = _own_words(text)
    return words[0], words[-1]


def _with_asides(text: str) -> Forms:
    """Read what stands in brackets or quotation marks beside a name."""
    if not _ASIDE.search(text):
        return Forms(text)
    others: list[Other] = []
    loose: list[tuple[str, Other]] = []
    unread = ""
    for match in _ASIDE.finditer(text):
        aside = " ".join(next(filter(None, match.groups()), "").split())
        before, after = (
            " ".join(_ASIDE.sub(" ", there).split())
            for there in (text[: match.start()], text[match.end() :])
        )
        is_quoted = match[3] is not None
        found = _read_aside(aside, before, after, is_quoted=is_quoted)
        if found is None:
            unread = unread or aside
        for other, is_loose in found or ():
            if is_loose:
                loose.append((aside, other))
            else:
                others.append(other)
    return Forms(text, tuple(others), tuple(loose), unread)


_Read = list[tuple[Other, bool]]  # a form, and whether it might be a place as well


def _read_aside(aside: str, before: str, after: str, *, is_quoted: bool) -> _Read | None:
    """Return the forms in brackets; none where they say something else; None for a doubt."""
    name = f"{before} {after}".strip()
    if not original_words(before) and not after:
        return []
    at_birth = born_as(aside)
    if at_birth and names_nobody(at_birth):
        return []  # “(soyadı naməlum)”
    if at_birth:
        return [(Other(_with_family(name, at_birth), is_at_birth=True), False)]
    if match := _NICKNAME.search(aside):
        nickname = (aside[: match.start()] + aside[match.end() :]).strip(' :,.-«»"')
        return [(Other(_with_given(name, nickname)), False)] if nickname else []
    return _read_plain_aside(aside, before, after, is_quoted=is_quoted)


def _read_plain_aside(aside: str, before: str, after: str, *, is_quoted: bool) -> _Read | None:
    words = original_words(aside)
    if any(char.isdigit() for char in aside):
        return None
    is_short = len(_SIGNS.sub("", aside)) < _SHORTEST
    if (
        is_short
        or names_nobody(aside)
        or kinship(aside)
        or all(word[0].islower() for word in words)
    ):
        return []
    if len(words) > 1:
        return [(Other(aside), False)] if sound_alike(f"{before} {after}", aside) else None
    return _word_aside(words[0], before, after, is_quoted=is_quoted)


def _word_aside(word: str, before: str, after: str, *, is_quoted: bool) -> _Read | None:
    """Read a single word in brackets: another form of the word before it."""
    stem, _space, last = before.rpartition(" ")
    made = Other(" ".join(filter(None, (stem, word, after))))
    if not last or marker(fold(last)):
        return None
    if is_like_family(last):
        if is_like_family(word) or sound_alike(last, word):
            return [(made, False)]
        name = parse_name(f"{before} {after}".strip())
        is_known = is_quoted and name.given and name.family
        return [(Other(f"{word} {name.family}"), False)] if is_known else None
    behind = original_words(after)
    if behind and is_like_family(word) and is_like_family(behind[0]):
        return [(Other(" ".join([before, word, *after.split()[1:]])), False)]
    if is_quoted or sound_alike(last, word) or behind:
        return [(made, False)]
    return [(made, True)]


def _with_family(name: str, family: str) -> str:
    """Return a name with another family name; where none is certain, the last word gives way."""
    words = name.split()
    known = parse_name(name).family
    at = words.index(known) if known in words else len(words) - 1
    if at and marker(fold(words[at])):
        return name
    return " ".join([*words[:at], family, *words[at + 1 :]] if at or known else [name, family])


def _with_given(name: str, given: str) -> str:
    if len(original_words(given)) > 1:
        return given
    family = parse_name(name).family
    return f"{given} {family}".strip()


def born_as(aside: str) -> str:
    """Return the family name at birth that stands in brackets; "" for anything else."""
    if not _BORN_AS.search(aside):
        return ""
    return " ".join(_BORN_AS.sub(" ", aside).split()).strip(" :,.-")


def asides_of(text: str) -> Iterator[str]:
    """Yield what stands in brackets."""
    for match in _BRACKETED.finditer(text):
        yield match[1] or match[2] or ""
