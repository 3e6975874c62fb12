"""Accounts of those who work here: a name, a password, a role; the rest can wait."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.admin.base.chosen_rows import ChosenRowsMixin
from archive.services.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR

ROLES = [
    (CONTRIBUTOR, _("contributor: describes drafts, sends them to review")),
    (EDITOR, _("editor: besides, publishes, withdraws, hides, answers reports")),
    (ADMINISTRATOR, _("administrator: besides, accounts and backups")),
]
NO_ROLE = ("", _("none: sees nothing at the desk"))
NAMES_OF_ROLES = [name for name, _words in reversed(ROLES)]  # who has several has the widest
ASKED = "_rights"
"""In the address: somebody asked for the rights, right by right."""


class AccountForm(UserCreationForm):
    """A new colleague, who may sign in at the desk at once."""

    role = forms.ChoiceField(
        label=_("Role"), choices=ROLES, help_text=_("What they may do. It can be changed later.")
    )

    class Meta:
        model = User
        fields = ("username",)


class ChangedAccountForm(UserChangeForm):
    """The account of a colleague, with the role it has."""

    user: Any = None  # who fills the form in; the admin sets it
    role = forms.ChoiceField(label=_("Role"), choices=[NO_ROLE, *ROLES], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "role" in self.fields:
            self.initial["role"] = role_of(self.instance)

    def clean_role(self) -> str:
        """Keep administrators from shutting themselves out."""
        role: str = self.cleaned_data["role"]
        own = self.instance == self.user and not self.instance.is_superuser
        if own and role_of(self.instance) == ADMINISTRATOR != role:
            raise forms.ValidationError(
                _("Nobody takes their own role as administrator away: ask another administrator.")
            )
        return role


def role_of(user: Any) -> str:
    """Return the role of an account; empty where it has none."""
    names = {group.name for group in user.groups.all()} if user.pk else set()
    return next((name for name in NAMES_OF_ROLES if name in names), "")


def take_role(user: Any, role: str) -> None:
    """Put an account into the group of its role, and out of those of the others."""
    user.groups.remove(*Group.objects.filter(name__in=NAMES_OF_ROLES).exclude(name=role))
    user.groups.add(*Group.objects.filter(name=role))


admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(ChosenRowsMixin, UserAdmin):
    """Django's accounts, with a role; single rights are shown to those who ask for them."""

    form = ChangedAccountForm
    add_form = AccountForm
    add_form_template = "admin/change_form.html"
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2", "role")}),)
    list_display = ("username", "role", "first_name", "last_name", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    readonly_fields = ("rights", "last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password", "role", "is_active")}),
        (_("Name and address"), {"fields": ("first_name", "last_name", "email")}),
        (_("Single rights"), {"fields": ("rights",)}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    single_rights = ("is_staff", "is_superuser", "groups", "user_permissions")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Load the groups with the accounts: the list says the role of each."""
        return super().get_queryset(request).prefetch_related("groups")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Tell the form who is asking."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show rights right by right, instead of the role, where somebody asked for them."""
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj is None or ASKED not in request.GET:
            return fieldsets
        fieldsets[0] = (None, {"fields": ("username", "password", "is_active")})
        fieldsets[2] = (_("Single rights"), {"fields": self.single_rights})
        return fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Leave it to those who may do everything to let others do everything."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else (*fields, "is_superuser")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Let who has a role in at the desk."""
        if form.cleaned_data.get("role"):
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Give the account the role chosen."""
        super().save_related(request, form, formsets, change)
        if "role" in form.cleaned_data and (not change or "role" in form.changed_data):
            take_role(form.instance, form.cleaned_data["role"])

    @admin.display(description=_("role"))
    def role(self, obj: User) -> str:
        """Return the role in a word."""
        if obj.is_superuser:
            return gettext("may do everything")
        words = dict(ROLES).get(role_of(obj), "—")
        return str(words).partition(":")[0]

    @admin.display(description=_("right by right"))
    def rights(self, obj: User) -> str:
        """Say what single rights there are, and lead to them."""
        own = obj.user_permissions.count()
        said = gettext("Besides those of the role: %d.") % own
        if obj.is_superuser:
            said = gettext("This account may do everything, whatever its role.")
        words = gettext("Show every right…")
        return format_html('{} <a href="?{}=1">{}</a>', said, ASKED, words)


@admin.register(Group)
class RoleAdmin(ChosenRowsMixin, GroupAdmin):
    """The groups of the roles; led to from where somebody asks for single rights."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Keep it out of the menu: what a role may do is said in the code."""
        return False
