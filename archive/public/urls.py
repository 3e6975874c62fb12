"""Addresses of the public pages, below the language: /az/events/… ."""

from django.urls import path, register_converter

from archive.models.registry import ALPHABET, UID_LENGTH

from .events import calendar, remembrance
from .events import views as events
from .lists import entry_views as entries
from .lists import roll_views as rolls
from .lists import views as lists
from .people import views as people
from .places import views as places
from .search import views as search
from .site import home, pages, reports
from .sources import views as sources
from .statements import figures, organisations, positions, quotations


class UidConverter:
    """Twelve characters of Crockford's base 32, in capitals."""

    regex = f"[{ALPHABET}]{{{UID_LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(UidConverter, "uid")
app_name = "public"

urlpatterns = [
    path("", home.home, name="home"),
    path("events/", events.EventList.as_view(), name="event-list"),
    path("events/<slug:slug>/", events.event_detail, name="event-detail"),
    path("events/<slug:slug>/figures.csv", figures.event_figures_csv, name="event-figures"),
    path("events/<slug:slug>/names/", rolls.event_names, name="event-names"),
    path("figures.csv", figures.all_figures_csv, name="figures"),
    path("people/", people.PersonList.as_view(), name="person-list"),
    path("people/<uid:uid>/", people.person_detail, name="person-short"),
    path("people/<str:address>/", people.person_detail, name="person-detail"),
    path("lists/", lists.VictimListList.as_view(), name="list-list"),
    path("lists/<slug:slug>/", lists.list_detail, name="list-detail"),
    path("lists/<slug:slug>/names/", rolls.list_names, name="list-names"),
    path("lists/<slug:slug>/rows.csv", lists.list_csv, name="list-csv"),
    path("lists/<slug:slug>/<uid:uid>/", entries.entry_detail, name="entry-detail"),
    path("places/", places.PlaceList.as_view(), name="place-list"),
    path("places/<slug:slug>/", places.place_detail, name="place-detail"),
    path("sources/", sources.SourceList.as_view(), name="source-list"),
    path("sources/<slug:slug>/", sources.source_detail, name="source-detail"),
    path(
        "organisations/<slug:slug>/", organisations.organisation_detail, name="organisation-detail"
    ),
    path("quotations/", quotations.QuotationList.as_view(), name="quotation-list"),
    path("quotations/<uid:uid>/", quotations.quotation_detail, name="quotation-detail"),
    path("positions/", positions.PositionList.as_view(), name="position-list"),
    path("positions/<uid:uid>/", positions.position_detail, name="position-detail"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<uid:uid>/", remembrance.commemoration_detail, name="commemoration-detail"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggestions, name="search-suggest"),
    path("report/<uid:uid>/", reports.report, name="report"),
    path("report/status/<str:secret>/", reports.status, name="report-status"),
    path("report/<uid:uid>/thanks/", reports.thanks, name="report-thanks"),
    path("about/", pages.page, {"slug": "about"}, name="about"),
    path("about/<slug:slug>/", pages.page, name="page"),
]
