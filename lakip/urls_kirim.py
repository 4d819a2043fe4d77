"""Addresses of sending, below ``laporan/<pk>/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
