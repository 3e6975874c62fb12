"""Ages, years and lives as real lists have them: nothing certain is made of what is not."""

import pytest

from archive.importers.lists import MappingRefused, mapping_from_json
from archive.importers.lists.ages import read_age
from archive.importers.lists.drafts import Draft
from archive.importers.lists.mapping import suggest_mapping
from archive.importers.lists.split_dates import join_dates
from archive.search.query.search import Question, search
from tests.factories import EventFactory, VictimListFactory


def meaning(**values):
    """A mapping as suggested, with what cells of columns mean."""

    def change(mapping):
        columns = [
            {**column.as_json(), "values": values.get(column.name.casefold(), {})}
            for column in mapping.columns
        ]
        return mapping_from_json({"columns": columns})

    return change


@pytest.mark.parametrize(
    ("text", "code", "least", "most"),
    [
        ("40+", "age-at-least", 40, None),
        ("60 +", "age-at-least", 60, None),
        ("over 60", "age-at-least", 61, None),
        ("60 and over", "age-at-least", 60, None),
        ("40 yaşdan yuxarı", "age-at-least", 41, None),
        ("40-dan çox", "age-at-least", 41, None),
        ("ən azı 40 yaş", "age-at-least", 40, None),
        ("не менее 40 лет", "age-at-least", 40, None),
        ("старше 60", "age-at-least", 61, None),
        ("60 лет и старше", "age-at-least", 60, None),
        ("60 yaş üstü", "age-at-least", 61, None),
        ("٤٠+", "age-at-least", 40, None),
        ("أكثر من ٦٠", "age-at-least", 61, None),
        ("بالای ۶۰ سال", "age-at-least", 61, None),
        ("under 5", "age-at-most", 0, 4),
        ("<18", "age-at-most", 0, 17),
        ("до 5 лет", "age-at-most", 0, 5),
        ("моложе 18", "age-at-most", 0, 17),
        ("5 yaşa qədər", "age-at-most", 0, 5),
        ("5 yaşadək", "age-at-most", 0, 5),
        ("~40", "age-about", None, None),
        ("c. 40", "age-about", None, None),
        ("40 (approx.)", "age-about", None, None),
        ("около 40", "age-about", None, None),
        ("лет 40", "age-about", None, None),
        ("təxminən 40", "age-about", None, None),
        ("40 yaşlarında", "age-about", None, None),
        ("حوالي 40", "age-about", None, None),
        ("40-45", "age-range", 40, 45),
        ("40–45 лет", "age-range", 40, 45),
        ("40/41", "age-range", 40, 41),
        ("40s", "age-range", 40, 49),
        ("40 və ya 41", "age-range", 40, 41),
        ("от 40 до 45 лет", "age-range", 40, 45),
        ("40?", "age-uncertain", None, None),
        ("40 лет?", "age-uncertain", None, None),
        ("[40]", "age-uncertain", None, None),
        ("возможно 40", "age-uncertain", None, None),
        ("40*", "age-uncertain", None, None),
        ("40-", "age-not-read", None, None),
        ("45-40", "age-not-read", None, None),
        ("40, 41", "age-not-read", None, None),
        ("young", "age-not-read", None, None),
        ("130", "age-not-read", None, None),
    ],
)
def test_an_age_that_is_not_certain_is_none(text, code, least, most):
    age = read_age(text)
    assert age.years is None
    assert (age.code, age.least, age.most) == (code, least, most)
    assert age.doubt


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("40", 40), ("40.", 40), ("aged 40", 40), ("в возрасте 40 лет", 40), ("40-летний", 40),
        ("yaşı 40", 40), ("40-year-old", 40), ("2 yaş 6 ay", 2), ("6-8 months", 0),
        ("under 6 months", 0), ("(9 aylıq)", None), ("۳۵ ساله", 35),
    ],
)  # fmt: skip
def test_an_age_with_plain_words_around_it_is_certain(text, years):
    assert read_age(text).years == years


