"""Taking in the workbook of a unit: read beside what is stored, then stored."""

from __future__ import annotations

import hashlib

from lakip.imports.buku_kerja import BukuKerja, open_buku
from lakip.imports.isi_serahan import IsiSerahan
from lakip.imports.lembar_serahan import LembarSerahan
from lakip.imports.pembaca_serahan import PembacaLembar
from lakip.imports.pemetaan import Baris, SelBaris, find_pemetaan, read_bebas
from lakip.imports.perubahan_baris import ISI_NILAI
from lakip.models import Anggaran, FormatData, Laporan, Nilai, Pemetaan, Penjelasan, UnitKerja
from lakip.pembersih import pause_gc
from lakip.unit.baris import BarisUnit
from lakip.unit.lembar import ANGGARAN, INDIKATOR, LEMBAR, TANDA, TandaFormat, read_tanda, row_key
from lakip.unit.sel import PENJELASAN, read_sel_anggaran, read_sel_indikator
from sop.imports.penjaga_buku import BukuDitolak


@pause_gc()
def read_serahan(berkas: bytes, format_data: FormatData, pemetaan: Pemetaan | None = None) -> IsiSerahan:
    """Return what the workbook says that is not stored, with all its faults; nothing is saved.

    A cell that still holds what was handed out changes nothing, whatever is stored by now. A workbook of
    the office's own making is read with ``pemetaan``, or one that its instansi has saved for such heads.

    Raises BukuDitolak if it is no workbook, or not the form of this unit for this report.
    """
    isi = IsiSerahan()
    with open_buku(berkas) as buku:
        isi.is_bebas = TANDA not in buku.lembar
        if not isi.is_bebas:
            _check_tanda(buku, format_data, isi)
        baris = BarisUnit(format_data.laporan, format_data.unit_id)
        indikator = {row_key(INDIKATOR, satu.indikator.pk): satu for satu in baris.indikator}
        anggaran = {row_key(ANGGARAN, satu.pk): satu for satu in baris.anggaran}
        stored: dict[str, Baris] = {INDIKATOR: indikator, ANGGARAN: anggaran}
        tersimpan: dict[str, SelBaris] = {
            INDIKATOR: {kunci: read_sel_indikator(satu) for kunci, satu in indikator.items()},
            ANGGARAN: {kunci: read_sel_anggaran(satu) for kunci, satu in anggaran.items()},
        }
        isi.tanda = hashlib.sha256(repr(tersimpan).encode()).hexdigest()
        if isi.is_bebas:
            isi.pemetaan = pemetaan or find_pemetaan(buku, format_data.laporan.instansi_id)
            read_bebas(buku, stored, tersimpan, isi)
            return isi
        for nama in LEMBAR:
            PembacaLembar(LembarSerahan(nama, isi.temuan), stored[nama], tersimpan[nama], isi).read(buku)
    return isi


@pause_gc()
def store_serahan(isi: IsiSerahan) -> None:
    """Save what was read, in a transaction of the caller's; it must have no ``temuan``.

    As many statements for ten rows as for one, until a database takes no more values in one.
    """
    Nilai.objects.filter(pk__in=[nilai.pk for nilai in isi.nilai_kosong]).delete()
    Nilai.objects.bulk_create(
        isi.nilai, update_conflicts=True, unique_fields=["pk"], update_fields=[*ISI_NILAI, "status"]
    )
    Penjelasan.objects.bulk_create(
        isi.penjelasan, update_conflicts=True, unique_fields=["pk"], update_fields=PENJELASAN
    )
    Anggaran.objects.bulk_create(
        isi.anggaran, update_conflicts=True, unique_fields=["pk"], update_fields=["realisasi"]
    )


def _check_tanda(buku: BukuKerja, format_data: FormatData, isi: IsiSerahan) -> None:
    tanda = _read_tanda(buku)
    _require_same(tanda, format_data)
    if tanda.versi != format_data.versi:
        isi.catatan.append(
            f"Berkas ini format versi {tanda.versi}; yang berlaku sekarang versi {format_data.versi}. "
            "Baris yang masih ada tetap dibaca."
        )


def _read_tanda(buku: BukuKerja) -> TandaFormat:
    nomor, sel = next(buku.rows(TANDA), (0, {}))
    if nomor != 1 or 1 not in sel:
        raise BukuDitolak(
            "Buku kerja ini bukan format yang dibagikan sistem ini. "
            "Unduh format unit Anda, lalu isikan datanya di sana."
        )
    try:
        return read_tanda(str(sel[1].isi))
    except ValueError as error:
        raise BukuDitolak(
            "Tanda pengenal di dalam buku kerja ini tidak sah. "
            "Unduh format unit Anda sekali lagi, lalu salin isinya ke sana."
        ) from error


def _require_same(tanda: TandaFormat, format_data: FormatData) -> None:
    """Raise BukuDitolak, telling whose form it is, unless it is that of this unit for this report."""
    if (tanda.laporan, tanda.unit) == (format_data.laporan_id, format_data.unit_id):
        return
    instansi = format_data.laporan.instansi_id
    laporan = Laporan.objects.filter(pk=tanda.laporan, instansi=instansi).first()
    unit = UnitKerja.objects.filter(pk=tanda.unit, instansi=instansi).first()
    if laporan is None or unit is None:
        raise BukuDitolak(
            "Berkas ini format instansi lain, atau laporannya sudah tidak ada. Periksa berkasnya."
        )
    raise BukuDitolak(
        f"Berkas ini format {unit}, LAKIP {laporan.tahun}; unggahlah di halaman unit itu. "
        f"Di sini hanya format {format_data.unit}, LAKIP {format_data.laporan.tahun}."
    )
