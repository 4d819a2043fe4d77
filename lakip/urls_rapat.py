"""Addresses of meetings, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import hasil_rapat, rapat

urlpatterns = [
    path("rapat/baru/", rapat.rapat_baru, name="rapat-baru"),
    path("rapat/<int:rapat_pk>/", rapat.rapat_detail, name="rapat"),
    path("rapat/<int:rapat_pk>/ubah/", rapat.rapat_ubah, name="rapat-ubah"),
    path("rapat/<int:rapat_pk>/nomori/", rapat.rapat_nomori, name="rapat-nomori"),
    path("rapat/<int:rapat_pk>/batalkan/", rapat.rapat_batalkan, name="rapat-batalkan"),
    path("rapat/<int:rapat_pk>/undang/", rapat.rapat_undang, name="rapat-undang"),
    path("rapat/<int:rapat_pk>/undangan.ics", rapat.rapat_ics, name="rapat-ics"),
    path("rapat/<int:rapat_pk>/<slug:kertas>.pdf", rapat.rapat_pdf, name="rapat-pdf"),
    path("rapat/<int:rapat_pk>/hadir/", hasil_rapat.rapat_hadir, name="rapat-hadir"),
    path("rapat/<int:rapat_pk>/notulensi/", hasil_rapat.rapat_notulensi, name="rapat-notulensi"),
    path("rapat/<int:rapat_pk>/berkas/", hasil_rapat.rapat_berkas, name="rapat-berkas"),
    path("tindak-lanjut/<int:tindak_pk>/", hasil_rapat.tindak_lanjut, name="tindak-lanjut"),
]
