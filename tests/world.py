"""Rows for tests: an office with its people, its SOP in force, and a report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from lakip import engine
from lakip.access import kapasitas_in
from lakip.contoh import load_kantor
from lakip.isi import collect_isi
from lakip.isi.konsistensi import open_temuan
from lakip.lembar_kerja import missing_of
from lakip.lifecycle import AKTIF, StatusTugas
from lakip.models import (
    Indikator,
    Jabatan,
    Jejak,
    Laporan,
    Pegawai,
    Pemangku,
    Penjelasan,
    Reviu,
    TandaTangan,
    Terbitan,
    Tugas,
)
from lakip.models.dokumen import JenisDokumen
from lakip.models.organisasi import JenisPemangku, UnitKerja
from lakip.models.reviu import StatusReviu
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.rangkaian import find_penutup
from lakip.terbitan import find_beku
from lakip.unit.baris import count_by_unit
from lakip.unit.keadaan import Keadaan, read_keadaan
from lakip.uploads import make_dokumen
from sop.domain.berkas import BerkasSop
from sop.domain.berkas_baca import read_berkas
from sop.models import Instansi, Simbol, VersiSop
from sop.penetapan import put_into_force
from sop.storage import store_berkas

PDF = b"%PDF-1.7 lakip"
# The rooms in which data is gathered from the units.
PENGUMPULAN = ("format", "sampaikan", "himpun")
# Those in which findings on the data are settled.
ANALISIS = ("analisis", "susun")


@dataclass(frozen=True)
class Kantor:
    """One office of the demo: its report, and its people by a word of their post."""

    laporan: Laporan
    pegawai: dict[str, Pegawai]

    def __getitem__(self, jabatan: str) -> Pegawai:
        return next(p for nama, p in self.pegawai.items() if jabatan.casefold() in nama.casefold())

    @property
    def pemilik(self) -> Pegawai:
        return self.laporan.penanggung_jawab

    def fresh(self) -> Laporan:
        return Laporan.objects.get(pk=self.laporan.pk)

    def desk(self) -> list[Tugas]:
        """The visits that lie on a desk now, in the order of the document."""
        return [tugas for tugas in self.terbuka() if tugas.status in AKTIF]

    def terbuka(self) -> list[Tugas]:
        """The visits that are open, those that wait for other branches too."""
        return list(
            Tugas.objects.filter(laporan=self.laporan)
            .terbuka()
            .select_related("simbol__langkah", "simbol__pelaksana", "pelaku")
            .order_by("simbol__langkah__urutan", "simbol__urutan")
        )

    def turn_of(self, tugas: Tugas, at: datetime) -> Pegawai:
        """Somebody whose turn it is."""
        return next(
            p for p in self.pegawai.values() if kapasitas_in(self.laporan, tugas, p, at.date()) is not None
        )

    def jejak(self) -> list[Jejak]:
        return list(Jejak.objects.filter(laporan=self.laporan).order_by("nomor"))


@dataclass
class Jalan:
    """A report on its way: every act a minute after the one before, rows named by their nomor."""

    kantor: Kantor
    at: datetime
    akhir: dict[str, Tugas] = field(default_factory=dict)

    def tick(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    def start(self) -> Jalan:
        engine.start(self.kantor.laporan.pk, self.kantor.pemilik, at=self.tick())
        return self

    def __getitem__(self, nomor: str) -> Tugas:
        """The open visit of a row."""
        return next(t for t in self.kantor.terbuka() if t.simbol.langkah.nomor == nomor)

    def simbol(self, nomor: str) -> Simbol:
        return Simbol.objects.get(langkah__versi=self.kantor.fresh().versi_id, langkah__nomor=nomor)

    @property
    def meja(self) -> list[str]:
        """The rows that lie on a desk."""
        return [t.simbol.langkah.nomor for t in self.kantor.desk()]

    @property
    def tertahan(self) -> list[str]:
        """The joins that wait for another branch."""
        return [t.simbol.langkah.nomor for t in self.kantor.terbuka() if t.status == StatusTugas.TERTAHAN]

    def prepare(self, tugas: Tugas) -> Pegawai:
        """Let somebody whose turn it is leave what the step has to leave."""
        pegawai = tugas.pelaku or self.kantor.turn_of(tugas, self.at)
        if missing_of(tugas):
            jenis = tugas.simbol.langkah.lembar_kerja
            if jenis in ANALISIS:
                self.explain()
                self.settle(pegawai)
            if jenis in PENGUMPULAN and count_by_unit(self.kantor.laporan):
                self.gather(jenis, pegawai)
            elif jenis == "susun":
                self.build(pegawai, tugas)
            else:
                if jenis == "kirim":
                    self.sign_on_paper()
                engine.note(tugas.pk, pegawai, "Sudah.", at=self.tick())
        return pegawai

    def explain(self) -> None:
        """Say of every indikator what nobody has said of it yet, as of those that were not measured."""
        silent = Indikator.objects.filter(sasaran__laporan=self.kantor.laporan, penjelasan__isnull=True)
        Penjelasan.objects.bulk_create(
            Penjelasan(indikator=satu, penghambat="Diukur sesudah tahun berjalan.") for satu in silent
        )

    def build(self, pegawai: Pegawai, tugas: Tugas | None = None) -> Terbitan:
        """Keep a LAKIP of what the report says now: with the step, or with the report."""
        laporan, at = self.kantor.fresh(), self.tick()
        berkas = ContentFile(PDF, name="lakip.pdf")
        isi = collect_isi(laporan, at)
        engine.issue(laporan.pk, pegawai, isi, berkas, at=at, tugas_pk=tugas.pk if tugas else None)
        return Terbitan.objects.filter(laporan=laporan).latest("nomor")

    def sign_on_paper(self) -> None:
        """Let the LAKIP that was handed up be signed on paper, as if the scan had come in."""
        terbitan = find_beku(self.kantor.fresh())
        if terbitan is None or find_penutup(terbitan):
            return
        at, oleh = self.tick(), self.kantor.pemilik
        dokumen = make_dokumen(ContentFile(PDF, name="pindaian.pdf"), JenisDokumen.TERTANDA, oleh, at)
        dokumen.laporan = self.kantor.laporan
        dokumen.save()
        TandaTangan.objects.create(
            laporan=self.kantor.laporan, terbitan=terbitan, jenis=JenisTandaTangan.TANDA_TANGAN,
            penyedia=PenyediaTandaTangan.BASAH, status=StatusTandaTangan.JADI, sebelum=terbitan.dokumen,
            dokumen=dokumen, oleh=oleh, kapasitas="Kepala", pada=at,
        )  # fmt: skip

    def gather(self, jenis: str, pegawai: Pegawai) -> None:
        """Make the forms of the units, hand them out, and excuse the units, as far as that room asks."""
        laporan = self.kantor.laporan

        if without := [s.unit for s in read_keadaan(laporan) if s.keadaan is Keadaan.BELUM_DIBUAT]:
            engine.make_format(laporan.pk, pegawai, laporan.tenggat, at=self.tick(), unit_list=without)
        if jenis != "format" and (
            waiting := [s.unit for s in read_keadaan(laporan) if s.is_belum_disampaikan]
        ):
            engine.hand_out(laporan.pk, pegawai, waiting, at=self.tick())
        if jenis == "himpun":
            for unit in [s.unit for s in read_keadaan(laporan) if s.is_ditunggu]:
                engine.excuse(laporan.pk, pegawai, unit, "Datanya sudah lengkap.", at=self.tick())

    def settle(self, pegawai: Pegawai) -> None:
        """Answer every finding on the data, and explain what has to be explained."""
        kata = {"pendorong": "Kerja sama.", "penghambat": "Cuaca.", "upaya": "Dijadwalkan ulang."}
        for temuan in open_temuan(self.kantor.laporan):
            if temuan.temuan.can_be_answered:
                sidik = temuan.temuan.sidik
                engine.answer(
                    self.kantor.laporan.pk, pegawai, temuan.kunci, sidik, "Sudah dicek.", at=self.tick()
                )
            else:
                indikator = Indikator.objects.get(pk=temuan.tempat.kunci.rpartition("-")[2])
                Penjelasan.objects.update_or_create(indikator=indikator, defaults=kata)

    def do(self, nomor: str, keputusan: str = "", alasan: str = "") -> Tugas:
        """Finish the open visit of a row, with all that belongs to it."""
        tugas = self[nomor]
        if keputusan == "tidak":
            pegawai, alasan = tugas.pelaku or self.kantor.turn_of(tugas, self.at), alasan or "Belum sesuai."
        else:
            pegawai = self.prepare(tugas)
        engine.complete(tugas.pk, pegawai, at=self.tick(), keputusan=keputusan, alasan=alasan)
        self.akhir[nomor] = tugas
        return tugas

    def withdraw(self, nomor: str) -> Jejak:
        """Ask back what was last done in a row."""
        tugas = Tugas.objects.get(pk=self.akhir[nomor].pk)
        assert tugas.pelaku
        return engine.withdraw(tugas.pk, tugas.pelaku, at=self.tick())

    def walk_to(self, nomor: str) -> Tugas:
        """Go on by the first way of every decision until the row lies on a desk."""
        while nomor not in self.meja:
            tugas = self.kantor.desk()[0]
            self.do(tugas.simbol.langkah.nomor, "ya" if tugas.simbol.jenis == "keputusan" else "")
        return self[nomor]


def make_kantor(kunci: str, at: datetime, *, is_reviu_dilewati: bool = True) -> Kantor:
    """Return an office of the demo; by default its report goes on without a reviu."""
    cast = load_kantor(kunci, at)
    laporan = Laporan.objects.select_related("penanggung_jawab", "instansi").get(
        instansi=cast[0].pegawai.instansi
    )
    if is_reviu_dilewati:
        pass_over_reviu(laporan, at)
    return Kantor(laporan, {pemeran.jabatan: pemeran.pegawai for pemeran in cast})


def pass_over_reviu(laporan: Laporan, at: datetime) -> None:
    """Let the report go on without a reviu, as if that had been settled before."""
    Reviu.objects.get_or_create(
        laporan=laporan,
        defaults={
            "status": StatusReviu.DILEWATI,
            "alasan": "APIP tidak menjadwalkan reviu.",
            "oleh": laporan.penanggung_jawab,
            "pada": at,
            "selesai_pada": at,
        },
    )


def make_pegawai(
    username: str, instansi: Instansi | None = None, *, unit: UnitKerja | None = None, **lain: object
) -> Pegawai:
    return Pegawai.objects.create_user(
        username, password=None, nama=username.title(), instansi=instansi, unit=unit, **lain
    )


def seat(
    pegawai: Pegawai, jabatan: str, jenis: JenisPemangku, mulai: date, selesai: date | None = None
) -> Pemangku:
    """Let a person hold a post that the office has."""
    return Pemangku.objects.create(
        pegawai=pegawai,
        jabatan=Jabatan.objects.get(instansi=pegawai.instansi, nama__icontains=jabatan),
        jenis=jenis,
        mulai=mulai,
        selesai=selesai,
        nomor_surat="800/1/2026",
    )


def read_alur(teks: str, kunci: str = "alur", kerja: Mapping[str, str] | None = None) -> BerkasSop:
    """Return an SOP written a row to a line: ``nomor kolom jenis -> [label:]nomor ...``.

    ``kerja`` are the kinds of work by the nomor of the row.
    """
    rows = [line.partition("->")[::2] for line in teks.strip().splitlines()]
    langkah = []
    for kepala, keluar in rows:
        nomor, kolom, jenis = kepala.split()
        exits = [satu.rpartition(":")[::2] for satu in keluar.split()]
        panah = [{"label": label, "ke": ke} for label, ke in exits]
        simbol = {"pelaksana": kolom, "jenis": jenis, "panah": panah}
        langkah.append(
            {
                "nomor": nomor, "kegiatan": f"Kegiatan {nomor}", "kelengkapan": "", "waktu": "1 Hari",
                "keluaran": "", "keterangan": "", "simbol": [simbol],
                "lembar_kerja": (kerja or {}).get(nomor, "umum"),
            }
        )  # fmt: skip
    instansi = {"nama": f"Dinas {kunci}", "pemda": "", "unit": "", "kota": "", "zona_waktu": "Asia/Jakarta"}
    isi = {
        "format": "sop-ap/1", "kunci": kunci, "instansi": instansi, "judul": kunci, "nomor": "1",
        "tanggal": dict.fromkeys(("pembuatan", "revisi", "efektif", "pengesahan")),
        "disahkan_oleh": {"jabatan": "Kepala", "nama": None, "nip": None},
        **{daftar: [] for daftar in VersiSop.DAFTAR},
        "pelaksana": sorted({kepala.split()[1] for kepala, _ in rows}),
        "langkah": langkah,
    }  # fmt: skip
    return read_berkas(json.dumps(isi))


def make_alur(teks: str | BerkasSop, at: datetime, kunci: str = "alur") -> Jalan:
    """Return a begun report under a small SOP, with one person for every column; the first owns it."""
    berkas = read_alur(teks, kunci) if isinstance(teks, str) else teks
    versi = put_into_force(store_berkas(berkas)[0].pk, oleh="Uji", at=at)
    instansi = versi.sop.instansi
    people = dict(_seat_columns(instansi, [p.nama for p in berkas.pelaksana], at.date()))
    pemilik = next(iter(people.values()))
    laporan = engine.create(versi, pemilik, at.year - 1, at.date(), at=at)
    pass_over_reviu(laporan, at)
    return Jalan(Kantor(laporan, people), at).start()


def _seat_columns(instansi: Instansi, kolom: list[str], sejak: date) -> Iterator[tuple[str, Pegawai]]:
    for nama in kolom:
        jabatan, _ = Jabatan.objects.get_or_create(instansi=instansi, nama=nama)
        pegawai = make_pegawai(f"{nama}.{instansi.pk}".casefold(), instansi)
        Pemangku.objects.create(jabatan=jabatan, pegawai=pegawai, mulai=sejak)
        yield nama, pegawai


def stored_files() -> list[str]:
    """The files that lie in the storage, by their names."""

    def walk(folder: str) -> Iterator[str]:
        if folder and not default_storage.exists(folder):
            return
        folders, files = default_storage.listdir(folder)
        yield from files
        for inner in folders:
            yield from walk(f"{folder}/{inner}".lstrip("/"))

    return list(walk("")) if default_storage.exists("") else []
