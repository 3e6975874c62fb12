"""The words of cells, as tables: man or woman, and what became of somebody.

Azerbaijani, Russian, English, Turkish, Arabic and Persian, separated by "|"; compared folded.
Words that only a side uses of its dead say nothing of how they died: they are kept as written.
"""

from archive.lib.names import fold
from archive.lib.unknown import NOT_KNOWN, is_unknown
from archive.models.people import Fate, Sex

__all__ = ["FATES", "NOT_KNOWN", "SEXES", "folded", "is_unknown", "table"]


def folded(words: str) -> frozenset[str]:
    """Return the words, folded."""
    return frozenset(fold(word) for word in words.split("|"))


def table(rows: dict[str, str]) -> dict[str, str]:
    """Return what each folded word means."""
    return {fold(word): meaning for meaning, words in rows.items() for word in words.split("|")}


SEXES = table(
    {
        Sex.MALE: "m|male|man|boy|kişi|oğlan|erkek|м|муж|мужской|мужчина|мальчик|киши"
        "|ذكر|رجل|ولد|مرد|پسر",
        Sex.FEMALE: "f|female|woman|girl|qadın|qız|kadın|kız|ж|жен|женский|женщина|девочка|гадын"
        "|أنثى|انثى|امرأة|بنت|زن|دختر",
    }
)

FATES = table(
    {
        Fate.KILLED: "killed|öldürülüb|öldürülmüş|qətlə yetirilib|öldürüldü|убит|убита|убиты"
        "|قتل|قتيل|كشته شده|کشته شده|مقتول",
        Fate.DIED_OF_WOUNDS: "died of wounds|aldığı yaradan ölüb|умер от ран|умерла от ран"
        "|скончался от ран|скончалась от ран",
        Fate.KILLED_IN_CAPTIVITY: "killed in captivity|əsirlikdə öldürülüb|убит в плену",
        Fate.DIED_IN_CAPTIVITY: "died in captivity|əsirlikdə ölüb|умер в плену|умерла в плену",
        Fate.DIED_OF_HARDSHIP: "died of cold or hardship|froze to death|donub|donaraq ölüb"
        "|замёрз|замёрзла|замерз|замерзла",
        Fate.DIED: "died|dead|deceased|perished|ölüb|vəfat edib|həlak olub|ölü|умер|умерла|погиб"
        "|погибла|скончался|скончалась|متوفى|توفي|وفات|فوت شده",
        Fate.MISSING: "missing|disappeared|itkin|itkin düşüb|itkin düşmüş|kayıp"
        "|пропал без вести|пропала без вести|без вести пропавший|مفقود|مفقودالاثر|ناپدید",
        Fate.REMAINS_IDENTIFIED: "missing remains identified later|qalıqları tapılıb"
        "|останки идентифицированы",
        Fate.WOUNDED: "wounded|injured|yaralı|yaralanıb|yaralanmış|ранен|ранена|раненый|جريح|مجروح"
        "|زخمی",
        Fate.CAPTIVE: "captive|taken captive|hostage|prisoner|əsir|girov|əsir götürülüb|esir|rehine"
        "|в плену|взят в плен|взята в плен|пленный|заложник|заложница|أسير|رهينة|اسیر|گروگان",
        Fate.DISPLACED: "displaced|məcburi köçkün|qaçqın|вынужденный переселенец|беженец"
        "|نازح|آواره",
        Fate.SURVIVED: "survived|survivor|sağ qalıb|выжил|выжила|ناجي|بازمانده",
        Fate.FOUND_ALIVE: "reported killed later found alive",
    }
)  # fmt: skip
