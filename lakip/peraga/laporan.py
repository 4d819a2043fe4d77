"""Driving a report to its end through the web pages, as its people would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from lakip.contoh import load_angka, load_kantor
from lakip.exports.jejak import jejak_as_json, kunjungan_as_line
from lakip.imports.kalender import fill_kalender
from lakip.lembar_kerja import POKOK, missing_of
from lakip.lifecycle import AKTIF, StatusLaporan
from lakip.models import Jejak, Laporan, Pegawai, Pengiriman, Surat, Tugas
from lakip.peraga.arsip import PeragaArsip
from lakip.peraga.data import PeragaData
from lakip.peraga.kirim import PeragaKirim
from lakip.peraga.koreksi import PeragaKoreksi
from lakip.peraga.naskah import PeragaNaskah
from lakip.peraga.perintah import PeragaPerintah
from lakip.peraga.pintu import PeragaanGagal, Pintu
from lakip.peraga.rapat import PeragaRapat
from lakip.peraga.reviu import PeragaReviu
from lakip.peraga.surat import PeragaSurat
from lakip.peraga.tanda_tangan import PeragaTandaTangan
from lakip.peraga.verifikasi import PeragaVerifikasi
from lakip.querysets import standing_in
from lakip.tanda_tangan.diminta import find_diminta
from lakip.tanda_tangan.rangkaian import find_berkas
from lakip.terbitan import find_terbaru
from sop.domain.jenis_kerja import LembarKerja
from sop.models import VersiSop
from sop.storage import load_alur


class Peraga:
    """Plays everybody of one demo office; ``tidak`` is answered once at each decision before ``ya``."""

    def __init__(self, kunci: str) -> None:
        self.kunci = kunci
        now = timezone.now()
        self.pintu = Pintu()
        fill_kalender([now.year])
        self.cast = load_kantor(kunci, now)
        self.pemilik = next(p.pegawai for p in self.cast if p.is_pengelola)
        self.answered: set[int] = set()
        self.laporan = self._find_laporan()
        orang_unit = [p.pegawai for p in self.cast if p.pegawai.unit_id]
        self.data = PeragaData(self.laporan.pk, self.pintu, orang_unit)
        self.naskah = PeragaNaskah(self.laporan.pk, self.pintu)
        self.koreksi = PeragaKoreksi(self.laporan.pk, self.pintu)
        self.perintah = PeragaPerintah(self.laporan.pk, self.pintu)
        self.rapat = PeragaRapat(self.laporan.pk, self.pintu)
        self.reviu = PeragaReviu(self.laporan.pk, self.pintu, self.pemilik)
        self.tanda_tangan = PeragaTandaTangan(self.pintu)
        self.surat = PeragaSurat(self.laporan.pk, self.pintu)
        self.kirim = PeragaKirim(self.laporan.pk, self.pintu)

    def run(self) -> Iterator[str]:
        """Drive the report from its first symbol to its end.

        Yield a line for each visit that is closed, and one for what was done there with the units' data.
        """
        self.pintu.post(self.pemilik, "laporan-mulai", self.laporan.pk)
        while desk := self._desk():
            for tugas in desk:
                yield from self._work(tugas)
                yield kunjungan_as_line(Tugas.objects.with_names().get(pk=tugas.pk), self.laporan.instansi)
        if Laporan.objects.get(pk=self.laporan.pk).status != StatusLaporan.SELESAI:
            raise PeragaanGagal("laporan tidak sampai selesai")
        # What the SOP has no row for is done by the owner.
        for line in (*self._send_letter(self.pemilik), *self.kirim.work(self.pemilik)):
            yield f"sesudah selesai | {line}"

    def save(self, keluaran: Path) -> None:
        """Leave the signed LAKIP in ``keluaran``, and as Word, with the lembar koreksi, the letter, the
        receipts, the archive, the whole record and the workbooks of the units.
        """
        terbitan = find_terbaru(self.laporan)
        lakip = find_berkas(terbitan) if terbitan else None
        if terbitan is None or lakip is None:
            raise PeragaanGagal("LAKIP tidak tersusun")
        of_laporan = [self.laporan.pk]
        for nama, alamat in {
            "lakip.pdf": lakip.get_absolute_url(),
            "lakip.docx": reverse("laporan-docx", args=of_laporan),
            "lembar-koreksi.pdf": reverse("koreksi-lembar", args=of_laporan),
            "buku-ekspedisi.pdf": reverse("buku-ekspedisi", args=of_laporan),
            **self._list_tanda_terima(),
        }.items():
            (keluaran / nama).write_bytes(self.pintu.get(self.pemilik, alamat))
        (keluaran / "surat-pengantar.pdf").write_bytes(self.surat.read_pdf(self.pemilik))
        (keluaran / "arsip.zip").write_bytes(PeragaArsip(self.laporan.pk, self.pintu).make(self.pemilik))
        PeragaVerifikasi().check(terbitan.kode, (keluaran / "lakip.pdf").read_bytes())
        jejak = Jejak.objects.filter(laporan=self.laporan).order_by("nomor")
        (keluaran / "jejak.jsonl").write_text("".join(f"{jejak_as_json(satu)}\n" for satu in jejak))
        kunjungan = Tugas.objects.filter(laporan=self.laporan).with_names()
        lines = [kunjungan_as_line(tugas, self.laporan.instansi) for tugas in kunjungan]
        (keluaran / "riwayat.txt").write_text("".join(f"{line}\n" for line in lines))
        for unit, berkas in self.data.serahan.items():
            (keluaran / f"{slugify(unit)}.xlsx").write_bytes(berkas)

    def _list_tanda_terima(self) -> dict[str, str]:
        """Return where the evidence of each receipt is had, by the name of its file."""
        received = Pengiriman.objects.filter(laporan=self.laporan).exclude(bukti=None)
        bukti_list = [satu.bukti for satu in received.select_related("bukti") if satu.bukti]
        return {
            f"tanda-terima-{nomor}{Path(bukti.nama).suffix}": bukti.get_absolute_url()
            for nomor, bukti in enumerate(bukti_list, 1)
        }

    def _find_laporan(self) -> Laporan:
        """The report of the demo if it has not begun, otherwise one of a further year with its figures."""
        of_kantor = Laporan.objects.filter(instansi=self.pemilik.instansi)
        if waiting := of_kantor.filter(status=StatusLaporan.DISIAPKAN).first():
            return waiting
        latest = of_kantor.latest("tahun")
        versi = VersiSop.objects.in_force().get(sop=latest.versi.sop)
        tahun = latest.tahun + 1
        self.pintu.post(
            self.pemilik, "laporan-baru", versi=versi.pk, tahun=tahun, tenggat=f"{tahun + 1}-02-28"
        )
        of_kantor.filter(tahun=tahun).update(is_contoh=True)
        baru = of_kantor.get(tahun=tahun)
        load_angka(baru, self.kunci)
        return baru

    def _desk(self) -> list[Tugas]:
        on_desk = Tugas.objects.filter(laporan=self.laporan, status__in=AKTIF)
        return list(on_desk.select_related("simbol__langkah", "simbol__pelaksana"))

    def _work(self, tugas: Tugas) -> Iterator[str]:
        pegawai = self._whose_turn(tugas)
        self.pintu.get(pegawai, tugas.get_absolute_url())
        nomor = tugas.simbol.langkah.nomor
        for line in self._prepare(tugas, pegawai):
            yield f"{nomor} | {line}"
        pilihan = load_alur(self.laporan.versi_id).pilihan(tugas.simbol_id)
        if not pilihan:
            if missing_of(tugas):
                keluaran = tugas.simbol.langkah.keluaran or tugas.simbol.langkah.kegiatan
                berkas = SimpleUploadedFile("keluaran.txt", f"Contoh keluaran: {keluaran}\n".encode())
                self._do(pegawai, tugas, "lampirkan", berkas=berkas)
            self._do(pegawai, tugas, "selesai")
        elif "tidak" in pilihan and tugas.simbol_id not in self.answered:
            self.answered.add(tugas.simbol_id)
            jumlah = self.koreksi.mark(pegawai, tugas)
            yield f"{nomor} | {jumlah} catatan koreksi ditulis"
            self._do(pegawai, tugas, "selesai", keputusan="tidak")
        elif find_diminta(tugas.simbol):
            yield f"{nomor} | {self.tanda_tangan.sign(pegawai, tugas)}"
        else:
            ya = next(label for label in pilihan if label != "tidak")
            self._do(pegawai, tugas, "selesai", keputusan=ya)

    def _prepare(self, tugas: Tugas, pegawai: Pegawai) -> Iterator[str]:
        """Do what the step needs before it can be finished, as its room offers it."""
        match tugas.simbol.lembar_kerja:
            case LembarKerja.PERINTAH:
                yield self.perintah.give(pegawai, tugas)
            case LembarKerja.RAPAT:
                yield self.rapat.hold(pegawai)
            case LembarKerja.SURAT:
                yield from self._send_letter(pegawai)
            case LembarKerja.KIRIM:
                yield from self._send_letter(pegawai)
                yield from self.kirim.work(pegawai)
            case jenis if jenis in POKOK:
                yield from self.data.work(jenis, pegawai)
        if tugas.simbol.lembar_kerja is LembarKerja.SUSUN:
            yield from self._write(tugas, pegawai)
        elif pegawai == self.pemilik and (answered := list(self.koreksi.answer(pegawai))):
            yield from answered
            self.pintu.post(self.pemilik, "laporan-susun", self.laporan.pk)

    def _write(self, tugas: Tugas, pegawai: Pegawai) -> Iterator[str]:
        """Write, answer and build; what was built first is reviewed, and built again with the statement."""
        yield from self.naskah.write(pegawai)
        yield from self.koreksi.answer(pegawai)
        self._do(pegawai, tugas, "susun")
        if reviewed := list(self.reviu.review()):
            yield from reviewed
            self._do(pegawai, tugas, "susun")

    def _send_letter(self, pelaku: Pegawai) -> Iterator[str]:
        """Write and number the letter, and let its sender sign it, unless that was done."""
        if written := list(self.surat.send_letter(pelaku)):
            yield from written
            surat = Surat.objects.select_related("pengirim").filter(laporan=self.laporan).latest("pk")
            yield self.tanda_tangan.sign_surat(surat.pengirim, surat)

    def _whose_turn(self, tugas: Tugas) -> Pegawai:
        today = timezone.localdate()
        seated = tugas.laporan.penugasan_set.filter(pelaksana=tugas.simbol.pelaksana)
        for pemeran in self.cast:
            if seated.filter(standing_in(pemeran.pegawai, today)).exists():
                return pemeran.pegawai
        raise PeragaanGagal(f"tidak ada orang untuk {tugas}")

    def _do(self, pegawai: Pegawai, tugas: Tugas, perbuatan: str, **isian: object) -> None:
        self.pintu.post(pegawai, "tugas-lakukan", tugas.pk, perbuatan, **isian)
