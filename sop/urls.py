"""Pages of the SOPs."""

from django.urls import path

from sop import views

urlpatterns = [
    path("", views.sop_list, name="sop-list"),
    path("versi/<int:pk>/", views.sop_versi, name="sop-versi"),
    path("versi/<int:pk>/unduh/", views.sop_unduh, name="sop-unduh"),
    path("versi/<int:pk>/bpmn/", views.sop_bpmn, name="sop-bpmn"),
    path("versi/<int:pk>/buku/", views.sop_buku, name="sop-buku"),
    path("versi/<int:pk>/banding/<int:lama_pk>/", views.sop_banding, name="sop-banding"),
    path("versi/<int:pk>/konfirmasi/", views.sop_konfirmasi, name="sop-konfirmasi"),
    path("versi/<int:pk>/evaluasi/", views.sop_evaluasi, name="sop-evaluasi"),
    path("bersama/", views.bersama_list, name="sop-bersama"),
    path("bersama/<int:pk>/", views.bersama_versi, name="sop-bersama-versi"),
    path("logo/<int:pk>/", views.sop_logo, name="sop-logo"),
]
