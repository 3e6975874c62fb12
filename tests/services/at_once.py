"""A small archive in which any two verbs meet on the same person, name and row of a list.

Verbs are looked up by name. Each reads what it is about first, as a page of the desk does, and
acts later. People are plainly fictional.
"""

import io
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.importers import lists
from archive.models import (
    EntryMatch,
    ImportBatch,
    ListEntry,
    MatchProposal,
    Person,
    PersonName,
    Record,
    Takedown,
)
from archive.search.index import drift
from archive.search.index.collecting import collected
from archive.services import merging, publishing, takedown
from archive.services.change import EditConflict
from archive.services.linkage import accept
from archive.services.refusal import Refused
from tests import factories
from tests.admin.examples import submitted

VERBS = ("publish", "withdraw", "hide", "lift", "save", "import", "undo", "merge", "match")
TARGETS = ("record", "name", "row")
CLAIMING = {"publish", "withdraw", "merge", "match"}
OK, TOLD = "ok", "told"


def table(age):
    names = ("Alice Example", "Bob Sample", "Charlie Test")
    rows = "".join(f"{at},{name},{age + at}\n" for at, name in enumerate(names))
    return f"ID,Ad Soyad,Yaş\n{rows}".encode()


@dataclass
class World:
    """The keys of what is in the archive, and the forms as they were opened."""

    editor: User
    person: str
    other: str
    name: str
    row: int
    proposal: str
    done: str
    staged: str
    client: Client = field(default_factory=Client)
    forms: dict = field(default_factory=dict)

    def target(self, target):
        if target == "record":
            return Record.objects.get(pk=self.person)
        if target == "name":
            return PersonName.objects.get(pk=self.name)
        return ListEntry.objects.get(pk=self.row)


def rehearsed(victim_list, age):
    batch = lists.bring(io.BytesIO(table(age)), "list.csv", None, victim_list)
    chosen = lists.choose_reading(batch)
    rows = [row.cells for row in lists.first_rows(batch)]
    lists.start_rehearsal(batch, lists.suggest_mapping(chosen.names, rows))
    lists.rehearse(batch)
    return batch


def made():
    with collected():
        editor = User.objects.create_superuser("editor")
        victims = factories.VictimListFactory()
        person = factories.PersonFactory(name="Dora Example")
        other = factories.PersonFactory(name="Emil Example")
        name = PersonName.objects.create(person=person, text="Dora Other", language="en")
    lists.commit(rehearsed(victims, 30))
    done = lists.commit(rehearsed(victims, 40))
    staged = rehearsed(victims, 50)
    row = ListEntry.objects.get(row_key="2")
    EntryMatch.objects.create(entry=ListEntry.objects.get(row_key="1"), person=person)
    proposal = MatchProposal.objects.create(entry=row, person=person, reasons=[["name-exact"]])
    keys = (person.pk, other.pk, name.pk, row.pk, proposal.pk, done.pk, staged.pk)
    world = World(editor, *keys)
    world.client.force_login(editor)
    world.forms = {target: opened(world, target) for target in TARGETS}
    return world


def opened(world, target):
    """Return the address of a form, and what is sent from it with something typed."""
    model, pk = ("listentry", world.row) if target == "row" else ("person", world.person)
    address = reverse(f"admin:archive_{model}_change", args=[pk])
    sent = submitted(world.client.get(address), change_reason="as agreed")
    typed = {"record": "biography_en", "row": "name_reading"}.get(target)
    typed = typed or next(key for key, value in sent.items() if value == "Dora Other")
    return address, sent, typed


def arrange(world, verbs, target):
    """Let there be something to publish, or to show again."""
    if "publish" in verbs:
        publishing.withdraw(Person.objects.get(pk=world.person), world.editor, "before")
    if "lift" in verbs:
        takedown.hide(world.target(target), Takedown.Reason.FAMILY, world.editor)


