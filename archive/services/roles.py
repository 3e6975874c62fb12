"""Roles: what contributors, editors and administrators may do at the desk.

The three groups are made, and brought up to date with the table below, after every migration: a
database made without migrations has them too, and a new model is never without its permissions.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.db.models.signals import post_migrate

CONTRIBUTOR, EDITOR, ADMINISTRATOR = "contributor", "editor", "administrator"

RECORDS = (
    *("event", "place", "person", "organisation", "victimlist", "source", "quotation", "figure"),
    *("position", "commemoration", "mediaitem", "page"),
)
"""Records with a state of their own: a contributor writes drafts of them."""

PARTS = (
    *("eventname", "eventrelation", "eventorganisation", "placename", "placerelation"),
    *("personname", "personrelation", "participation", "roleheld", "sourceauthor"),
    *(
        "eventdate",
        "sourcecontent",
        "sourcerelation",
        "sourcepage",
        "quotationtranslation",
        "citation",
    ),
)
"""Rows on the form of a record; who writes the record writes, and removes, them."""

CONTRIBUTED = ("listentry", "importprofile", "importbatch")
SEEN = ("term", "record", "pastslug", "entrymatch", "matchproposal", "merge", "readingedit")
EDITED = ("term", "entrymatch", "matchproposal", "merge", "report", "takedown")
EDITORS_MAY = ("publish_record", "hide_record")


def contributor_may() -> Q:
    """Describe drafts, bring lists in, look around; never publish, hide or delete a record."""
    return (
        _may(("view", "add", "change"), (*RECORDS, *PARTS, *CONTRIBUTED))
        | _may(("delete",), PARTS)
        | _may(("view",), SEEN)
    )


def editor_may() -> Q:
    """Besides: review, publish, withdraw, hide, answer reports, decide matches, delete drafts."""
    return (
        contributor_may()
        | _may(("delete",), (*RECORDS, *CONTRIBUTED))
        | _may(("view", "add", "change", "delete"), EDITED)
        | Q(content_type__app_label="archive", codename__in=EDITORS_MAY)
    )


def administrator_may() -> Q:
    """Everything in the archive, and who works here."""
    users = Q(content_type__app_label="auth", content_type__model__in=("user", "group"))
    return Q(content_type__app_label="archive") | users


ROLES = {
    CONTRIBUTOR: contributor_may,
    EDITOR: editor_may,
    ADMINISTRATOR: administrator_may,
}


def make_roles(using: str = "default") -> None:
    """Make the groups of the roles where they are missing; give each what the table says."""
    for name, may in ROLES.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        wanted = set(Permission.objects.using(using).filter(may()).values_list("pk", flat=True))
        if wanted != set(group.permissions.values_list("pk", flat=True)):
            group.permissions.set(wanted)


def _may(verbs: tuple[str, ...], models: tuple[str, ...]) -> Q:
    codenames = [f"{verb}_{model}" for verb in verbs for model in models]
    return Q(content_type__app_label="archive", codename__in=codenames)


def _after_migrating(using: str, **kwargs: Any) -> None:
    """Make the permissions first: Django's own listener may come after ours."""
    for label in ("archive", "auth"):
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    make_roles(using)


def connect() -> None:
    """Start listening; called once when the app is ready."""
    # the last of the apps whose permissions a role holds
    post_migrate.connect(
        _after_migrating, sender=apps.get_app_config("auth"), dispatch_uid="archive-roles"
    )
