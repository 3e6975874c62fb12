"""Floor 6: the desk, where archivists bring in, describe, review and publish.

base/         what every form rests on: recording, conflicts, history, restoring
changelists/  lists of records that stay quick over a million rows
workflow/     from draft to public and back: review, publishing, hiding, preview
matching/     which rows are the same person: the queue, decisions, merging
imports/      bringing a list of names in
records/      the forms, a module for each kind of record
desk/         pages that belong to no single kind of record
urls.py       their addresses
"""

from typing import cast

from django.contrib import admin

from archive.admin_site import ArchiveAdminSite, Desk

from . import imports, matching, records
from .base import expired_session
from .desk.desk import panel
from .desk.first_run import is_open
from .urls import addresses

__all__ = ["imports", "matching", "records"]

cast(ArchiveAdminSite, admin.site).connect(
    Desk(
        pages=addresses,
        panel=panel,
        is_first_run=is_open,
        is_worth_keeping=expired_session.is_worth_keeping,
        ask_again=expired_session.ask_again,
        carried=expired_session.carried,
        after_signing_in=expired_session.after_signing_in,
    )
)