@pytest.mark.django_db
def test_what_an_age_means_can_be_said_once_for_all_rows(bring_in):
    told = {"40+": "at least 40", "<5": "under 5", "35?": "35", "n": "unknown", "20": "about 20"}
    table = "Name,Age\n" + "".join(f"Person {age},{age}\n" for age in told)
    found = bring_in(table, change=meaning(age=told))
    rows = [(row.age_text, row.age_years, row.is_minor) for row in found.entries]
    assert rows == [
        ("40+", None, False),
        ("<5", None, True),
        ("35?", 35, False),
        ("n", None, None),
        ("20", None, None),
    ]
    assert not {code for code in found.codes if code.startswith("age")}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("born", "died"),
    [
        ("ca. 1973", "20.01.1990"),
        ("около 1980", "20.01.1990"),
        ("təxminən 1980", "20.01.1990"),
        ("1980?", "1990"),
        ("1980~", "1990"),
        ("198X", "1990"),
        ("1980s", "1990"),
        ("before 1950", "1990"),
        ("after 1980", "1990"),
        ("1950?", "1990"),
        ("1980", "около 1990"),
        ("1790", "1990"),
    ],
)
def test_an_approximate_birth_or_death_puts_nobody_into_an_age_group(bring_in, born, died):
    found = bring_in(f"Name,Born,Died\nOrxan Təxminzadə,{born},{died}\n", VictimListFactory())
    assert [row.is_minor for row in found.entries] == [None]
    groups = {group: {"age": group, "kind": "entry"} for group in ("unstated", "0-17", "18")}
    counts = {
        group: search(Question.from_params(asked), "en").count for group, asked in groups.items()
    }
    assert counts == {"unstated": 1, "0-17": 0, "18": 0}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("date", "is_minor"), [("1990-01-20", True), ("1990~", None), ("1990?", None)]
)
def test_the_days_of_an_event_tell_an_age_only_where_they_are_certain(bring_in, date, is_minor):
    victim_list = VictimListFactory()
    victim_list.events.add(EventFactory(date=date))
    found = bring_in("Name,Born\nLalə Uydurmalı,1985\n", victim_list)
    assert [row.is_minor for row in found.entries] == [is_minor]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("born", "died", "code", "column"),
    [
        ("2909", "", "in-the-future", "Born"),
        ("12.05.2091", "", "in-the-future", "Born"),
        ("", "20.01.2990", "in-the-future", "Died"),
        ("1850", "1990", "older-than-anybody", "Born"),
        ("1050", "1990", "older-than-anybody", "Born"),
        ("1950", "1090", "death-before-birth", "Died"),
        ("1190", "", "far-from-event", "Born"),
        ("", "20.01.1190", "far-from-event", "Died"),
        ("", "1889", "far-from-event", "Died"),
        ("1995", "", "born-after-event", "Born"),
    ],
)
def test_a_year_that_cannot_be_is_warned_about(rehearse, born, died, code, column):
    victim_list = VictimListFactory()
    victim_list.events.add(EventFactory(date="1990-01-20"))
    found = rehearse(f"Name,Born,Died\nLalə Uydurmalı,{born},{died}\n", victim_list)
    assert found.findings[2, code]["column"] == column
    assert found.findings[2, code]["cell"] == (died if column == "Died" else born)
    assert "is_minor" not in found.staged[2].reading


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("born", "died"),
    [("1885", "1990"), ("1990", "1990"), ("1950", "2001"), ("", "1985"), ("1870~", "1990")],
)
def test_a_year_that_can_be_is_left_in_peace(rehearse, born, died):
    victim_list = VictimListFactory()
    victim_list.events.add(EventFactory(date="1990-01-20"))
    assert not rehearse(f"Name,Born,Died\nAlice Example,{born},{died}\n", victim_list).codes


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fate", "died", "is_odd"),
    [
        ("wounded", "20.01.1990", True),
        ("yaralı", "20 yanvar", True),
        ("ранена", "1990", True),
        ("sağ qalıb", "1990", True),
        ("выжил", "1990", True),
        ("qaçqın", "1990", True),
        ("wounded", "unknown", False),
        ("wounded", "", False),
        ("died of wounds", "1990", False),
        ("умер от ран", "1990", False),
        ("взят в плен", "1990", False),
        ("itkin", "1990", False),
    ],
)
def test_somebody_who_lived_on_and_has_a_date_of_death_is_warned_about(
    rehearse, fate, died, is_odd
):
    found = rehearse(f"Name,Fate,Died\nAlice Example,{fate},{died}\n")
    assert ("death-of-survivor" in found.codes) is is_odd


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ("Name|Year|Mo|Day", "name|||"),
        ("Name|Year of death|Month of death|Day of death", "name|death_year|death_month|death_day"),
        ("Name|death_year|death_month|death_day", "name|death_year|death_month|death_day"),
        ("Name|Died (year)|Died (month)", "name|death_year|death_month"),
        ("Name|Birth year|Month|Day", "name|birth_year|birth_month|birth_day"),
        ("Ad|Ölüm ili|Ay|Gün", "name|death_year|death_month|death_day"),
        ("Ad|Doğum ili|Doğum ayı|Doğum günü", "name|birth_year|birth_month|birth_day"),
        ("ФИО|День|Месяц|Год рождения", "name|birth_day|birth_month|birth_year"),
        ("ФИО|Год смерти|Месяц смерти|День смерти", "name|death_year|death_month|death_day"),
        ("İsim|Ölüm yılı|Ölüm ayı|Ölüm günü", "name|death_year|death_month|death_day"),
        ("الاسم|سنة الوفاة|شهر الوفاة|يوم الوفاة", "name|death_year|death_month|death_day"),
        ("نام|سال تولد|ماه تولد|روز تولد", "name|birth_year|birth_month|birth_day"),
        # nothing is made of parts that do not belong together, or stand beside a whole date
        ("Name|Year of birth|Year of death", "name|birth|death"),
        ("Name|Year of birth|Month|Day|Year of death", "name|birth|||death"),
        ("Name|Date of death|Year of death|Month of death", "name|death||"),
        ("Name|Month of death|Day of death", "name||"),
        ("Ad|Doğum günü", "name|birth"),
    ],
)
def test_the_parts_of_a_date_are_suggested_where_the_headers_say_so(headers, fields):
    mapping = suggest_mapping(headers.split("|"), [])
    assert "|".join(column.field for column in mapping.columns) == fields
    assert not mapping.problems()


