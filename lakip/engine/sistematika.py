"""The verbs of the outline: an office's own sections, who writes what, and texts of the year before."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from django.db.models import QuerySet

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak, may_edit_isi
from lakip.domain.sistematika import SISTEMATIKA
from lakip.engine.meja import Meja, once, require_colleague
from lakip.isi.sasaran import collect_kinerja
from lakip.kelanjutan_naskah import Pengambilan, find_asal
from lakip.kerangka import Kunci, list_tempat
from lakip.models import BagianTambahan, Jejak, Naskah, Pegawai
from lakip.models.jejak import Tindakan
from lakip.models.naskah import SebabVersi
from lakip.penulisan import store_naskah
from lakip.urutan import move, next_urutan


def add_bagian(
    laporan_pk: int, pegawai: Pegawai, induk: str, judul: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Add a section of the office's own, the last of those below the fixed part ``induk``."""

    def change(meja: Meja) -> tuple[str, str]:
        if not any(satu.kunci == induk and satu.may_hold for satu in SISTEMATIKA):
            raise TindakanDitolak("Pilih bab atau bagian yang dapat memuat bagian tambahan.")
        siblings = _siblings(meja, induk)
        _require_judul(siblings, induk, judul)
        BagianTambahan.objects.create(
            laporan=meja.laporan, induk=induk, judul=judul, urutan=next_urutan(siblings)
        )
        return judul, "Ditambahkan"

    return _arrange(laporan_pk, pegawai, change, at, token)


