"""Which date of an event is preferred changes row by row within a save: the form checks it."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0005_names_know_their_row'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='eventdate',
            name='archive_eventdate_one_preferred',
        ),
    ]
