"""The address book: the public archive in every language, the desk, permanent ids."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from .public.site import errors

urlpatterns = [
    path("desk/", admin.site.urls),
    path("api/v1/", include("archive.api.urls")),
    path("", include("archive.public.site.root_urls")),
    *i18n_patterns(path("", include("archive.public.urls"))),
]

if settings.DEBUG:
    urlpatterns += [path("styleguide/", include("archive.public.site.styleguide"))]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
