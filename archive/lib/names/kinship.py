"""Persons known only by a relative: “the wife of X”, “X-in həyat yoldaşı”, “жена X”, “همسر X”.

“Orxan Kamal oğlu” is a name with the father's; “Kamalın oğlu” is somebody's son, whose own name
nobody wrote. In Azerbaijani and Turkish the relative stands before, in the genitive; elsewhere
behind. The genitive is undone, so that X is found by X: where it has two undoings, by both.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.lib.names.folding import fold, lower, original_words
from archive.lib.names.letters import has_cyrillic
from archive.lib.names.markers import marker


@dataclass(frozen=True, slots=True)
class Kinship:
    """What a cell says of somebody by a relative.

    `own` is the person's own name where there is one besides. `relatives` are the forms the
    relative's name may have, the likeliest first; none where it is not said.
    """

    words: str
    own: str
    relatives: tuple[str, ...]
    is_sure: bool = True


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split("|"))


def _lowered(words: str) -> frozenset[str]:
    return frozenset(lower(word) for word in words.split("|"))


def _phrases(*tables: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold(phrase).split()) for phrase in "|".join(tables).split("|"))


_BEHIND = _phrases(
    "həyat yoldaşı|yoldaşı|arvadı|xanımı|zövcəsi|əri|oğlu|qızı|uşağı|uşaqları|övladı|övladları"
    "|anası|atası|bacısı|qardaşı|nəvəsi|nəvələri|nənəsi|gəlini|kürəkəni|qaynanası|qaynatası|əmisi"
    "|dayısı|xalası|bibisi|ailəsi|ailə üzvü|ailə üzvləri|qonşusu|baldızı|qaynı|nişanlısı|dul arvadı"
    "|dul qadını|əmisi oğlu|əmisi qızı|dayısı oğlu|dayısı qızı|xalası oğlu|xalası qızı|bibisi oğlu"
    "|qardaşı oğlu|qardaşı qızı|bacısı oğlu|bacısı qızı|qohumu|valideyni|körpəsi|kiçik oğlu"
    "|böyük oğlu|kiçik qızı|böyük qızı|valideynləri|oğlanları|qızları",
    "eşi|karısı|kocası|oğlu|kızı|çocuğu|çocukları|evladı|annesi|babası|kardeşi|ablası|abisi"
    "|ağabeyi|torunu|ninesi|dedesi|damadı|yeğeni|ailesi|hanımı|akrabası|komşusu|bebeği|nişanlısı",
)
_OF = _phrases(
    "wife|husband|spouse|widow|widower|son|sons|daughter|daughters|child|children|kid|kids|baby"
    "|infant|mother|father|parent|parents|brother|sister|brothers|sisters|grandson|granddaughter"
    "|grandchild|grandchildren|grandmother|grandfather|nephew|niece|uncle|aunt|cousin|fiance"
    "|fiancee|relative|family|daughter in law|son in law|mother in law|father in law"
    "|brother in law|sister in law|twins|neighbour|neighbor|partner"
)
_BEFORE_CYRILLIC = _phrases(
    "жена|супруга|муж|супруг|вдова|вдовец|сын|сыновья|дочь|дочка|дочери|ребенок|ребёнок|дети|мать"
    "|отец|брат|сестра|внук|внучка|внуки|бабушка|дедушка|бабка|дед|племянник|племянница|тетя|тётя"
    "|дядя|теща|тёща|тесть|свекровь|свекор|свёкор|зять|невестка|невеста|жених|сноха|родственник"
    "|родственница|семья|соседка|сосед|родители|двоюродный брат|двоюродная сестра|мама|папа"
)
_BEFORE_ARABIC = _phrases(
    "همسر|فرزند|فرزندان|دختر|پسر|مادر|پدر|برادر|خواهر|نوه|عروس|خانواده|بیوه|شوهر|مادربزرگ"
    "|پدربزرگ|زوجة|زوج|ابنة|أطفال|اطفال|والدة|والد|أخت|اخت|شقيقة|شقيق|حفيد|حفيدة|أرملة|ارملة|نجل"
    "|عائلة|عقيلة|أولاد|اولاد|زوجه|ابنه"
)
_DOUBTFUL_ARABIC = _phrases("ابن|بنت|أخ|طفل|طفلة|کودک|نوزاد|زن")
_BETWEEN = _folded(
    "yaşlı|aylıq|günlük|yaşında|yaşındakı|kiçik|böyük|hamilə|körpə|azyaşlı|ortancıl|yaşındaki"
    "|aylık|küçük|büyük|hamile|bir|iki|üç|dörd|beş|altı|yeddi|səkkiz|a|an|the|year|years|month"
    "|months|old|day|days|week|weeks|yr|yo|unnamed|infant|newborn|young|eldest|youngest|elder"
    "|younger|little|pregnant|baby|late|two|three|four|five|minor|small|only|mr|mrs|ms"
    "|летний|летняя|летние|месячный|месячная|лет|года|год|трехлетний|трёхлетний|трехлетняя"
    "|трёхлетняя|двухлетний|двухлетняя|пятилетний|пятилетняя|годовалый|годовалая|малолетний"
    "|малолетняя|младший|младшая|старший|старшая|беременная|маленький|маленькая|двое|трое|два"
    "|две|три|х|грудной|неизвестный|неизвестная|его|бывшая|سالة|ساله|سال|صغير|حامل"
)
_AGES = _folded(
    "yaş|yaşında|yaşlı|age|aged|years|year|old|yo|лет|года|год|месяцев|мес|ay|aylıq|illik|سنة|ساله"
    "|سال"
)
_KIN_WORDS = frozenset(
    word
    for table in (_BEHIND, _OF, _BEFORE_CYRILLIC, _BEFORE_ARABIC, _DOUBTFUL_ARABIC)
    for phrase in table
    for word in phrase[-1:]
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OWN_APART = re.compile(r"\s*[,;:]\s*|\s+[-‐‑–—]\s+")
_ENGLISH_GENITIVE = re.compile(r"(?<=\w)['’ʼ`]s(?=\s)|(?<=s)['’ʼ`](?=\s)")
_HUNG_ENDING = re.compile(r"(?<=\w)['’ʼ`‘-](?=n?[ıiuüİI]n\b)", re.IGNORECASE)
_SIGN = " ’ "  # a word of its own that nobody writes: the English genitive

# A row's name is looked at several times in turn; the next row has another.
_ASKED_AGAIN = 1_024
_GENITIVES = ("ın", "in", "un", "ün")
_VOWELS = "aıouəeiöü"
_OF_VOWEL = {
    **dict.fromkeys("aı", "ı"),
    **dict.fromkeys("ou", "u"),
    **dict.fromkeys("əei", "i"),
    **dict.fromkeys("öü", "ü"),
}
_FAMILY = re.compile(r".{2,}(?:[oe]v|[oe]va|yev|yeva|zad[əe]|skiy|skaya|l[ıiuü])")
# Given names that end like a genitive. "-əddin" and the like are told by their form.
_LIKE_A_GENITIVE = _lowered(
    "aydın|yasin|əmin|elçin|şahin|metin|çetin|mətin|mübin|muin|əfşin|laçın|fərzin|altun|səbuhin"
    "|ergün|aygün|gülgün|humayun|hümayun|harun|qarun|məmun|məcnun|zünnun|valentin|konstantin"
    "|martin|robin|edvin|nəsrin|şirin|pərvin|salatın|yalçın|selin|kevin|təmkin|rəngin|zərrin|afərin"
)


@lru_cache(maxsize=_ASKED_AGAIN)
def kinship(text: str) -> Kinship | None:
    """Return whose relative a cell says somebody is; None for a name, as nearly all are."""
    words = original_words(text)
    folds = [fold(word) for word in words]
    if _KIN_WORDS.isdisjoint(folds) or _is_plain_patronymic(words, folds):
        return None
    return _kinship(text)


def _is_plain_patronymic(words: list[str], folds: list[str]) -> bool:
    """Whether the only words of kinship stand behind a father's name, as in most names here."""
    for at, folded in enumerate(folds):
        if folded not in _KIN_WORDS:
            continue
        before = folds[at - 1] if at else ""
        if not (before and marker(folded)) or before in _BETWEEN or before.isdecimal():
            return False
        if before[-1] == "n" and lower(words[at - 1])[-2:] in _GENITIVES:
            return False
    return True


