"""Addresses of the archive, below ``laporan/<pk>/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
