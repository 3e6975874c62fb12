"""The index is emptied, so that it is written anew: rows are found by fathers and by relatives."""

from django.db import migrations


def empty(apps, schema_editor):
    """Take the entries out; whatever migrates writes all of them again."""
    apps.get_model("archive", "SearchEntry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("archive", "0007_media_of_events_and_edits_of_readings")]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
