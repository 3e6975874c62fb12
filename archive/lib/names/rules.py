"""The sound rules: which spellings are the same name to an ear or to a clerk.

Data, not code. A word is first spelled in lower-case ASCII with capitals for the letters that
leave no doubt (ş is X, ç is C); then the rules are applied from top to bottom. A rule replaces
what its pattern finds by a sound (a capital), by a choice (a Greek letter), or by a plainer
spelling. What no rule touches stays as it is.

Sounds: A (a ə e), I (i ı y), O (o ö), U (u ü), G (g ğ q k gh), H (h x kh), J (c j dj zh), C (ç ch),
X (ş sh); the other consonants stand for themselves and ``+`` for a family ending. The Russian
spellings follow the practical transcription of Azerbaijani names, where г may stand for h, and
ə is а, я or е depending on the letter before it.

An initial h is never dropped: Alim and Halim, Adil and Hadil are different names.
"""

from typing import NamedTuple

AZERI = "azeri"  # has a letter that only Azerbaijani (or Turkish) writers type
CYRILLIC = "cyrillic"  # Russian letters
PLAIN = "plain"  # ASCII without sh, ch, kh ...: the diacritics may have been left out
LATIN = "latin"  # any other spelling: English, French, German, romanised scripts
ANY = (AZERI, CYRILLIC, PLAIN, LATIN)


class Rule(NamedTuple):
    """A line of the table.

    ``example`` holds names for which the rule is needed: ``=`` stands between spellings that must
    meet, ``≠`` between names that must not.
    """

    pattern: str
    sound: str
    example: str
    reason: str
    styles: tuple[str, ...] = ANY


CHOICES = {
    "γ": "GH",  # Latin g or Russian г: Гасым is Qasım, Гасан is Həsən
    "χ": "GH",  # the end of Qarabağ and Sadıq, heard and written as kh too
    "τ": "JC",  # c typed without its cedilla, or c itself
    "ε": "AO",  # Russian е for ö
    "σ": "SX",  # s typed without its cedilla, or s itself
}
"""What an undecided letter may sound like; the first lines are opened before the later ones."""

FOREIGN_HAND = frozenset({"γH"})  # who writes g for h is not writing Azerbaijani
BARE_HAND = frozenset({"τC", "σX"})  # who leaves marks out is, and writes h for h

LETTERS = str.maketrans(
    {
        "ə": "a", "ı": "i", "ö": "o", "ü": "u", "ğ": "gh", "ç": "C", "ş": "X",
        "č": "C", "š": "X", "ž": "zh",
        "ё": "yo",
    }
)  # fmt: skip
"""Letters whose sound is surer than their fold."""

TRANSLATED = {
    "alexander": "aleksandr", "aleksander": "aleksandr", "alexandra": "aleksandra",
    "maxim": "maksim", "joseph": "iosif",
    "leo": "lev", "peter": "pyotr", "paul": "pavel", "michael": "mixail", "mikheil": "mixail",
    "mixeil": "mixail", "nicholas": "nikolay", "george": "georgi", "giorgi": "georgi",
    "andrew": "andrey", "gregory": "grigori", "eugene": "evgeni", "theodore": "fyodor",
    "wassily": "vasili", "charles": "Xarl", "catherine": "ekaterina", "helen": "elena",
    "ilia": "ilya", "noe": "noy", "hovhannes": "ovanes", "hovanes": "ovanes", "oganes": "ovanes",
    "fizuli": "fuzuli",
}  # fmt: skip
"""Given names that are translated rather than spelled: a whole word, and what is heard for it."""

