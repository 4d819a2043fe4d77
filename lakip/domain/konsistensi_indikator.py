"""Rules for one indikator: what its own figures say against each other.

Each rule yields its findings; figures are in the satuan of the indikator, capaian in percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from lakip.domain.angka import format_angka, format_persen, round_half_up
from lakip.domain.capaian import SERATUS, Capaian, JenisNilai, Target, compare_printed, is_persen
from lakip.domain.deret import join_deret
from lakip.domain.komponen import Hitungan
from lakip.domain.konsistensi import Aturan, TemuanData
from lakip.domain.konsolidasi import TRIWULAN, Konsolidasi
from lakip.domain.penjelasan import describe_letak, lacks_penjelasan

# From where on a figure is asked about. Sumber: custom of the offices and of their reviewers.
CAPAIAN_TERTINGGI = Decimal(150)
KELIPATAN_TERBESAR = 100
KELIPATAN_PECAHAN = 10  # a share of 1 is nearer to its percentage than to itself
DIGIT_KEBETULAN = 2  # figures as short as this are the same by chance

_PERSENTASE = re.compile(r"\bp(?:er|re|ro)sent", re.IGNORECASE)
# The change of a number may be a share of it.
_JUMLAH = re.compile(
    r"(?<!penurunan )(?<!peningkatan )(?<!kenaikan )(?<!pertumbuhan )\bjumlah\b", re.IGNORECASE
)


def check_triwulan(kalimat: Sequence[str]) -> Iterator[TemuanData]:
    """Ask about a year that its quarters do not come to; ``kalimat`` says so for target and realisasi."""
    if kalimat:
        beda = " ".join(satu[:1].upper() + satu[1:] for satu in kalimat)
        yield TemuanData(
            Aturan.TRIWULAN, f"{beda} Perbaiki angka yang keliru, atau jelaskan bedanya.", tuple(kalimat)
        )


def check_komponen(
    pembilang: Decimal | None, penyebut: Decimal | None, hitungan: str, target: Target | None
) -> Iterator[TemuanData]:
    """Ask about a part that is larger than its whole, unless the target itself is above 100 percent."""
    if hitungan != Hitungan.PERSEN or pembilang is None or penyebut is None or pembilang <= penyebut:
        return
    if isinstance(target, Decimal) and target > SERATUS:
        return
    yield TemuanData(
        Aturan.KOMPONEN,
        f"Pembilang {format_angka(pembilang)} lebih besar daripada penyebut {format_angka(penyebut)}, "
        "sehingga hasilnya di atas 100%. Apakah keduanya tertukar? Perbaiki, atau jelaskan.",
        (pembilang, penyebut),
    )


def check_satuan(nama: str, satuan: str, jenis: JenisNilai) -> Iterator[TemuanData]:
    """Ask where name, satuan and kind of value do not all speak of percent, or not of anything else."""
    in_persen = is_persen(satuan)
    tertulis = f"satuannya {satuan}" if satuan.strip() else "satuannya belum diisi"
    beda = ""
    if in_persen and jenis is not JenisNilai.PERSEN:
        beda = f"Jenis nilainya {jenis}, tetapi {tertulis}."
    elif not in_persen and jenis is JenisNilai.PERSEN:
        beda = f"Jenis nilainya persen, tetapi {tertulis}."
    elif not in_persen and not jenis.is_kata and _PERSENTASE.search(nama):
        beda = f"Namanya menyebut persentase, tetapi {tertulis}."
    elif in_persen and _JUMLAH.search(nama) and not _PERSENTASE.search(nama):
        beda = f"Namanya menyebut jumlah, tetapi {tertulis}."
    if beda:
        yield TemuanData(
            Aturan.SATUAN, f"{beda} Samakan keduanya, atau jelaskan.", (nama, satuan, jenis.value)
        )


def check_besaran(
    target: Target | None, realisasi: Decimal | str | None, *, in_persen: bool, rinci: str = ""
) -> Iterator[TemuanData]:
    """Ask about a realisasi of quite another size than its target: a share of 1, or a slipped decimal."""
    if not isinstance(target, Decimal) or not isinstance(realisasi, Decimal) or min(target, realisasi) <= 0:
        return
    kali = max(target, realisasi) / min(target, realisasi)
    ditulis, diminta = format_angka(realisasi), format_angka(target)
    if in_persen and realisasi < 1 and realisasi * KELIPATAN_PECAHAN <= target:
        pesan = (
            f"Realisasi {ditulis}% terhadap target {diminta}% tampak seperti pecahan. "
            f"Tulis {format_angka(SERATUS * realisasi)} bila itu yang dimaksud, atau jelaskan."
        )
    elif kali >= KELIPATAN_TERBESAR:
        pesan = (
            f"Realisasi {ditulis} dan target {diminta} berbeda {format_angka(round_half_up(kali, 0))} kali. "
            "Periksa satuan dan tanda desimalnya, atau jelaskan."
        )
    else:
        return
    yield TemuanData(Aturan.BESARAN, pesan, (target, realisasi), rinci)


def check_capaian(capaian: Capaian) -> Iterator[TemuanData]:
    """Ask about a capaian above 150 or below 0 percent, before any limit."""
    mentah = capaian.mentah
    if mentah is None or 0 <= mentah <= CAPAIAN_TERTINGGI:
        return
    batas = "di bawah 0%" if mentah < 0 else f"di atas {CAPAIAN_TERTINGGI}%"
    yield TemuanData(
        Aturan.CAPAIAN,
        f"Capaian {batas}: {capaian.rumus}. Periksa target, realisasi, dan arah indikatornya, atau jelaskan.",
        (capaian.rumus,),
    )


def check_target(target: Target | None, capaian: Capaian) -> Iterator[TemuanData]:
    """Ask about a target of 0, unless the rule of the indikator gives a percentage all the same."""
    if isinstance(target, Decimal) and target == 0 and capaian.persen is None:
        yield TemuanData(
            Aturan.TARGET_NOL,
            "Target 0, sehingga capaiannya tidak dapat dibagi. Perbaiki targetnya, atau jelaskan.",
            (target,),
        )


def check_tetap(realisasi: Mapping[int, Decimal | str | None]) -> Iterator[TemuanData]:
    """Ask about a realisasi that stays the same from one filled quarter to the next.

    Words are left aside, for an office is graded once a year, and 0, for work that has not begun.
    """
    filled = [(nomor, nilai) for nomor, nilai in sorted(realisasi.items()) if isinstance(nilai, Decimal)]
    runs = [(nilai, [tw for tw, _ in run]) for nilai, run in groupby(filled, key=lambda satu: satu[1])]
    same = [
        f"{join_deret([f'TW {TRIWULAN[tw]}' for tw in run])} ({format_angka(nilai)})"
        for nilai, run in runs
        if nilai and len(run) > 1
    ]
    if same:
        yield TemuanData(
            Aturan.TETAP,
            f"Realisasi tidak berubah pada {'; '.join(same)}. "
            "Perbarui bila tersalin dari triwulan sebelumnya, atau jelaskan.",
            tuple(same),
        )


def check_tahun_lalu(
    kini: Decimal | str | None, lalu: Decimal | str | None, tahun: int
) -> Iterator[TemuanData]:
    """Ask about a realisasi of ``tahun`` that is last year's to the last digit, unless it is a short one."""
    if not isinstance(kini, Decimal) or kini != lalu:
        return
    if len(kini.normalize().as_tuple().digits) > DIGIT_KEBETULAN:
        yield TemuanData(
            Aturan.SAMA_TAHUN_LALU,
            f"Realisasi {tahun} sama persis dengan {tahun - 1}, yaitu {format_angka(kini)}. "
            "Perbarui bila tersalin dari tahun lalu, atau jelaskan.",
            (kini,),
        )


