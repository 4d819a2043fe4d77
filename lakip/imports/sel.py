"""What a person put into one cell, as a figure or a text; what cannot be taken is told in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Context, Decimal

from lakip.domain.angka import format_angka, read_angka
from lakip.imports.buku_kerja import Sel
from lakip.kejanggalan import DIGIT_TERBANYAK, TEKS_TERPANJANG, is_too_long
from sop.domain.tanggal import format_tanggal

DESIMAL = 4
SEN = 2
ANGKA_TERPANJANG = 60

_TERBACA = Context(prec=DIGIT_TERBANYAK)  # what a spreadsheet keeps of a figure; the rest is its binary dirt
_SERATUS = Decimal(100)
_LOLOS = re.compile(r"_x(005F|00[01][0-9A-F])_")  # how a workbook writes what XML cannot
_SPASI = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u3000]")
_KENDALI = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # all of Unicode's but the line end
_TAK_TAMPAK = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")


def read_figure(
    sel: Sel | None, *, is_persen: bool, bila_kosong: str, desimal: int = DESIMAL
) -> Decimal | None:
    """Return the figure of a cell; None where it is empty.

    Units: that of the indikator; where it is percent a number shown as 97.5% is 97.5. ``bila_kosong``
    tells what to write where there is no figure.

    Raises ValueError with a sentence for the writer.
    """
    isi = _take(sel)
    if isi is None:
        return None
    if isinstance(isi, str):
        nilai = _read_text(isi, is_persen=is_persen, bila_kosong=bila_kosong)
    elif sel is not None and sel.jenis == "%":
        if not is_persen:
            raise ValueError(
                f"Sel ini tampil sebagai persen ({_show_persen(isi)}), padahal isinya bukan persen. "
                "Ubah bentuk selnya menjadi angka, lalu ketik ulang."
            )
        nilai = isi * _SERATUS
    else:
        nilai = isi
    return _bound(nilai, desimal)


def read_rupiah(sel: Sel | None) -> Decimal | None:
    """Return an amount of rupiah; None where the cell is empty. Raises ValueError."""
    kosong = "Kosongkan bila realisasinya belum ada; tulis 0 bila memang tidak ada belanja."
    nilai = read_figure(sel, is_persen=False, bila_kosong=kosong, desimal=SEN)
    if nilai is not None and nilai < 0:
        raise ValueError("Realisasi anggaran tidak mungkin kurang dari 0. Periksa kembali angkanya.")
    return nilai


def read_teks(sel: Sel | None) -> str:
    """Return the plain text of a cell; "" where it is empty. Raises ValueError."""
    if sel is not None and sel.jenis == "d" and isinstance(sel.isi, date):
        return format_tanggal(sel.isi.date() if isinstance(sel.isi, datetime) else sel.isi)
    isi = _take(sel)
    if isi is None:
        return ""
    if isinstance(isi, Decimal):
        return _show_persen(isi) if sel is not None and sel.jenis == "%" else f"{isi:f}".replace(".", ",")
    if len(isi) > TEKS_TERPANJANG:
        lebih = format_angka(Decimal(len(isi)))
        raise ValueError(
            f"Teks ini {lebih} huruf; paling banyak {format_angka(Decimal(TEKS_TERPANJANG))}. Ringkaslah."
        )
    return isi


def read_kata(sel: Sel | None, skala: Sequence[str]) -> str:
    """Return a word as the scale spells it, or what else stands in the cell. Raises ValueError."""
    teks = read_teks(sel)
    return next((satu for satu in skala if satu.casefold() == teks.casefold()), teks)


def _take(sel: Sel | None) -> Decimal | str | None:
    """Return what stands in a cell: a number, a text that is not empty, or nothing."""
    if sel is None:
        return None
    match sel.jenis, sel.isi:
        case "f", _:
            raise ValueError("Sel ini berisi rumus. Salin sel ini, lalu tempel sebagai nilai.")
        case "e", galat:
            raise ValueError(f"Sel ini berisi kesalahan {galat}. Ketik ulang isinya.")
        case "b", _:
            raise ValueError("Sel ini berisi TRUE atau FALSE. Ketik ulang isinya.")
        case "d", isi:
            raise ValueError(
                f"Sel ini berisi {_describe_tanggal(isi)}; Excel mengubah angka menjadi tanggal. "
                "Ubah bentuk selnya menjadi angka, lalu ketik ulang."
            )
        case _, str(teks):
            return clean_teks(teks) or None
        case _, int(angka):
            return Decimal(angka)
        case _, float(angka):
            if not Decimal(angka).is_finite():
                raise ValueError(f"Angka ini terlalu panjang; paling banyak {DIGIT_TERBANYAK} digit.")
            return _TERBACA.create_decimal(repr(angka))
    return None


def clean_teks(teks: str) -> str:
    """Return a text with plain spaces and plain line ends; raises ValueError for what cannot be seen."""
    teks = _LOLOS.sub(lambda found: chr(int(found[1], 16)), teks)
    teks = _TAK_TAMPAK.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))
    teks = _SPASI.sub(" ", teks).strip()
    if _KENDALI.search(teks):
        raise ValueError("Ada karakter kendali yang tidak tampak; ketik ulang isian ini.")
    return teks


def _read_text(teks: str, *, is_persen: bool, bila_kosong: str) -> Decimal:
    if not any(huruf.isdigit() for huruf in teks):
        raise ValueError(f'"{teks[:ANGKA_TERPANJANG]}" bukan angka. {bila_kosong}')
    if len(teks) > ANGKA_TERPANJANG:
        raise ValueError("Isi sel ini terlalu panjang untuk sebuah angka. Tulis angkanya saja.")
    if "%" in teks and not is_persen:
        raise ValueError(f'"{teks}" memakai tanda persen, padahal isinya bukan persen. Tulis angkanya saja.')
    return read_angka(teks)


def _bound(nilai: Decimal, desimal: int) -> Decimal:
    nilai = nilai.normalize() if nilai else Decimal(0)
    if -int(nilai.as_tuple().exponent) > desimal:
        raise ValueError(
            f"Angka ini mempunyai lebih dari {desimal} angka di belakang koma. "
            f"Bulatkan, misalnya {format_angka(nilai, desimal)}."
        )
    if is_too_long(nilai) or nilai.adjusted() >= DIGIT_TERBANYAK:
        raise ValueError(f"Angka ini terlalu panjang; paling banyak {DIGIT_TERBANYAK} digit.")
    return nilai


def _show_persen(nilai: Decimal) -> str:
    return f"{format_angka(nilai * _SERATUS)}%"


def _describe_tanggal(isi: object) -> str:
    if isinstance(isi, datetime):
        return f"tanggal {format_tanggal(isi.date())}"
    return "tanggal atau jam"
