"""Addresses of the register of letters that go out."""

from django.urls import path

from lakip.views import register_surat

urlpatterns = [
    path("", register_surat.register_surat, name="register-surat"),
    path("register.xlsx", register_surat.register_surat_xlsx, name="register-surat-xlsx"),
    path("<int:pk>/", register_surat.nomor_surat, name="nomor-surat"),
    path("<int:pk>/batalkan/", register_surat.nomor_surat_batalkan, name="nomor-surat-batalkan"),
]
