"""Pages of the SOPs."""

from django.urls import path

from sop import views

urlpatterns = [
    path("", views.sop_list, name="sop-list"),
    path("versi/<int:pk>/", views.sop_versi, name="sop-versi"),
    path("versi/<int:pk>/unduh/", views.sop_unduh, name="sop-unduh"),
    path("logo/<int:pk>/", views.sop_logo, name="sop-logo"),
]
