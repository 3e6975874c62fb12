"""Proposing: what is asked about, once only, and what is never asked about."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from archive.models import EntryMatch, MatchProposal
from archive.services.linkage import TOP_MARK, in_words, propose, reject, waiting
from archive.services.linkage.proposals import Ranked, write
from tests.factories import (
    EventFactory,
    ListEntryFactory,
    PersonFactory,
    PlaceFactory,
    VictimListFactory,
)

pytestmark = pytest.mark.django_db
NAME = "Testov Bob Sample oglu"
BORN = {"birth": "1933-03-04"}


def two_rows(name=NAME, other=NAME, **known):
    return ListEntryFactory(name_as_recorded=name, **known), ListEntryFactory(
        name_as_recorded=other, **known
    )


def pairs():
    return {(one.entry, one.other_entry or one.person) for one in MatchProposal.objects.all()}


def test_two_rows_of_two_lists_are_proposed_with_reasons_in_words():
    one, other = two_rows(**BORN)
    done = propose()
    proposal = MatchProposal.objects.get()
    assert pairs() == {(one, other)}
    assert (done.rows, done.proposed, done.top_mark) == (2, 1, 1)
    assert proposal.score >= TOP_MARK
    assert in_words(proposal.reasons, "en") == [
        "The name is the same.",
        "The father's name is the same.",
        "Both have the birth date 4 March 1933.",
    ]


def test_nothing_is_matched_by_proposing():
    two_rows(**BORN)
    propose()
    assert not EntryMatch.objects.exists()


def test_a_second_run_adds_nothing():
    two_rows(**BORN)
    propose()
    again = propose()
    assert (again.proposed, again.known_before) == (0, 1)
    assert MatchProposal.objects.count() == 1


def test_a_pair_known_in_the_other_direction_is_not_proposed_again():
    one, other = two_rows(**BORN)
    MatchProposal.objects.create(entry=other, other_entry=one)
    assert propose().proposed == 0


def test_a_no_is_remembered():
    two_rows(**BORN)
    propose()
    reject(MatchProposal.objects.get(), None)
    assert propose().proposed == 0
    assert not waiting().exists()


def test_a_no_to_a_row_is_a_no_to_the_person_that_row_became():
    one, other = two_rows(**BORN)
    MatchProposal.objects.create(entry=one, other_entry=other, verdict="not-the-same")
    person = PersonFactory(name="")
    EntryMatch.objects.create(entry=other, person=person)
    assert propose().proposed == 0


def test_hidden_rows_lists_and_persons_are_never_proposed():
    two_rows(hidden_at=timezone.now())
    hidden_list = VictimListFactory(hidden_at=timezone.now())
    ListEntryFactory(name_as_recorded=NAME, victim_list=hidden_list)
    PersonFactory(name=NAME, hidden_at=timezone.now())
    PersonFactory(name=NAME, state="withdrawn")
    PersonFactory(name=NAME, is_citation_only=True)
    ListEntryFactory(name_as_recorded=NAME)
    assert propose().proposed == 0


def test_a_name_hidden_on_request_finds_nobody():
    person = PersonFactory(name=NAME)
    person.names.update(hidden_at=timezone.now())
    ListEntryFactory(name_as_recorded=NAME)
    assert propose().proposed == 0


def test_a_row_is_proposed_to_the_person_another_row_is_held_to_be():
    one, other = two_rows(**BORN)
    person = PersonFactory(name="")
    EntryMatch.objects.create(entry=one, person=person)
    propose()
    assert pairs() == {(other, person)}


def test_rows_held_to_be_persons_are_not_proposed_to_each_other():
    for row in two_rows(**BORN):
        EntryMatch.objects.create(entry=row, person=PersonFactory(name=NAME))
    assert propose().proposed == 0


def test_rows_of_one_list_are_compared_only_when_asked():
    victim_list = VictimListFactory()
    two_rows(victim_list=victim_list, **BORN)
    assert propose().proposed == 0
    assert propose(victim_list, victim_list).proposed == 1


def test_one_list_in_focus_leaves_the_others_alone():
    one, other = two_rows(**BORN)
    third, fourth = two_rows("Charlie Testzade", "Charlie Testzade", **BORN)
    assert propose(third.victim_list).proposed == 1
    assert pairs() == {(third, fourth)}
    assert propose(one.victim_list, fourth.victim_list).proposed == 0
    assert propose(one.victim_list, other.victim_list).proposed == 1


def test_of_two_rows_of_one_list_that_fit_alike_none_gets_the_top_mark():
    namesakes = VictimListFactory()
    for _twice in range(2):
        ListEntryFactory(name_as_recorded=NAME, victim_list=namesakes, **BORN)
    ListEntryFactory(name_as_recorded=NAME, **BORN)
    propose()
    assert MatchProposal.objects.count() == 2
    for proposal in MatchProposal.objects.all():
        assert proposal.score < TOP_MARK
        assert "Other rows of the same list resemble it as much." in in_words(
            proposal.reasons, "en"
        )


def test_a_sure_partner_leaves_no_question_about_weak_ones_of_the_same_list():
    one, other = two_rows(**BORN)
    ListEntryFactory(name_as_recorded="Bob Testov", victim_list=other.victim_list)
    propose()
    assert pairs() == {(one, other)}


def test_a_second_row_of_a_list_for_one_person_is_doubted():
    one, other = two_rows(**BORN)
    EntryMatch.objects.create(entry=one, person=PersonFactory(name=""))
    EntryMatch.objects.create(entry=other, person=one.match.person)
    ListEntryFactory(name_as_recorded=NAME, victim_list=one.victim_list, **BORN)
    propose()
    proposal = MatchProposal.objects.get()
    assert proposal.score < TOP_MARK
    assert proposal.reasons[-1] == ["on-that-list"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Həsənov Sınaq Misal oğlu", "Гасанов Сынаг Мисал оглы"),
        ("Sınaq Musatafayev", "Mustafayev Sınaq"),
        ("Akif Sample Mahmud", "Mahmudov Akif Sample oglu"),
        ("Fariza Samplova (née Testova)", "Testova Fariza"),
        ("Aghaali Sample Testov", "Testov Agali Sample oglu"),
    ],
)
def test_other_spellings_slips_and_cut_names_are_found(one, other):
    two_rows(one, other)
    assert propose(least=30).proposed == 1


def test_a_single_name_is_found_at_the_same_place_and_event_only():
    same = {"place": PlaceFactory(), "death": "1991-12-23"}
    event = EventFactory()
    lists = [VictimListFactory(events=[event]) for _two in range(2)]
    ListEntryFactory(name_as_recorded="Matlab", given="Matlab", victim_list=lists[0], **same)
    ListEntryFactory(name_as_recorded="Matlab Testov", victim_list=lists[1], **same)
    ListEntryFactory(name_as_recorded="Matlab Samplov")
    propose()
    proposal = MatchProposal.objects.get()
    assert proposal.score < TOP_MARK


def test_rows_without_a_name_are_not_compared():
    two_rows("", "")
    assert propose().rows == 0


def test_a_name_too_common_is_compared_by_year_father_or_place_and_the_rest_is_counted(monkeypatch):
    monkeypatch.setattr("archive.services.linkage.blocking.BIGGEST_BLOCK", 4)
    lists = [VictimListFactory(), VictimListFactory()]
    for year in (1930, 1940, 1950):
        for victim_list in lists:
            born = {"birth": str(year), "victim_list": victim_list}
            ListEntryFactory(name_as_recorded="Bob Testov", **born)
    for victim_list in lists * 4:
        ListEntryFactory(name_as_recorded="Bob Testov", victim_list=victim_list)
    done = propose()
    assert done.compared == 3
    assert done.proposed == 3


def test_the_command_prints_one_object_and_refuses_an_unknown_list(capsys):
    one, other = two_rows(**BORN)
    slugs = [one.victim_list.slug, other.victim_list.slug]
    call_command("propose_matches", "--list", slugs[0], "--list", slugs[1], "--json")
    printed = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (printed["rows"], printed["proposed"]) == (2, 1)
    with pytest.raises(CommandError, match="No list has the address"):
        call_command("propose_matches", "--list", "nowhere")


@pytest.mark.django_db(transaction=True)
def test_a_row_that_goes_while_pairs_are_written_takes_only_its_own_with_it():
    one, other = two_rows()
    gone, _other = two_rows()
    pairs = [Ranked(row.pk, other.pk, None, 90, [["name-exact"]]) for row in (gone, one)]
    gone.delete()
    assert [pair.entry for pair in write(pairs).new] == [one.pk]
    assert MatchProposal.objects.get().entry == one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nümunəyev Əlihüseyn", "Нумунаев Али Гусейн"),
        ("Əli-Hüseyn Nümunəyev", "Alihuseyn Numunayev"),
        ("Əlihüseyn", "Али-Гусейн"),
        ("Weiss Annamaria", "Вайс Анна-Мария"),
        ("Sınaq Nümunəyev", "Sınaq Nümunə"),
        ("Ахмедов Сынаг", "Sınaq Əhməd"),
        ("Müller Jakob", "Яков Мюллер"),
    ],
)
def test_names_of_other_hands_and_habits_are_proposed_with_support(one, other):
    rows = two_rows(one, other, **BORN)
    propose()
    assert pairs() == {rows}


def test_without_support_a_family_name_without_its_ending_is_not_proposed():
    two_rows("Sınaq Nümunəyev", "Sınaq Nümunə")
    two_rows("Əlihüseyn Misalov", "Əli Misalov", **BORN)
    propose()
    assert not pairs()
