"""The first words of a new archive: terms to choose from, brought in by one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.importers.collection import bring_words
from archive.models import Term


def may_bring_words(request: HttpRequest) -> bool:
    """Return whether this archive has no words to choose from, and this person may add some."""
    return request.user.has_perm("archive.add_term") and not Term.objects.exists()


@require_POST
def bring_words_page(request: HttpRequest) -> HttpResponse:
    """Bring the vocabularies in, and go back to the desk."""
    if not request.user.has_perm("archive.add_term"):
        raise PermissionDenied
    added = bring_words(request.user)
    messages.success(request, _("Words to choose from: %d were added, under Terms.") % added)
    return HttpResponseRedirect(reverse("admin:index"))
