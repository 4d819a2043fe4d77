"""Driving a report to its end through the web pages, as its people would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lakip.contoh import load_kantor
from lakip.exports.jejak import jejak_as_json, kunjungan_as_line
from lakip.imports.kalender import fill_kalender
from lakip.lifecycle import AKTIF, StatusLaporan
from lakip.models import Dokumen, Jejak, Laporan, Pegawai, Tugas
from lakip.querysets import standing_in
from sop.domain.jenis_kerja import LembarKerja
from sop.models import VersiSop
from sop.storage import load_alur


class PeragaanGagal(Exception):
    """A page did not do what it should; the message says which."""


class Peraga:
    """Plays everybody of one demo office; ``tidak`` is answered once at each decision before ``ya``."""

    def __init__(self, kunci: str) -> None:
        now = timezone.now()
        self.kunci = kunci
        fill_kalender([now.year])
        self.cast = load_kantor(kunci, now)
        self.pemilik = next(p.pegawai for p in self.cast if p.is_pengelola)
        self.answered: set[int] = set()
        self.laporan = self._find_laporan()

    def run(self) -> Iterator[str]:
        """Drive the report from its first symbol to its end; yield a line for each visit that is closed."""
        self._post(self.pemilik, "laporan-mulai", self.laporan.pk)
        while desk := self._desk():
            for tugas in desk:
                self._work(tugas)
                yield kunjungan_as_line(Tugas.objects.with_names().get(pk=tugas.pk), self.laporan.instansi)
        if Laporan.objects.get(pk=self.laporan.pk).status != StatusLaporan.SELESAI:
            raise PeragaanGagal("laporan tidak sampai selesai")

    def save(self, keluaran: Path) -> None:
        """Build the final LAKIP through the page and leave it in ``keluaran`` with the whole record."""
        self._post(self.pemilik, "laporan-susun", self.laporan.pk)
        dokumen = Dokumen.objects.filter(laporan=self.laporan, tugas__isnull=True).latest("pk")
        response: Any = self._client(self.pemilik).get(dokumen.get_absolute_url())
        (keluaran / "lakip.pdf").write_bytes(b"".join(response.streaming_content))
        jejak = Jejak.objects.filter(laporan=self.laporan).order_by("nomor")
        (keluaran / "jejak.jsonl").write_text("".join(f"{jejak_as_json(satu)}\n" for satu in jejak))
        kunjungan = Tugas.objects.filter(laporan=self.laporan).with_names()
        lines = [kunjungan_as_line(tugas, self.laporan.instansi) for tugas in kunjungan]
        (keluaran / "riwayat.txt").write_text("".join(f"{line}\n" for line in lines))

    def _find_laporan(self) -> Laporan:
        """The report of the demo if it has not begun, otherwise one of a further year, without figures."""
        of_kantor = Laporan.objects.filter(instansi=self.pemilik.instansi)
        if waiting := of_kantor.filter(status=StatusLaporan.DISIAPKAN).first():
            return waiting
        latest = of_kantor.latest("tahun")
        versi = VersiSop.objects.in_force().get(sop=latest.versi.sop)
        tahun = latest.tahun + 1
        self._post(self.pemilik, "laporan-baru", versi=versi.pk, tahun=tahun, tenggat=f"{tahun + 1}-02-28")
        of_kantor.filter(tahun=tahun).update(is_contoh=True)
        return of_kantor.get(tahun=tahun)

    def _desk(self) -> list[Tugas]:
        on_desk = Tugas.objects.filter(laporan=self.laporan, status__in=AKTIF)
        return list(on_desk.select_related("simbol__langkah", "simbol__pelaksana"))

    def _work(self, tugas: Tugas) -> None:
        pegawai = self._whose_turn(tugas)
        client = self._client(pegawai)
        self._expect(client.get(tugas.get_absolute_url()), 200)
        pilihan = load_alur(self.laporan.versi_id).pilihan(tugas.simbol_id)
        if tugas.simbol.lembar_kerja is LembarKerja.SUSUN:
            self._do(pegawai, tugas, "susun")
        elif not pilihan:
            keluaran = tugas.simbol.langkah.keluaran or tugas.simbol.langkah.kegiatan
            berkas = SimpleUploadedFile("keluaran.txt", f"Contoh keluaran: {keluaran}\n".encode())
            self._do(pegawai, tugas, "lampirkan", berkas=berkas)
        if not pilihan:
            self._do(pegawai, tugas, "selesai")
        elif "tidak" in pilihan and tugas.simbol_id not in self.answered:
            self.answered.add(tugas.simbol_id)
            self._do(pegawai, tugas, "selesai", keputusan="tidak", alasan="Contoh alasan: periksa kembali.")
        else:
            ya = next(label for label in pilihan if label != "tidak")
            self._do(pegawai, tugas, "selesai", keputusan=ya)

    def _whose_turn(self, tugas: Tugas) -> Pegawai:
        today = timezone.localdate()
        seated = tugas.laporan.penugasan_set.filter(pelaksana=tugas.simbol.pelaksana)
        for pemeran in self.cast:
            if seated.filter(standing_in(pemeran.pegawai, today)).exists():
                return pemeran.pegawai
        raise PeragaanGagal(f"tidak ada orang untuk {tugas}")

    def _client(self, pegawai: Pegawai) -> Client:
        client = Client(enforce_csrf_checks=True, SERVER_NAME=settings.ALLOWED_HOSTS[0])
        client.force_login(pegawai)
        return client

    def _do(self, pegawai: Pegawai, tugas: Tugas, perbuatan: str, **isian: object) -> None:
        self._post(pegawai, "tugas-lakukan", tugas.pk, perbuatan, **isian)

    def _post(self, pegawai: Pegawai, name: str, *args: object, **isian: object) -> None:
        client = self._client(pegawai)
        # The page that carries the form gives the CSRF token.
        client.get(reverse("beranda"))
        isian["csrfmiddlewaretoken"] = client.cookies["csrftoken"].value
        self._expect(client.post(reverse(name, args=args), isian), 302)

    def _expect(self, response: Any, status: int) -> None:
        if response.status_code != status:
            raise PeragaanGagal(f"{response.request['PATH_INFO']} menjawab {response.status_code}")
