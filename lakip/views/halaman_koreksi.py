"""What the pages of correcting show of one report to one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from lakip.access import may_answer_koreksi
from lakip.forms.koreksi import JawabanKoreksiForm
from lakip.koreksi import (
    ParafTampil,
    SejakDibaca,
    catatan_of,
    digest_berlaku,
    is_settled,
    last_handed_at,
    list_paraf,
    list_to_answer,
    list_unanswered,
    read_since,
)
from lakip.letak_koreksi import LetakKoreksi
from lakip.models import CatatanKoreksi, Laporan, Pegawai, Terbitan, Tugas


@dataclass(frozen=True, slots=True)
class BarisCatatan:
    """A remark with the page on which its place is written, and the form by which this person answers it."""

    catatan: CatatanKoreksi
    url: str
    form: JawabanKoreksiForm | None = None


@dataclass(frozen=True, slots=True)
class DaftarCatatan:
    """Remarks in the order of their numbers, and how many of them are answered."""

    baris: tuple[BarisCatatan, ...]

    @property
    def jumlah(self) -> int:
        return len(self.baris)

    @property
    def dijawab(self) -> int:
        return sum(bool(satu.catatan.tanggapan) for satu in self.baris)


@dataclass(frozen=True, slots=True)
class HakMenjawab:
    """Which remarks one person may answer: none, or all whose answer had not come back by ``sampai``."""

    is_penyusun: bool = False
    sampai: datetime | None = None

    def may_answer(self, catatan: CatatanKoreksi) -> bool:
        return self.is_penyusun and not is_settled(catatan, self.sampai)


def read_hak_menjawab(laporan: Laporan, pegawai: Pegawai, at: datetime) -> HakMenjawab:
    """Return what ``pegawai`` may answer now."""
    today = at.astimezone(laporan.instansi.zona).date()
    if not may_answer_koreksi(laporan, pegawai, today):
        return HakMenjawab()
    return HakMenjawab(True, last_handed_at(laporan))


def list_baris(
    catatan_list: Iterable[CatatanKoreksi],
    letak: LetakKoreksi,
    hak: HakMenjawab = HakMenjawab(),
    refused: tuple[int, JawabanKoreksiForm] | None = None,
) -> DaftarCatatan:
    """Return remarks as a page shows them; ``refused`` is an answer that came back, by its number."""
    return DaftarCatatan(
        tuple(
            BarisCatatan(
                satu, letak.find(satu), _answer_form(satu, refused) if hak.may_answer(satu) else None
            )
            for satu in catatan_list
        )
    )


def _answer_form(
    catatan: CatatanKoreksi, refused: tuple[int, JawabanKoreksiForm] | None
) -> JawabanKoreksiForm:
    if refused and refused[0] == catatan.nomor:
        return refused[1]
    written = {"tanggapan": catatan.tanggapan, "jawaban": catatan.jawaban}
    return JawabanKoreksiForm(initial=written, auto_id=f"jawab-{catatan.nomor}-%s")


class HalamanKoreksi:
    """The part of a step's page that is about correcting."""

    def __init__(self, tugas: Tugas, terbitan: Terbitan | None, pegawai: Pegawai, at: datetime) -> None:
        self.tugas = tugas
        self.terbitan = terbitan
        self.laporan: Laporan = tugas.laporan
        self.pegawai = pegawai
        self.at = at

    @cached_property
    def catatan(self) -> list[CatatanKoreksi]:
        """The remarks of this visit."""
        return list(catatan_of(self.tugas))

    @cached_property
    def sejak(self) -> SejakDibaca | None:
        """What happened since this step was last done, for who does it again."""
        return read_since(self.tugas, self.terbitan) if self.terbitan and self.tugas.is_terbuka else None

    @cached_property
    def sejak_daftar(self) -> DaftarCatatan:
        return list_baris(self.sejak.catatan if self.sejak else (), self._letak)

    @cached_property
    def lain(self) -> list[CatatanKoreksi]:
        """What other correctors have remarked and nobody has answered, for who reads the document too."""
        return list(list_unanswered(self.laporan)) if self.tugas.is_terbuka and not self.sejak else []

    @cached_property
    def jawab(self) -> DaftarCatatan:
        """The remarks that are answered here."""
        hak = read_hak_menjawab(self.laporan, self.pegawai, self.at)
        return list_baris(list_to_answer(self.laporan), self._letak, hak)

    @cached_property
    def _letak(self) -> LetakKoreksi:
        return LetakKoreksi(self.laporan, self.pegawai, self.at)

    @cached_property
    def kini(self) -> str:
        """The hash of what counts as the report."""
        return digest_berlaku(self.laporan, self.at)

    @property
    def is_usang(self) -> bool:
        """Whether the report says something else by now than the LAKIP that lies here to be read."""
        return bool(self.terbitan and self.tugas.is_terbuka and self.terbitan.hash_isi != self.kini)

    @cached_property
    def paraf(self) -> list[ParafTampil]:
        return list_paraf(self.laporan, self.kini)
