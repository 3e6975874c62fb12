"""Addresses without a language: the door, permanent ids, what machines ask for."""

from django.urls import path

from . import forward, sitemaps

urlpatterns = [
    path("", forward.to_language, name="door"),
    path("id/<str:uid>", forward.by_id, name="forward"),
    path("robots.txt", forward.robots, name="robots"),
    path("favicon.ico", forward.favicon, name="favicon"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:part>-<int:number>.xml", sitemaps.part, name="sitemap-part"),
]
