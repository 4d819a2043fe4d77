"""Who does a row, where no symbol says so: read off the words, and off who did the rows before."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sop.domain.jenis_kerja import LembarKerja
from sop.domain.tafsir.jabatan import STAF, TIM, TU, Pelaksana

_PERIKSA = (LembarKerja.KOREKSI, LembarKerja.PERSETUJUAN)
_TUGAS = r"\bmenugas\w*|\bmemerintah\w*|\bmenginstruksi\w*"
_TERUSKAN = r"\b(?:diserah|diterus|disampai|dikirim|diaju|menyampai|menerus|menyerah|mengaju|melapor)\w*"
_OLEH = re.compile(r"\boleh\s+(.{3,60})", re.IGNORECASE)
_MENUGASI = re.compile(rf"(?:{_TUGAS})\s+(.{{3,60}}?)(?:\s+(?:untuk|agar|supaya)\b|$)", re.IGNORECASE)
_KEPADA = re.compile(rf"(?:{_TERUSKAN})\b.*?\b(?:ke|kepada)\s+(.{{3,60}})", re.IGNORECASE)
_DITERIMA = re.compile(r"\bditerima\s+(?:oleh\s+)?(.{3,60})", re.IGNORECASE)
_DARI = re.compile(r"^(?:disposisi|penugasan|perintah|arahan|instruksi)\s+(.{3,60})", re.IGNORECASE)
_PEMERIKSAAN = re.compile(r"hasil (?:pemeriksaan|koreksi|paraf) (.{3,60})", re.IGNORECASE)


class Dugaan(NamedTuple):
    """The column that most likely does a row, and why, as people read it."""

    kolom: int
    alasan: str


@dataclass
class Keadaan:
    """What is known when a row is looked at: all rows and what work they are, and who did those before."""

    pelaksana: Pelaksana
    baris: Sequence[Mapping[str, str]]
    kerja: Sequence[LembarKerja]
    pelaku: list[tuple[int, ...]] = field(default_factory=list)

    @property
    def kini(self) -> int:
        return len(self.pelaku)

    def teks(self, nama: str, geser: int = 0) -> str:
        baris = self.kini + geser
        return self.baris[baris].get(nama, "") if 0 <= baris < len(self.baris) else ""

    def nama(self, kolom: int) -> str:
        return self.pelaksana.nama[kolom]

    def nomor(self, baris: int) -> str:
        return self.baris[baris].get("nomor", "").rstrip(".) ") or str(baris + 1)

    @property
    def sebelum(self) -> int:
        """Who did what came before, last."""
        return self.pelaku[-1][-1]

    def find_maker(self) -> int | None:
        """Return the row that last made something: the nearest that neither checks nor hands on."""
        skipped = (*_PERIKSA, LembarKerja.AJUKAN, LembarKerja.PERINTAH)
        return next((n for n in range(self.kini - 1, -1, -1) if self.kerja[n] not in skipped), None)


def guess_pelaku(keadaan: Keadaan) -> Dugaan:
    """Return who most likely does the row. The first rule that has an answer counts.

    Sumber: custom of the offices, as their own SOPs word and draw it.
    """
    found = next(filter(None, (aturan(keadaan) for aturan in _ATURAN)))
    return found._replace(alasan=found.alasan + _doubt(keadaan, found.kolom))


def _doubt(k: Keadaan, kolom: int) -> str:
    """What speaks against it: the row below needs the result of somebody else's check."""
    said = _PEMERIKSAAN.search(k.teks("kelengkapan", 1))
    other = k.pelaksana.mentioned(said[1]) if said and k.kerja[k.kini] in _PERIKSA else None
    if other is None or other == kolom:
        return ""
    return (
        f'; diragukan, sebab kelengkapan langkah {k.nomor(k.kini + 1)} menyebut "{k.teks("kelengkapan", 1)}"'
    )


def _named_as_doer(k: Keadaan) -> Dugaan | None:
    said = _OLEH.search(k.teks("kegiatan"))
    kolom = k.pelaksana.mentioned(said[1]) if said else None
    return None if kolom is None else Dugaan(kolom, f'kegiatannya menyebut "oleh {k.nama(kolom)}"')


