"""Takes SOP files in: each one whole, or not at all."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from sop.domain.bacaan import Bacaan, Usulan
from sop.domain.berkas import BerkasSop, write_berkas
from sop.domain.berkas_baca import read_berkas
from sop.domain.isian import BerkasDitolak
from sop.domain.suntingan import close_suntingan
from sop.domain.tafsir.nama_tempat import NamaTempat
from sop.domain.tafsir.pemetaan import is_cukup, propose_pemetaan
from sop.domain.tafsir.tempat import text_at
from sop.domain.tafsir.usulan import interpret
from sop.imports.batas import MAKS_BYTE, refuse
from sop.imports.sumber import AKHIRAN, read_sumber
from sop.lifecycle import StatusVersi
from sop.models import Instansi, Sop, VersiSop
from sop.penetapan import BelumDapatDitetapkan, put_into_force
from sop.penyalinan import KunciTerpakai, add_sop, empty_berkas
from sop.storage import store_berkas


class Command(BaseCommand):
    help = (
        "Mengimpor SOP sebagai versi draf. Berkas JSON (sop-ap/1) dan formulir Excel aplikasi ini dibaca apa "
        "adanya. Tabel Excel, dokumen Word, dan teks ditafsirkan: simbol yang tidak tertulis diusulkan dan "
        "ditandai disimpulkan, yang tidak dipahami dicetak. Berkas yang salah ditolak seluruhnya."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "berkas", nargs="+", type=Path, help=f"satu SOP per berkas ({', '.join(AKHIRAN)})"
        )
        parser.add_argument("--tetapkan", action="store_true", help="langsung berlakukan versi yang diimpor")
        parser.add_argument("--instansi", help="nama instansi pemilik, untuk berkas yang ditafsirkan")
        parser.add_argument(
            "--kunci", help="kunci SOP, untuk berkas yang ditafsirkan; satu berkas sekali jalan"
        )

    def handle(self, *args: Any, berkas: list[Path], kunci: str | None, **options: Any) -> None:
        if kunci and len(berkas) > 1:
            raise CommandError("--kunci menamai satu SOP; imporlah berkasnya satu per satu.")
        accepted = [self._import(satu, options["tetapkan"], options["instansi"], kunci) for satu in berkas]
        if not all(accepted):
            raise CommandError(f"{accepted.count(False)} dari {len(berkas)} berkas ditolak.")

    def _import(self, berkas: Path, tetapkan: bool, instansi: str | None, kunci: str | None) -> bool:
        """Take one file in, and say whether it could be."""
        try:
            bacaan = _read(berkas)
            if bacaan.lengkap is not None:
                hasil = _store(_check(close_suntingan(bacaan.lengkap)), tetapkan=tetapkan)
            else:
                pemilik = _find_instansi(instansi)
                usulan = _interpret(bacaan, pemilik, kunci or "", tetapkan=tetapkan)
                hasil = _store_usulan(usulan, pemilik)
                self._tell(berkas, bacaan, usulan)
            self.stdout.write(f"{berkas}: {hasil}")
        except BerkasDitolak as ditolak:
            for temuan in ditolak.temuan:
                self.stderr.write(f"{berkas}: {temuan}")
        except (BelumDapatDitetapkan, KunciTerpakai) as belum:
            self.stderr.write(f"{berkas}: {belum}")
        except OSError as error:
            self.stderr.write(
                f"{berkas}: tidak dapat dibaca ({error.strerror}); periksa nama dan izin berkas."
            )
        else:
            return True
        return False

    def _tell(self, berkas: Path, bacaan: Bacaan, usulan: Usulan) -> None:
        """Say what was inferred, and what became nothing."""
        banyak = sum(nama.endswith(".simbol") for nama in usulan.simpulan)
        self.stdout.write(f"{berkas}: simbol {banyak} langkah disimpulkan; periksa sebelum ditetapkan")
        nama = NamaTempat(bacaan)
        for tempat in usulan.sisa:
            self.stdout.write(f"{berkas}: {nama.name(tempat)} tidak dipahami: {text_at(bacaan, tempat)}")


def _read(berkas: Path) -> Bacaan:
    with berkas.open("rb") as isi:
        # A file that is too large is refused by its first bytes too many.
        return read_sumber(berkas.name, isi.read(MAKS_BYTE + 1))


@transaction.atomic
def _store(berkas: BerkasSop, *, tetapkan: bool) -> str:
    """Return in words what the import of a document has come to."""
    versi, is_new = store_berkas(berkas)
    if versi.status in (StatusVersi.DIGANTI, StatusVersi.DICABUT):
        told = f"{_name(versi)} sudah ada dan tidak berlaku lagi; buat versi baru darinya bila hendak dipakai"
        if tetapkan:
            raise BelumDapatDitetapkan(told)
        return told
    if tetapkan and versi.status != StatusVersi.BERLAKU:
        versi = put_into_force(versi.pk, oleh="impor_sop", at=timezone.now())
    elif not is_new:
        return f"{_name(versi)} sudah ada, tidak berubah"
    return _name(versi)


@transaction.atomic
def _store_usulan(usulan: Usulan, instansi: Instansi) -> str:
    berkas = _check(close_suntingan(usulan.suntingan))
    if Sop.objects.filter(instansi=instansi, kunci=berkas.kunci).exists():
        return _store(berkas, tetapkan=False)
    return _name(add_sop(instansi, berkas))


def _interpret(bacaan: Bacaan, instansi: Instansi, kunci: str, *, tetapkan: bool) -> Usulan:
    if tetapkan:
        raise refuse("Berkas ini ditafsirkan, jadi diperiksa dahulu sebagai draf; jalankan tanpa --tetapkan.")
    if not kunci:
        raise refuse(
            'Berkas ini tidak menyebut kunci SOP-nya; sebutkan, misalnya --kunci "penyusunan-lakip".'
        )
    pemetaan = propose_pemetaan(bacaan)
    if not is_cukup(pemetaan):
        raise refuse(
            "Tabel prosedurnya tidak dikenali; perlu kolom kegiatan dan pelaksana. Impor lewat halaman "
            "Impor SOP untuk menunjuk kolomnya sendiri."
        )
    return interpret(bacaan, pemetaan, empty_berkas(instansi, kunci, ""))


def _find_instansi(nama: str | None) -> Instansi:
    if not nama:
        raise refuse('Berkas ini ditafsirkan; sebutkan instansi pemiliknya, misalnya --instansi "Dinas X".')
    found = list(Instansi.objects.filter(nama__iexact=nama)[:2])
    if len(found) != 1:
        known = ", ".join(f'"{satu}"' for satu in Instansi.objects.values_list("nama", flat=True)[:20])
        raise refuse(f'Instansi "{nama}" tidak ada atau lebih dari satu; yang ada: {known or "belum ada"}.')
    return found[0]


def _check(berkas: BerkasSop) -> BerkasSop:
    """The document; raises BerkasDitolak, naming every row, where it is none that could be kept."""
    return read_berkas(write_berkas(berkas))


def _name(versi: VersiSop) -> str:
    return f"versi {versi.nomor_versi} ({versi.status})"
