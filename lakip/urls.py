"""Urls."""


urlpatterns = []