def rename_bagian(
    laporan_pk: int, pegawai: Pegawai, bagian: int, judul: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Give a section of the office's own another title; its text stays."""

    def change(meja: Meja) -> tuple[str, str]:
        tambahan = _get_bagian(meja, bagian)
        _require_judul(_siblings(meja, tambahan.induk).exclude(pk=bagian), tambahan.induk, judul)
        lama, tambahan.judul = tambahan.judul, judul
        tambahan.save(update_fields=["judul"])
        return lama, f"Menjadi “{judul}”"

    return _arrange(laporan_pk, pegawai, change, at, token)


def move_bagian(
    laporan_pk: int, pegawai: Pegawai, bagian: int, arah: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Move a section of the office's own a place up or down among those beside it."""

    def change(meja: Meja) -> tuple[str, str]:
        tambahan = _get_bagian(meja, bagian)
        move(_siblings(meja, tambahan.induk), bagian, arah)
        return tambahan.judul, f"Digeser {arah}"

    return _arrange(laporan_pk, pegawai, change, at, token)


def remove_bagian(
    laporan_pk: int, pegawai: Pegawai, bagian: int, *, at: datetime, token: str | None = None
) -> Jejak:
    """Take a section of the office's own out of the outline; its text goes, and can be had back."""

    def change(meja: Meja) -> tuple[str, str]:
        tambahan = _get_bagian(meja, bagian)
        tambahan.is_dihapus = True
        tambahan.save(update_fields=["is_dihapus"])
        if naskah := _text_of(tambahan):
            _store(meja, naskah, "", pegawai, SebabVersi.HAPUS)
        return tambahan.judul, "Dihapus"

    return _arrange(laporan_pk, pegawai, change, at, token)


def restore_bagian(
    laporan_pk: int, pegawai: Pegawai, bagian: int, *, at: datetime, token: str | None = None
) -> Jejak:
    """Put a section back as the last below its part, with the text that went with it."""

    def change(meja: Meja) -> tuple[str, str]:
        tambahan = BagianTambahan.objects.get(pk=bagian, laporan=meja.laporan)
        if not tambahan.is_dihapus:
            raise Terlambat(f"“{tambahan.judul}” sudah kembali di sistematika.")
        siblings = _siblings(meja, tambahan.induk)
        _require_judul(siblings, tambahan.induk, tambahan.judul)
        tambahan.is_dihapus, tambahan.urutan = False, next_urutan(siblings)
        tambahan.save(update_fields=["is_dihapus", "urutan"])
        naskah = _text_of(tambahan)
        last = list(naskah.riwayat.order_by("-nomor")[:2]) if naskah else []
        if naskah and len(last) == 2 and last[0].sebab == SebabVersi.HAPUS:
            _store(meja, naskah, last[1].isi, pegawai, SebabVersi.PULIH)
        return tambahan.judul, "Dikembalikan"

    return _arrange(laporan_pk, pegawai, change, at, token)


def assign_penulis(
    laporan_pk: int,
    pegawai: Pegawai,
    tempat_list: Collection[Kunci],
    penulis: Pegawai | None,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Say who is to write these places from now on; None for nobody in particular."""

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        if penulis:
            require_colleague(meja.laporan, penulis)
        chosen = [satu for satu in list_tempat(meja.laporan) if satu.kunci in tempat_list]
        if not chosen or len(chosen) < len(set(tempat_list)):
            raise TindakanDitolak("Pilih paling sedikit satu bagian dari sistematika laporan ini.")
        naskah_list = [satu.naskah for satu in chosen]
        for naskah in naskah_list:
            naskah.penulis = penulis
        Naskah.objects.bulk_update([n for n in naskah_list if n.pk], ["penulis"])
        Naskah.objects.bulk_create(n for n in naskah_list if not n.pk)
        rincian: dict[str, object] = {"tempat": "; ".join(satu.judul for satu in chosen)}
        rincian |= {"kepada": penulis.pk, "nama": penulis.nama} if penulis else {"teks": "Tanpa penulis."}
        return meja.record(Tindakan.TUGASKAN_PENULIS, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def take_naskah(laporan_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None) -> Jejak:
    """Take the texts that stay from the report before this one into places that are still empty."""

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        asal = find_asal(meja.laporan)
        if asal is None:
            raise TindakanDitolak("Instansi ini tidak mempunyai laporan sebelum tahun ini.")
        with Pengambilan(meja.laporan, asal) as pengambilan:
            judul = pengambilan.take(pegawai, at=at)
            if not judul:
                raise Terlambat(f"Tidak ada lagi teks {asal.judul} untuk bagian yang masih kosong.")
            rincian = {"asal": asal.pk, "tempat": "; ".join(judul)}
            return meja.record(Tindakan.AMBIL_NASKAH, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def _open(laporan_pk: int, pegawai: Pegawai, at: datetime) -> Meja:
    meja = Meja.of_laporan(laporan_pk, at)
    if not may_edit_isi(meja.laporan, pegawai, meja.today):
        raise TidakBerhak("Sistematika diatur oleh yang menyusun laporan, selama isinya masih dapat diubah.")
    return meja


def _arrange(
    laporan_pk: int,
    pegawai: Pegawai,
    change: Callable[[Meja], tuple[str, str]],
    at: datetime,
    token: str | None,
) -> Jejak:
    """Carry out one change of the outline; ``change`` returns the section and what became of it."""

    def act() -> Jejak:
        meja = _open(laporan_pk, pegawai, at)
        judul, teks = change(meja)
        rincian = {"tempat": judul, "teks": f"{teks}."}
        return meja.record(Tindakan.ATUR_BAGIAN, pegawai, token=token, rincian=rincian)

    return once(pegawai, token, act)


def _get_bagian(meja: Meja, pk: int) -> BagianTambahan:
    tambahan = BagianTambahan.objects.get(pk=pk, laporan=meja.laporan)
    if tambahan.is_dihapus:
        raise Terlambat(f"“{tambahan.judul}” sudah dihapus; kembalikan dari daftar di bawah sistematika.")
    return tambahan


def _siblings(meja: Meja, induk: str) -> QuerySet[BagianTambahan]:
    return BagianTambahan.objects.filter(laporan=meja.laporan, induk=induk, is_dihapus=False)


def _require_judul(siblings: QuerySet[BagianTambahan], induk: str, judul: str) -> None:
    """Raise TindakanDitolak where a section beside it has that title already."""
    taken = [*siblings.values_list("judul", flat=True)]
    taken += [satu.judul for satu in SISTEMATIKA if satu.induk == induk]
    if judul.casefold() in map(str.casefold, taken):
        raise TindakanDitolak(f"Bagian “{judul}” sudah ada di sini; beri judul lain.")


def _text_of(tambahan: BagianTambahan) -> Naskah | None:
    return Naskah.objects.filter(laporan=tambahan.laporan_id, bagian=tambahan.kunci, sasaran=None).first()


def _store(meja: Meja, naskah: Naskah, isi: str, pegawai: Pegawai, sebab: SebabVersi) -> None:
    store_naskah(naskah, isi, pegawai, collect_kinerja(meja.laporan), at=meja.at, sebab=sebab)