def ready(world, verb, target, number):
    """Read what a verb is about; return what does it."""
    author = world.editor
    person = Person.objects.select_related("record").get(pk=world.person)
    other = Person.objects.select_related("record").get(pk=world.other)
    thing, standing = world.target(target), Takedown.objects.first()
    staged, done = (ImportBatch.objects.get(pk=pk) for pk in (world.staged, world.done))
    proposal = MatchProposal.objects.get(pk=world.proposal)
    return {
        "publish": lambda: publishing.publish(person, author, f"said by {number}"),
        "withdraw": lambda: publishing.withdraw(person, author, f"said by {number}"),
        "hide": lambda: takedown.hide(thing, Takedown.Reason.FAMILY, author),
        "lift": lambda: takedown.lift(standing, author, "asked"),
        "save": lambda: save(world, target, number),
        "import": lambda: lists.commit(staged, author),
        "undo": lambda: lists.undo(done, author),
        "merge": lambda: merging.merge_people(person, other, author, "one person"),
        "match": lambda: accept(proposal, author, "same words"),
    }[verb]


def save(world, target, number):
    """Send a form that was opened before anything happened to what it is about."""
    address, sent, typed = world.forms[target]
    page = client_of(world).post(address, {**sent, typed: f"Typed by {number}"})
    if page.status_code == 302:
        return
    said = str(page.context["adminform"].form.non_field_errors())
    assert "Changed meanwhile by" in said, said
    raise EditConflict(world.person)


def client_of(world):
    client = Client()
    client.cookies = world.client.cookies
    return client


def told(act):
    """Do it; return what whoever did it is told."""
    try:
        return OK if act() is not False else TOLD
    except (Refused, EditConflict):
        return TOLD


def opened_again(world, target):
    """Let the form be opened after all that was arranged."""
    _address, sent, _typed = world.forms[target]
    if target != "row":
        sent["opened_version"] = Record.objects.get(pk=world.person).version


def check(world, target, before, said):
    """Compare what is stored with what everybody was told."""
    did = [verb for verb, answer in said if answer == OK]
    _check_person(world, target, before, did)
    _check_hidden(world, target, did)
    _check_rows(world, did)
    for verb in ("publish", "withdraw", "save", "import", "undo", "merge", "match", "lift"):
        assert did.count(verb) <= 1, "both were told that they did it"
    _check_history(world)
    assert drift.check() == []


def _check_person(world, target, before, did):
    record = Record.objects.get(pk=world.person)
    claims = sum(verb in CLAIMING or (verb == "save" and target != "row") for verb in did)
    assert record.version == before["version"] + claims
    ends = {"publish": "published", "withdraw": "withdrawn"}
    states = {ends[verb] for verb in did if verb in ends} or {before["state"]}
    assert record.state in states
    other = Record.objects.get(pk=world.other)
    assert (other.merged_into_id == world.person) == ("merge" in did)
    names = PersonName.objects.filter(text="Emil Example").values_list("person_id", flat=True)
    assert list(names) == [world.person if "merge" in did else world.other]
    match = EntryMatch.objects.filter(entry=world.row).values_list("person_id", flat=True)
    assert list(match) == ([world.person] if "match" in did else [])


def _check_hidden(world, target, did):
    standing = Takedown.objects.filter(lifted_at=None).count()
    was = 1 if Takedown.objects.count() > did.count("hide") else 0
    assert standing == was - did.count("lift") + did.count("hide")
    assert (world.target(target).hidden_at is not None) == bool(standing)


def _check_rows(world, did):
    batches = {"import": 50, "undo": 30}
    age = next((batches[verb] for verb in did if verb in batches), 40)
    ages = ListEntry.objects.order_by("pk").values_list("age_text", flat=True)
    assert list(ages) == [str(age + at) for at in range(3)]


def _check_history(world):
    rows = [*Record.objects.filter(pk__in=(world.person, world.other)), *Person.objects.all()]
    for row in (*rows, *PersonName.objects.all()):
        then = row.history.latest("history_id")
        for column in row._meta.concrete_fields:
            name = column.attname
            if name not in ("version", "changed_at"):  # a claim writes no history
                assert getattr(then, name) == getattr(row, name), f"{row!r}: {name}"
    entry = ListEntry.objects.get(pk=world.row)
    then = entry.history.order_by("-history_id").first()
    for name in ("hidden_at", "name_reading") if then else ():
        assert getattr(then, name) == getattr(entry, name), name


def check_typed(world, target, said):
    """What a form was told it saved stands there."""
    _address, _sent, typed = world.forms[target]
    column = typed.rsplit("-", 1)[-1]
    thing = Person.objects.get(pk=world.person) if target == "record" else world.target(target)
    texts = [f"Typed by {at}" for at, done in enumerate(said) if done == ("save", OK)]
    if texts:
        assert getattr(thing, column) in texts
    else:
        assert not str(getattr(thing, column)).startswith("Typed by")
