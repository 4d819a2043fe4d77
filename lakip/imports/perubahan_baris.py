"""What the changed cells of a row make of the stored rows, by the same rules as the forms on the web."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from django.core.exceptions import ValidationError

from lakip.domain.capaian import StatusNilai
from lakip.domain.konsolidasi import TRIWULAN
from lakip.imports.isi_serahan import IsiSerahan
from lakip.kejanggalan import fill_realisasi, find_in_nilai
from lakip.models import Anggaran, Nilai
from lakip.unit.baris import BarisIndikator
from lakip.unit.lembar import Isi
from lakip.unit.sel import PENJELASAN, TIDAK_TERSEDIA

ISI_NILAI = ("target", "target_teks", "pembilang", "penyebut", "realisasi", "realisasi_teks")
_TIDAK_DIPERIKSA = {satu.name for satu in Nilai._meta.fields} - set(ISI_NILAI)
_SETAHUN = {"pembilang", "penyebut", "realisasi", "status"}

Salah = Iterator[tuple[str, str]]


def change_indikator(
    baris: BarisIndikator,
    tersimpan: Mapping[str, Isi],
    ubah: Mapping[str, Isi],
    ditolak: Set[str],
    isi: IsiSerahan,
) -> Salah:
    """Put the changed cells into the rows of an indikator and into what is to be saved.

    What stands together with a cell that is refused already is left alone. Yields the key of a column and
    a sentence where the rules of the data refuse the others.
    """
    for nomor in TRIWULAN:
        if _is_due({f"target_{nomor}", f"realisasi_{nomor}"}, ubah, ditolak):
            yield from _change_triwulan(baris, nomor, ubah, isi)
    if _is_due(_SETAHUN, ubah, ditolak):
        yield from _change_setahun(baris.kini, dict(tersimpan) | dict(ubah), isi)
    if not ubah.keys().isdisjoint(PENJELASAN):
        for kunci in ubah.keys() & set(PENJELASAN):
            setattr(baris.penjelasan, kunci, ubah[kunci] or "")
        isi.penjelasan.append(baris.penjelasan)


def change_anggaran(satu: Anggaran, ubah: Mapping[str, Isi], isi: IsiSerahan) -> None:
    """Put the changed cell into a line of the budget; what an amount may be its cell has said."""
    realisasi = ubah["realisasi"]
    satu.realisasi = realisasi if isinstance(realisasi, Decimal) else None
    isi.anggaran.append(satu)


def _is_due(kolom: Set[str], ubah: Mapping[str, Isi], ditolak: Set[str]) -> bool:
    """Whether something changes in these columns that stand together, and all of it can be read."""
    return bool(kolom & ubah.keys()) and not kolom & ditolak


def _change_triwulan(baris: BarisIndikator, nomor: int, ubah: Mapping[str, Isi], isi: IsiSerahan) -> Salah:
    nilai = baris.open(nomor)
    if f"target_{nomor}" in ubah:
        _put(nilai, "target", ubah[f"target_{nomor}"])
    if f"realisasi_{nomor}" in ubah:
        realisasi = ubah[f"realisasi_{nomor}"]
        is_tersedia = realisasi != TIDAK_TERSEDIA
        _put_realisasi(nilai, realisasi if is_tersedia else None, is_tersedia=is_tersedia)
    for nama, pesan in _keep(nilai, isi):
        yield f"{'target' if nama.startswith('target') else 'realisasi'}_{nomor}", pesan


def _change_setahun(kini: Nilai, sel: Mapping[str, Isi], isi: IsiSerahan) -> Salah:
    if kini.indikator.hitungan:
        _put(kini, "pembilang", sel["pembilang"])
        _put(kini, "penyebut", sel["penyebut"])
    _put_realisasi(kini, sel["realisasi"], is_tersedia=sel["status"] != TIDAK_TERSEDIA)
    for nama, pesan in _keep(kini, isi):
        yield nama.removesuffix("_teks"), pesan


def _put(nilai: Nilai, nama: str, isi: Isi) -> None:
    if nilai.indikator.jenis.is_kata:
        setattr(nilai, f"{nama}_teks", isi or "")
    else:
        setattr(nilai, nama, isi)


def _put_realisasi(nilai: Nilai, realisasi: Isi, *, is_tersedia: bool) -> None:
    """Put in a realisasi, or that there is none; that one is there shows by itself."""
    _put(nilai, "realisasi", realisasi)
    fill_realisasi(nilai)
    has_realisasi = nilai.realisasi is not None or bool(nilai.realisasi_teks)
    if not is_tersedia:
        nilai.status = StatusNilai.TIDAK_TERSEDIA.value
    else:
        nilai.status = (StatusNilai.TERISI if has_realisasi else StatusNilai.BELUM_DIUKUR).value


def _keep(nilai: Nilai, isi: IsiSerahan) -> Salah:
    """Keep a value for saving, or for deleting if it says nothing any more; yields what is wrong with it."""
    if _is_blank(nilai):
        if nilai.pk:
            isi.nilai_kosong.append(nilai)
        return
    isi.nilai.append(nilai)
    try:
        nilai.clean_fields(exclude=_TIDAK_DIPERIKSA)
    except ValidationError as error:
        for nama, pesan_list in error.message_dict.items():
            yield nama, " ".join(pesan_list)
    yield from find_in_nilai(nilai)


def _is_blank(nilai: Nilai) -> bool:
    said = (getattr(nilai, nama) for nama in (*ISI_NILAI, "target_atas", "capaian_tercetak", "sumber"))
    return nilai.status == StatusNilai.BELUM_DIUKUR and all(satu in (None, "") for satu in said)
