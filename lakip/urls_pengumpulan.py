"""Addresses of gathering the units' data, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import pemetaan, pengumpulan, serahan, unit

urlpatterns = [
    path("pengumpulan/", pengumpulan.pengumpulan, name="pengumpulan"),
    path("pengumpulan/buat/", pengumpulan.format_buat, name="format-buat"),
    path("pengumpulan/sampaikan/", pengumpulan.format_sampaikan, name="format-sampaikan"),
    path("pengumpulan/tenggat/", pengumpulan.format_tenggat, name="format-tenggat"),
    path("pengumpulan/semua.zip", pengumpulan.format_zip, name="format-zip"),
    path("pengumpulan/<int:unit_pk>/format.xlsx", pengumpulan.format_unduh, name="format-unduh"),
    path("pengumpulan/<int:unit_pk>/tanpa-serahan/", pengumpulan.format_tanpa, name="format-tanpa"),
    path("pengumpulan/<int:unit_pk>/", unit.format_unit, name="format-unit"),
    path(
        "pengumpulan/<int:unit_pk>/indikator/<int:indikator_pk>/", unit.unit_indikator, name="unit-indikator"
    ),
    path("pengumpulan/<int:unit_pk>/anggaran/", unit.unit_anggaran, name="unit-anggaran"),
    path("pengumpulan/<int:unit_pk>/selesai/", unit.unit_selesai, name="unit-selesai"),
    path("pengumpulan/<int:unit_pk>/unggah/", serahan.serahan_unggah, name="serahan-unggah"),
    path("pengumpulan/<int:unit_pk>/serahan/<int:nomor>/", serahan.serahan, name="serahan"),
    path(
        "pengumpulan/<int:unit_pk>/serahan/<int:nomor>/petakan/",
        pemetaan.serahan_petakan,
        name="serahan-petakan",
    ),
    path(
        "pengumpulan/<int:unit_pk>/serahan/<int:nomor>/terapkan/",
        serahan.serahan_terapkan,
        name="serahan-terapkan",
    ),
    path(
        "pengumpulan/<int:unit_pk>/serahan/<int:nomor>/berkas/", serahan.serahan_berkas, name="serahan-berkas"
    ),
    path(
        "pengumpulan/<int:unit_pk>/serahan/<int:nomor>/bertanda/",
        serahan.serahan_bertanda,
        name="serahan-bertanda",
    ),
]
