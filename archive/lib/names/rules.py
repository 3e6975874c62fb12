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
    "ϊ": "JI",  # j at the beginning: of Javad, or of Johann and Jan
    "ϰ": "JH",  # the same at the end, where ç is heard as c
    "κ": "CH",  # ch after a vowel: of Lachin, or of Joachim and Koch
    "ρ": "JX",  # Polish rz after k, p, t: рж or ш in Russian
    "ω": "OU",  # ó, which is u in Polish
    "σ": "SX",  # s typed without its cedilla, or s itself
}
"""What an undecided letter may sound like; the first lines are opened before the later ones."""

# Who writes g for h, or j for y, is not writing Azerbaijani.
FOREIGN_HAND = frozenset({"γH", "ϊI"})
BARE_HAND = frozenset({"τC", "σX"})  # who leaves marks out is, and writes h for h

LETTERS = str.maketrans(
    {
        "ə": "a", "ı": "i", "ö": "o", "ü": "u", "ğ": "gh", "ç": "C", "ş": "X",
        "č": "C", "š": "X", "ž": "zh",
        "ć": "C", "ż": "zh", "ę": "en", "ą": "on", "ó": "ω",
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
    "josef": "iosif", "yosef": "iosif", "yosif": "iosif", "jozef": "iosif", "jωzef": "iosif",
    "yuzef": "iosif", "jakob": "yakov", "yakob": "yakov", "jacob": "yakov", "jerzy": "ezhi",
    "jacek": "yatsek", "maciej": "matsey", "waclaw": "vatslav", "jendrzej": "endzhey",
    "jedrzej": "endzhey", "agnieszka": "agneXka", "elzhbieta": "elzhbeta", "elzbieta": "elzhbeta",
    "elisabeth": "elizabet", "elizabeth": "elizabet",
    "heinrich": "HenriH", "cohen": "koen", "kohen": "koen", "chaim": "Haim", "chana": "Hana",
}  # fmt: skip
"""Given names that are translated rather than spelled: a whole word, and what is heard for it."""

_HISTORIES = (
    # Names with a history of their own in each language
    Rule(
        r"m[aou](?:kh?|h|g)[aəo]mm?[aeə]d", "mAHAmAd",
        "Məhəmməd = Мухаммед = Магомед = Mohammad; Məhəmmədov = Магомедов; "
        "Nurməhəmməd = Нурмухаммед",
        "the prophet's name in full, after the Arabic, Persian and Caucasian fashion",
    ),
    Rule(r"hoss?e(?=[iy]n)", "huse", "Hüseyn = Hossein = Хосейн", "after the Persian fashion"),
    Rule(
        r"^abd[aeiou]l(?=\w{3})", "abdul", "Abdulkərim = Abdalkarim = Абделькерим",
        "the Arabic article in a name",
    ),
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
)  # fmt: skip

_ENDINGS = (
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
)  # fmt: skip

_OTHER_TRADITIONS = (
    # German, Jewish, Polish names, and Russian ones in Latin letters
    Rule(
        r"^([^aeiouy]+)ue(?=[^aeiouy])", r"\1u", "Müller = Mueller = Мюллер", "German ü as ue",
        (PLAIN, LATIN),
    ),
    Rule(
        r"^([^aeiouy]+)oe(?=[^aeiouyv]\w)", r"\1o", "Köhler = Koehler", "German ö as oe",
        (PLAIN, LATIN),
    ),
    Rule(
        r"(?<=[eiou])h(?=[ln]$)|(?<=[aeiou])h(?=n$|ler$|ner$|mann$)|(?<=o)h(?=m$)|(?<=le)h(?=man$)",
        "", "Köhler = Кёлер; Kohn = Кон; Lehmann = Леман; Böhm = Бём", "German h that is not heard",
        (AZERI, PLAIN, LATIN),
    ),
    Rule(r"^v(?=og[et]|oss$|olkm)", "f", "Vogel = Фогель; Voss = Фосс", "German v", (PLAIN, LATIN)),
    Rule(
        r"(?<=[bdlrwz])ie(?=[dt]rich$|bermann?$|dmann?$|gler$|sent)", "i",
        "Friedrich = Фридрих; Liebermann = Либерман", "German ie", (PLAIN, LATIN),
    ),
    Rule(r"(?<=l)dschm", "dXm", "Goldschmidt = Гольдшмидт", "here d and sch are two", (LATIN,)),
    Rule(
        r"^th(?=[eo])|th(?=al$|e[ae]?$|ias$)|(?<=[lnu])th(?=er$)", "t",
        "Günther = Гюнтер; Rosenthal = Розенталь; Thomas = Томас", "German th",
    ),
    Rule(r"^(ro|ei|wie)s(?=en)", r"\1z", "Rosenberg = Розенберг", "German s before a vowel"),
    Rule(
        r"(?<=rzy)z(?=an)", "zh", "Krzyżanowski = Krzyzanowski", "ż without its dot",
        (PLAIN, LATIN),
    ),
    Rule(
        r"(?<=rz)e(?=bs)", "en", "Jastrzębski = Jastrzebski", "ę without its tail",
        (PLAIN, LATIN),
    ),
    Rule(r"(?<=^d)a(?=brow)", "on", "Dąbrowski = Dabrowski", "ą without its tail", (PLAIN, LATIN)),
    Rule(
        r"(?<=^w)o(?=jcik)|(?<=^wr)o(?=bl)|(?<=cz)o(?=lk)", "ω",
        "Wójcik = Wojcik = Вуйцик; Wróblewski = Wroblewski = Врублевский", "ó without its mark",
        (PLAIN, LATIN),
    ),
    Rule(r"^s(?=ilber|inger$)", "z", "Silbermann = Зильберман", "German s", (PLAIN, LATIN)),
    Rule(
        r"^s(?=trau)|s(?=tein$)", "X", "Strauß = Штраус; Lichtenstein = Лихтенштейн", "German st",
        (PLAIN, LATIN),
    ),
    Rule(r"(?<=[vw]i)(?:cz|t[sz])$", "C", "Rabinowitz = Рабинович = Рабиновиц", "-wicz and -witz"),
    Rule(
        r"(?<=[bgw])rz(?=[eoy])|(?<=go)rz(?=$|at)", "J", "Grzegorz = Гжегож", "Polish rz",
        (PLAIN, LATIN),
    ),
    Rule(
        r"(?<!n)tz|(?<=[lnr])t?z$|z(?=w)", "tS",
        "Schulz = Schultz = Шульц; Katz = Кац; Franz = Франц; Zweig = Цвейг", "German z",
    ),
    Rule(
        r"^z(?=uck|immer|igl|eller$|orn$)", "S", "Zuckermann = Цукерман",
        "German z before a vowel", (PLAIN, LATIN),
    ),
    Rule(
        r"(?<=[aioy])ck(?=[ia]$)|(?<=i)ck(?=ie)", "tSk",
        "Mickiewicz = Мицкевич; Potocki = Потоцкий = Potocka", "Polish ck",
    ),
    Rule(r"dzk(?=[ia]$)", "dSk", "Zawadzki = Завадский", "Polish dz before k", (PLAIN, LATIN)),
    Rule(
        r"ck", "k", "Bäcker = Беккер = Becker; Lüdecke = Людеке", "German ck",
        (AZERI, PLAIN, LATIN),
    ),
    Rule(r"sch(?!C)", "X", "Schröder = Шрёдер", "German sch beside ö and ü", (AZERI,)),
    Rule(
        r"(?<=[bcdfghlmnprstvwz])ie(?=.*(?:[sS]k[ia]|C)$)|(?<=k)ie(?=wiC)", "e",
        "Zieliński = Зелинский; Sienkiewicz = Сенкевич", "Polish i that only makes soft",
        (PLAIN, LATIN),
    ),
    Rule(r"(?<=^wi)s(?=ni|ne)", "X", "Wiśniewski = Вишневский", "Polish ś", (PLAIN, LATIN)),
    Rule(r"(?<=[oω])jc(?:i(?=e))?", "ytS", "Wojciech = Войцех; Wójcik = Вуйцик", "Polish ci"),
    Rule(r"drz(?=[ey])", "J", "Andrzej = Анджей", "Polish drz", (PLAIN, LATIN)),
    Rule(
        r"(?<=[kpt])rz(?=[ey])|(?<=ch)rz(?=[aey])", "ρ",
        "Krzyżanowski = Кржижановский; Krzysztof = Кшиштоф", "Polish rz after k, p, t",
        (PLAIN, LATIN),
    ),
    Rule(r"(?<=[kpt])rzh", "J", "Krzyżanowski = Кржижановский", "Polish rz in Russian"),
    Rule(r"szcz", "X", "Szczepański = Щепанский", "Polish szcz", (PLAIN, LATIN)),
    Rule(r"cz", "C", "Czerniak = Черняк = Çernyak", "Polish cz", (PLAIN, LATIN)),
    Rule(r"(?<=ei)sz$", "ss", "Weisz = Weiss = Вайс", "Hungarian sz", (PLAIN, LATIN)),
    Rule(r"sz(?!ade)", "X", "Łukasz = Лукаш; Szymański = Шиманский", "Polish sz", (PLAIN, LATIN)),
    Rule(
        r"(?<=[sS]k)(?:i[yj]|y|aya|a)$", "i", "Kowalska = Ковальская = Ковальский = Kowalski",
        "one family has one name",
    ),
    Rule(r"(?<=[dgnr]i)j$", "", "Jurij = Юрий = Yuri; Kilij = Kılıc", "Russian й", (PLAIN, LATIN)),
    Rule(r"(?<=[lr]i)j(?=a$)", "", "Julija = Юлия", "Russian ия", (PLAIN, LATIN)),
    Rule(r"(?<=e)j$", "y", "Sergej = Сергей", "Russian й", (PLAIN, LATIN)),
    Rule(
        r"^j(?=e(?:fi|fr|go|ka|len|liz|lts|mel|rmak|rof|se[nr]|vd|vg|vs))", "",
        "Jelena = Елена = Yelena; Jefim = Ефим; Jeyran ≠ Ayran", "j for the y of Russian е",
        (PLAIN, LATIN),
    ),
    Rule(r"^jae?(?=ger)", "e", "Jäger = Jaeger = Егер", "German jä", (PLAIN, LATIN)),
    Rule(
        r"^j(?=[aouω])", "ϊ", "Johann = Иоганн; Jan = Ян; Javad = Cavad; Jaqub = Yaqub",
        "j is y in most languages", (AZERI, PLAIN, LATIN),
    ),
    Rule(r"(?<=[aeiou])ch(?=t)", "H", "Richter = Рихтер", "German ch before t", (LATIN,)),
    Rule(r"(?<=[aeou])ch$", "ϰ", "Koch = Кох; Koch = Koç", "a last ch, as the others", (LATIN,)),
    Rule(
        r"(?<=[aeiou])(?<!vi)ch", "κ", "Joachim = Иоахим; Lachin = Laçın",
        "ch is kh in German and Polish", (LATIN,),
    ),
)  # fmt: skip

_LETTERS = (
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
    Rule(r"^([^AIOUεω]*I?)U", r"\1u", "Gülnar ≠ Gilnar", "the first vowel is heard best"),
    Rule(
        r"(?<=l)U|U(?!$|\+)", "I",
        "Yusif = Yusuf; Gülüstan = Гюлистан; Xocalı = Khojalu; Nuri ≠ Nuru",
        "later u, ü, ı, i take each other's place; at the end only after l",
    ),
    Rule(r"([AIOU])(?=\1)", "", "Ağaəli = Agali; Əliyev = Алиев", "two like vowels meet"),
    Rule(r"(?:^|(?<=\w{3}))bA[IG](?=$|\+)", "bAI", "Əlibəy = Алибек", "bəy is bek"),
)  # fmt: skip

RULES = (*_HISTORIES, *_ENDINGS, *_OTHER_TRADITIONS, *_LETTERS)
SELDOM = frozenset({*_HISTORIES, *_OTHER_TRADITIONS})
"""Rules that most words of an archive of this region do not need."""
