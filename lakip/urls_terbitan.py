"""Addresses of the built LAKIP, below ``laporan/<pk>/``."""

from django.urls import path

from lakip.views import pdf, terbitan, word

urlpatterns = [
    path("susun/", pdf.laporan_susun, name="laporan-susun"),
    path("susun/kemajuan/", terbitan.susunan_kemajuan, name="susunan-kemajuan"),
    path("lakip.pdf", pdf.laporan_pdf, name="laporan-pdf"),
    path("lakip.docx", word.laporan_docx, name="laporan-docx"),
    path("terbitan/<int:nomor>/", terbitan.terbitan, name="terbitan"),
    path("terbitan/<int:nomor>/lampiran/<str:nama>", terbitan.terbitan_lampiran, name="terbitan-lampiran"),
]
