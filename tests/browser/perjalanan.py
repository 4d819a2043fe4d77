"""A report on its way through the office, and the pages there are to look at wherever it stops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from lakip import engine
from lakip.engine.serahan import read_stored
from lakip.engine.susunan import fail
from lakip.gambar import keep_gambar
from lakip.isi.konsistensi import open_temuan
from lakip.isi.sasaran import collect_kinerja
from lakip.models import FormatData, Indikator, Laporan, Pegawai, Serahan, Tugas, UnitKerja
from lakip.penulisan import store_naskah
from lakip.teks import clean_teks
from sop.imports.teks import read_teks
from sop.pengimporan import begin
from tests.lakip.buku_bebas import PENURUNAN, make_rencana
from tests.lakip.gambar import make_gambar
from tests.lakip.isian_unit import Isian, fill
from tests.world import PDF, Jalan, make_kantor

KEPALA, SEKRETARIS, KASUBAG, STAF = "Ahmad Fauzi", "Noor Hidayah", "Budi Hartono", "Rina Safitri"
# Of two units: Ketertiban Umum, and Perlindungan Masyarakat.
TIBUM, LINMAS = "Arif Rahman", "Mariani Utami"
GROBOGAN = "Wahyu Prasetyo"
# An SOP as it is pasted.
SOP = (Path(__file__).parent.parent / "data" / "sop" / "balangan-satpolpp.txt").read_text()
# The text that is marked and changed.
TEKS = "kata_pengantar"
TENGGAT = date(2026, 2, 5)

NASKAH = """
<h3>Umum</h3><p>Realisasi <b>{angka}</b> kasus<span class="catatan-kaki">Laporan bulanan.</span>, lihat
[acuan: bab2-target].</p><ul><li>satu<ol><li>dua</li></ol></li></ul><blockquote>Kutipan.</blockquote>
<table><caption>Patroli</caption><tr><th>Bulan</th><th>Kali</th></tr><tr><td>Mei</td><td>{angka}</td></tr></table>
<figure><img src="gambar:{gambar}" alt="Apel"><figcaption>Apel pagi</figcaption></figure>
<div data-blok="daftar-sasaran"></div>
"""

# Who looks at which address; None is somebody who has not come in yet.
Kunjungan = tuple[str | None, str]


def tour(jalan: Jalan) -> Iterator[Kunjungan]:
    """Take the report from its making to the desk of the Kepala, stopping wherever there is a page to see."""
    yield from prepare(jalan)
    yield from gather(jalan)
    yield from analyse(jalan)
    yield from correct(jalan)
    yield from decide(jalan)


def prepare(jalan: Jalan) -> Iterator[Kunjungan]:
    """The report is new: its figures are entered."""
    laporan = jalan.kantor.laporan
    sasaran = laporan.sasaran_set.first()
    indikator = Indikator.objects.filter(sasaran=sasaran).first()
    rows = [
        ("sasaran-baru",),
        ("sasaran-edit", sasaran.pk),
        ("indikator-baru", sasaran.pk),
        ("indikator-edit", indikator.pk),
        ("anggaran-baru",),
        ("anggaran-edit", laporan.anggaran_set.first().pk),
    ]
    yield None, "/masuk/"
    impor = begin(laporan.instansi, None, "", read_teks(SOP), oleh=KASUBAG, at=jalan.tick())
    yield KASUBAG, reverse("admin:sop_imporsop_changelist")
    halaman = ("change", "pemetaan", "delete")
    yield from ((KASUBAG, reverse(f"admin:sop_imporsop_{nama}", args=[impor.pk])) for nama in halaman)
    yield from (see(KASUBAG, laporan, nama, *args) for nama, *args in rows)


def gather(jalan: Jalan) -> Iterator[Kunjungan]:
    """The forms are made and handed out; one unit hands in, the other is late."""
    laporan, pemilik = jalan.kantor.laporan, jalan.kantor.pemilik
    jalan.start().walk_to("2")
    yield see(KASUBAG, laporan, "pengumpulan")
    engine.make_format(laporan.pk, pemilik, TENGGAT, at=jalan.tick())
    yield see(KASUBAG, laporan, "pengumpulan")
    unit_list = list(UnitKerja.objects.filter(instansi=laporan.instansi))
    engine.hand_out(laporan.pk, pemilik, unit_list, at=jalan.tick())
    jalan.walk_to("4")
    yield LINMAS, "/"

    tibum = FormatData.objects.select_related("unit", "laporan").get(
        laporan=laporan, unit__nama__icontains="Ketertiban"
    )
    satu, dua, *_ = Indikator.objects.filter(unit=tibum.unit)
    hand_in(jalan, tibum, {(satu, "realisasi"): "banyak"})
    yield see(TIBUM, laporan, "serahan", tibum.unit_id, 1)
    kedua = hand_in(jalan, tibum, {(satu, "realisasi"): 51.5})
    engine.apply_serahan(kedua.pk, kedua.oleh, read_stored(kedua).tanda, at=jalan.tick())
    berkas = fill(tibum, {(satu, "realisasi"): 52, (dua, "realisasi"): 140})
    satu.nilai_set.filter(tahun=laporan.tahun, triwulan=None).update(realisasi=48)
    engine.receive(tibum.pk, jalan.kantor["Ketertiban"], berkas, at=jalan.tick())

    yield from (see(nama, laporan, "pengumpulan") for nama in (KASUBAG, KEPALA))
    yield from (see(nama, laporan, "format-unit", tibum.unit_id) for nama in (TIBUM, KEPALA))
    yield see(TIBUM, laporan, "serahan", tibum.unit_id, 2)
    yield see(TIBUM, laporan, "serahan", tibum.unit_id, 3)
    yield see(TIBUM, laporan, "unit-indikator", tibum.unit_id, satu.pk)
    yield see(TIBUM, laporan, "unit-anggaran", tibum.unit_id)
    yield from (see(TIBUM, laporan, nama) for nama in ("laporan-detail", "kinerja", "anggaran", "temuan"))
    rencana = ContentFile(make_rencana([{"A": 1, "C": PENURUNAN, "I": 12}]), name="rencana aksi.xlsx")
    engine.receive(tibum.pk, jalan.kantor["Ketertiban"], rencana, at=jalan.tick())
    yield see(TIBUM, laporan, "serahan-petakan", tibum.unit_id, 4)


def analyse(jalan: Jalan) -> Iterator[Kunjungan]:
    """The findings are answered one by one, the analyses are written."""
    laporan = jalan.kantor.laporan
    sasaran = laporan.sasaran_set.first()
    jalan.walk_to("5")
    temuan = next(t for t in open_temuan(laporan) if t.temuan.can_be_answered)
    engine.answer(
        laporan.pk, jalan.kantor["Staf"], temuan.kunci, temuan.temuan.sidik, "Sudah dicek.", at=jalan.tick()
    )
    yield from (see(nama, laporan, "temuan") for nama in (STAF, KEPALA))
    yield from (see(nama, laporan, "analisis-sasaran", sasaran.pk) for nama in (STAF, KEPALA))
    nama, alamat = see(STAF, laporan, "naskah-analisis", sasaran.pk, "target_realisasi")
    yield nama, alamat
    yield nama, f"{alamat}?draf=1"

    yield from arrange(jalan)
    yield from write(jalan)
    lain = make_kantor("grobogan-dpupr", jalan.at).laporan
    for nama in ("pengumpulan", "temuan", "kinerja", "kelengkapan"):
        yield see(GROBOGAN, lain, nama)
    kedua = lain.sasaran_set.all()[1]
    yield see(GROBOGAN, lain, "analisis-sasaran", kedua.pk)
    yield GROBOGAN, see(GROBOGAN, lain, "naskah-analisis", kedua.pk, "target_realisasi")[1] + "?draf=1"


def arrange(jalan: Jalan) -> Iterator[Kunjungan]:
    """The office has sections of its own, one of them taken out, and says who writes what."""
    laporan, pemilik = jalan.kantor.laporan, jalan.kantor.pemilik
    for judul in ("Sumber Daya Manusia", "Sarana dan Prasarana", "Sejarah"):
        engine.add_bagian(laporan.pk, pemilik, "bab1", judul, at=jalan.tick())
    sdm, _, sejarah = laporan.bagiantambahan_set.all()
    engine.remove_bagian(laporan.pk, pemilik, sejarah.pk, at=jalan.tick())
    tempat = [(sdm.kunci, None), ("ikhtisar", None)]
    engine.assign_penulis(laporan.pk, pemilik, tempat, jalan.kantor["Kepala Satuan"], at=jalan.tick())
    yield from (see(KASUBAG, laporan, nama) for nama in ("naskah", "naskah-penulis", "bagian-baru"))
    yield see(KASUBAG, laporan, "bagian-edit", sdm.pk)
    yield KEPALA, "/"
    yield KEPALA, see(KEPALA, laporan, "naskah")[1] + "?saya=1"


def write(jalan: Jalan) -> Iterator[Kunjungan]:
    """A text has all that a text may hold, and was changed once."""
    laporan, pemilik = jalan.kantor.laporan, jalan.kantor.pemilik
    gambar = keep_gambar(laporan, make_gambar(), pemilik, at=jalan.tick())
    naskah = laporan.naskah_set.get(bagian="bab4_kesimpulan")
    for angka in ("12", "14"):
        isi = clean_teks(NASKAH.format(angka=angka, gambar=gambar.pk), {gambar.pk})
        store_naskah(naskah, isi, pemilik, collect_kinerja(laporan), at=jalan.tick())
    yield from (see(nama, laporan, "naskah-bagian", naskah.bagian) for nama in (KASUBAG, KEPALA))
    yield from (see(nama, laporan, "naskah-riwayat", naskah.pk) for nama in (KASUBAG, KEPALA))
    yield KASUBAG, see(KASUBAG, laporan, "naskah-riwayat", naskah.pk)[1] + "?dari=1&ke=2"
    yield from (see(nama, laporan, "naskah-pratinjau", naskah.bagian) for nama in (KASUBAG, KEPALA))
    yield from (see(KASUBAG, laporan, nama) for nama in ("naskah-gambar-unggah", "naskah-acuan"))


def correct(jalan: Jalan) -> Iterator[Kunjungan]:
    """The LAKIP is ordered, read, marked, sent back, answered, and read again."""
    laporan, staf = jalan.kantor.laporan, jalan.kantor["Staf"]
    tulis = jalan.walk_to("6")
    yield STAF, tulis.get_absolute_url()
    susunan, _ = engine.order(laporan.pk, staf, at=timezone.now(), tugas_pk=tulis.pk)
    yield STAF, tulis.get_absolute_url()
    yield see(KASUBAG, laporan, "laporan-dokumen")
    # A page that shows the progress loads itself anew once there is none.
    yield from ((nama, "/") for nama in (STAF, KASUBAG))
    fail(susunan.pk, "Dokumen tidak dapat disusun. Coba lagi.", at=timezone.now())
    yield STAF, tulis.get_absolute_url()

    kasubag, sekretaris = jalan.kantor["Kasubag"], jalan.kantor["Sekretaris"]
    kotak = jalan.walk_to("7")
    yield from read(kotak, KASUBAG)
    mark(jalan, kotak, kasubag, bagian=TEKS, kutipan="sebagai pertanggungjawaban")
    jalan.do("7")
    baca = jalan["7"]
    mark(jalan, baca, sekretaris, acuan="indikator-1.1-realisasi")
    mark(jalan, baca, sekretaris)
    yield from read(baca, SEKRETARIS)
    yield SEKRETARIS, reverse("catatan-koreksi", args=[baca.pk, 2])
    yield KASUBAG, baca.get_absolute_url()
    jalan.do("7", "tidak")

    yield STAF, jalan["6"].get_absolute_url()
    yield from (see(nama, laporan, "koreksi") for nama in (STAF, KEPALA))
    answer = partial(engine.answer_catatan, laporan.pk, staf)
    answer(1, "diubah", "Sudah ditambah.", at=jalan.tick())
    naskah = laporan.naskah_set.get(bagian=TEKS)
    isi = clean_teks(naskah.isi + "<p>Menurut Perda 4/2019.</p>", set())
    store_naskah(naskah, isi, staf, collect_kinerja(laporan), at=jalan.tick())
    answer(2, "tidak_diubah", "Sesuai sumbernya.", at=jalan.tick())
    answer(3, "diubah", "", at=jalan.tick())
    yield STAF, jalan["6"].get_absolute_url()
    jalan.do("6")
    yield KASUBAG, jalan["7"].get_absolute_url()


def read(tugas: Tugas, nama: str) -> Iterator[Kunjungan]:
    """Look at the step of a corrector, and at what is to be read there: all of it, a text, a figure."""
    yield nama, tugas.get_absolute_url()
    yield nama, reverse("koreksi-baca", args=[tugas.pk])
    for bagian in (TEKS, "bab3_capaian"):
        yield nama, reverse("koreksi-baca-bagian", args=[tugas.pk, bagian])


def mark(jalan: Jalan, tugas: Tugas, oleh: Pegawai, **tempat: str) -> None:
    terbitan = jalan.kantor.laporan.terbitan_set.latest("nomor").nomor
    engine.add_catatan(tugas.pk, oleh, "Periksa kembali.", terbitan, at=jalan.tick(), **tempat)


def decide(jalan: Jalan) -> Iterator[Kunjungan]:
    """The figures are locked; the report has come back once and lies with the Kepala."""
    come_back(jalan)
    laporan = jalan.kantor.laporan
    of_laporan = ("detail", "riwayat", "dokumen", "orang")
    visits = [tugas.pk for tugas in laporan.tugas_set.order_by("pk")]
    yield from [
        (KEPALA, "/"),
        (STAF, "/"),
        (STAF, "/laporan/"),
        (STAF, "/laporan/?tahun=1999"),
        (KASUBAG, "/laporan/baru/"),
        *(see(KASUBAG, laporan, f"laporan-{nama}") for nama in of_laporan),
        *(see(nama, laporan, "kelengkapan") for nama in (KASUBAG, KEPALA)),
        *(see(nama, laporan, "koreksi") for nama in (KASUBAG, KEPALA)),
        *(see(KEPALA, laporan, "terbitan", nomor) for nomor in (1, 2)),
        (KEPALA, reverse("koreksi-baca", args=visits[-1:])),
        *(see(KASUBAG, laporan, nama) for nama in ("kinerja", "anggaran", "naskah", "pengumpulan")),
        see(STAF, laporan, "laporan-orang"),
        see(KASUBAG, laporan, "naskah-bagian", "kata_pengantar"),
        (KASUBAG, reverse("sop-versi", args=[laporan.versi_id])),
        (STAF, "/sop/"),
        *((STAF, reverse("tugas-detail", args=[pk])) for pk in visits[:2]),
        *((nama, reverse("tugas-detail", args=visits[-1:])) for nama in (KEPALA, KASUBAG)),
    ]
    for nama in ("index", "sop_instansi_changelist", "sop_sop_changelist", "sop_versisop_changelist",
                 "lakip_laporan_changelist"):  # fmt: skip
        yield KASUBAG, reverse(f"admin:{nama}")
    yield KASUBAG, reverse("admin:sop_versisop_change", args=[laporan.versi_id])
    yield KASUBAG, reverse("admin:lakip_pegawai_change", args=[jalan.kantor.pemilik.pk])


def come_back(jalan: Jalan) -> None:
    """Send the report back from the Kepala once, leave a file and a note, and bring it there again."""
    jalan.walk_to("9")
    jalan.do("9", "tidak", "Bab III belum lengkap.")
    tugas = jalan.walk_to("9")
    kepala = jalan.kantor["Kepala Satuan"]
    engine.attach(tugas.pk, kepala, ContentFile(PDF, name="Disposisi.pdf"), at=jalan.tick())
    engine.note(tugas.pk, kepala, "Sudah saya baca sampai Bab II.", at=jalan.tick())


def see(nama: str, laporan: Laporan, halaman: str, *args: object) -> Kunjungan:
    return nama, reverse(halaman, args=[laporan.pk, *args])


def hand_in(jalan: Jalan, satu: FormatData, isian: Isian) -> Serahan:
    """Send in the workbook of Ketertiban Umum with these cells filled in."""
    return engine.receive(satu.pk, jalan.kantor["Ketertiban"], fill(satu, isian), at=jalan.tick())
