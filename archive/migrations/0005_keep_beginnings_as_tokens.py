"""Empty the search index, whose full-text table is made otherwise on SQLite; it is made anew after."""

from django.db import migrations


def drop_full_text(apps, schema_editor):
    if schema_editor.connection.vendor == 'sqlite':
        schema_editor.execute('DROP TABLE IF EXISTS archive_searchindex')


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0004_lighten_large_tables'),
    ]

    operations = [
        migrations.RunPython(drop_full_text, migrations.RunPython.noop),
        migrations.RunSQL('DELETE FROM archive_searchentry', migrations.RunSQL.noop),
        migrations.RunSQL('DELETE FROM archive_searchwords', migrations.RunSQL.noop),
        migrations.RunSQL('DELETE FROM archive_searchneighbour', migrations.RunSQL.noop),
        migrations.RunSQL('DELETE FROM archive_searchtoken', migrations.RunSQL.noop),
        migrations.RunSQL('DELETE FROM archive_searchfacets', migrations.RunSQL.noop),
    ]
