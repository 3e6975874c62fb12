"""Words that say what kind of thing is asked for, or that only ask: no record need have them.

Whoever types *Meşəli kəndi* or *who counted Khojaly* means the village and the event. A record
that has these words too comes first, none is left out for want of them. The words for what
happened are contested: the archive takes all of them as the reader's own and prefers none.
"""

from archive.lib.names import fold
from archive.models.search import SearchKind

_PLACES = """
    village villages town city settlement district region rayon uyezd province
    kənd kəndi kəndində şəhər şəhəri şəhərində qəsəbə qəsəbəsi rayon rayonu rayonunda qəza qəzası
    село селе деревня деревне посёлок поселок посёлке город городе район районе уезд уезде губерния
"""
_EVENTS = """
    massacre massacres tragedy genocide pogrom pogroms killing killings event events battle
    faciə faciəsi qətliam qətliamı soyqırım soyqırımı hadisə hadisəsi hadisələri qırğın qırğını
    трагедия трагедии резня резни геноцид геноцида погром погромы события событие убийства
"""
_LISTS = """
    list lists siyahı siyahısı siyahılar список списки
"""
_HARMED = """
    killed dead died victim victims öldürülən öldürülənlər ölən ölənlər həlak şəhid şəhidlər
    qurban qurbanlar qurbanları убит убито убитых убитые погибло погибших погибшие жертв жертвы
"""
_QUESTIONS = """
    who whom whose what when where why which how many much did does do was were is are has have
    happened counted counts tell about
    kim kimi kimlər kimdir nə nədir necə neçə niyə harada hara hansı sayıb saydı haqqında
    baş verib verdi olub oldu
    кто кого что чём когда где почему зачем какой какая какие сколько считал считали посчитал
    произошло случилось было был была были про
"""
_LINKS = """
    the an of in at on to by for from and with during
    və ilə üçün
    в на из от по при для об под
"""
_NEVER_ALONE = frozenset(map(fold, f"{_HARMED} {_QUESTIONS} {_LINKS}".split()))
_TIES = frozenset(map(fold, _LINKS.split()))
_KINDS = {
    fold(word): kind
    for kind, words in (
        (SearchKind.PLACE, _PLACES),
        (SearchKind.EVENT, _EVENTS),
        (SearchKind.LIST, _LISTS),
    )
    for word in words.split()
}


def kind_said(word: str) -> SearchKind | None:
    """Return the kind of thing a word names in general (`kəndi`, `tragedy`); None for others."""
    return _KINDS.get(fold(word))


def is_link(word: str) -> bool:
    """Whether the word only ties others together (`of`, `və`, `в`)."""
    return fold(word) in _TIES


def is_small(word: str) -> bool:
    """Whether a record need not have the word for somebody who typed it before others.

    A capital letter, or one with a full stop, is an initial (`О. Гусейнов`), a small one is not.
    """
    folded = fold(word)
    if len(folded) == 1 and not (len(word) == 1 and word.islower()):
        return False
    return folded in _KINDS or folded in _NEVER_ALONE
