"""Django's admin classes under types that mypy can follow; at run time they are Django's own."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.forms.models import BaseInlineFormSet

if TYPE_CHECKING:
    ModelAdminBase = admin.ModelAdmin[Any]
    TabularBase = admin.TabularInline[Any, Any]
    StackedBase = admin.StackedInline[Any, Any]
    InlineBase = InlineModelAdmin[Any, Any]
    FormSetBase = BaseInlineFormSet[Any, Any, Any]
else:
    ModelAdminBase = admin.ModelAdmin
    TabularBase = admin.TabularInline
    StackedBase = admin.StackedInline
    InlineBase = object
    FormSetBase = BaseInlineFormSet
