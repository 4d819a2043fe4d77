"""Addresses of sending, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import kirim

urlpatterns = [
    path("pengiriman/", kirim.kirim, name="kirim"),
    path("pengiriman/gandakan/", kirim.kirim_gandakan, name="kirim-gandakan"),
    path("pengiriman/catat/", kirim.kirim_catat, name="kirim-catat"),
    path("pengiriman/email/", kirim.kirim_email, name="kirim-email"),
    path("pengiriman/unggahan/", kirim.unggahan_catat, name="unggahan-reviu"),
    path("pengiriman/paket/", kirim.paket_reviu, name="paket-reviu"),
    path("pengiriman/buku-ekspedisi.pdf", kirim.buku_ekspedisi, name="buku-ekspedisi"),
    path("pengiriman/<int:kiriman_pk>/hapus/", kirim.kirim_hapus, name="kirim-hapus"),
    path("pengiriman/<int:kiriman_pk>/terima/", kirim.tanda_terima, name="tanda-terima"),
    path("pengiriman/<int:kiriman_pk>/tanpa/", kirim.tanda_terima_tanpa, name="tanda-terima-tanpa"),
]
