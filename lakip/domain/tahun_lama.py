"""Sentences that name a year before the report's own as if it were the report's own."""

import re
from dataclasses import dataclass

from lakip.domain.kalimat import cut_teks, split_kalimat

# What is older than this many years is history; what was left in by mistake is younger.
TERTINGGAL = 3
KALIMAT_TERPANJANG = 200

_BULAN = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_TAHUN = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?!\w|[.,/-]\d)")
_TANGGAL = rf"(?:(?:pada )?tanggal |tgl\.? )?\d{{1,2}} (?:{_BULAN}) "
# Years that name something else than the year of which a sentence speaks.
_LAIN = tuple(
    re.compile(pola, re.IGNORECASE)
    for pola in (
        # A period: "2021-2026", "2021 s.d. 2026", "tahun 2020 sampai dengan tahun 2024".
        r"\b\d{4}\s*(?:[-–—/]|s\.?\s?[/.]?\s?d\.?|sampai(?: dengan)?|hingga)\s*(?:tahun )?\d{4}\b",
        # A regulation: "Nomor 12 Tahun 2024", "UU 23 Tahun 2014", "53/2014", "Tahun 2024 Nomor 5".
        r"\b(?:nomor|no\.?|undang-undang|uu|perppu|peraturan\s\w+|pp|per(?:men\w*|pres|da|bup|wal|gub|ban)"
        r"|kep(?:men\w*|pres|bup|wal|gub)|inpres|se|sk)"
        r"\s[\w./-]*\d[\w./-]*\stahun\s\d{4}",
        r"\btahun\s\d{4}\s(?:nomor|no\.?)\s",
        r"[\w.-]+/\d{4}\b",
        rf"\b(?:ditetapkan|diundangkan|disahkan|ditandatangani|bertanggal|tertanggal)\s{_TANGGAL}\d{{4}}",
        # A beginning that lasts: "sejak tahun 2023", "dibentuk pada tahun 2023".
        rf"\b(?:sejak|semenjak|mulai|dibentuk|terbentuk|didirikan|berdiri|diresmikan)"
        rf"\s(?:(?:pada|awal|akhir|pertengahan|bulan)\s)*(?:{_TANGGAL}|(?:{_BULAN})\s)?(?:tahun\s)?\d{{4}}",
        # A year is evaluated, and a census taken, in the years after it.
        r"\b(?:evaluasi|sensus|rekomendasi)(?:\s[^\W\d]+){0,5}\s\d{4}",
    )
)
# A sentence that speaks of this year, too, compares the two.
_BANDINGAN = re.compile(
    r"\btahun (?:ini|berjalan|pelaporan|lalu|sebelumnya)\b|\b(?:di)?banding(?:kan)?\b|\bterhadap tahun\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TahunLama:
    """A sentence with the earlier years that it names."""

    kalimat: str
    tahun: tuple[int, ...]

    def __str__(self) -> str:
        tahun = ", ".join(map(str, self.tahun))
        return f"Kalimat “{cut_teks(self.kalimat, KALIMAT_TERPANJANG)}” menyebut {tahun}."


def find_tahun_lama(teks: str, tahun: int) -> tuple[TahunLama, ...]:
    """Return the sentences of a plain text that name one of the years just before ``tahun`` as their own.

    A comparison with ``tahun`` is none, nor is the year of a regulation, a period, or the beginning of what
    lasts. Years that lie more than ``TERTINGGAL`` years back are taken for history.

    Sumber: custom of the offices, whose reports are written over those of the year before.
    """
    named = ((kalimat, _read_tahun(kalimat)) for kalimat in split_kalimat(teks))
    return tuple(
        TahunLama(kalimat, lama)
        for kalimat, disebut in named
        if tahun not in disebut and not _BANDINGAN.search(kalimat)
        if (lama := tuple(satu for satu in disebut if tahun - TERTINGGAL <= satu < tahun))
    )


def _read_tahun(kalimat: str) -> list[int]:
    """The years of which a sentence speaks, each once."""
    for pola in _LAIN:
        kalimat = pola.sub(" ", kalimat)
    return sorted({int(satu[0]) for satu in _TAHUN.finditer(kalimat)})