def own_name(text: str) -> str:
    """Return the name somebody has of their own in a cell: all of it, mostly."""
    found = kinship(text)
    return text if found is None or not found.is_sure else found.own


def _kinship(text: str) -> Kinship | None:
    plain = " ".join(_ASIDE.sub(" ", text).split())
    parts = [part for part in _OWN_APART.split(plain) if part]
    found = _in_part(parts[0]) if parts else None
    others = parts[1:]
    if found is None and len(parts) > 1:
        found, others = _in_part(parts[1]), [parts[0], *parts[2:]]
        if found is None or not found.is_sure:
            return None
    if found is None or found.own:
        return found
    own = next((part for part in others if _is_name(part)), "")
    return Kinship(found.words, own, found.relatives, found.is_sure)


def _is_name(text: str) -> bool:
    words = original_words(text)
    return bool(words) and all(word[:1].isalpha() and not word[:1].islower() for word in words)


def _in_part(text: str) -> Kinship | None:
    marked = _HUNG_ENDING.sub(" ’", _ENGLISH_GENITIVE.sub(_SIGN, text + " ")).split()
    words = [word for word in marked if word == "’" or word.startswith("’") or original_words(word)]
    folds = [word if word[0] == "’" else fold(word) for word in words]
    return (
        _of_english(words, folds) or _before(words, folds) or _behind(words, folds)
        if len(words) > 1
        else None
    )