RULES = (
    # Names with a history of their own in each language
    Rule(
        r"^m[aou](?:kh?|h|g)[aəo]mm?[aeə]d", "mAHAmAd",
        "Məhəmməd = Мухаммед = Магомед = Mohammad; Məhəmmədov = Магомедов",
        "the prophet's name in full, after the Arabic, Persian and Caucasian fashion",
    ),
    Rule(r"hoss?e(?=[iy]n)", "huse", "Hüseyn = Hossein = Хосейн", "after the Persian fashion"),
    Rule("^sultan", "soltan", "Soltan = Султан; Soltanov = Sultanov", "both are written in az too"),
    Rule("^s[əaei]yav", "siyav", "Səyavuş = Siyavuş = Сиявуш", "both are written in az too"),
    Rule(r"^(?:dzh|dj|j|c)[oöe]vd[əae]t", "Jovdat", "Cövdət = Джевдет = Cevdet", "Russian е for ö"),
    Rule("^beybu[dt]", "behbud", "Behbudov = Бейбутов", "as Russian clerks heard it"),
    Rule(r"^sargs(?=[iy]an)", "sarkis", "Sarkisyan = Саргсян = Sargsyan", "two Armenian spellings"),
    Rule(
        r"^(?:h?ovh?ann?[ei]s|oganes)(?=[iy]an)", "ovanes",
        "Hovhannisyan = Оганесян = Ованесян", "Armenian h, in Russian g or nothing",
    ),
    Rule(r"^h(?=[aeou].+[iy]an$)", "", "Harutyunyan = Арутюнян", "Armenian h is lost in Russian"),
    # Endings
    Rule(
        r"(?<=\w\w)(?:(?:y|(?<=i)j|(?<=[aou])i)?e|(?<![aeiou])yo|o)(?:v|w|ff)a?$",
        "+",
        "Hüseynov = Hüseynova = Huseynoff; Mustafayev = Mustafaev; Əliyev = Alijew; "
        "Qorbaçov = Горбачёв",
        "one family has one name; the ending changes with sex, language and century",
    ),
    Rule(r"o(?=\+)", "a", "Mirzəyev = Мирзоев", "-aev and -oev, as the clerk was used to"),
    Rule(r"llah$", "lla", "Abdulla = Abdullah", "a final h that is not heard"),
    Rule(r"zadeh$", "zade", "Kazımzadə = Kazimzadeh", "the Persian spelling of -zadə"),
    Rule(r"t(?=ogh?l[uiy]$)", "d", "Davudoğlu = Davutoğlu", "Turkish d before -oğlu"),
    Rule("^geok", "goy", "Göyçay = Геокчай = Geokchay", "göy on the maps of another time"),
    # Several letters for the same consonant
    Rule(r"(?<=al)ex", "eks", "Aleksey = Alexey", "x abroad", (PLAIN, LATIN)),
    Rule(r"(?<![aeiouy])ts(?=[aeiouy])", "s", "Sereteli = Церетели = Tsereteli", "no ts in az"),
    Rule(r"shch", "X", "Xruşşov = Хрущёв = Khrushchev", "Russian щ", (CYRILLIC, LATIN)),
    Rule(r"dzh|dsch|dj", "J", "Cavad = Джавад = Djavad = Dzhavad = Dschawad", "c abroad"),
    Rule(
        r"tsch|(?<![fsx])tch|(?<!s)ch", "C",
        "Çingiz = Чингиз = Tchingiz; Neftçala = Neftchala", "ç abroad",
    ),
    Rule(r"^ish(?=a[qkg])", "isH", "İshaq = Исхак = Ishaq", "here s and h are two letters"),
    Rule(r"sch|sh", "X", "Şahin = Шахин = Schahin", "ş abroad", (CYRILLIC, PLAIN, LATIN)),
    Rule("XX", "X", "Xruşşov = Хрущёв", "ş is one letter in most spellings of щ"),
    Rule(r"zh|j", "J", "Jalə = Жаля; Cəmil = Jamil", "English j is c, Azerbaijani j is ж"),
    Rule(r"c", "τ", "Эльчин = Elcin; Джавад = Cavad", "ASCII c may be ç", (PLAIN,)),
    Rule(r"c", "J", "Cəfər = Jafar", "c in Azerbaijani and Turkish"),
    Rule(r"ss", "S", "Hüseynov = Husseinov", "ş is not written ss"),
    Rule(r"s", "σ", "Шахин = Sahin; Салман = Salman", "ASCII s may be ş", (PLAIN,)),
    Rule(r"([b-df-hj-np-tv-z])(?=\1)", "", "Məmmədov = Мамедов", "a doubled letter is one"),
    # g, ğ, q, k against h, x, kh
    Rule(r"kp", "kb", "Əkbər = Акпер", "how Russian clerks heard kb"),
    Rule(
        r"(?:gh?|q)(?=$|\+)", "χ", "Qarabağ = Карабах = Karabagh; Sadıqov = Садыхов", "final ğ, q"
    ),
    Rule(r"gh", "G", "Агаали = Aghaali", "English gh is ğ, never h"),
    Rule(r"kh|x|h", "H", "Xəlil = Халил = Khalil = Halil", "Russian х is both h and x"),
    Rule(r"Ht", "Hd", "Mehdi = Мехти", "d after h is heard as t"),
    Rule(r"(?<=[gk])e", "ε", "Göyçə = Гейча", "Russian е for ö after г and к", (CYRILLIC,)),
    Rule(r"q|k", "G", "Quliyev = Кулиев; Yaqub = Yakub", "k for q in Turkish and older Russian"),
    Rule(r"g", "G", "Gəray ≠ Həray", "with Azerbaijani letters g is never h", (AZERI,)),
    Rule(r"g(?=[aeiouε])", "γ", "Hüseyn = Гусейн = Gusein; Rəhim = Рагим", "Russian г for h"),
    Rule(r"g", "G", "Ağdam = Агдам; Gəncə = Гянджа", "before я ю or a consonant г is not h"),
    # Other consonants
    Rule(r"nb", "mb", "Qənbər = Гамбар", "n before b is heard as m"),
    Rule(r"w", "v", "Novruz = Nowruz", "w is v"),
    Rule(r"t$", "d", "Murad = Murat", "Turkish writes a final d as it is heard"),
    Rule(r"p$", "b", "Yaqub = Yakup", "Turkish writes a final b as it is heard"),
    Rule(r"C$", "J", "Орудж = Oruç", "Turkish writes a final c as it is heard"),
    # Vowels
    Rule(r"ou", "u", "Quliyev = Qouliyev", "French ou", (PLAIN, LATIN)),
    Rule(r"oo", "u", "Mahmud = Mahmood", "English oo", (PLAIN, LATIN)),
    Rule(r"ee", "i", "Kərim = Kareem", "English ee", (PLAIN, LATIN)),
    Rule(r"eJ(?=n)", "ei", "Hüseyn = Husejn", "j for y in German and in libraries"),
    Rule(r"^ye", "e", "Yeganə = Егана", "Russian е at the beginning of a word"),
    Rule(r"(?<=[Gl])y(?=[aou])(?!an$)", "", "Gəncə = Гянджа = Gyanja", "soft а о у after г к л"),
    Rule(
        r"(?<=[^aeiouy])y(?=[ou])", "", "Zöhrə = Зёхра; Bülənd = Бюлент",
        "Russian ё and ю after a consonant are ö and ü",
    ),
    Rule(r"(?<=o)ye", "e", "Dostoyevski = Dostoevsky", "Russian е after a vowel"),
    Rule(r"[ae]", "A", "Məmmədov = Mammadov = Memmedov", "ə is written a or e"),
    Rule(r"o", "O", "Toğrul = Togril", "ö is written o"),
    Rule(r"[iy]", "I", "Əliyev = Алиев; İsmayıl = Исмаил; Çıraq = Cyraq", "ı is written i or y"),
    Rule(r"u", "U", "Yusif = Yusuf", "ü is written u"),
    Rule(r"^([^AIOUε]*I?)U", r"\1u", "Gülnar ≠ Gilnar", "the first vowel is heard best"),
    Rule(
        r"(?<=l)U|U(?!$|\+)", "I",
        "Yusif = Yusuf; Gülüstan = Гюлистан; Xocalı = Khojalu; Nuri ≠ Nuru",
        "later u, ü, ı, i take each other's place; at the end only after l",
    ),
    Rule(r"([AIOU])(?=\1)", "", "Ağaəli = Agali; Əliyev = Алиев", "two like vowels meet"),
    Rule(r"(?:^|(?<=\w{3}))bA[IG](?=$|\+)", "bAI", "Əlibəy = Алибек", "bəy is bek"),
)  # fmt: skip
