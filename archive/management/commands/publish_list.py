"""publish_list: make a long list public without keeping anybody else waiting."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from archive.importers.lists import finish_work_left, prepare_process, publish_in_slices
from archive.models import VictimList
from archive.services.publishing import CannotPublish


class Command(BaseCommand):
    """The list becomes public at once, its rows reach the search slice by slice."""

    help = "Publish a list of names, however long."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the list, who publishes it and why."""
        parser.add_argument("list", metavar="SLUG", help="the list")
        parser.add_argument("--by", default="", metavar="USER", help="who publishes it")
        parser.add_argument("--reason", default="", help="needed where it was public before")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, or say in sentences what stands in the way."""
        prepare_process()
        victim_list = (
            VictimList.objects.select_related("record").filter(slug=options["list"]).first()
        )
        if victim_list is None:
            raise CommandError(f"There is no list “{options['list']}”.")
        author = None
        if options["by"]:
            author = get_user_model().objects.filter(username=options["by"]).first()
            if author is None:
                raise CommandError(f"There is no user “{options['by']}”.")
            if not author.has_perm("archive.publish_record"):
                raise CommandError(f"{author} may not publish.")
        finish_work_left(self.stderr.write)
        try:
            is_first = publish_in_slices(victim_list, author, options["reason"])
        except CannotPublish as refusal:
            raise CommandError(" ".join(refusal.sentences)) from refusal
        if is_first:
            self.stdout.write(f"Published: {victim_list} ({victim_list.row_count:,} rows).")
        else:
            self.stdout.write(f"Is public already, and all of it can be found: {victim_list}.")
