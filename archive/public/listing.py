"""Lists of records: a published queryset, narrowed by a FilterSet, a page at a time."""

from typing import Any, ClassVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.forms import ChoiceField, Field, HiddenInput, ModelChoiceField
from django.http import HttpRequest
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from django.views.generic import ListView
from django_filters import FilterSet

from archive.formatting import capfirst, number
from archive.search.query.filters import AddressField

from .components.locators import known_for_a_page
from .components.results import Chip, Chips, Pagination
from .components.wayfinding import Crumb, breadcrumbs


@method_decorator(require_safe, name="dispatch")
class RecordList(ListView):  # not subscriptable at run time
    """A list of public records.

    Give `get_queryset` (it must start from `published()`), `shown`, `template_name`, `heading` and,
    where it can be narrowed, `filterset_class`. Context: filterset, has_filters, chips (what
    narrows the list), page_obj, object_list, count, position_words, pages, crumbs, what is shown.
    """

    filterset_class: ClassVar[type[FilterSet] | None] = None
    heading: ClassVar[Any] = ""
    paginate_by = 50
    request: HttpRequest

    def narrowed(self) -> tuple["QuerySet[Any]", FilterSet | None]:
        """Return the queryset after the filters, and the filters themselves."""
        queryset = self.get_queryset()
        if self.filterset_class is None:
            return queryset, None
        filterset = self.filterset_class(self.request.GET, queryset=queryset, request=self.request)
        dress(filterset)
        return filterset.qs, filterset

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Narrow, cut to a page, and describe the result in words."""
        queryset, filterset = self.narrowed()
        page = Paginator(queryset, self.paginate_by).get_page(self.request.GET.get("page"))
        self.object_list = queryset
        records = list(page.object_list)
        return {
            "view": self,
            "filterset": filterset,
            "has_filters": filterset is not None,
            "page_obj": page,
            "object_list": records,
            "count": page.paginator.count,
            "position_words": position_words(page),
            "pages": page_links(self.request, page),
            "chips": chips(self.request, filterset) if filterset else None,
            "crumbs": breadcrumbs(Crumb(label=str(self.heading))),
            **self.shown(records),
            **kwargs,
        }

    def shown(self, records: list[Any]) -> dict[str, object]:
        """Return what the template shows of the records on this page, besides the way around."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer with the page."""
        with known_for_a_page():
            return self.render_to_response(self.get_context_data())


def chips(request: HttpRequest, filterset: FilterSet) -> Chips | None:
    """Return what narrows a list now, in words, each with the address that undoes it."""
    form, chosen = filterset.form, []
    for name, field in form.fields.items():
        value = request.GET.get(name, "").strip()
        if value:
            words = chosen_words(field, value, form.cleaned_data.get(name))
            label = f"{field.label}: {words}" if field.label else words
            chosen.append(Chip(label=label, remove_url=address_without(request, name)))
    return Chips(chips=tuple(chosen), clear_url=request.path) if chosen else None


def chosen_words(field: Field, value: str, cleaned: Any) -> str:
    """Say a chosen value: by the record it stands for, by its label, or as it was typed."""
    if isinstance(cleaned, Model):
        return str(cleaned)
    if isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField):
        labels: Any = field.choices
        return str(dict(labels).get(value, value))
    return value


def dress(filterset: FilterSet) -> None:
    """Label the fields as a form does; hide those for addresses: links set them, nobody types."""
    for field in filterset.form.fields.values():
        field.label = capfirst(field.label)
        if isinstance(field, AddressField):
            field.widget = HiddenInput()


def address_without(request: HttpRequest, name: str) -> str:
    """Return this address without a parameter, from the first page on."""
    query = request.GET.copy()
    for gone in (name, "page"):
        query.pop(gone, None)
    return f"?{query.urlencode()}" if query else request.path


def position_words(page: "Page[Any]") -> str:
    """Say which part of how many is shown: “51 to 100 of 4,000”; empty for an empty list."""
    if not page.paginator.count:
        return ""
    return gettext("%(first)s to %(last)s of %(count)s") % {
        "first": number(page.start_index()),
        "last": number(page.end_index()),
        "count": number(page.paginator.count),
    }


def page_links(request: HttpRequest, page: "Page[Any]", place: str = "") -> Pagination:
    """Return the addresses of the first, previous and next page, filters kept.

    `place` is where on the page they lead ("#rows"), if much stands before the list.
    """
    return Pagination(
        position_words=position_words(page),
        first_url=page_url(request, 1) + place if page.number > 2 else "",
        previous_url=page_url(request, page.number - 1) + place if page.has_previous() else "",
        next_url=page_url(request, page.number + 1) + place if page.has_next() else "",
    )


def page_url(request: HttpRequest, number_of_page: int) -> str:
    """Return this address with another page number; the first page has none."""
    query = request.GET.copy()
    query.pop("page", None)
    if number_of_page > 1:
        query["page"] = str(number_of_page)
    return f"?{query.urlencode()}" if query else request.path
