"""Migrating makes every table whole, and says so where a database is of another version."""

from tests.apart import HEAD, run

TABLES = f"""{HEAD}
    from django.apps import apps
    from django.db import connection

    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            made = connection.introspection.get_constraints(cursor, table)
            columns = connection.introspection.get_table_description(cursor, table)
            wanted = {{part.name for part in (*model._meta.indexes, *model._meta.constraints)}}
            wanted |= {{field.column for field in model._meta.local_fields}}
            print(len(wanted), *(wanted - set(made) - {{column.name for column in columns}}))
"""
OTHER_VERSION = f"""{HEAD}
    from django.core.management.base import SystemCheckError
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder(connection).record_applied("archive", "0002_of_another_version")
    try:
        call_command("migrate", verbosity=0, skip_checks=False)  # as the command itself does
    except SystemCheckError as error:
        print(error)
"""


def test_every_column_index_and_constraint_is_made(tmp_path):
    lines = run(tmp_path, TABLES).splitlines()
    assert len(lines) > 80
    assert all(line.isdecimal() and int(line) > 1 for line in lines)


def test_a_database_of_another_version_is_refused_in_a_sentence(tmp_path):
    answer = run(tmp_path, OTHER_VERSION)
    assert f"The database {tmp_path}/archive.sqlite3 was made by another version" in answer
    assert "0002_of_another_version" in answer
    assert "begin with an empty database" in answer
