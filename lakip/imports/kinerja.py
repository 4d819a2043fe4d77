"""Taking in the figures and texts of one report from a JSON file, whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from lakip.access import describe_kunci
from lakip.imports.kinerja_baca import IsiKinerja, read_kinerja
from lakip.lifecycle import StatusLaporan
from lakip.models import Anggaran, Indikator, Laporan, Naskah, Nilai, Sasaran
from lakip.models.anggaran import JenisAnggaran
from lakip.penulisan import follow_sasaran, import_naskah
from sop.domain.isian import BerkasDitolak
from sop.domain.temuan import Temuan, Tingkat


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """How many rows were taken in."""

    sasaran: int
    indikator: int
    nilai: int
    anggaran: int
    naskah: int

    def __str__(self) -> str:
        return (
            f"{self.sasaran} sasaran, {self.indikator} indikator, {self.nilai} nilai, "
            f"{self.anggaran} baris anggaran, {self.naskah} bagian naskah."
        )


@transaction.atomic
def impor_kinerja(laporan: Laporan, isi: str | bytes, *, ganti: bool = False) -> Ringkasan:
    """Store what the file says about ``laporan``; with ``ganti`` in place of what it said before.

    A text of the file becomes the next version of the one that stands there; where the file has none, what
    was written stays, the analyses of a sasaran as long as the file names it by the same words.

    Raises BerkasDitolak with every fault, in which case nothing is written: the file is not in the format,
    the report is closed, has content and ``ganti`` is not given, or has analyses of a sasaran that the file
    does not name.
    """
    laporan = Laporan.objects.select_for_update().get(pk=laporan.pk)
    _require_room(laporan, ganti)
    kinerja = read_kinerja(isi, laporan)
    laporan.anggaran_set.all().delete()
    Indikator.objects.filter(sasaran__laporan=laporan).delete()
    at = timezone.now()
    with follow_sasaran(laporan, None, at=at):
        _match_sasaran(laporan, kinerja)
        for sasaran in kinerja.sasaran:
            sasaran.save()
    _store(kinerja)
    import_naskah(_find_berubah(laporan, kinerja), at=at)
    laporan.is_contoh = kinerja.is_contoh
    laporan.save(update_fields=["is_contoh"])
    return Ringkasan(
        len(kinerja.sasaran),
        len(kinerja.indikator),
        len(kinerja.nilai),
        len(kinerja.anggaran),
        len(kinerja.naskah),
    )


def _require_room(laporan: Laporan, ganti: bool) -> None:
    pesan = ""
    if laporan.status not in (StatusLaporan.DISIAPKAN, StatusLaporan.BERJALAN):
        pesan = f"Sudah {laporan.get_status_display().lower()}; isinya tidak dapat diubah lagi."
    elif kunci := describe_kunci(laporan):
        pesan = kunci
    elif not ganti and (
        laporan.sasaran_set.exists()
        or laporan.anggaran_set.exists()
        or laporan.naskah_set.exclude(isi="").exists()
    ):
        pesan = "Sudah mempunyai isi. Bila isi itu memang hendak diganti seluruhnya, pakai --ganti."
    if pesan:
        raise BerkasDitolak([Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, str(laporan), pesan)])


def _match_sasaran(laporan: Laporan, kinerja: IsiKinerja) -> None:
    """Let each sasaran of the file be the one here by the same words, and delete the others."""
    by_uraian: dict[str, list[Sasaran]] = defaultdict(list)
    for lama in laporan.sasaran_set.all():
        by_uraian[_fold(lama.uraian)].append(lama)
    for sasaran in kinerja.sasaran:
        if sama := by_uraian[_fold(sasaran.uraian)]:
            sasaran.pk = sama.pop(0).pk
    lepas = [satu for sama in by_uraian.values() for satu in sama]
    ditulis = Naskah.objects.filter(sasaran__in=lepas).exclude(isi="").values_list("sasaran", flat=True)
    if temuan := [_describe_lepas(satu) for satu in lepas if satu.pk in set(ditulis)]:
        raise BerkasDitolak(temuan)
    Sasaran.objects.filter(pk__in=[satu.pk for satu in lepas]).delete()


def _fold(uraian: str) -> str:
    return " ".join(uraian.split()).casefold()


def _describe_lepas(sasaran: Sasaran) -> Temuan:
    return Temuan(
        Tingkat.TIDAK_DAPAT_DIJALANKAN,
        f"Sasaran “{sasaran.uraian}”",
        "Analisisnya sudah ditulis, tetapi sasaran ini tidak ada dalam berkas. Samakan uraiannya dalam "
        "berkas, atau hapus sasaran ini lebih dulu di halaman Kinerja.",
    )


def _store(kinerja: IsiKinerja) -> None:
    Indikator.objects.bulk_create(kinerja.indikator)
    Nilai.objects.bulk_create(kinerja.nilai)
    for jenis in JenisAnggaran.values:  # from the top of the tree down
        Anggaran.objects.bulk_create(baris for baris in kinerja.anggaran if baris.jenis == jenis)


def _find_berubah(laporan: Laporan, kinerja: IsiKinerja) -> list[Naskah]:
    """Return the rows of the texts that the file says otherwise, with its words."""
    tersimpan = {(satu.bagian, satu.sasaran_id): satu for satu in laporan.naskah_set.all()}
    berubah = []
    for naskah in kinerja.naskah:
        lama = tersimpan.get((naskah.bagian, naskah.sasaran.pk if naskah.sasaran else None))
        if lama is None:
            berubah.append(naskah)
        elif lama.isi != naskah.isi:
            lama.isi = naskah.isi
            berubah.append(lama)
    return berubah
