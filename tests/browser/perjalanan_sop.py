"""The studio: an SOP from an empty draft to the version that is replaced, and all that is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lakip.models import Laporan
from sop.evaluasi import record_evaluasi
from sop.models import HasilEvaluasi, Instansi, Sop, VersiSop
from sop.penetapan import put_into_force
from sop.penyalinan import add_sop, empty_berkas
from sop.storage import add_versi, copy_versi, load_berkas
from tests.browser.perjalanan import Kunjungan, see
from tests.sop.factories import rewrite
from tests.world import Jalan, make_kantor

ADMIN, STAF = "Bambang Suryadi", "Lina Marlina"
DIANDAIKAN = "?mulai=2027-01-04&libur=2027-01-06&waktu_2=9+hari&kembali_0=1"
# What no report can be supposed to do.
MUSTAHIL = "?libur=besok&waktu_0=lama&kembali_0=99"


def tour_sop() -> Iterator[Kunjungan]:
    """Take an SOP through its revisions while a report runs under it, stopping wherever there is a page."""
    at = timezone.now() - timedelta(days=1)
    jalan = Jalan(make_kantor("kalbar-adpim", at), at).start()
    make_kantor("bangka-tengah-dinsos", at)
    yield from begin(jalan.kantor.laporan.instansi)
    yield from revise(jalan)
    yield from suppose(jalan.kantor.laporan)


def begin(instansi: Instansi) -> Iterator[Kunjungan]:
    """A new SOP is empty, may be brought in, or begins as that of another instansi."""
    for nama in ("sop_sop_add", "sop_versisop_add"):
        yield ADMIN, reverse(f"admin:{nama}")
    kosong = add_sop(instansi, empty_berkas(instansi, "surat-tugas", "Penerbitan Surat Tugas"))
    yield from (see_versi(nama, kosong) for nama in (ADMIN, STAF))
    yield ADMIN, reverse("sop-waktu", args=[kosong.pk])
    yield from (see_admin(kosong, nama) for nama in ("change", "tetapkan", "delete"))
    yield ADMIN, reverse("sop-bersama")
    bersama = VersiSop.objects.in_force().filter(sop__kunci="bangka-tengah-dinsos").get()
    yield ADMIN, reverse("sop-bersama-versi", args=[bersama.pk])


def revise(jalan: Jalan) -> Iterator[Kunjungan]:
    """A revision is edited, confirmed, put into force; the next one waits for its day."""
    pertama = jalan.kantor.laporan.versi
    yield ADMIN, reverse("sop-evaluasi", args=[pertama.pk])
    kedua = copy_versi(pertama)
    yield from (see_versi(nama, kedua) for nama in (ADMIN, STAF))
    yield from (see_admin(kedua, nama) for nama in ("change", "tetapkan"))
    yield ADMIN, reverse("sop-konfirmasi", args=[kedua.pk])
    yield ADMIN, reverse("laporan-pindah-daftar", args=[kedua.pk])

    baru = rewrite(load_berkas(kedua), 2, kegiatan="Menghimpun data kinerja tiap bagian", waktu="5 hari")
    put_into_force(add_versi(kedua.sop, baru).pk, oleh=ADMIN, at=jalan.tick())
    berlaku = VersiSop.objects.in_force().get(sop=kedua.sop)
    yield from (see_versi(ADMIN, satu) for satu in (berlaku, pertama))
    yield from (see_admin(berlaku, nama) for nama in ("change", "cabut", "salin"))
    yield ADMIN, reverse("sop-banding", args=[berlaku.pk, pertama.pk])
    yield ADMIN, reverse("sop-banding", args=[pertama.pk, pertama.pk])

    besok = timezone.localdate() + timedelta(days=1)
    terjadwal = put_into_force(copy_versi(berlaku).pk, oleh=ADMIN, at=timezone.now(), mulai=besok)
    yield from (see_versi(nama, terjadwal) for nama in (ADMIN, STAF))
    yield from (see_admin(terjadwal, nama) for nama in ("change", "cabut"))
    yield ADMIN, reverse("sop-konfirmasi", args=[berlaku.pk])

    record_evaluasi(
        berlaku.pk, tanggal=timezone.localdate(), hasil=HasilEvaluasi.TETAP, catatan="Waktunya cukup.",
        oleh=ADMIN, at=timezone.now(),
    )  # fmt: skip
    yield from ((nama, reverse("sop-evaluasi", args=[berlaku.pk])) for nama in (ADMIN, STAF))
    yield from move(jalan.kantor.laporan, berlaku)
    Sop.objects.filter(pk=berlaku.sop_id).update(is_dibagikan=False)
    for cari in ("", "?cari=LAKIP", "?cari=tidak+ada", "?keadaan=draf"):
        yield ADMIN, reverse("sop-list") + cari
    yield STAF, reverse("sop-list")


def move(laporan: Laporan, berlaku: VersiSop) -> Iterator[Kunjungan]:
    """The report under the replaced version may go on under the one in force."""
    for nama in (ADMIN, STAF):
        yield nama, reverse("laporan-pindah-daftar", args=[berlaku.pk])
        yield see(nama, laporan, "laporan-pindah", berlaku.pk)
    yield see(ADMIN, laporan, "laporan-detail")


def suppose(laporan: Laporan) -> Iterator[Kunjungan]:
    """What it takes, and what if."""
    for andaian in ("", DIANDAIKAN, MUSTAHIL):
        yield ADMIN, reverse("sop-waktu", args=[laporan.versi_id]) + andaian
        yield ADMIN, reverse("laporan-pengandaian", args=[laporan.pk]) + andaian
    yield see(STAF, laporan, "laporan-pengandaian")


def see_versi(nama: str, versi: VersiSop) -> Kunjungan:
    return nama, reverse("sop-versi", args=[versi.pk])


def see_admin(versi: VersiSop, halaman: str) -> Kunjungan:
    return ADMIN, reverse(f"admin:sop_versisop_{halaman}", args=[versi.pk])
