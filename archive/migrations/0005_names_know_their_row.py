"""Names and values of persons that came from rows know it: they are public only while those are.

What is there already is tied by what it says: a name as a matched row writes it, a value as a
matched row gives it. The index is emptied, so that it is written anew: the labels with it, and in
the order of today.
"""

import django.db.models.deletion
from django.db import migrations, models

from archive.models.registry import new_uid

FROM_ROWS = ("as-printed", "archive", "variant")
CUT = " […]"
VALUES = (
    *("sex", "birth", "birth_as_written", "death", "death_as_written", "burial_place_id"),
    "is_minor",
)


def tie(apps, schema_editor):
    """Tie names and values to the rows that say the same."""
    matches = apps.get_model("archive", "EntryMatch").objects.select_related("entry", "person")
    matches = matches.order_by("entry_id")
    for match in matches.iterator():
        tie_names(apps.get_model("archive", "PersonName"), match)
        tie_values(match)
    apps.get_model("archive", "SearchEntry").objects.all().delete()


def tie_names(names, match):
    """Give the row its names; what another row says as well is kept once for each."""
    row = match.entry
    said = {row.name_as_recorded, row.name_as_recorded.removesuffix(CUT)}
    said |= {spelling.get("text", "") for spelling in row.spellings}
    known = {}
    for name in names.objects.filter(person=match.person, text__in=said, kind__in=FROM_ROWS):
        form = (name.text, name.language)
        if form not in known or name.entry_id is None:
            known[form] = name
    for name in known.values():
        is_taken = name.entry_id is not None
        if is_taken:
            name.pk = new_uid()
        name.entry = row
        name.save(force_insert=is_taken)


def tie_values(match):
    """Note which values of the person the row says."""
    person = match.person
    for column in VALUES:
        value = getattr(person, column)
        if value and getattr(match.entry, column) == value:
            person.from_rows[column] = {"value": value, "withheld": False}
    type(person).objects.filter(pk=person.pk).update(from_rows=person.from_rows)


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_work_left")]

    operations = [
        migrations.AddField(
            model_name="historicalperson",
            name="from_rows",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="historicalpersonname",
            name="entry",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="archive.listentry",
                verbose_name="row it came from",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="from_rows",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="personname",
            name="entry",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="names_of_person",
                to="archive.listentry",
                verbose_name="row it came from",
            ),
        ),
        migrations.RunPython(tie, migrations.RunPython.noop),
    ]