def _of_english(words: list[str], folds: list[str]) -> Kinship | None:
    """Read “wife of X” and “X's 3-year-old son”."""
    if "’" in folds:
        at = folds.index("’")
        start = _past_modifiers(folds, at + 1)
        length = _phrase_at(folds, start, _OF)
        if at and length:
            rest = _without_ages(words[start + length :])
            kin = " ".join(words[start : start + length])
            return Kinship(kin, " ".join(rest), (" ".join(words[:at]),))
        return None
    start = _past_modifiers(folds, 0, _OF)
    length = _phrase_at(folds, start, _OF)
    end = start + length
    if not length or folds[end : end + 1] != ["of"]:
        return None
    relative = _without_ages(words[_past_titles(folds, end + 1) :])
    named = bool(relative) and not relative[0][:1].islower()
    kin = " ".join(words[start:end])
    return Kinship(kin, "", (" ".join(relative),)) if named else None


def _before(words: list[str], folds: list[str]) -> Kinship | None:
    """Read “жена Орхана Нумунева” and “همسر X”."""
    start = _past_modifiers(folds, 0)
    for table in (_BEFORE_CYRILLIC, _BEFORE_ARABIC, _DOUBTFUL_ARABIC):
        length = _phrase_at(folds, start, table)
        relative = _without_ages(words[start + length :])
        if not length or not relative:
            continue
        kin = " ".join(words[start : start + length])
        if table is not _BEFORE_CYRILLIC:
            return Kinship(kin, "", (" ".join(relative),), table is _BEFORE_ARABIC)
        if not has_cyrillic(lower(kin)):
            return None
        undone = [_russian_nominatives(word) for word in relative]
        if not all(undone):
            return None
        first = " ".join(forms[0] for forms in undone)
        return Kinship(kin, "", tuple(dict.fromkeys((first, " ".join(relative)))))
    return None


def _behind(words: list[str], folds: list[str]) -> Kinship | None:
    """Read “X-in həyat yoldaşı”, “X'in eşi”, “Xin 3 yaşlı qızı”, with or without a name behind."""
    for at in range(1, len(words)):
        length = _phrase_at(folds, at, _BEHIND)
        if not length:
            continue
        end = at
        while end > 1 and (folds[end - 1] in _BETWEEN or folds[end - 1].isdecimal()):
            end -= 1
        own = _without_ages(words[at + length :])
        kin = " ".join(words[at : at + length])
        is_hung = folds[end - 1].startswith("’")
        relative = words[: end - 1] if is_hung else words[:end]
        if not relative or relative[0][:1].isdigit():
            return None
        if is_hung:
            return Kinship(kin, " ".join(own), (" ".join(relative),))
        stems = nominatives(relative[-1])
        if not stems:
            if marker(folds[at]) or own:
                continue
            return Kinship(kin, "", (" ".join(relative),), is_sure=False)
        if marker(folds[at]) and length == 1 and end == at and not _is_a_son(relative, stems, own):
            continue
        forms = (" ".join([*relative[:-1], stem]) for stem in stems)
        return Kinship(kin, " ".join(own), tuple(forms))
    return None


def _is_a_son(relative: list[str], stems: tuple[str, ...], own: list[str]) -> bool:
    """Whether “X-ın oğlu” is a son of X, and not what somebody writes of the father of a name."""
    if _FAMILY.fullmatch(lower(stems[0])):
        return True
    if own or lower(relative[-1]) in _LIKE_A_GENITIVE:
        return False
    if len(relative) == 1:
        return True
    return len(relative) == 2 and bool(_FAMILY.fullmatch(lower(relative[0])))