def _named_as_subject(k: Keadaan) -> Dugaan | None:
    kolom = k.pelaksana.subject(k.teks("kegiatan"))
    return None if kolom is None else Dugaan(kolom, f"kegiatannya dimulai dengan {k.nama(kolom)}")


def _named_by_result(k: Keadaan) -> Dugaan | None:
    """An order bears the name of who gave it, in its own keluaran or as what the next row needs."""
    for nama, geser in (("keluaran", 0), ("kelengkapan", 1)):
        said = _DARI.search(k.teks(nama, geser))
        kolom = k.pelaksana.mentioned(said[1]) if said else None
        is_order = k.kerja[k.kini] is LembarKerja.PERINTAH
        if kolom is not None and is_order and kolom != _find_receiver(k, k.kini):
            where = "keluarannya" if not geser else f"kelengkapan langkah {k.nomor(k.kini + 1)}"
            return Dugaan(kolom, f'{where} menyebut "{k.teks(nama, geser)}"')
    return None


def _meets(k: Keadaan) -> Dugaan | None:
    kegiatan = k.teks("kegiatan")
    if k.kerja[k.kini] is not LembarKerja.RAPAT:
        return None
    if re.match(r"memimpin", kegiatan, re.IGNORECASE):
        kolom = k.pelaksana.below(k.pelaksana.puncak)
        return None if kolom is None else Dugaan(kolom, "rapat dipimpin pejabat di bawah pimpinan tertinggi")
    tim = k.pelaksana.find(TIM)
    if tim is not None and re.match(
        r"(pelaksanaan|melaksanakan|membahas|pembahasan)", kegiatan, re.IGNORECASE
    ):
        return Dugaan(tim, f"pembahasan dalam rapat dilakukan {k.nama(tim)}")
    return None


def _orders(k: Keadaan) -> Dugaan | None:
    if k.kerja[k.kini] is not LembarKerja.PERINTAH:
        return None
    if re.match(r"menerima", k.teks("kegiatan"), re.IGNORECASE):
        kolom = next(
            (n for n in (k.pelaksana.find(TU), k.pelaksana.find("sekretaris")) if n is not None), None
        )
        return None if kolom is None else Dugaan(kolom, "surat masuk diterima dan dibagikan tata usaha")
    if not k.kini:
        return Dugaan(k.pelaksana.puncak, "perintah pertama datang dari pimpinan")
    receiver = _find_receiver(k, k.kini)
    if receiver is not None and _find_receiver(k, k.kini - 1) not in (None, receiver):
        return None  # who was told passes the order on
    kolom = k.pelaksana.below(k.sebelum) if receiver is None else k.pelaksana.above(receiver)
    if kolom is None:
        return None
    whom = f"menugaskan {k.nama(receiver)}" if receiver is not None else "meneruskan perintah"
    return Dugaan(kolom, f"yang {whom} adalah atasannya, sesudah {k.nama(k.sebelum)}")


def _receives(k: Keadaan) -> Dugaan | None:
    """The row before says to whom it hands on."""
    if not k.kini:
        return None
    kolom = _find_receiver(k, k.kini - 1)
    if kolom is None or kolom == _find_receiver(k, k.kini):
        return None
    return Dugaan(kolom, f"langkah {k.nomor(k.kini - 1)} menyerahkan pekerjaan kepada {k.nama(kolom)}")


def _checks(k: Keadaan) -> Dugaan | None:
    kerja, p = k.kerja[k.kini], k.pelaksana
    if kerja is LembarKerja.PERSETUJUAN:
        return Dugaan(p.puncak, f"yang menyetujui atau menandatangani adalah pimpinan, {k.nama(p.puncak)}")
    maker = k.find_maker()
    if kerja is not LembarKerja.KOREKSI or maker is None:
        return None
    checked = next((n for n in range(k.kini - 1, maker, -1) if k.kerja[n] in _PERIKSA), maker)
    lower = k.pelaku[checked][-1]
    kolom = p.above(lower)
    return None if kolom is None else Dugaan(
        kolom, f"yang memeriksa adalah atasan {k.nama(lower)}, pelaku langkah {k.nomor(checked)}"
    )  # fmt: skip


