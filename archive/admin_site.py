"""The archive's admin site: records grouped by how archivists think, not by model name."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class ArchiveAdminSite(AdminSite):
    """The site every model registers with."""

    site_header = _("Memorial archive: desk")
    site_title = _("Desk")
    index_title = _("Desk")