def nominatives(word: str) -> tuple[str, ...]:
    """Return a name in the genitive of Azerbaijani or Turkish without it; () where it is in none.

    Lalənin is of Lalə, Orxanın of Orxan, and either might be of a name nobody has: both are given.
    """
    small = lower(word)
    is_like = small in _LIKE_A_GENITIVE or small.endswith(("ddin", "ddun"))
    if is_like or len(small) < 5 or small[-1] != "n" or small[-2] not in "ıiuü":
        return ()
    stems = []
    consonant, vowel = small[:-2], small[:-3] if small[-3] == "n" else ""
    if consonant[-1] not in _VOWELS and _agrees(consonant, small[-2]):
        stems.append(word[: len(consonant)])
    if vowel and vowel[-1] in _VOWELS and _agrees(vowel, small[-2]):
        stems.append(word[: len(vowel)])
    if len(stems) == 2 and (_FAMILY.fullmatch(lower(stems[1])) or lower(stems[1])[-1] in "əeiü"):
        stems.reverse()
    return tuple(stems)


def _agrees(stem: str, ending: str) -> bool:
    """Whether an ending is the one its stem takes; letters as people without the keys type them."""
    vowels = [char for char in stem if char in _VOWELS]
    if len(stem) < 2 or not vowels:
        return False
    right = _OF_VOWEL[vowels[-1]]
    return ending == right or (ending in "iu" and {ending, right} in ({"i", "ı"}, {"u", "ü"}))


_UNCHANGED = re.compile(r".+(?:заде|задэ|дзе|швили)|огл[ыуи]|[гк]ызы|бек|(?:\w\.)*\w\.?")
_INDECLINABLE = re.compile(r".+(?:[лн]и|лы|ко|их|ых|о|у|э|ю)")
_RUSSIAN = (
    (re.compile(r"(.+(?:ов|ев|ёв|ин|ын))ой"), r"\1а"),
    (re.compile(r"(.+)ской"), r"\1ская"),
    (re.compile(r"(.+)цкой"), r"\1цкая"),
    (re.compile(r"(.+[кг])ого"), r"\1ий"),
    (re.compile(r"(.+)ого"), r"\1ый"),
    (re.compile(r"(.+)его"), r"\1ий"),
    (re.compile(r"(.+н)ы"), r"\1а"),
    (re.compile(r"(.+)ии"), r"\1ия"),
    (re.compile(r"(.+[гкхжшчщ])и"), r"\1а"),
    (re.compile(r"(.+)ы"), r"\1а"),
    (re.compile(r"(.+)и"), r"\1я"),
    (re.compile(r"(.+[аеиоуыэюя])я"), r"\1й"),
    (re.compile(r"(.+)я"), r"\1ь"),
    (re.compile(r"(.+)а"), r"\1"),
)


def _russian_nominatives(word: str) -> tuple[str, ...]:
    """Return a Russian name in the genitive without it; () where it cannot be in the genitive."""
    small = lower(word)
    is_all_capitals = len(word) > 1 and word.isupper()
    if _UNCHANGED.fullmatch(small):
        return (word,)
    for pattern, nominative in _RUSSIAN:
        if match := pattern.fullmatch(small):
            made = match.expand(nominative)
            return (made.upper() if is_all_capitals else word[:1] + made[1:],)
    return (word,) if _INDECLINABLE.fullmatch(small) else ()


def _phrase_at(folds: list[str], at: int, table: frozenset[tuple[str, ...]]) -> int:
    """Return how many words from here are a phrase of the table."""
    return next((n for n in (3, 2, 1) if tuple(folds[at : at + n]) in table), 0)


def _past_modifiers(
    folds: list[str], at: int, table: frozenset[tuple[str, ...]] = frozenset()
) -> int:
    while at < len(folds) - 1 and all(
        word in _BETWEEN or word.isdecimal() for word in folds[at].split()
    ):
        if (folds[at],) in table and folds[at + 1] == "of":
            break
        at += 1
    return at


def _past_titles(folds: list[str], at: int) -> int:
    while at < len(folds) - 1 and folds[at] in ("the", "mr", "mrs", "ms", "dr"):
        at += 1
    return at


def _without_ages(words: list[str]) -> list[str]:
    """Leave out “3 yaş” and “aged 5” at the end."""
    kept = list(words)
    while kept and (fold(kept[-1]).replace(" ", "").isdecimal() or fold(kept[-1]) in _AGES):
        kept.pop()
    return kept
