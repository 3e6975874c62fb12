"""What sources say about dates of events; what stands in each paragraph of a source."""

import archive.models.fields
import archive.models.registry
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalposition',
            name='wording_is',
            field=models.CharField(blank=True, choices=[('verbatim', 'verbatim'), ('archives-paraphrase', 'archive’s paraphrase')], default='', max_length=20, verbose_name='the wording is'),
        ),
        migrations.AddField(
            model_name='historicalquotation',
            name='is_cut_before',
            field=models.BooleanField(default=False, help_text='Words of the same speech stand before these and are left out.', verbose_name='earlier words left out'),
        ),
        migrations.AddField(
            model_name='position',
            name='wording_is',
            field=models.CharField(blank=True, choices=[('verbatim', 'verbatim'), ('archives-paraphrase', 'archive’s paraphrase')], default='', max_length=20, verbose_name='the wording is'),
        ),
        migrations.AddField(
            model_name='quotation',
            name='is_cut_before',
            field=models.BooleanField(default=False, help_text='Words of the same speech stand before these and are left out.', verbose_name='earlier words left out'),
        ),
        migrations.CreateModel(
            name='HistoricalEventDate',
            fields=[
                ('uid', models.CharField(db_index=True, default=archive.models.registry.new_uid, editable=False, max_length=12)),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('date', archive.models.fields.UncertainDateField(blank=True, default='', help_text='Type what you know: 1918, about 1918, 20.01.1990. Leave empty rather than guess.', max_length=100, verbose_name='date')),
                ('as_written', archive.models.fields.AsWrittenField(blank=True, default='', help_text='Empty where the source was not read in its own words.', max_length=200, verbose_name='date as written')),
                ('calendar', archive.models.fields.CalendarField(blank=True, choices=[('gregorian', 'Gregorian (New Style)'), ('julian', 'Julian (Old Style)')], default='', max_length=10, verbose_name='calendar of the date as written')),
                ('date_earliest', archive.models.fields.DayBoundField(blank=True, editable=False, end='earliest', null=True, of='date')),
                ('date_latest', archive.models.fields.DayBoundField(blank=True, editable=False, end='latest', null=True, of='date')),
                ('is_preferred', models.BooleanField(default=False, help_text='The date of the event follows it. None, where sources stand equal.', verbose_name='preferred')),
                ('locator_kind', models.CharField(blank=True, choices=[('page', 'page'), ('paragraph', 'paragraph'), ('line', 'line'), ('folio', 'folio'), ('table-row', 'table row'), ('article', 'article'), ('footnote', 'footnote'), ('time', 'time'), ('whole-item', 'whole item'), ('beginning', 'beginning of page only')], default='', max_length=12, verbose_name='locator counts')),
                ('locator', models.CharField(blank=True, help_text='Where in the source: “p. 228”, “para 16”, “00:14:30”.', max_length=200, verbose_name='place in the source')),
                ('note_en', models.TextField(blank=True, verbose_name='note (English)')),
                ('note_az', models.TextField(blank=True, verbose_name='note (Azərbaycanca)')),
                ('note_ru', models.TextField(blank=True, verbose_name='note (Русский)')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('event', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='archive.event')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='archive.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'historical date of an event in a source',
                'verbose_name_plural': 'historical dates of events in sources',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalSourceContent',
            fields=[
                ('uid', models.CharField(db_index=True, default=archive.models.registry.new_uid, editable=False, max_length=12)),
                ('position', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('locator_kind', models.CharField(blank=True, choices=[('page', 'page'), ('paragraph', 'paragraph'), ('line', 'line'), ('folio', 'folio'), ('table-row', 'table row'), ('article', 'article'), ('footnote', 'footnote'), ('time', 'time'), ('whole-item', 'whole item'), ('beginning', 'beginning of page only')], default='', max_length=12, verbose_name='locator counts')),
                ('locator', models.CharField(blank=True, help_text='Where in the source: “p. 228”, “para 16”, “00:14:30”.', max_length=200, verbose_name='place in the source')),
                ('needs_content_note', models.BooleanField(default=False, help_text='Readers are told so before a link that leads here.', verbose_name='describes killing or injury, or denigrates')),
                ('abstract_en', models.TextField(blank=True, verbose_name='what it says, in our own words (English)')),
                ('abstract_az', models.TextField(blank=True, verbose_name='what it says, in our own words (Azərbaycanca)')),
                ('abstract_ru', models.TextField(blank=True, verbose_name='what it says, in our own words (Русский)')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.CharField(max_length=100, null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='archive.source')),
            ],
            options={
                'verbose_name': 'historical contents of a source',
                'verbose_name_plural': 'historical contents of sources',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='SourceContent',
            fields=[
                ('uid', models.CharField(default=archive.models.registry.new_uid, editable=False, max_length=12, primary_key=True, serialize=False)),
                ('position', models.PositiveIntegerField(default=0, verbose_name='order')),
                ('locator_kind', models.CharField(blank=True, choices=[('page', 'page'), ('paragraph', 'paragraph'), ('line', 'line'), ('folio', 'folio'), ('table-row', 'table row'), ('article', 'article'), ('footnote', 'footnote'), ('time', 'time'), ('whole-item', 'whole item'), ('beginning', 'beginning of page only')], default='', max_length=12, verbose_name='locator counts')),
                ('locator', models.CharField(blank=True, help_text='Where in the source: “p. 228”, “para 16”, “00:14:30”.', max_length=200, verbose_name='place in the source')),
                ('needs_content_note', models.BooleanField(default=False, help_text='Readers are told so before a link that leads here.', verbose_name='describes killing or injury, or denigrates')),
                ('abstract_en', models.TextField(blank=True, verbose_name='what it says, in our own words (English)')),
                ('abstract_az', models.TextField(blank=True, verbose_name='what it says, in our own words (Azərbaycanca)')),
                ('abstract_ru', models.TextField(blank=True, verbose_name='what it says, in our own words (Русский)')),
                ('events', models.ManyToManyField(blank=True, related_name='told_in', to='archive.event', verbose_name='events')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contents', to='archive.source')),
            ],
            options={
                'verbose_name': 'contents of a source',
                'verbose_name_plural': 'contents of sources',
                'ordering': ['position', 'uid'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalSourceContent_events',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('m2m_history_id', models.AutoField(primary_key=True, serialize=False)),
                ('event', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='archive.event')),
                ('history', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='archive.historicalsourcecontent')),
                ('sourcecontent', models.ForeignKey(blank=True, db_constraint=False, db_tablespace='', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='archive.sourcecontent')),
            ],
            options={
                'verbose_name': 'HistoricalSourceContent_events',
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='EventDate',
            fields=[
                ('uid', models.CharField(default=archive.models.registry.new_uid, editable=False, max_length=12, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('date', archive.models.fields.UncertainDateField(blank=True, default='', help_text='Type what you know: 1918, about 1918, 20.01.1990. Leave empty rather than guess.', max_length=100, verbose_name='date')),
                ('as_written', archive.models.fields.AsWrittenField(blank=True, default='', help_text='Empty where the source was not read in its own words.', max_length=200, verbose_name='date as written')),
                ('calendar', archive.models.fields.CalendarField(blank=True, choices=[('gregorian', 'Gregorian (New Style)'), ('julian', 'Julian (Old Style)')], default='', max_length=10, verbose_name='calendar of the date as written')),
                ('date_earliest', archive.models.fields.DayBoundField(blank=True, editable=False, end='earliest', null=True, of='date')),
                ('date_latest', archive.models.fields.DayBoundField(blank=True, editable=False, end='latest', null=True, of='date')),
                ('is_preferred', models.BooleanField(default=False, help_text='The date of the event follows it. None, where sources stand equal.', verbose_name='preferred')),
                ('locator_kind', models.CharField(blank=True, choices=[('page', 'page'), ('paragraph', 'paragraph'), ('line', 'line'), ('folio', 'folio'), ('table-row', 'table row'), ('article', 'article'), ('footnote', 'footnote'), ('time', 'time'), ('whole-item', 'whole item'), ('beginning', 'beginning of page only')], default='', max_length=12, verbose_name='locator counts')),
                ('locator', models.CharField(blank=True, help_text='Where in the source: “p. 228”, “para 16”, “00:14:30”.', max_length=200, verbose_name='place in the source')),
                ('note_en', models.TextField(blank=True, verbose_name='note (English)')),
                ('note_az', models.TextField(blank=True, verbose_name='note (Azərbaycanca)')),
                ('note_ru', models.TextField(blank=True, verbose_name='note (Русский)')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dates', to='archive.event')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='event_dates', to='archive.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'date of an event in a source',
                'verbose_name_plural': 'dates of events in sources',
                'ordering': ['position', 'uid'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_preferred', True)), fields=('event',), name='archive_eventdate_one_preferred', violation_error_message='Only one date of an event can be preferred.')],
            },
        ),
        migrations.AddConstraint(
            model_name='sourcecontent',
            constraint=models.UniqueConstraint(fields=('source', 'locator_kind', 'locator'), name='archive_sourcecontent_once', violation_error_message='This place of the source is described already.'),
        ),
    ]
