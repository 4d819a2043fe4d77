"""The SOP document as a value, and as the text of a file in the format sop-ap/1."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import Any

from sop.domain.alur import Alur, JenisSimbol, Panah, Simbol
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.kolom import JUDUL_BAKU, JudulKolom

FORMAT = "sop-ap/1"
SELESAI = "selesai"
ZONA_WAKTU = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
DAFTAR = ("dasar_hukum", "kualifikasi_pelaksana", "keterkaitan", "peralatan", "peringatan", "pencatatan")


class Asal(StrEnum):
    """Whether the source states a symbol or an arrow, or somebody inferred it."""

    TERSURAT = "tersurat"
    DISIMPULKAN = "disimpulkan"


class JenisPelaksana(StrEnum):
    """Who stands behind a column.

    In a KELOMPOK several people share the column and anyone may take the work;
    a TIM is a committee; LUAR is outside the office.
    """

    JABATAN = "jabatan"
    KELOMPOK = "kelompok"
    TIM = "tim"
    LUAR = "luar"


@dataclass(frozen=True, slots=True)
class InstansiBerkas:
    """Whose procedure it is, as the heading of the form says."""

    nama: str
    pemda: str
    unit: str
    kota: str
    zona_waktu: str
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class TanggalBerkas:
    """The dates of the identity block as printed; empty where none is."""

    pembuatan: str = ""
    revisi: str = ""
    efektif: str = ""
    pengesahan: str = ""


@dataclass(frozen=True, slots=True)
class PengesahanBerkas:
    """Who signed, and the line of place and date above the signature where one is printed."""

    jabatan: str
    nama: str = ""
    nip: str = ""
    tempat_tanggal: str = ""


@dataclass(frozen=True, slots=True)
class PelaksanaBerkas:
    """One column of the form."""

    nama: str
    jenis: JenisPelaksana = JenisPelaksana.JABATAN


@dataclass(frozen=True, slots=True)
class PanahBerkas:
    """One arrow to the symbol with number ``ke``, or to the end (``ke`` is None)."""

    label: str
    ke: int | None
    asal: Asal = Asal.TERSURAT
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class SimbolBerkas:
    """One drawn symbol in column ``pelaksana`` (from 0), with the arrows that leave it."""

    pelaksana: int
    jenis: JenisSimbol
    asal: Asal = Asal.TERSURAT
    alasan: str = ""
    panah: tuple[PanahBerkas, ...] = ()


@dataclass(frozen=True, slots=True)
class LangkahBerkas:
    """One row of the form. ``kunci`` is unique in the document, ``nomor`` need not be."""

    kunci: str
    nomor: str
    kegiatan: str
    kelengkapan: str
    waktu: str
    keluaran: str
    keterangan: str
    lembar_kerja: LembarKerja
    simbol: tuple[SimbolBerkas, ...]


@dataclass(frozen=True)
class BerkasSop:
    """One SOP document, its texts to the letter. Symbols are numbered from 0 in the order they stand in."""

    kunci: str
    instansi: InstansiBerkas
    judul: str
    nomor: str
    tanggal: TanggalBerkas
    disahkan_oleh: PengesahanBerkas
    dasar_hukum: tuple[str, ...]
    kualifikasi_pelaksana: tuple[str, ...]
    keterkaitan: tuple[str, ...]
    peralatan: tuple[str, ...]
    peringatan: tuple[str, ...]
    pencatatan: tuple[str, ...]
    pelaksana: tuple[PelaksanaBerkas, ...]
    langkah: tuple[LangkahBerkas, ...]
    judul_kolom: JudulKolom = JUDUL_BAKU

    @cached_property
    def simbol(self) -> tuple[SimbolBerkas, ...]:
        """All symbols, each at its number."""
        return tuple(simbol for langkah in self.langkah for simbol in langkah.simbol)

    @cached_property
    def nomor_simbol(self) -> tuple[range, ...]:
        """The numbers of the symbols of each row."""
        akhir = accumulate(len(langkah.simbol) for langkah in self.langkah)
        return tuple(
            range(sampai - len(langkah.simbol), sampai)
            for langkah, sampai in zip(self.langkah, akhir, strict=True)
        )

    @cached_property
    def alur(self) -> Alur:
        """The flow of the document; the ids are the numbers of the symbols."""
        simbol = [(baris, s) for baris, langkah in enumerate(self.langkah) for s in langkah.simbol]
        return Alur(
            tuple(Simbol(id, baris, s.pelaksana, s.jenis) for id, (baris, s) in enumerate(simbol)),
            tuple(Panah(id, p.ke, p.label) for id, (_, s) in enumerate(simbol) for p in s.panah),
        )


def blank_berkas(kunci: str, instansi: InstansiBerkas, judul: str = "") -> BerkasSop:
    """Return a document that says nothing yet but whose it is and what it is called."""
    return BerkasSop(
        kunci=kunci, instansi=instansi, judul=judul, nomor="", tanggal=TanggalBerkas(),
        disahkan_oleh=PengesahanBerkas(jabatan=""), dasar_hukum=(), kualifikasi_pelaksana=(), keterkaitan=(),
        peralatan=(), peringatan=(), pencatatan=(), pelaksana=(), langkah=(),
    )  # fmt: skip


def default_kunci(nomor_list: Sequence[str]) -> list[str]:
    """Return the kunci of rows that give themselves none: the nomor where it is unique, else the place."""
    count = Counter([*nomor_list, "", "", SELESAI, SELESAI])
    return [
        nomor if count[nomor] == 1 else f"langkah-{baris}" for baris, nomor in enumerate(nomor_list, start=1)
    ]


def name_langkah(nomor: str, baris: int) -> str:
    """Return how a finding names a row: by its nomor without a full stop, or by its place without any."""
    nomor = nomor.strip().rstrip(".)")
    return f"Langkah {nomor}" if nomor else f"Langkah ke-{baris + 1}"


def write_berkas(berkas: BerkasSop) -> str:
    """Return the text of the file that ``read_berkas`` reads back as the same document."""
    instansi = asdict(berkas.instansi)
    if not berkas.instansi.alamat:
        del instansi["alamat"]
    disahkan_oleh = {
        "jabatan": berkas.disahkan_oleh.jabatan,
        "nama": berkas.disahkan_oleh.nama or None,
        "nip": berkas.disahkan_oleh.nip or None,
    }
    if berkas.disahkan_oleh.tempat_tanggal:
        disahkan_oleh["tempat_tanggal"] = berkas.disahkan_oleh.tempat_tanggal
    isi = {
        "format": FORMAT,
        "kunci": berkas.kunci,
        "instansi": instansi,
        "judul": berkas.judul,
        "nomor": berkas.nomor,
        "tanggal": {nama: teks or None for nama, teks in asdict(berkas.tanggal).items()},
        "disahkan_oleh": disahkan_oleh,
        **{nama: getattr(berkas, nama) for nama in DAFTAR},
        **({"judul_kolom": asdict(berkas.judul_kolom)} if berkas.judul_kolom != JUDUL_BAKU else {}),
        "pelaksana": [
            p.nama if p.jenis is JenisPelaksana.JABATAN else {"nama": p.nama, "jenis": p.jenis}
            for p in berkas.pelaksana
        ],
        "langkah": list(_write_langkah(berkas)),
    }
    return json.dumps(isi, ensure_ascii=False, indent=1) + "\n"


def content_hash(berkas: BerkasSop) -> str:
    """Return the SHA-256, in hex, of what the document says.

    Left out is what only names the document or its rows (kunci), and what belongs
    to the office and not to the document (kota, zona waktu, alamat).
    """
    isi = asdict(berkas)
    del isi["kunci"], isi["instansi"]["kota"], isi["instansi"]["zona_waktu"], isi["instansi"]["alamat"]
    for langkah in isi["langkah"]:
        del langkah["kunci"]
    canonical = json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _write_langkah(berkas: BerkasSop) -> Iterator[dict[str, Any]]:
    place = [(row.kunci, urutan) for row in berkas.langkah for urutan, _ in enumerate(row.simbol, start=1)]
    default = default_kunci([row.nomor for row in berkas.langkah])
    for langkah, kunci in zip(berkas.langkah, default, strict=True):
        isi: dict[str, Any] = {} if langkah.kunci == kunci else {"kunci": langkah.kunci}
        for nama in ("nomor", "kegiatan", "kelengkapan", "waktu", "keluaran", "keterangan", "lembar_kerja"):
            isi[nama] = getattr(langkah, nama)
        isi["simbol"] = [
            {
                "pelaksana": berkas.pelaksana[s.pelaksana].nama,
                "jenis": s.jenis,
                "asal": s.asal,
                "alasan": s.alasan,
                "panah": [_write_panah(p, place) for p in s.panah],
            }
            for s in langkah.simbol
        ]
        yield isi


def _write_panah(panah: PanahBerkas, place: list[tuple[str, int]]) -> dict[str, Any]:
    nama, urutan = (SELESAI, 1) if panah.ke is None else place[panah.ke]
    isi: dict[str, Any] = {"label": panah.label, "ke": nama}
    if urutan > 1:
        isi["ke_simbol"] = urutan
    return {**isi, "asal": panah.asal, "alasan": panah.alasan}
