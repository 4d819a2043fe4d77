"""Reading a file of figures and texts into rows that are not saved yet, with all its faults named at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from lakip.domain.anggaran import INDUK_SAH
from lakip.domain.capaian import AturanNol, JenisNilai, Polaritas, RumusNegatif, StatusNilai, is_persen
from lakip.domain.komponen import Hitungan
from lakip.domain.konsolidasi import TRIWULAN, Konsolidasi
from lakip.domain.sistematika import ANALISIS, SISTEMATIKA, Analisis, Bagian
from lakip.kejanggalan import (
    DIGIT_TERBANYAK,
    Kejanggalan,
    fill_realisasi,
    find_in_indikator,
    find_in_nilai,
    is_too_long,
)
from lakip.models import Anggaran, Indikator, Laporan, Naskah, Nilai, Sasaran, UnitKerja
from lakip.teks import clean_teks
from sop.domain.isian import BerkasDitolak, Isian, parse_isi
from sop.domain.temuan import Temuan

FORMAT = "lakip-kinerja/1"
MAX_BYTE = 5_000_000
MAX_BARIS = 1_000

_ANGKA = re.compile(r"-?[0-9]{1,16}(\.[0-9]{1,4})?")

Baris = TypeVar("Baris", bound=models.Model)


@dataclass(slots=True)
class IsiKinerja:
    """What a file holds, as unsaved rows of one report that refer to each other."""

    is_contoh: bool = False
    sasaran: list[Sasaran] = field(default_factory=list)
    indikator: list[Indikator] = field(default_factory=list)
    nilai: list[Nilai] = field(default_factory=list)
    anggaran: list[Anggaran] = field(default_factory=list)
    naskah: list[Naskah] = field(default_factory=list)


class IsianKinerja(Isian):
    """One JSON object with figures, years and yes or no in it."""

    def part(self, isi: object, tempat: str) -> IsianKinerja:
        return IsianKinerja(isi, tempat, self._temuan)

    def field(self, nama: str, tempat: str) -> IsianKinerja:
        """Return the object that stands in a field which is there."""
        return self.part(self._isi[nama], tempat)

    def parts(self, nama: str, label: str) -> Iterator[tuple[int, IsianKinerja]]:
        """Yield the objects of a list that may be left out, numbered from 1."""
        items = self.items(nama, MAX_BARIS) if nama in self else []
        awalan = "" if self.tempat == "Berkas" else f"{self.tempat}, "
        for nomor, isi in enumerate(items, start=1):
            yield nomor, self.part(isi, f"{awalan}{label} {nomor}")

    def decimal(self, nama: str) -> Decimal | None:
        """Return a figure in plain decimal notation, as text or number; None where there is none."""
        nilai = self._isi[nama] if nama in self else None
        if nilai is None:
            return None
        if isinstance(nilai, str | int | Decimal) and _ANGKA.fullmatch(str(nilai)):
            angka = Decimal(nilai)
            if not is_too_long(angka):
                return angka
        self.reject(
            f'Isian "{nama}" bukan angka yang dapat dipakai; tulis misalnya "1500.25", tanpa pemisah ribuan, '
            f"paling banyak {DIGIT_TERBANYAK} digit dan empat desimal."
        )
        return None

    def whole(self, nama: str) -> int | None:
        """Return a whole number from 0, None where there is none."""
        nilai = self._isi[nama] if nama in self else None
        if nilai is None or (isinstance(nilai, int) and not isinstance(nilai, bool) and 0 <= nilai < 10_000):
            return nilai
        self.reject(f'Isian "{nama}" harus berupa bilangan bulat, misalnya 2025.')
        return None

    def flag(self, nama: str) -> bool:
        nilai = self._isi[nama] if nama in self else False
        if not isinstance(nilai, bool):
            self.reject(f'Isian "{nama}" harus true atau false.')
        return nilai is True

    def script(self, nama: str) -> str:
        """Return a text of the report as it is kept."""
        teks = self._isi[nama]
        if not isinstance(teks, str):
            self.reject(f'Isian "{nama}" harus berupa teks; tuliskan di antara tanda petik.')
            return ""
        try:
            return clean_teks(teks)
        except ValueError as error:
            self.reject(f'Isian "{nama}": {error}')
            return ""

    def check(self, baris: Baris, find: Callable[[Baris], Kejanggalan]) -> None:
        """Note what the row's own fields refuse, and what its fields together cannot be."""
        empty = {
            f.name for f in baris._meta.fields if f.is_relation or getattr(baris, f.attname) in (None, "")
        }
        try:
            baris.clean_fields(exclude=empty)
        except ValidationError as error:
            for nama, pesan_list in error.message_dict.items():
                self.reject(f'Isian "{nama}": {" ".join(pesan_list)}')
        for nama, pesan in find(baris):
            self.reject(f'Isian "{nama}": {pesan}')


