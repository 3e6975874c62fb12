"""Accounts of those who work here: a name, a password, a role; the rest can wait."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.services.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR

ROLES = [
    (CONTRIBUTOR, _("contributor: describes drafts, sends them to review")),
    (EDITOR, _("editor: besides, publishes, withdraws, hides, answers reports")),
    (ADMINISTRATOR, _("administrator: besides, accounts and backups")),
]


class AccountForm(UserCreationForm):
    """A new colleague, who may sign in at the desk at once."""

    role = forms.ChoiceField(
        label=_("Role"), choices=ROLES, help_text=_("What they may do. It can be changed later.")
    )

    class Meta:
        model = User
        fields = ("username",)


admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Django's accounts, made with a role."""

    add_form = AccountForm
    add_form_template = "admin/change_form.html"
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2", "role")}),)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Let a new colleague in at the desk."""
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Put a new colleague into the group of the role."""
        super().save_related(request, form, formsets, change)
        if not change:
            form.instance.groups.set(Group.objects.filter(name=form.cleaned_data["role"]))
