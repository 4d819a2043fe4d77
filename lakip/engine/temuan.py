"""Answering for figures that look doubtful and are right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from lakip.access import (
    Terlambat,
    TidakBerhak,
    TindakanDitolak,
    may_edit_angka,
    may_edit_isi,
    may_fill_unit,
    unit_scope,
)
from lakip.engine.meja import Meja, once, require_reason
from lakip.isi.konsistensi import TemuanIsi, find_temuan
from lakip.models import JawabanTemuan, Jejak, Laporan, Pegawai
from lakip.models.jejak import Tindakan


@dataclass(frozen=True, slots=True)
class HakJawab:
    """Which findings one person sees and may answer now.

    ``lingkup`` is the unit to whose rows the person is confined, ``unit`` the one whose figures the person
    may give.
    """

    lingkup: int | None
    angka: bool
    naskah: bool
    unit: int | None

    def sees(self, temuan: TemuanIsi) -> bool:
        return self.lingkup in (None, temuan.tempat.unit)

    def edits(self, temuan: TemuanIsi) -> bool:
        """Whether the person may edit whatever the finding speaks of, whoever's it is."""
        return self.naskah if temuan.tempat.is_naskah else self.angka

    def may_answer(self, temuan: TemuanIsi) -> bool:
        return self.edits(temuan) or (self.unit is not None and self.unit == temuan.tempat.unit)

    @property
    def is_kosong(self) -> bool:
        return not (self.angka or self.naskah or self.unit)


def read_hak_jawab(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> HakJawab:
    """Return what ``pegawai`` may answer: who may edit the figures all of them, a unit its own rows'."""
    unit = pegawai.unit_id
    return HakJawab(
        lingkup=unit_scope(laporan, pegawai, tanggal),
        angka=may_edit_angka(laporan, pegawai, tanggal),
        naskah=may_edit_isi(laporan, pegawai, tanggal),
        unit=unit if unit and may_fill_unit(laporan, unit, pegawai, tanggal) else None,
    )


def answer(
    laporan_pk: int,
    pegawai: Pegawai,
    kunci: str,
    sidik: str,
    alasan: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep why a finding is right as it is; ``sidik`` stands for the figures that the person saw."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        hak = read_hak_jawab(meja.laporan, pegawai, meja.today)
        if hak.is_kosong:
            raise TidakBerhak("Temuan dijawab oleh yang mengisi datanya, selama datanya masih dapat diubah.")
        seen = filter(hak.sees, find_temuan(meja.laporan))
        temuan = next((satu for satu in seen if satu.kunci == kunci), None)
        if temuan is None and hak.lingkup is not None:
            raise TidakBerhak("Temuan ini tidak ada pada data unit Anda; mungkin datanya sudah diubah.")
        if temuan is None:
            raise Terlambat("Temuan ini sudah tidak ada: datanya sudah diubah.")
        if not hak.may_answer(temuan):
            raise TidakBerhak("Temuan ini dijawab oleh yang mengisi datanya.")
        _require_unanswered(temuan, sidik)
        isi = require_reason(alasan)
        JawabanTemuan.objects.create(
            laporan=meja.laporan, kunci=kunci, sidik=sidik, alasan=isi, oleh=pegawai, pada=at
        )
        rincian = {"temuan": kunci, "tempat": temuan.nama_tempat, "pesan": temuan.temuan.pesan}
        return meja.record(Tindakan.JAWAB_TEMUAN, pegawai, alasan=isi, token=token, rincian=rincian)

    return once(pegawai, token, act)


def _require_unanswered(temuan: TemuanIsi, sidik: str) -> None:
    if not temuan.can_be_answered:
        raise TindakanDitolak("Temuan ini tidak cukup dijawab: lengkapi isiannya.")
    if temuan.jawaban is not None:
        raise Terlambat(f"Temuan ini sudah dijawab oleh {temuan.jawaban.oleh}.")
    if temuan.temuan.sidik != sidik:
        raise Terlambat("Angkanya sudah berubah sejak halaman ini dibuka. Baca kembali, lalu jawab.")
