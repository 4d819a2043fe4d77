"""Numbers as an Indonesian office writes them: dot between thousands, comma before decimals."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

DIGIT_TERBACA = 20  # longer than any state budget in sen, and still exact in Decimal's 28 digits

_LEBAR = Context(prec=60)  # holds the quotient of any two figures that can be read
_TUKAR = str.maketrans(",.", ".,")
_HIASAN = re.compile(r"([-−]?)\s*(?:Rp\.?\s*([-−]?))?([0-9][0-9.,]*?)(?:,-{1,2}|\s*%)?", re.IGNORECASE)
_INDONESIA = re.compile(r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_TITIK_DESIMAL = re.compile(r"[0-9]+\.[0-9]+")
_RAGU = re.compile(r"(?:0[0-9]{0,2}|[0-9]{4,})\.[0-9]{3}")


def round_half_up(nilai: Decimal, desimal: int) -> Decimal:
    """Return ``nilai`` with exactly ``desimal`` decimals, halves away from zero.

    Sumber: custom of the office.
    """
    return nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, _LEBAR)


def format_angka(nilai: Decimal, desimal: int | None = None) -> str:
    """Return the number in Indonesian writing, e.g. ``1.500,25``.

    Units: with ``desimal`` exactly that many decimals, rounded half up, zeros
    kept; without it every decimal the value has, zeros at the end dropped.

    Sumber: EYD Edisi V (dot for thousands, comma for decimals).
    """
    if desimal is not None:
        nilai = round_half_up(nilai, desimal)
    teks = f"{nilai if nilai else abs(nilai):,f}"  # no minus before a zero
    if desimal is None and "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    return teks.translate(_TUKAR)


def format_rupiah(nilai: Decimal) -> str:
    """Return an amount of money, e.g. ``Rp1.250.000`` or ``Rp24.300.904.925,96``.

    Units: rupiah, rounded half up to sen; whole rupiah are written without decimals.

    Sumber: EYD Edisi V (``Rp`` stands before the figure without a space).
    """
    sen = round_half_up(nilai, 2)
    teks = format_angka(abs(sen), 0 if sen == sen.to_integral_value() else 2)
    return f"-Rp{teks}" if sen < 0 else f"Rp{teks}"


def format_persen(nilai: Decimal, desimal: int = 2) -> str:
    """Return a percentage, e.g. ``97,20%``; ``nilai`` is in percent, zeros at the end are kept."""
    return f"{format_angka(nilai, desimal)}%"


def read_angka(teks: str) -> Decimal:
    """Return the number that a person wrote, Indonesian style.

    Units: "97,5 %" is 97.5; "Rp" and ",-" are left aside. A dot before three digits
    parts thousands ("1.500" is 1500); a dot that cannot ("1500.25") is read as a decimal point.

    Raises ValueError, with a sentence for the writer, if ``teks`` is no number
    or a dot may mean either ("0.820", "1500.250").

    Sumber: EYD Edisi V; the plain decimal point by custom of spreadsheets.
    """
    isi = teks.strip()
    if not isi:
        raise ValueError("Angka belum diisi. Tulis misalnya 1.500,25.")
    bagian = _HIASAN.fullmatch(isi)
    angka = bagian[3] if bagian else ""
    if _RAGU.fullmatch(angka):
        koma, rapat = angka.replace(".", ","), angka.replace(".", "").lstrip("0") or "0"
        raise ValueError(
            f'Apakah "{isi}" berarti {koma} atau {rapat}? Tulis {koma} bila titik itu koma desimal, '
            f"atau {rapat} bila titik itu pemisah ribuan."
        )
    if _INDONESIA.fullmatch(angka):
        angka = angka.replace(".", "").replace(",", ".")
    elif not _TITIK_DESIMAL.fullmatch(angka):
        raise ValueError(
            f'"{isi}" tidak terbaca sebagai angka. Tulis misalnya 1.500,25: '
            "titik memisahkan ribuan, koma memisahkan desimal."
        )
    if len(angka.replace(".", "")) > DIGIT_TERBACA:
        raise ValueError(
            f'"{isi}" terlalu panjang: paling banyak {DIGIT_TERBACA} digit. Periksa kembali angkanya.'
        )
    nilai = Decimal(angka)
    return -nilai if bagian and (bagian[1] or bagian[2]) else nilai