def read_kinerja(isi: str | bytes, laporan: Laporan) -> IsiKinerja:
    """Return what the text of a file holds, as rows for ``laporan``.

    Raises BerkasDitolak with all faults.
    """
    temuan: list[Temuan] = []
    berkas = IsianKinerja(parse_isi(isi, temuan, MAX_BYTE), "Berkas", temuan)
    hasil = _Pembaca(laporan, berkas).read()
    if temuan:
        raise BerkasDitolak(temuan)
    return hasil


class _Pembaca:
    """One reading: the report, the file, and the rows so far."""

    def __init__(self, laporan: Laporan, berkas: IsianKinerja) -> None:
        self.laporan = laporan
        self.berkas = berkas
        self.hasil = IsiKinerja()
        self.sumber = ""
        self.unit = {satu.nama: satu for satu in UnitKerja.objects.filter(instansi=laporan.instansi_id)}

    def read(self) -> IsiKinerja:
        berkas = self.berkas
        berkas.one_of("format", [FORMAT])
        self.hasil.is_contoh = berkas.flag("is_contoh")
        self.sumber = berkas.text("sumber", optional=True)
        tahun = berkas.whole("tahun")
        if "tahun" not in berkas:
            berkas.reject(f'Isian "tahun" belum ada; tuliskan {self.laporan.tahun}, tahun laporan ini.')
        elif tahun is not None and tahun != self.laporan.tahun:
            berkas.reject(f"Berkas ini untuk tahun {tahun}, laporan ini untuk tahun {self.laporan.tahun}.")
        for nomor, isian in berkas.parts("sasaran", "Sasaran"):
            self._read_sasaran(isian, nomor)
        for nomor, isian in berkas.parts("anggaran", "Anggaran"):
            self._read_anggaran(isian, nomor, None)
        self._check_kode()
        self._read_naskah(berkas, SISTEMATIKA, None)
        berkas.close()
        return self.hasil

    def _read_sasaran(self, isian: IsianKinerja, urutan: int) -> None:
        sasaran = Sasaran(
            laporan=self.laporan,
            urutan=urutan,
            tujuan=isian.text("tujuan", optional=True),
            uraian=isian.text("uraian", filled=True),
        )
        self.hasil.sasaran.append(sasaran)
        for nomor, isi in isian.parts("indikator", "indikator"):
            self._read_indikator(isi, sasaran, nomor)
        self._read_naskah(isian, ANALISIS, sasaran)
        isian.close()

    def _read_indikator(self, isian: IsianKinerja, sasaran: Sasaran, urutan: int) -> None:
        skala = list(isian.texts("skala")) if "skala" in isian else []
        satuan = isian.text("satuan", optional=True)
        indikator = Indikator(
            sasaran=sasaran,
            urutan=urutan,
            nama=isian.text("nama", filled=True),
            is_iku=isian.flag("is_iku"),
            satuan=satuan,
            jenis_nilai=isian.member("jenis_nilai", JenisNilai, _presume_jenis(satuan, skala)).value,
            unit=self._find_unit(isian),
            sumber_data=isian.text("sumber_data", optional=True),
            polaritas=isian.member("polaritas", Polaritas, Polaritas.POSITIF).value,
            rumus=isian.member("rumus", RumusNegatif, RumusNegatif.SELISIH).value,
            target_nol=isian.member("target_nol", AturanNol, AturanNol.TIDAK_DIHITUNG).value,
            realisasi_nol=isian.member("realisasi_nol", AturanNol, AturanNol.TIDAK_DIHITUNG).value,
            batas_bawah=isian.decimal("batas_bawah"),
            batas_atas=isian.decimal("batas_atas"),
            skala=skala,
            hitungan=isian.member("hitungan", Hitungan).value if "hitungan" in isian else "",
            nama_pembilang=isian.text("nama_pembilang", optional=True),
            nama_penyebut=isian.text("nama_penyebut", optional=True),
            konsolidasi=isian.member("konsolidasi", Konsolidasi).value if "konsolidasi" in isian else "",
            target_renstra=isian.decimal("target_renstra"),
            tahun_renstra=isian.whole("tahun_renstra"),
            standar_nasional=isian.decimal("standar_nasional"),
            sumber_standar=isian.text("sumber_standar", optional=True),
        )
        if (desimal := isian.whole("desimal")) is not None:
            indikator.desimal = desimal
        isian.check(indikator, find_in_indikator)
        self.hasil.indikator.append(indikator)
        nilai_list = [self._read_nilai(isi, indikator) for _, isi in isian.parts("nilai", "nilai")]
        for waktu, kali in Counter(nilai.waktu for nilai in nilai_list if nilai.tahun).items():
            if kali > 1:
                isian.reject(f"Nilai {waktu} ditulis {kali} kali; sisakan satu.")
        isian.close()

    def _read_nilai(self, isian: IsianKinerja, indikator: Indikator) -> Nilai:
        nilai = Nilai(
            indikator=indikator,
            tahun=isian.whole("tahun") or 0,
            triwulan=self._read_triwulan(isian),
            capaian_tercetak=isian.decimal("capaian_tercetak"),
            sumber=isian.text("sumber", optional=True) or self.sumber,
        )
        if indikator.jenis.is_kata:
            nilai.target_teks = isian.text("target", optional=True, nullable=True)
            nilai.realisasi_teks = isian.text("realisasi", optional=True, nullable=True)
        else:
            nilai.target = isian.decimal("target")
            nilai.realisasi = isian.decimal("realisasi")
            if indikator.polaritas == Polaritas.RENTANG:
                nilai.target_atas = isian.decimal("target_atas")
            if indikator.hitungan:
                nilai.pembilang, nilai.penyebut = isian.decimal("pembilang"), isian.decimal("penyebut")
                fill_realisasi(nilai)
        has_realisasi = bool(nilai.realisasi_teks) or nilai.realisasi is not None
        presumed = StatusNilai.TERISI if has_realisasi else StatusNilai.BELUM_DIUKUR
        nilai.status = isian.member("status", StatusNilai, presumed).value
        if nilai.triwulan and nilai.tahun != self.laporan.tahun:
            isian.reject(f"Nilai triwulan hanya untuk tahun laporan, {self.laporan.tahun}.")
        isian.check(nilai, find_in_nilai)
        isian.close()
        self.hasil.nilai.append(nilai)
        return nilai

    def _find_unit(self, isian: IsianKinerja) -> UnitKerja | None:
        nama = isian.text("unit", optional=True, nullable=True)
        unit = self.unit.get(nama)
        if nama and unit is None:
            isian.reject(f'Unit kerja "{nama}" belum ada pada instansi ini; tambahkan atau perbaiki namanya.')
        return unit

    def _read_triwulan(self, isian: IsianKinerja) -> int | None:
        triwulan = isian.whole("triwulan")
        if triwulan is None or triwulan in TRIWULAN:
            return triwulan
        isian.reject(f'Isian "triwulan" berisi {triwulan}; tuliskan 1, 2, 3, atau 4.')
        return None

    def _read_anggaran(self, isian: IsianKinerja, urutan: int, induk: Anggaran | None) -> None:
        baris = Anggaran(
            laporan=self.laporan,
            induk=induk,
            sasaran=self._find_sasaran(isian),
            unit=self._find_unit(isian),
            urutan=urutan,
            jenis=isian.one_of("jenis", list(INDUK_SAH)),
            kode=isian.text("kode", optional=True),
            nama=isian.text("nama", filled=True),
            pagu=isian.decimal("pagu"),
            pagu_perubahan=isian.decimal("pagu_perubahan"),
            realisasi=isian.decimal("realisasi"),
            pagu_pk=isian.decimal("pagu_pk"),
            serapan_tercetak=isian.decimal("serapan_tercetak"),
            sumber_dana=isian.text("sumber_dana", optional=True),
        )
        isian.check(baris, lambda _: iter(()))
        if (induk.jenis if induk else "") not in INDUK_SAH[baris.jenis]:
            isian.reject(f"{baris.get_jenis_display()} tidak dapat ditempatkan di sini; periksa jenisnya.")
            return
        self.hasil.anggaran.append(baris)
        rincian = list(isian.parts("rincian", "rincian"))
        if rincian and (baris.pagu_berlaku is not None or baris.realisasi is not None):
            isian.reject("Pagu dan realisasi baris yang berincian dihitung dari rinciannya; kosongkan.")
        for nomor, isi in rincian:
            self._read_anggaran(isi, nomor, baris)
        isian.close()

    def _find_sasaran(self, isian: IsianKinerja) -> Sasaran | None:
        nomor = isian.whole("sasaran")
        if nomor is None or 0 < nomor <= len(self.hasil.sasaran):
            return self.hasil.sasaran[nomor - 1] if nomor else None
        isian.reject(f"Sasaran {nomor} tidak ada dalam berkas ini; periksa nomornya.")
        return None

    def _check_kode(self) -> None:
        for kode, kali in Counter(baris.kode for baris in self.hasil.anggaran if baris.kode).items():
            if kali > 1:
                self.berkas.reject(
                    f'Kode anggaran "{kode}" dipakai {kali} baris; setiap kode satu baris saja.'
                )

    def _read_naskah(
        self, isian: IsianKinerja, outline: Iterable[Bagian | Analisis], sasaran: Sasaran | None
    ) -> None:
        if "naskah" not in isian:
            return
        tempat = "Naskah" if sasaran is None else f"{isian.tempat}, naskah"
        naskah = isian.field("naskah", tempat)
        for bagian in outline:
            if bagian.pengisi.has_teks and bagian.kunci in naskah:
                isi = naskah.script(bagian.kunci)
                row = Naskah(laporan=self.laporan, bagian=bagian.kunci, sasaran=sasaran, isi=isi)
                self.hasil.naskah.append(row)
        naskah.close()


def _presume_jenis(satuan: str, skala: list[str]) -> JenisNilai:
    """Return the kind of value of an indikator whose file does not name it."""
    if skala:
        return JenisNilai.PREDIKAT
    return JenisNilai.PERSEN if is_persen(satuan) else JenisNilai.ANGKA
