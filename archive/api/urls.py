"""Addresses for machines: /api/v1/… ; what stands here keeps its meaning."""

from django.urls import path

from . import search

app_name = "api"

urlpatterns = [
    path("search/", search.search_json, name="search"),
    path("search.csv", search.search_csv, name="search-csv"),
]
