"""Addresses of letters that came in and of orders, below ``laporan/<pk>/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
