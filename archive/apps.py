"""The only app, and the admin under our own site class."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """The archive: every model, page and command of this project."""

    name = "archive"
    verbose_name = _("Archive")
    default_auto_field = "django.db.models.BigAutoField"
    default = True

    def ready(self) -> None:
        """Connect what listens: system checks, recording of history, the index, roles."""
        from . import checks  # noqa: F401, PLC0415 - needs the app registry
        from .models import recording  # noqa: PLC0415
        from .search.index import signals  # noqa: PLC0415
        from .services import roles, translations  # noqa: PLC0415

        roles.connect()
        translations.connect()
        recording.connect()
        signals.connect()

    def import_models(self) -> None:
        """Load the models, then the histories that follow them."""
        super().import_models()
        import_module("archive.history")


class ArchiveAdminConfig(admin_apps.AdminConfig):
    """Django's admin with the archive's own site; not the app's default config."""

    default = False
    default_site = "archive.admin_site.ArchiveAdminSite"