def _hands_up(k: Keadaan) -> Dugaan | None:
    maker = k.find_maker()
    if k.kerja[k.kini] is not LembarKerja.AJUKAN or maker is None:
        return None
    lower = k.pelaku[maker][0]
    kolom = k.pelaksana.above(lower)
    if kolom is None or kolom in (_find_receiver(k, k.kini), k.pelaksana.puncak):
        return Dugaan(lower, f"diajukan oleh pembuatnya pada langkah {k.nomor(maker)}")
    return Dugaan(kolom, f"hasil kerja {k.nama(lower)} diajukan melalui atasannya")


def _delivers(k: Keadaan) -> Dugaan | None:
    """Units that were asked for their material hand it in; who asked goes on with it."""
    unit = k.pelaksana.kelompok_unit
    if unit is None or not k.kini:
        return None
    asked = next((n for n in range(k.kini - 1, -1, -1) if k.kerja[n] is LembarKerja.SAMPAIKAN), None)
    if re.match(r"(menyerahkan|menyampaikan|mengisi|mengirim)", k.teks("kegiatan"), re.IGNORECASE) and (
        k.kerja[k.kini] is LembarKerja.HIMPUN
    ):
        return Dugaan(unit, "bahan diserahkan unit-unit yang dimintai")
    if k.sebelum == unit and asked is not None:
        return Dugaan(
            k.pelaku[asked][-1], f"bahan kembali kepada yang memintanya pada langkah {k.nomor(asked)}"
        )
    return None


def _obeys(k: Keadaan) -> Dugaan | None:
    if not k.kini or k.kerja[k.kini - 1] is not LembarKerja.PERINTAH:
        return None
    kolom = k.pelaksana.below(k.sebelum)
    return None if kolom is None else Dugaan(
        kolom, f"perintah {k.nama(k.sebelum)} pada langkah {k.nomor(k.kini - 1)} jatuh kepada bawahannya"
    )  # fmt: skip


def _runs_errands(k: Keadaan) -> Dugaan | None:
    staf = k.pelaksana.find(STAF)
    if staf is None or k.kerja[k.kini] not in (LembarKerja.SAMPAIKAN, LembarKerja.KIRIM):
        return None
    return Dugaan(staf, f"menyampaikan, menggandakan dan mengarsipkan adalah pekerjaan {k.nama(staf)}")


def _goes_on(k: Keadaan) -> Dugaan | None:
    if not k.kini or k.kerja[k.kini - 1] in _PERIKSA:
        return None
    return Dugaan(k.sebelum, f"tidak ada petunjuk lain; pelakunya sama dengan langkah {k.nomor(k.kini - 1)}")


def _nobody_else(k: Keadaan) -> Dugaan | None:
    kolom = k.pelaksana.dasar if k.kini else k.pelaksana.puncak
    return Dugaan(kolom, "tidak ada petunjuk pada kata-katanya")


def _find_receiver(k: Keadaan, baris: int) -> int | None:
    """The column to whom a row gives its work."""
    kegiatan, keluaran = (k.baris[baris].get(nama, "") for nama in ("kegiatan", "keluaran"))
    for pola, teks in ((_KEPADA, kegiatan), (_MENUGASI, kegiatan), (_DITERIMA, keluaran)):
        said = pola.search(teks)
        if said and (kolom := k.pelaksana.mentioned(said[1])) is not None:
            return kolom
    return None


_ATURAN: tuple[Callable[[Keadaan], Dugaan | None], ...] = (
    _named_as_doer,
    _named_as_subject,
    _named_by_result,
    _meets,
    _orders,
    _receives,
    _delivers,
    _checks,
    _hands_up,
    _obeys,
    _runs_errands,
    _goes_on,
    _nobody_else,
)
