"""Addresses of the reviu, below ``laporan/<pk>/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
