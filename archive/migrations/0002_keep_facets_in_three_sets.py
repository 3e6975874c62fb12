"""Empty the search index, whose facets are kept otherwise from now on; it is made anew after."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]

    operations = [
        migrations.RunSQL("DELETE FROM archive_searchentry", migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM archive_searchwords", migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM archive_searchneighbour", migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM archive_searchtoken", migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM archive_searchfacets", migrations.RunSQL.noop),
        migrations.RemoveField("searchentry", "facets"),
        migrations.AddField("searchentry", "facets_what", models.IntegerField(default=0), False),
        migrations.AddField("searchentry", "facets_where", models.IntegerField(default=0), False),
        migrations.AddField("searchentry", "facets_whom", models.IntegerField(default=0), False),
        migrations.RemoveIndex("searchneighbour", "archive_search_near_of"),
    ]
