"""The score of two rows: what counts for them being one person, what against, and the reasons."""

import pytest

from archive.lib.dates import UncertainDate
from archive.services.linkage.blocking import RARE, Words, keys_of
from archive.services.linkage.names import names_in_parts
from archive.services.linkage.scoring import LEAST, TOP_MARK, Scorer
from archive.services.linkage.subjects import PLACES, Subject

WHOLE = "Testov Bob Sample oglu"


def subject(name, *, birth="", death="", inside=None, place="", burial="", **known):
    parts = names_in_parts([], [name])
    known["places"] = tuple({"place": place, "burial": burial}.get(one.key, "") for one in PLACES)
    made = Subject(1, "L", "", parts, birth_edtf=birth, death_edtf=death, **known)
    made.birth, made.death = bounds(birth), bounds(death)
    return made


def bounds(edtf):
    date = UncertainDate.parse(edtf) if edtf else None
    return (date.earliest, date.latest) if date else (None, None)


def score(one, other, inside=None):
    return Scorer(inside).score(one, other)


def codes(found):
    return [reason[0] for reason in found.reasons]


def test_name_father_and_birth_day_give_the_top_mark():
    found = score(subject(WHOLE, birth="1933-03-04"), subject(WHOLE, birth="1933-03-04"))
    assert found.mark >= TOP_MARK
    assert codes(found) == ["name-exact", "father-exact", "birth-day"]


def test_a_name_alone_is_only_possible():
    assert LEAST <= score(subject("Bob Testov"), subject("Testov Bob")).mark < TOP_MARK


def test_a_clerks_first_of_june_counts_less_than_a_real_day():
    real = score(
        subject("Bob Testov", birth="1933-03-04"), subject("Bob Testov", birth="1933-03-04")
    )
    clerk = score(
        subject("Bob Testov", birth="1933-06-01"), subject("Bob Testov", birth="1933-06-01")
    )
    assert clerk.mark < real.mark
    assert "birth-convention" in codes(clerk)


def test_a_name_one_letter_apart_never_gets_the_top_mark():
    known = {"birth": "1970-02-03", "place": "P", "burial": "B", "events": ("E",)}
    found = score(
        subject("Testov Elman Sample oglu", **known), subject("Testov Elmar Sample oglu", **known)
    )
    assert "name-near" in codes(found)
    assert found.mark < TOP_MARK


def test_births_years_apart_speak_against():
    found = score(subject(WHOLE, birth="1933"), subject(WHOLE, birth="1960"))
    assert "birth-differs" in codes(found)
    assert found.mark < LEAST


def test_births_one_year_apart_weaken_but_do_not_forbid():
    found = score(subject(WHOLE, birth="1933"), subject(WHOLE, birth="1934"))
    assert "birth-year-apart" in codes(found)
    assert LEAST <= found.mark < TOP_MARK


def test_an_age_fits_a_birth_by_the_year_of_death():
    with_age = subject("Bob Testov", age=29, death="1990-01-20")
    assert "age-fits" in codes(score(with_age, subject("Bob Testov", birth="1960-05-01")))
    assert "age-differs" in codes(score(with_age, subject("Bob Testov", birth="1940")))


def test_bounds_decide_whether_deaths_fit():
    assert "death-fits" in codes(
        score(
            subject("Bob Testov", death="1992-02-25/1992-02-26"),
            subject("Bob Testov", death="1992-02"),
        )
    )
    assert "death-differs" in codes(
        score(subject("Bob Testov", death="1992-02-26"), subject("Bob Testov", death="1990-01-20"))
    )


def test_a_village_inside_a_district_fits_and_other_places_do_not():
    inside = {"village": frozenset({"district"})}
    one, other = subject("Bob Testov", place="village"), subject("Bob Testov", place="district")
    assert "place-inside" in codes(score(one, other, inside))
    assert "place-differs" in codes(score(one, other))


def test_a_woman_and_a_man_are_hardly_one_person():
    found = score(subject("Bob Testov", sex="male"), subject("Bob Testov", sex="female"))
    assert "sex-differs" in codes(found)
    assert found.mark < LEAST


def test_without_a_name_in_common_nothing_counts():
    known = {"birth": "1970-02-03", "place": "P"}
    assert score(subject("Bob Testov", **known), subject("Charlie Samplov", **known)) is None


def test_another_family_name_needs_the_same_father_or_the_same_real_birth_day():
    assert score(subject("Alice Testova"), subject("Alice Samplova")) is None
    day, convention = {"birth": "1970-02-03"}, {"birth": "1970-01-01"}
    assert (
        score(subject("Alice Testova", **convention), subject("Alice Samplova", **convention))
        is None
    )
    same_day = score(subject("Alice Testova", **day), subject("Alice Samplova", **day))
    assert LEAST <= same_day.mark < TOP_MARK
    father = score(
        subject("Testova Alice Bob qızı", **day), subject("Samplova Alice Bob qızı", **day)
    )
    assert same_day.mark < father.mark < TOP_MARK
    assert "family-differs" in codes(father)


def test_a_double_given_name_scores_as_the_same_name_and_says_how():
    same = score(subject("Əlihüseyn Testov"), subject("Əlihüseyn Testov"))
    apart = score(subject("Əlihüseyn Testov"), subject("Əli-Hüseyn Testov"))
    assert apart.mark == same.mark
    assert codes(apart) == ["name-exact", "name-joined"]


def test_a_family_name_without_its_ending_needs_more_than_the_names():
    one, other = "Sınaq Əhmədov", "Sınaq Əhməd"
    assert codes(score(subject(one), subject(other))) == ["name-ending"]
    assert score(subject(one), subject(other)).mark < LEAST
    supported = score(subject(one, birth="1970"), subject(other, birth="1970"))
    assert (
        LEAST <= supported.mark < score(subject(one, birth="1970"), subject(one, birth="1970")).mark
    )
    known = {"birth": "1970-02-03", "place": "P", "burial": "B", "events": ("E",)}
    assert score(subject(one, **known), subject(other, **known)).mark < TOP_MARK


@pytest.mark.parametrize(
    ("one", "other", "is_compared"),
    [
        ("Sınaq Əhmədov", "Əhməd Sınaq", True),
        ("Əlihüseyn Testov", "Али Гусейн Testov", True),
        ("Sınaq Əhmədov", "Sınaq Əhməd oğlu Misalov", False),  # the father
        ("Sınaq Əhmədov", "Əhməd Misalov", False),
    ],
)
def test_common_names_stand_in_a_block_with_their_other_forms(one, other, is_compared):
    words, pair = Words(), (subject(one), subject(other))
    for _ in range(RARE + 1):
        for row in pair:
            words.count(row)
    assert (not keys_of(pair[0], words).isdisjoint(keys_of(pair[1], words))) is is_compared