@pytest.mark.parametrize(
    ("cells", "written", "read", "doubted"),
    [
        ("1990|1|20", "1990-01-20", "1990-01-20", ""),
        ("1990.0|1.0|20.0", "1990-01-20", "1990-01-20", ""),
        ("1990|yanvar|20", "20 yanvar 1990", "1990-01-20", ""),
        ("1990|января|20", "20 января 1990", "1990-01-20", ""),
        ("1990|Jan.|20th", "20th Jan. 1990", "1990-01-20", ""),
        ("1990|Ocak|20", "20 Ocak 1990", "1990-01-20", ""),
        ("1990|يناير|٢٠", "٢٠ يناير 1990", "1990-01-20", ""),
        ("1990|ژانویه|20", "20 ژانویه 1990", "1990-01-20", ""),
        ("1990|I|20", "20 I 1990", "1990-01-20", ""),
        ("1990|1|", "1990-01", "1990-01", ""),
        ("1990||", "1990", "1990", ""),
        ("1990|0|0", "1990", "1990", ""),
        ("1990|naməlum|-1", "1990", "1990", ""),
        ("ca. 1990||", "ca. 1990", "1990~", ""),
        ("naməlum||", "", "", ""),
        ("1990||20", "1990-??-20", "1990", "day"),
        ("1990?|1|20", "1990?-01-20", "1990?", "year"),
        ("1990|13|1", "1990-13-01", "", "month"),
        ("1990|Smarch|1", "1 Smarch 1990", "", "month"),
        ("1990|1|32", "1990-01-32", "", "day"),
        ("1990|2|30", "1990-02-30", "", "year"),
        ("|1|20", "????-01-20", "", "month"),
        ("90|1|20", "90-01-20", "", "year"),
    ],
)
def test_a_date_in_three_columns_is_one(cells, written, read, doubted):
    draft = Draft(1)
    for part, cell in zip(("year", "month", "day"), cells.split("|"), strict=True):
        if cell:
            draft.date_parts[f"death_{part}"] = part, cell, cell
    join_dates(draft)
    assert draft.columns.get("death_as_written", "") == written
    assert draft.columns.get("death", "") == read
    assert [finding.column for finding in draft.findings] == ([doubted] if doubted else [])


@pytest.mark.django_db
def test_parts_of_a_date_are_mapped_brought_again_and_changed(bring_in, rehearse):
    def change(mapping):
        fields = ("name", "death_year", "death_month", "death_day")
        return mapping_from_json(
            {
                "columns": [
                    {"name": column.name, "field": field}
                    for column, field in zip(mapping.columns, fields, strict=True)
                ]
            }
        )

    table = "Name,Year,Mo,Day\nOrxan Nümunəyev,1990,1,20\nSəma Sınaqlı,1990,,\n"
    found = bring_in(table, change=change)
    assert [row.death for row in found.entries] == ["1990-01-20", "1990"]
    assert found.entries[0].original["Mo"] == "1"
    again = rehearse(table, found.batch.victim_list, change=change)
    assert again.figures["unchanged"] == 2


@pytest.mark.parametrize(
    ("fields", "is_refused"),
    [
        (("death_year", "death_month"), False),
        (("death_year", "birth_year"), False),
        (("death_month", "death_day"), True),
        (("death", "death_month"), True),
    ],
)
def test_a_mapping_of_parts_needs_their_year_and_no_whole_date(fields, is_refused):
    columns = [{"name": "Name", "field": "name"}]
    columns += [{"name": f"Column {field}", "field": field} for field in fields]
    if is_refused:
        with pytest.raises(MappingRefused):
            mapping_from_json({"columns": columns})
    else:
        mapping_from_json({"columns": columns})


@pytest.mark.django_db
def test_a_sign_behind_a_running_number_leaves_it_a_number(bring_in):
    fields = {"No": "position", "Name": "name"}
    columns = [{"name": name, "field": field} for name, field in fields.items()]
    found = bring_in(
        "No,Name\n12?,Alice Example\n13+,Bob Sample\n14.,Lalə Uydurmalı\n",
        change=lambda _suggested: mapping_from_json({"columns": columns}),
    )
    assert [row.position for row in found.entries] == [12, 13, 14]
    assert "position-doubted" in found.codes
    assert found.figures["warned"] == 0