def check_tercetak(nama: str, tercetak: Decimal | None, hitung: Capaian) -> Iterator[TemuanData]:
    """Ask about a percentage of the source that the figures do not give, at its own decimals."""
    beda = None if tercetak is None else compare_printed(tercetak, hitung)
    if tercetak is None or hitung.persen is None or not beda:
        return
    asal = hitung.rumus or f"hasil hitung {format_persen(hitung.persen)}"
    yield TemuanData(
        Aturan.TERCETAK,
        f"{nama} tercetak {format_angka(tercetak)}% pada sumber, selisih {format_angka(abs(beda))} poin "
        f"dari hitungan ({asal}). Perbaiki angka yang keliru, atau jelaskan bedanya.",
        (tercetak, asal),
    )


def check_konsolidasi(cara: Konsolidasi | None, *, in_persen: bool) -> Iterator[TemuanData]:
    """Ask about percentages that are added up over the quarters."""
    if in_persen and cara is Konsolidasi.JUMLAH:
        yield TemuanData(
            Aturan.KONSOLIDASI,
            "Persentase tiap triwulan dijumlahkan menjadi nilai setahun. "
            "Pilih nilai triwulan terakhir atau rata-ratanya, atau jelaskan.",
            (cara.value,),
        )


def check_penjelasan(
    tercapai: bool | None, capaian: Decimal | None, pendorong: str, penghambat: str, upaya: str
) -> Iterator[TemuanData]:
    """Ask for what has to be said about a target that was missed or far exceeded."""
    kurang = lacks_penjelasan(tercapai, capaian, pendorong, penghambat, upaya)
    if kurang:
        letak = describe_letak(tercapai, capaian)
        yield TemuanData(
            Aturan.PENJELASAN,
            f"{letak[0].upper()}{letak[1:]}, tetapi {join_deret(kurang)} belum diisi. "
            "Lengkapi penjelasannya.",
            (str(capaian), *kurang),
        )
