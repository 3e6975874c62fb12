"""manage.py import_list and undo_import, as an archivist or a script runs them."""

import json
import resource
import shutil
import signal
import time

import pytest
from django.core.management import CommandError, call_command

from archive.models import ImportBatch, ImportProfile, ListEntry, StagedRow, VictimList
from tests.factories import EventFactory, SourceFactory

TABLE = "Ad Soyad,Yaş,FIN\nAlice Example,9 months,111\nBob Sample,41,222\nNaməlum,unknown,\n"
GIGABYTE = 1_000_000_000
LITTLE_MEMORY = 200_000_000  # bytes of its own that a process may have, its code not counted
ROWS_LEFT = "SELECT COUNT(*) FROM archive_listentry"
FINDABLE = "SELECT COUNT(*) FROM archive_searchentry WHERE kind = 'entry'"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "nümunə.csv"
    path.write_text(TABLE, "utf-8")
    return path


@pytest.fixture
def run(capsys):
    def start(*arguments, **options):
        call_command("import_list", *arguments, json=True, **options)
        return json.loads(capsys.readouterr().out.splitlines()[-1])

    return start


@pytest.mark.django_db
def test_a_new_list_comes_in_with_its_title_event_and_source(table, run):
    event, source = EventFactory(), SourceFactory()
    said = run(
        table, list="example", title="Nümunə", language="az", event=[event.slug], source=source.slug
    )
    expected = {"read": 3, "new": 3, "changed": 0, "unchanged": 0, "warned": 0, "refused": 0}
    assert expected.items() <= said.items()
    assert said["balanced"]
    assert said["seconds"] > 0
    made = VictimList.objects.get(slug="example")
    assert (made.title_az, made.source, made.events.get()) == ("Nümunə", source, event)
    assert made.record.state == "draft"
    assert ListEntry.objects.filter(first_batch=said["batch"]).count() == 3


@pytest.mark.django_db
def test_a_dry_run_tells_the_figures_and_leaves_nothing(table, run, settings):
    said = run(table, list="example", title="Example", dry_run=True)
    assert (said["new"], said["batch"]) == (3, None)
    for model in (ListEntry, VictimList, StagedRow, ImportBatch):
        assert not model.objects.exists()
    assert not list(settings.MEDIA_ROOT.rglob("*.csv"))


@pytest.mark.django_db
def test_the_report_names_row_cell_and_reason_and_what_was_dropped(table, run, tmp_path):
    mapping = {
        "columns": [
            {"name": "Ad Soyad", "field": "name", "public": True},
            {"name": "Yaş", "field": "age"},
            {"name": "FIN", "drop": True},
        ]
    }
    (tmp_path / "mapping.json").write_text(json.dumps(mapping), "utf-8")
    report = tmp_path / "report.csv"
    options = {"mapping": str(tmp_path / "mapping.json"), "save_mapping": "Nümunə"}
    said = run(table, list="example", title="Example", report=report, **options)
    assert said["dropped"] == ["FIN"]
    lines = report.read_text("utf-8-sig").splitlines()
    assert lines[1] == ",,,note,dropped,FIN,,Dropped on purpose."
    assert any(line.startswith("4,new,") and "no name is known" in line for line in lines)
    assert all("FIN" not in entry.original for entry in ListEntry.objects.all())
    assert ImportProfile.objects.get().title == "Nümunə"
    again = run(table, list="example", mapping="Nümunə")
    assert (again["new"], again["unchanged"], again["dropped"]) == (0, 3, ["FIN"])


@pytest.mark.django_db
def test_publishing_needs_what_a_list_needs_and_says_so(table, run, capsys):
    with pytest.raises(SystemExit):
        run(table, list="example", title="Example", publish=True)
    captured = capsys.readouterr()
    assert "It names no source." in captured.err
    assert json.loads(captured.out.splitlines()[-1])["published"] is False
    assert ListEntry.objects.count() == 3
    assert not ListEntry.objects.published().exists()


@pytest.mark.django_db
def test_published_rows_can_be_found(table, run, client):
    said = run(table, list="example", title="Example", source=SourceFactory().slug, publish=True)
    assert said["published"] is True
    assert ListEntry.objects.published().count() == 3
    assert "Alice Example" in client.get("/en/search/?q=Alice").content.decode()


@pytest.mark.django_db
def test_a_long_list_is_published_by_its_own_command(table, run, capsys, django_user_model):
    run(table, list="example", title="Example")
    with pytest.raises(CommandError, match="It names no source"):
        call_command("publish_list", "example")
    VictimList.objects.update(source=SourceFactory())
    django_user_model.objects.create_user("alice")
    for wrong, sentence in (
        ({"by": "alice"}, "may not publish"),
        ({"by": "nobody"}, "no user"),
    ):
        with pytest.raises(CommandError, match=sentence):
            call_command("publish_list", "example", **wrong)
    with pytest.raises(CommandError, match="no list"):
        call_command("publish_list", "nowhere")
    assert not ListEntry.objects.published().exists()
    call_command("publish_list", "example")
    assert "Published: Example (3 rows)." in capsys.readouterr().out
    assert ListEntry.objects.published().count() == 3


