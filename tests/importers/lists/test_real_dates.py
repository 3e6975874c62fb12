"""Dates as programs, registers and spreadsheets write them, in the lists of many hands."""

import pytest

from archive.importers.lists.dating import put_date, read_date
from archive.importers.lists.drafts import Draft

READ = {
    "1990-01-20": """
        1990-01-20 00:00:00|1990-01-20T00:00:00|1990-01-20T00:00:00Z|1990-01-20T00:00:00+04:00
        |20.01.1990 0:00|20.01.1990 00:00:00|1990-01-20 00:00:00.000|1990/01/20 00:00
        |20 Ocak 1990|۲۰ ژانویه ۱۹۹۰|٢٠ يناير ١٩٩٠|20 كانون الثاني 1990|20.01.1990 г.""",
    "1950": """
        1950 г.р.|1950 г. р.|1950г.р.|1950 года рождения|1950-ci il təvəllüdlü|1950 təv.
        |1950-ci ildə anadan olub|doğ. 1950|1950 doğumlu|b. 1950|b.1950|born 1950|born in 1950
        |род. 1950|родился в 1950 г.|* 1950|متولد ۱۹۵۰|مواليد 1950|1950 yılı|00.00.1950
        |00/00/1950|?? ?? 1950|XX.XX.1950|xx.xx.1950|__.__.1950|..1950|1950-00-00|00.1950""",
    "1950-05": """
        00.05.1950|??.05.1950|?.05.1950|xx.05.1950|ХХ.05.1950|--.05.1950|__.05.1950|**.05.1950
        |1950-05-00|1950.05.00|00/05/1950|?? мая 1950|00 May 1950|__ may 1950|-- may 1950 г.""",
    "1950-XX-12": "12.00.1950|12.??.1950|12.XX.1950|1950-00-12",
    "XXXX-01-20": "20.01.0000|20.01.????|20.01.XXXX",
    "1918-39~": """
        late 1918|end of 1918|the end of 1918|в конце 1918 г.|конец 1918|1918-ci ilin sonu
        |1918-ci ilin sonlarında|1918 yılı sonu|أواخر 1918|اواخر 1918""",
    "1918-37~": "early 1918|в начале 1918 года|1918-ci ilin əvvəli|1918-ci ilin əvvəllərində",
    "1918-38~": "mid-1918|mid 1918|в середине 1918 г.|1918-ci ilin ortaları",
    "1918-03~": "early March 1918|mid-March 1918|в конце марта 1918|1918-ci il martın sonu",
    "199X~": "early 1990s|начало 1990-х|1990-cı illərin əvvəli",
    "18XX~": "late 19th century|конец XIX века|XIX əsrin sonu",
    "1918-39~/1919-37~": "late 1918 - early 1919",
    "1990-01-19/1990-01-20": """
        в ночь на 20 января 1990|в ночь на 20 января 1990 года|в ночь с 19 на 20 января 1990
        |в ночь с 19-го на 20-е января 1990 г.|1990-cı il yanvarın 19-dan 20-nə keçən gecə
        |20 yanvar 1990-cı ilə keçən gecə|19 yanvardan 20 yanvara keçən gecə 1990
        |the night of 19-20 January 1990|night of 19/20 January 1990|19/20 January 1990
        |the night before 20 January 1990""",
    "1950~": """
        est. 1950|estimated 1950|born c. 1950|ca. 1950|təxm. 1950|тәхм. 1950|ориент. 1950
        |yaklaşık 1950|حوالي 1950|حدود ۱۹۵۰""",
    "1743/1744": "1743/1744|1743 / 1744|1743-1744|1743–1744 гг.",
    "[1950,1951]": "1950 or 1951|1950 və ya 1951|1950 yoxsa 1951|1950 или 1951|1950 veya 1951",
    "[1950..1952]": "between 1950 and 1952|между 1950 и 1952|1950 ilə 1952 arasında",
    "": "0000-00-00|00.00.0000|0000-00-00 00:00:00|00/00/0000",
}
DOUBTED = {
    "1743/44": ("[1743,1744]", "double-year"),
    "1899/00": ("[1899,1900]", "double-year"),
    "1941/45": ("1941/1945", "years-shortened"),
    "1918-19": ("1918/1919", "years-shortened"),
    "1918–21": ("1918/1921", "years-shortened"),
    "1905/06": ("[1905..1906]", "month-or-years"),
    "05/00/1950": ("[1950-XX-05,1950-05]", "ambiguous-day-month"),
    "1990-01-20 23:40:00": ("1990-01-20", "time-of-day"),
    "20.01.1990 в 23:40": ("1990-01-20", "time-of-day"),
    "20 yanvar 1990, saat 23:40": ("1990-01-20", "time-of-day"),
    "the night of 20 January 1990": ("[1990-01-19..1990-01-21]", "night"),
    "20 yanvar gecəsi 1990": ("[1990-01-19..1990-01-21]", "night"),
}
NOT_READ = {
    "18384": "excel-serial",
    "32893": "excel-serial",
    "32893.0": "excel-serial",
    "fl. 1840": "date-not-read",
    "fl. c. 1840": "date-not-read",
    "1370": "other-calendar",
    "1368/10/30": "other-calendar",
    "۱۳۶۸/۱۰/۳۰": "other-calendar",
    "?-1950": "date-not-read",
    "1950-?": "date-not-read",
    "1990+": "date-not-read",
    "00.13.1950": "date-not-read",
    "80-ci illərin sonu": "date-not-read",
    "01.05": "date-not-read",
    "1950 Nümunə küçəsi": "date-not-read",
    "June": "date-not-read",
}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [(text.strip(), edtf) for edtf, texts in READ.items() for text in texts.split("|")],
)
def test_a_date_is_read_as_it_was_meant_without_a_doubt(text, edtf):
    read = read_date(text)
    assert (read.edtf, read.warnings, read.refused) == (edtf, (), None)


@pytest.mark.parametrize(("text", "expected"), DOUBTED.items())
def test_a_date_that_can_be_several_is_read_as_all_of_them_with_a_doubt(text, expected):
    read = read_date(text)
    assert (read.edtf, [code for code, _message in read.warnings]) == (expected[0], [expected[1]])


@pytest.mark.parametrize(("text", "code"), NOT_READ.items())
def test_what_is_no_certain_date_is_not_guessed(text, code):
    read = read_date(text)
    assert (read.edtf, read.code) == ("", code)
    assert read.refused


def test_a_day_number_is_doubted_with_the_day_it_would_be():
    assert "1950-05-01" in str(read_date("18384").refused)


@pytest.mark.parametrize(
    ("field", "text", "is_read"),
    [
        ("birth", "1950 г.р.", True),
        ("death", "1950 г.р.", False),
        ("death", "ум. 1990", True),
        ("birth", "died 1990", False),
        ("death", "† 1990", True),
        ("birth", "d. 1990", True),  # died in English, born in Turkish: the column says which
        ("birth", "1990-cı ildə vəfat edib", False),
    ],
)
def test_a_date_of_something_else_is_not_put_into_a_column(field, text, is_read):
    draft = Draft(1)
    put_date(draft, field, "Column", text)
    assert (field in draft.columns) is is_read
    assert [finding.code for finding in draft.findings] == ([] if is_read else ["date-of-another"])


def test_an_empty_date_of_a_program_says_nothing_and_is_no_doubt():
    draft = Draft(1)
    put_date(draft, "birth", "Born", "0000-00-00")
    assert (draft.columns, draft.findings) == ({}, [])


def test_1370_with_its_era_is_read():
    assert read_date("1370 CE").edtf == "1370"
