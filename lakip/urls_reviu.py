"""Addresses of the reviu: of the office below ``laporan/<pk>/``, of the APIP below ``reviu/``."""

from django.urls import path

from lakip.views import pereviu, reviu, reviu_berkas

urlpatterns = [
    path("reviu/", reviu.reviu_laporan, name="reviu-laporan"),
    path("reviu/minta/", reviu.reviu_minta, name="reviu-minta"),
    path("reviu/undang/", reviu.reviu_undang, name="reviu-undang"),
    path("reviu/pereviu/<int:pereviu_pk>/cabut/", reviu.reviu_cabut, name="reviu-cabut"),
    path("reviu/lewati/", reviu.reviu_lewati, name="reviu-lewati"),
    path("reviu/catatan/<int:nomor>/jawab/", reviu.reviu_jawab, name="reviu-jawab"),
    path("reviu/pernyataan/", reviu.reviu_pernyataan, name="reviu-pernyataan"),
    path("reviu/pernyataan/tarik/", reviu.reviu_tarik, name="reviu-tarik"),
    path("reviu/konsep-<slug:jenis>.pdf", reviu_berkas.reviu_konsep, name="reviu-konsep"),
]

pereviu_urls = [  # reviu/
    path("", pereviu.pereviu_daftar, name="pereviu-daftar"),
    path("undangan/<str:tanda>/", pereviu.pereviu_terima, name="pereviu-terima"),
    path("<int:pk>/", pereviu.pereviu_ruang, name="pereviu-ruang"),
    path("<int:pk>/lakip.pdf", reviu_berkas.pereviu_lakip, name="pereviu-lakip"),
    path("<int:pk>/lampiran/<str:nama>", reviu_berkas.pereviu_lampiran, name="pereviu-lampiran"),
    path("<int:pk>/konsep-<slug:jenis>.pdf", reviu_berkas.pereviu_konsep, name="pereviu-konsep"),
    path("<int:pk>/formulir/", pereviu.pereviu_formulir, name="pereviu-formulir"),
    path("<int:pk>/catatan/", pereviu.pereviu_catat, name="pereviu-catat"),
    path("<int:pk>/catatan/<int:nomor>/selesai/", pereviu.pereviu_selesai, name="pereviu-selesai"),
    path("<int:pk>/catatan/<int:nomor>/tolak/", pereviu.pereviu_tolak, name="pereviu-tolak"),
    path("<int:pk>/pernyataan/", pereviu.pereviu_pernyataan, name="pereviu-pernyataan"),
    path("<int:pk>/pernyataan/tarik/", pereviu.pereviu_tarik, name="pereviu-tarik"),
]
