"""How fast the desk lists, narrows, finds and suggests: `bench_desk [rows] [percent public]`.

Run: python -m bench.bench_desk. Makes plainly fictional rows of lists (100,000, or as many as one
says; 90 in 100 in public lists, the others in drafts), a twentieth as many people and proposals,
and asks for pages as a browser does, request to HTML. Beside each stands its floor: the bare range
of the index that page is made of, asked in the same run. BENCH_DIR keeps the archive for another
run; DATABASE_URL of an empty database measures PostgreSQL.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ.setdefault("DATA_DIR", os.environ.get("BENCH_DIR") or tempfile.mkdtemp(prefix="desk-"))

ROWS = 100_000
AIM = 200  # ms
ROUNDS = 5
LISTS = SHARE = 20
GIVEN = ["Alice", "Bob", "Charlie", "Əli", "Həsən", "Leyla", "Günel", "Rəşad", "Tural", "Nigar"]
FIRST = ["Exam", "Sam", "Nümu", "Sına", "Misal", "Təcrü", "Örnə", "Model", "Şablo", "Qəli"]
LAST = ["ple", "pel", "nov", "qov", "zadə", "bəli", "kov", "lov", "nli", "bov", "yev", "sov"]


def fictional(chance: random.Random) -> str:
    """Return a made-up name: some common, some rare, as in real lists."""
    family = chance.choice(FIRST) + chance.choice("aeiouəö") + chance.choice(LAST)
    rare = "x" * int(chance.expovariate(1.2))
    return f"{family.title()}{rare} {chance.choice(GIVEN)} {chance.choice(GIVEN)} oğlu"


def make(rows: int, percent: int) -> None:
    """Fill the archive in bulk."""
    from archive.models import Source
    from archive.services import publishing

    chance = random.Random(1992)  # noqa: S311 - the same rows in every run
    source = Source(title="Example Gazette", slug="example-gazette")
    source.save()
    publishing.publish(source, None)
    make_entries(chance, make_lists(LISTS, source, percent), rows)
    make_people(chance, rows // SHARE)
    make_proposals(rows // SHARE)


def make_lists(number: int, source: Any, percent: int) -> list[Any]:
    """Make lists, so many in a hundred of them public."""
    from archive.models import VictimList
    from archive.services import publishing

    lists = []
    for count in range(number):
        one = VictimList(title_en=f"Example list {count}", slug=f"example-{count}", source=source)
        one.save()
        if count * 100 < number * percent:
            publishing.publish(one, None)
        lists.append(one)
    return lists


def make_entries(chance: random.Random, lists: list[Any], rows: int) -> None:
    """Write the rows of one list, then the same rows into every other list.

    One in a thousand has a rare fate, one in ten thousand is hidden.
    """
    from django.utils import timezone

    from archive.lib.names import sort_key
    from archive.models import ListEntry

    def each() -> Iterator[Any]:
        for number in range(rows // len(lists)):
            name = fictional(chance)
            yield ListEntry(
                victim_list=lists[0],
                row_key=str(number),
                position=number,
                name_as_recorded=name,
                sort_az=sort_key(name, "az")[:400],
                fate="captive" if number % 1000 == 0 else chance.choice(["killed", "missing", ""]),
                sex=chance.choice(["male", "female", ""]),
                hidden_at=timezone.now() if number % 10_000 == 5 else None,
            )

    in_slices(ListEntry, each())
    for one in lists[1:]:
        copy_rows(lists[0], one)
    for one in lists:
        one.recount()


def copy_rows(source: Any, target: Any) -> None:
    """Write the rows of a list into another one, with ids of their own; in one statement."""
    from django.db import connection

    from archive.models import ListEntry

    own = {"id", "uid", "victim_list_id"}
    columns = ", ".join(
        f'"{field.column}"' for field in ListEntry._meta.concrete_fields if field.column not in own
    )
    drawn = {
        "sqlite": "substr(hex(randomblob(6)), 1, 12)",
        "postgresql": "upper(substr(md5(random()::text || clock_timestamp()::text), 1, 12))",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO archive_listentry (uid, victim_list_id, {columns}) "  # noqa: S608 - names of columns
            f"SELECT {drawn}, %s, {columns} FROM archive_listentry WHERE victim_list_id = %s",
            [target.pk, source.pk],
        )


def make_people(chance: random.Random, number: int) -> None:
    """Write people with a name each; one in a thousand is a draft."""
    from django.utils import timezone

    from archive.lib.names import sort_key
    from archive.models import Person, PersonName, Record

    records = [
        Record(
            kind="person",
            state="published" if count % 1000 else "draft",
            first_published_at=timezone.now() if count % 1000 else None,
        )
        for count in range(number)
    ]
    names = [fictional(chance) for _record in records]
    in_slices(Record, iter(records))
    people = zip(records, names, strict=True)
    in_slices(
        Person,
        (
            Person(
                record=record,
                label_en=name,
                label_az=name,
                sex=chance.choice(["male", "female"]),
                is_minor=chance.random() < 0.001,
                **{f"sort_{code}": sort_key(name, code)[:400] for code in ("en", "az", "ru")},
            )
            for record, name in people
        ),
    )
    pairs = zip(records, names, strict=True)
    in_slices(
        PersonName,
        (PersonName(person_id=one.pk, text=name, language="az-Latn") for one, name in pairs),
    )


def make_proposals(number: int) -> None:
    """Write proposals of two rows each; one in a hundred is decided."""
    from archive.models import ListEntry, MatchProposal

    keys = list(ListEntry.objects.order_by("pk").values_list("pk", flat=True)[: number + 1])
    in_slices(
        MatchProposal,
        (
            MatchProposal(
                entry_id=one,
                other_entry_id=other,
                score=50,
                verdict="not-same" if one % 100 == 0 else "open",
            )
            for one, other in pairwise(keys)
        ),
    )


def in_slices(model: Any, rows: Iterator[Any], size: int = 2_000) -> None:
    """Insert rows without history, signals or index."""
    part: list[Any] = []
    for row in rows:
        part.append(row)
        if len(part) == size:
            model.objects.bulk_create(part, batch_size=500)
            part = []
    model.objects.bulk_create(part, batch_size=500)


def median_ms(work: Callable[[], object]) -> tuple[float, float]:
    """Return the medians of some rounds in milliseconds: by the clock, and of this process alone.

    On a busy machine the clock says how busy it is; the second figure says what the page costs.
    """
    work()
    taken, used = [], []
    for _round in range(ROUNDS):
        start, before = time.perf_counter(), time.process_time()
        work()
        taken.append(time.perf_counter() - start)
        used.append(time.process_time() - before)
    return statistics.median(taken) * 1000, statistics.median(used) * 1000


ENTRIES = "SELECT * FROM archive_listentry"
RECORDS = "SELECT * FROM archive_record"
IN_ORDER = "ORDER BY victim_list_id, position, id LIMIT 51"


def pages() -> list[tuple[str, str, str, tuple[Any, ...]]]:
    """Return what is asked: in words, the address, and the bare query with its values."""
    from archive.models import ListEntry, Person

    ordered = ListEntry.objects.order_by("victim_list_id", "position", "id")
    total = ListEntry.objects.count()
    deep = ordered.values_list("victim_list_id", "position", "id")[int(total * 0.9)]
    people = Person.objects.order_by("sort_az", "record_id")
    late = people.values_list("sort_az", "record_id")[int(people.count() * 0.9)]
    one_list = deep[0]
    rows, after = ENTRIES, "WHERE (victim_list_id, position, id) > (%s, %s, %s)"
    by_name = "SELECT * FROM archive_person WHERE (sort_az, record_id) > (%s, %s) "
    latest = RECORDS
    entries, listed = "archive/listentry/", "archive/person/"
    suggest = "autocomplete/?app_label=archive&field_name=entry&model_name=entrymatch&term="
    named = "SELECT * FROM archive_listentry WHERE sort_az >= %s ORDER BY sort_az LIMIT 21"
    return [
        ("rows, first page", entries, f"{rows} {IN_ORDER}", ()),
        ("rows, deep page", f"{entries}?_after={deep[2]}", f"{rows} {after} {IN_ORDER}", deep),
        (
            "rows of one list",
            f"{entries}?victim_list={one_list}",
            f"{rows} WHERE victim_list_id = %s {IN_ORDER}",
            (one_list,),
        ),
        (
            "rows, rare fate",
            f"{entries}?fate__exact=captive",
            f"{rows} WHERE fate = %s {IN_ORDER}",
            ("captive",),
        ),
        (
            "rows, common fate",
            f"{entries}?fate__exact=killed",
            f"{rows} WHERE fate = %s {IN_ORDER}",
            ("killed",),
        ),
        (
            "rows, no such fate",
            f"{entries}?fate__exact=displaced",
            f"{rows} WHERE fate = %s {IN_ORDER}",
            ("displaced",),
        ),
        (
            "rows, hidden",
            f"{entries}?hidden=yes",
            f"{rows} WHERE hidden_at IS NOT NULL {IN_ORDER}",
            (),
        ),
        ("rows, not hidden", f"{entries}?hidden=no", f"{rows} {IN_ORDER}", ()),
        ("rows, a common name", f"{entries}?q=leyla", named, ("M",)),
        ("rows, a rare name", f"{entries}?q=Examapelxxxx", named, ("M",)),
        ("rows, another spelling", f"{entries}?q=Нигяр", named, ("M",)),
        ("rows, two words", f"{entries}?q=leyla+exam", named, ("M",)),
        ("rows, no such name", f"{entries}?q=qqqqzzzz", named, ("M",)),
        ("rows, a key", f"{entries}?q=77777", named, ("M",)),
        ("suggest rows, nothing typed", suggest, f"{rows} ORDER BY id LIMIT 21", ()),
        ("suggest rows, “ley”", f"{suggest}ley", named, ("M",)),
        ("people, first page", listed, by_name + "ORDER BY sort_az, record_id LIMIT 51", ("", "")),
        (
            "people, deep page",
            f"{listed}?_after={late[1]}",
            by_name + "ORDER BY sort_az, record_id LIMIT 51",
            late,
        ),
        (
            "people, rare state",
            f"{listed}?state=draft",
            f"{latest} WHERE kind = 'person' AND state = %s LIMIT 51",
            ("draft",),
        ),
        (
            "people, minors",
            f"{listed}?is_minor__exact=1",
            "SELECT * FROM archive_person WHERE is_minor ORDER BY sort_az LIMIT 51",
            (),
        ),
        ("people, a name", f"{listed}?q=leyla", named, ("M",)),
        (
            "records, first page",
            "archive/record/",
            f"{latest} ORDER BY changed_at DESC LIMIT 51",
            (),
        ),
        (
            "records, in review",
            "archive/record/?state__exact=in-review",
            f"{latest} WHERE state = %s ORDER BY changed_at DESC LIMIT 51",
            ("in-review",),
        ),
        (
            "proposals, one verdict",
            "archive/matchproposal/?verdict__exact=not-same",
            "SELECT * FROM archive_matchproposal WHERE verdict = %s ORDER BY uid LIMIT 51",
            ("not-same",),
        ),
        ("the first page of the desk", "", f"{latest} ORDER BY changed_at DESC LIMIT 11", ()),
    ]


def measure() -> None:
    """Ask for each page, beside its bare query, and print one line."""
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client

    keeper, _made = User.objects.get_or_create(
        username="keeper", defaults={"is_staff": True, "is_superuser": True}
    )
    client = Client(SERVER_NAME="localhost")
    client.force_login(keeper)

    def floor(sql: str, values: tuple[Any, ...]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            cursor.fetchall()

    print(f"{'page':<30}{'ms':>9}{'cpu':>9}{'floor':>9}   (at most {AIM} ms)")
    for words, address, sql, values in pages():
        answer = client.get(f"/desk/{address}")
        assert answer.status_code == 200, (words, answer.status_code)
        taken, used = median_ms(lambda to=address: client.get(f"/desk/{to}"))
        bare, _used = median_ms(lambda sql=sql, values=values: floor(sql, values))
        slow = "" if taken < AIM else "   too slow" if used > AIM else "   too slow by the clock"
        print(f"{words:<30}{taken:>9.1f}{used:>9.1f}{bare:>9.2f}{slow}", flush=True)


def main() -> None:
    """Make what is not there yet, index it, measure."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from archive.models import ListEntry
    from archive.search.index import writer as index

    settings.ALLOWED_HOSTS = ["localhost"]
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    percent = int(sys.argv[2]) if len(sys.argv) > 2 else 90
    call_command("migrate", verbosity=0, skip_checks=True)
    if not ListEntry.objects.exists():
        start = time.perf_counter()
        make(rows, percent)
        made = time.perf_counter()
        index.rebuild()
        print(f"made in {made - start:.0f} s, indexed in {time.perf_counter() - made:.0f} s")
    print(f"{connection.vendor}, {ListEntry.objects.count():,} rows of lists")
    measure()


if __name__ == "__main__":
    main()