@pytest.mark.django_db
def test_an_encoding_that_is_not_proven_is_asked_for_with_previews(tmp_path, run):
    path = tmp_path / "list.csv"
    path.write_bytes("Фамилия;Имя\nПример;Алиса\n".encode("windows-1251"))
    with pytest.raises(CommandError, match="Пример;Алиса"):
        run(path, list="example", title="Example")
    assert run(path, list="example", title="Example", encoding="windows-1251")["new"] == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"list": "nowhere"}, "give its --title"),
        ({"list": "a", "title": "A", "source": "nowhere"}, "no source"),
        ({"list": "a", "title": "A", "mapping": "nowhere.json"}, "cannot be read"),
        ({"list": "a", "title": "A", "header_row": 99}, "no row 99"),
        ({"list": "a", "title": "A", "by": "nobody"}, "no user"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_leaves_nothing(
    table, run, options, sentence
):
    with pytest.raises(CommandError, match=sentence):
        run(table, **options)
    assert not VictimList.objects.exists()
    assert not ImportBatch.objects.exists()


@pytest.mark.django_db
def test_undo_import_takes_the_batch_back(table, run, capsys):
    said = run(table, list="example", title="Example")
    call_command("undo_import", said["batch"], json=True)
    assert json.loads(capsys.readouterr().out)["removed"] == 3
    assert not ListEntry.objects.exists()
    with pytest.raises(CommandError, match="undone"):
        call_command("undo_import", said["batch"])


@pytest.fixture
def many(tmp_path):
    path = tmp_path / "many.csv"
    rows = "".join(f"{n},Alice Example {n},19{n % 90:02}\n" for n in range(8_000))
    path.write_text("ID,Ad Soyad,Doğum\n" + rows, "utf-8")
    return path


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_of_a_commit_nothing_is_left(many, other_process):
    process = other_process.start("import_list", many, "--list", "example", "--title", "Example")
    said = []
    for line in process.stderr:
        said.append(line)
        if "Written 4,000 rows" in line:
            process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL, said
    wait_until(lambda: other_process.count(ROWS_LEFT) == 0)
    assert other_process.count("SELECT COUNT(*) FROM archive_victimlist") == 0
    process = other_process.start(
        "import_list", many, "--list", "example", "--title", "Example", "--json"
    )
    assert json.loads(process.communicate()[0].splitlines()[-1])["new"] == 8_000
    assert other_process.count(ROWS_LEFT) == 8_000


@pytest.fixture
def source(transactional_db):
    return SourceFactory()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_of_an_undo_nothing_is_undone(many, source, other_process):
    process = other_process.start(
        "import_list", many, "--list", "example", "--title", "Example", "--json",
        "--source", source.slug, "--publish",
    )  # fmt: skip
    batch = json.loads(process.communicate()[0].splitlines()[-1])["batch"]
    process = other_process.start("undo_import", batch)
    for line in process.stderr:
        if "Taken out of the search: 5,000 rows" in line:
            process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert other_process.count(ROWS_LEFT) == 8_000
    other_process.start("import_list", many, "--list", "example", "--dry-run").communicate()
    assert other_process.count(FINDABLE) == 8_000  # the next import put right what the kill left
    process = other_process.start("undo_import", batch, "--json")
    assert json.loads(process.communicate()[0])["removed"] == 8_000
    assert (other_process.count(ROWS_LEFT), other_process.count(FINDABLE)) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_list_at_once_take_turns(many, other_process):
    arguments = ("import_list", many, "--list", "example", "--title", "Example", "--json")
    both = [other_process.start(*arguments) for _each in range(2)]
    said = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    figures = [json.loads(output.splitlines()[-1]) for output, _progress in said]
    assert sorted(one["new"] for one in figures) == [0, 8_000]
    assert sorted(one["unchanged"] for one in figures) == [0, 8_000]
    assert other_process.count(ROWS_LEFT) == 8_000
    assert other_process.count("SELECT COUNT(*) FROM archive_victimlist") == 1


def wait_until(holds):
    """Wait until a killed client's transaction is rolled back by the database."""
    for _try in range(100):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("It never came true.")


@pytest.fixture
def a_gigabyte(tmp_path):
    """Return a list of 1 GB: long rows, so that reading them takes seconds and not minutes."""
    if shutil.disk_usage(tmp_path).free < 4 * GIGABYTE:
        pytest.skip("There is no room for a file of 1 GB and the copy that is kept of it")
    path = tmp_path / "large.csv"
    row = "Alice Example,41," + "x" * 130_000 + "\n"
    with path.open("w", encoding="utf-8") as file:
        file.write("Ad Soyad,Yaş,Sənəd\n")
        for _each in range(GIGABYTE // len(row) + 1):
            file.write(row)
    yield path
    path.unlink()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_file_of_1_gb_is_streamed_within_little_memory(a_gigabyte, other_process, tmp_path):
    columns = [{"name": "Ad Soyad", "field": "name"}, {"name": "Sənəd", "drop": True}]
    (tmp_path / "mapping.json").write_text(json.dumps({"columns": columns}), "utf-8")
    process = other_process.start(
        "import_list", a_gigabyte, "--list", "large", "--title", "Large", "--json",
        "--mapping", tmp_path / "mapping.json",
    )  # fmt: skip
    resource.prlimit(process.pid, resource.RLIMIT_DATA, (LITTLE_MEMORY, LITTLE_MEMORY))
    output, progress = process.communicate()
    assert process.returncode == 0, progress
    said = json.loads(output.splitlines()[-1])
    assert said["new"] == said["read"] == GIGABYTE // 130_018 + 1
    assert other_process.count(ROWS_LEFT) == said["new"]
