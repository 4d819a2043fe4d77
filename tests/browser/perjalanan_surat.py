"""The papers of a report on its way: orders, a meeting, the reviu, signatures, letters, the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from lakip import engine
from lakip.models import (
    Laporan,
    NomorSurat,
    Pegawai,
    Pengiriman,
    Pereviu,
    Rapat,
    Surat,
    SuratMasuk,
    TindakLanjut,
    Tugas,
)
from lakip.models.tanda_tangan import JenisTandaTangan
from lakip.peraga.arsip import PeragaArsip
from lakip.peraga.kirim import PeragaKirim
from lakip.peraga.perintah import PeragaPerintah
from lakip.peraga.pintu import Pintu
from lakip.peraga.rapat import PeragaRapat
from lakip.peraga.surat import PeragaSurat
from lakip.susun import order_lakip
from lakip.terbitan import find_terbaru
from lakip.undangan_reviu import link_sandi, sign_undangan
from tests.browser.conftest import SANDI_PEREVIU
from tests.browser.perjalanan import Kunjungan, see
from tests.browser.sertifikat import give_sertifikat
from tests.lakip.pernyataan import make_pindaian
from tests.lakip.rapat import make_rapat
from tests.lakip.tertanda import sign as leave_signature
from tests.world import Jalan, make_kantor

KEPALA, SEKRETARIS, KASUBAG, STAF = "Hendra Wijaya", "Siti Maryam", "Rizal Fadli", "Dewi Anggraini"
PEREVIU = "rina@inspektorat.example"


def tour_surat() -> Iterator[Kunjungan]:
    """Take another report from its order to its archive, stopping wherever there is a page to see."""
    at = timezone.now() - timedelta(days=1)
    jalan = Jalan(make_kantor("babel-kesbangpol", at, is_reviu_dilewati=False), at).start()
    pintu = Pintu()
    yield from see_nothing_yet(jalan)
    yield from order(jalan, pintu)
    yield from meet(jalan, pintu)
    yield from review(jalan)
    yield from sign(jalan)
    yield from send(jalan, pintu)
    yield from file_away(jalan, pintu)


def see_nothing_yet(jalan: Jalan) -> Iterator[Kunjungan]:
    """Nothing is there; every page says what comes next."""
    laporan = jalan.kantor.laporan
    of_laporan = ("persuratan", "reviu-laporan", "tanda-tangan-list", "kirim", "arsip", "surat-baru")
    for nama in ("surat-masuk", "surat-masuk-baru", "register-surat", "sertifikat"):
        yield KASUBAG, reverse(nama)
    yield from (see(KASUBAG, laporan, nama) for nama in (*of_laporan, "rapat-baru"))
    yield from (see(STAF, laporan, nama) for nama in of_laporan[:-1])


def order(jalan: Jalan, pintu: Pintu) -> Iterator[Kunjungan]:
    """A letter came in, and a disposisi goes with it."""
    laporan, tugas = jalan.kantor.laporan, jalan["1."]
    yield SEKRETARIS, tugas.get_absolute_url()
    yield from (see(SEKRETARIS, laporan, nama, tugas.pk) for nama in ("disposisi-beri", "perintah-lisan"))
    PeragaPerintah(laporan.pk, pintu).give(jalan.kantor["Sekretaris"], tugas)
    yield SEKRETARIS, tugas.get_absolute_url()
    yield SEKRETARIS, reverse("surat-masuk")
    yield SEKRETARIS, reverse("surat-masuk-detail", args=[SuratMasuk.objects.earliest("pk").pk])


def meet(jalan: Jalan, pintu: Pintu) -> Iterator[Kunjungan]:
    """One meeting is called, another was held and written down."""
    laporan = jalan.kantor.laporan
    PeragaRapat(laporan.pk, pintu).hold(jalan.kantor.pemilik)
    held, called = Rapat.objects.get(laporan=laporan), make_rapat(jalan)
    for rapat in (called, held):
        for nama in ("rapat", "rapat-ubah", "rapat-hadir", "rapat-notulensi"):
            yield see(KASUBAG, laporan, nama, rapat.pk)
    yield see(KASUBAG, laporan, "tindak-lanjut", TindakLanjut.objects.get(rapat=called).pk)
    yield see(STAF, laporan, "rapat", held.pk)
    yield see(KASUBAG, laporan, "persuratan")


def review(jalan: Jalan) -> Iterator[Kunjungan]:
    """A reviewer is invited, remarks, is answered, and hands in the statement."""
    laporan, pemilik = jalan.kantor.laporan, jalan.kantor.pemilik
    build(jalan, jalan.walk_to("6."))
    yield see(KASUBAG, laporan, "reviu-laporan")
    engine.invite_pereviu(
        laporan.pk, pemilik, nama="Rina Auditor", jabatan="Auditor Muda", apip="Inspektorat",
        email=PEREVIU, at=timezone.now(),
    )  # fmt: skip
    pereviu = Pereviu.objects.select_related("pegawai").get(reviu__laporan=laporan)
    yield None, "/" + link_sandi(pereviu.pegawai).split("/", 3)[3]
    pereviu.pegawai.set_password(SANDI_PEREVIU)
    pereviu.pegawai.save()
    yield PEREVIU, reverse("pereviu-terima", args=[sign_undangan(pereviu)])
    rooms = ("pereviu-ruang", "pereviu-formulir", "pereviu-pernyataan")
    yield PEREVIU, reverse("pereviu-daftar")
    yield from (see(PEREVIU, laporan, nama) for nama in rooms)
    yield from remark(laporan, pemilik, pereviu.pegawai)
    engine.hand_in_pernyataan(
        laporan.pk, pereviu.pegawai, make_pindaian(), tanggal=timezone.localdate(), terbitan=1,
        penanda_tangan="Ahmad Inspektur", jabatan="Inspektur", nomor="700/12/2026", at=timezone.now(),
    )  # fmt: skip
    yield see(PEREVIU, laporan, "pereviu-ruang")
    yield see(KASUBAG, laporan, "reviu-laporan")


def remark(laporan: Laporan, pemilik: Pegawai, pereviu: Pegawai) -> Iterator[Kunjungan]:
    """A remark is open, answered, settled."""
    engine.add_catatan_reviu(
        laporan.pk, pereviu, 1, "Sebutkan sumbernya.", tempat="Bab III", at=timezone.now()
    )
    yield from (see(KASUBAG, laporan, "reviu-laporan"), see(PEREVIU, laporan, "pereviu-ruang"))
    engine.answer_reviu(laporan.pk, pemilik, 1, "Sudah disebutkan.", at=timezone.now())
    yield from (see(KASUBAG, laporan, "reviu-laporan"), see(PEREVIU, laporan, "pereviu-ruang"))
    engine.settle_catatan_reviu(laporan.pk, pereviu, 1, at=timezone.now())


def build(jalan: Jalan, tugas: Tugas) -> None:
    """Have the LAKIP built as it will be signed."""
    laporan = jalan.kantor.fresh()
    order_lakip(laporan, jalan.kantor.turn_of(tugas, jalan.at), at=timezone.now(), tugas_pk=tugas.pk)


def sign(jalan: Jalan) -> Iterator[Kunjungan]:
    """The Sekretaris puts a paraf, the Kepala, who has a certificate, approves and signs."""
    laporan, kepala = jalan.kantor.laporan, jalan.kantor["Kepala Badan"]
    give_sertifikat(kepala)
    build(jalan, jalan["6."])
    jalan.do("6.")
    jalan.do("7.")
    yield from see_signing(SEKRETARIS, jalan["7."])
    terbitan = find_terbaru(laporan)
    assert terbitan
    leave_signature(terbitan, jalan.kantor["Sekretaris"], timezone.now(), jenis=JenisTandaTangan.PARAF)
    tugas = jalan.walk_to("9.")
    yield from see_signing(KEPALA, tugas)
    yield see(KASUBAG, laporan, "pindaian")
    leave_signature(terbitan, kepala, timezone.now(), tugas=tugas)
    jalan.do("9.", "ya")
    yield KEPALA, tugas.get_absolute_url()
    yield KEPALA, reverse("sertifikat")
    yield from (see(KEPALA, laporan, nama) for nama in ("tanda-tangan-list", "laporan-dokumen"))


def see_signing(nama: str, tugas: Tugas) -> Iterator[Kunjungan]:
    yield nama, tugas.get_absolute_url()
    yield nama, reverse("tanda-tangan", args=[tugas.pk])


def send(jalan: Jalan, pintu: Pintu) -> Iterator[Kunjungan]:
    """The letter gets its number and goes out; the receipts come back."""
    laporan, pemilik = jalan.kantor.laporan, jalan.kantor.pemilik
    yield KASUBAG, jalan["10."].get_absolute_url()
    list(PeragaSurat(laporan.pk, pintu).send_letter(pemilik))
    surat = Surat.objects.get(laporan=laporan)
    yield from (see(KASUBAG, laporan, nama, surat.pk) for nama in ("surat", "surat-ubah", "surat-pindaian"))
    yield see(KEPALA, laporan, "surat-tanda-tangan", surat.pk)
    leave_signature(surat, jalan.kantor["Kepala Badan"], timezone.now())
    yield see(KASUBAG, laporan, "surat", surat.pk)
    yield KASUBAG, reverse("register-surat")
    yield KASUBAG, reverse("nomor-surat", args=[NomorSurat.objects.latest("pk").pk])
    jalan.do("10.")
    yield see(STAF, laporan, "kirim")
    yield STAF, jalan["11."].get_absolute_url()
    list(PeragaKirim(laporan.pk, pintu).work(pemilik))
    yield see(KASUBAG, laporan, "kirim")
    satu = Pengiriman.objects.filter(laporan=laporan).earliest("pk")
    yield see(KASUBAG, laporan, "tanda-terima", satu.pk)


def file_away(jalan: Jalan, pintu: Pintu) -> Iterator[Kunjungan]:
    """The report is over: it is kept as one file, and anybody may verify what was signed."""
    laporan = jalan.kantor.laporan
    jalan.do("11.")
    PeragaArsip(laporan.pk, pintu).make(jalan.kantor.pemilik)
    yield from (see(KASUBAG, laporan, nama) for nama in ("arsip", "persuratan", "reviu-laporan"))
    terbitan = find_terbaru(laporan)
    assert terbitan
    kode = Surat.objects.get(laporan=laporan).kode
    yield None, reverse("verifikasi")
    yield from ((None, reverse("verifikasi-kode", args=[satu])) for satu in (terbitan.kode, kode))
