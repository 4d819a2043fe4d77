"""Addresses of signing, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import penyelesaian, pindaian, tanda_tangan

urlpatterns = [
    path("tandatangan/", tanda_tangan.tanda_tangan_list, name="tanda-tangan-list"),
    path(
        "tandatangan/<int:tanda_tangan_pk>/selesaikan/",
        penyelesaian.tanda_tangan_selesaikan,
        name="tanda-tangan-selesaikan",
    ),
    path("pindaian/", pindaian.pindaian, name="pindaian"),
    path("surat/<int:surat_pk>/pindaian/", pindaian.surat_pindaian, name="surat-pindaian"),
    path("surat/<int:surat_pk>/tandatangan/", tanda_tangan.surat_tanda_tangan, name="surat-tanda-tangan"),
]
