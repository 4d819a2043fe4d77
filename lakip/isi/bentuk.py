"""What a report says, as plain values that every page and file only draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from pathlib import PurePath

from lakip.domain.capaian import RataCapaian
from lakip.domain.predikat import Skala
from lakip.isi.bentuk_kinerja import IsiAnggaran, IsiIndikator, IsiSasaran
from sop.domain.bagan import Bagan
from sop.domain.berkas import BerkasSop


@dataclass(frozen=True, slots=True)
class Identitas:
    """Whose report it is; ``logo`` is a PNG as a data URI, or empty."""

    instansi: str
    pemda: str
    alamat: str
    kota: str
    tahun: int
    is_contoh: bool
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Pengesahan:
    """Who approved the report, in which capacity and when, as the run recorded it.

    Until then who is to approve it; ``tanggal`` is None.
    """

    kapasitas: str
    nama: str
    pangkat: str
    nip: str
    tanggal: date | None

    @property
    def nip_teks(self) -> str:
        """The NIP as it is printed, e.g. ``19750730 200112 1 001``; what has not 18 digits stays as it is."""
        digit = "".join(filter(str.isdigit, self.nip))
        return " ".join((digit[:8], digit[8:14], digit[14], digit[15:])) if len(digit) == 18 else self.nip


@dataclass(frozen=True, slots=True)
class Lama:
    """A length of working time: minutes, and the same in words."""

    menit: int
    teks: str


@dataclass(frozen=True, slots=True)
class IsiTugas:
    """One visit of one symbol: who did it, when, and how long beside the mutu baku.

    Moments are on the clock of the office. ``menunggu`` is from the desk to the beginning, ``dikerjakan``
    from there to the end, ``lewat`` what it took beyond the moment it was due. ``diputuskan_oleh`` passed
    the step over, or went back from it where the SOP draws no arrow.
    """

    nomor: str
    kegiatan: str
    pelaksana: str
    putaran: int
    status: str
    nama: str
    kapasitas: str
    dicatat_oleh: str
    diputuskan_oleh: str
    dibuka: datetime
    dimulai: datetime | None
    ditutup: datetime | None
    mutu_baku: str
    menunggu: Lama | None
    dikerjakan: Lama | None
    lewat: Lama | None
    keputusan: str
    alasan: str
    is_penyimpangan: bool


@dataclass(frozen=True, slots=True)
class Jeda:
    """When the work was suspended, on the clock of the office; ``selesai`` is None while it still is."""

    mulai: datetime
    selesai: datetime | None
    alasan: str


@dataclass(frozen=True, slots=True)
class IsiSop:
    """One version of the SOP that the report went through: the document, its drawing, and the visits."""

    nomor_versi: int
    hash_isi: str
    berkas: BerkasSop
    bagan: Bagan
    tugas: tuple[IsiTugas, ...]


@dataclass(frozen=True, slots=True)
class IsiTambahan:
    """A section that the office added below the part ``induk``; ``teks`` as every written text."""

    kunci: str
    induk: str
    judul: str
    teks: str


@dataclass(frozen=True, slots=True)
class IsiGambar:
    """An image of the texts: its file in the storage, its SHA-256, its size in pixels."""

    berkas: str
    sha256: str
    lebar: int
    tinggi: int


@dataclass(frozen=True, slots=True)
class IsiPernyataan:
    """The Pernyataan Telah Direviu: who signed it, the file as it was handed in, its pages as images.

    ``berkas`` is its name in the storage, ``sha256`` its hash.
    """

    nomor: str
    tanggal: date
    nama: str
    jabatan: str
    nip: str
    berkas: str
    sha256: str
    halaman: tuple[IsiGambar, ...]

    @property
    def akhiran(self) -> str:
        """The ending of the file, e.g. ``.pdf``."""
        return PurePath(self.berkas).suffix


@dataclass(frozen=True, slots=True)
class IsiKoreksi:
    """One numbered remark of a corrector with its answer, on the clock of the office.

    ``tanggapan`` and ``jawaban`` are "" and ``dijawab`` None while it waits for one.
    """

    nomor: int
    tempat: str
    kutipan: str
    teks: str
    nama: str
    kapasitas: str
    pada: datetime
    tanggapan: str
    jawaban: str
    penjawab: str
    dijawab: datetime | None


@dataclass(frozen=True, slots=True)
class IsiLaporan:
    """Everything one LAKIP says at one moment: ``pada``, on the clock of the office in ``zona``.

    ``naskah`` holds the written parts by the kunci of their Bagian, as HTML that ``lakip.teks`` reads;
    ``tambahan`` are the sections of the office's own, ``gambar`` the images of all texts by their key,
    ``koreksi`` the remarks of the correctors where they are to be annexed; ``reviu`` is the statement of the
    APIP, which is not to come where ``is_reviu_dilewati``; ``tahun_lalu`` are the years
    before that are compared, oldest first; ``catatan`` stands under the table of all indikator;
    ``jejak_nomor`` and ``jejak_hash`` are the end of the record at that moment.
    """

    identitas: Identitas
    pada: datetime
    zona: str
    skala: Skala
    naskah: Mapping[str, str]
    tahun_lalu: tuple[int, ...]
    sasaran: tuple[IsiSasaran, ...]
    rata: RataCapaian
    predikat: str
    catatan: tuple[str, ...]
    anggaran: IsiAnggaran
    pengesahan: Pengesahan | None
    sop: tuple[IsiSop, ...]
    jeda: tuple[Jeda, ...]
    jejak_nomor: int
    jejak_hash: str
    skala_efisiensi: Skala | None = None
    tambahan: tuple[IsiTambahan, ...] = ()
    gambar: Mapping[int, IsiGambar] = field(default_factory=dict)
    koreksi: tuple[IsiKoreksi, ...] = ()
    reviu: IsiPernyataan | None = None
    is_reviu_dilewati: bool = False

    @property
    def indikator(self) -> tuple[IsiIndikator, ...]:
        return tuple(chain.from_iterable(sasaran.indikator for sasaran in self.sasaran))

    @property
    def has_triwulan(self) -> bool:
        """Whether any indikator has values by quarter."""
        return any(indikator.triwulan for indikator in self.indikator)
