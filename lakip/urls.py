"""Where the pages are."""

from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, include, path

from lakip.urls_reviu import pereviu_urls
from lakip.views import (
    beranda,
    dokumen,
    formulir_sop,
    koreksi,
    laporan,
    masuk,
    orang,
    pemindahan,
    sertifikat,
    tanda_tangan,
    tugas,
    waktu_sop,
)

# One login for everybody: the admin's own has neither the demo's cast nor our look.
admin.site.login = login_required(admin.site.login)  # type: ignore[method-assign]

laporan_urls: list[URLPattern | URLResolver] = [  # laporan/<pk>/
    path("", laporan.laporan_detail, name="laporan-detail"),
    path("riwayat/", laporan.laporan_riwayat, name="laporan-riwayat"),
    path("riwayat.xes", laporan.laporan_xes, name="laporan-xes"),
    path("bagaimana-kalau/", waktu_sop.laporan_pengandaian, name="laporan-pengandaian"),
    path("dokumen/", laporan.laporan_dokumen, name="laporan-dokumen"),
    path("orang/", orang.orang, name="laporan-orang"),
    path("orang/kolom/<int:pelaksana_pk>/", orang.orang_simpan, name="laporan-orang-simpan"),
    path("orang/serahkan/", laporan.laporan_serahkan, name="laporan-serahkan"),
    path("mulai/", laporan.laporan_mulai, name="laporan-mulai"),
    path("tangguhkan/", laporan.laporan_tangguhkan, name="laporan-tangguhkan"),
    path("lanjutkan/", laporan.laporan_lanjutkan, name="laporan-lanjutkan"),
    path("lanjutkan-sop/", laporan.laporan_lanjutkan_sop, name="laporan-lanjutkan-sop"),
    path("pindah/<int:versi_pk>/", pemindahan.laporan_pindah, name="laporan-pindah"),
    path("batalkan/", laporan.laporan_batalkan, name="laporan-batalkan"),
    path("koreksi/", koreksi.koreksi, name="koreksi"),
    path("koreksi/lembar.pdf", koreksi.koreksi_lembar, name="koreksi-lembar"),
    path("koreksi/lampirkan/", koreksi.koreksi_lampirkan, name="koreksi-lampirkan"),
    path("koreksi/<int:nomor>/jawab/", koreksi.koreksi_jawab, name="koreksi-jawab"),
    path("", include("lakip.urls_isi")),
    path("", include("lakip.urls_pengumpulan")),
    path("", include("lakip.urls_terbitan")),
    path("", include("lakip.urls_tanda_tangan")),
    path("", include("lakip.urls_reviu")),
    path("", include("lakip.urls_perintah")),
    path("", include("lakip.urls_rapat")),
    path("", include("lakip.urls_surat")),
    path("", include("lakip.urls_kirim")),
    path("", include("lakip.urls_arsip")),
]

tugas_urls = [  # laporan/tugas/<pk>/
    path("", tugas.tugas_detail, name="tugas-detail"),
    path("dokumen/<int:dokumen_pk>/tarik/", tugas.tarik_dokumen, name="tugas-tarik-dokumen"),
    path("baca/", koreksi.koreksi_baca, name="koreksi-baca"),
    path("baca/<slug:bagian>/", koreksi.koreksi_baca, name="koreksi-baca-bagian"),
    path("catatan/<int:nomor>/", koreksi.catatan_koreksi, name="catatan-koreksi"),
    path("catatan/<int:nomor>/hapus/", koreksi.catatan_koreksi_hapus, name="catatan-koreksi-hapus"),
    path("tandatangan/", tanda_tangan.tanda_tangan, name="tanda-tangan"),
    path("<slug:perbuatan>/", tugas.tugas_lakukan, name="tugas-lakukan"),
]

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("masuk/", masuk.MasukView.as_view(), name="masuk"),
    path("masuk/sebagai/<int:pk>/", masuk.masuk_sebagai, name="masuk-sebagai"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("laporan/", laporan.laporan_list, name="laporan-list"),
    path("laporan/baru/", laporan.laporan_baru, name="laporan-baru"),
    path("laporan/<int:pk>/", include(laporan_urls)),
    path("laporan/tugas/<int:pk>/", include(tugas_urls)),
    path("dokumen/<int:pk>/", dokumen.dokumen, name="dokumen"),
    path("surat-masuk/", include("lakip.urls_surat_masuk")),
    path("register-surat/", include("lakip.urls_register_surat")),
    path("verifikasi/", include("lakip.urls_verifikasi")),
    path("reviu/", include(pereviu_urls)),
    path("atur-sandi/<uidb64>/<token>/", masuk.AturSandiView.as_view(), name="atur-sandi"),
    path("sertifikat/", sertifikat.sertifikat, name="sertifikat"),
    path("sertifikat/<int:pk>/cabut/", sertifikat.sertifikat_cabut, name="sertifikat-cabut"),
    path("sop/versi/<int:pk>/formulir.pdf", formulir_sop.sop_formulir, name="sop-formulir"),
    path("sop/versi/<int:pk>/waktu/", waktu_sop.sop_waktu, name="sop-waktu"),
    path("sop/versi/<int:pk>/waktu.xlsx", waktu_sop.sop_waktu_buku, name="sop-waktu-buku"),
    path("sop/versi/<int:pk>/laporan/", pemindahan.pindah_daftar, name="laporan-pindah-daftar"),
    path("sop/", include("sop.urls")),
    path("admin/", admin.site.urls),
]
