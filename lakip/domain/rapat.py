"""A meeting as it is planned and as it is written down, before anything of it is kept."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Tamu:
    """A guest: a name and what stands behind it, never a login."""

    nama: str
    jabatan: str


@dataclass(frozen=True, slots=True)
class RencanaRapat:
    """A meeting that is to be: moments with their zone, people of the office by their keys."""

    acara: str
    agenda: str
    tempat: str
    mulai: datetime
    selesai: datetime
    pengundang: int
    pemimpin: int
    notulis: int
    pegawai: tuple[int, ...]
    tamu: tuple[Tamu, ...]


@dataclass(frozen=True, slots=True)
class RencanaTindakLanjut:
    """What the key ``penanggung`` is to do by ``tenggat``; ``nomor`` is None where it is new."""

    nomor: int | None
    jenis: str
    teks: str
    penanggung: int
    tenggat: date


@dataclass(frozen=True, slots=True)
class Notulensi:
    """What was said, what was decided, and who is to do what."""

    pembahasan: str
    keputusan: tuple[str, ...]
    tindak_lanjut: tuple[RencanaTindakLanjut, ...]


def read_tamu(teks: str) -> tuple[Tamu, ...]:
    """Return the guests of a list, one to a line: the name, then a semicolon and the post.

    A comma parts nothing: it stands before academic titles.
    """
    baris = (satu.partition(";") for satu in teks.splitlines() if satu.strip())
    return tuple(Tamu(nama.strip(), jabatan.strip()) for nama, _, jabatan in baris if nama.strip())


def write_tamu(tamu: tuple[Tamu, ...]) -> str:
    """Return guests as ``read_tamu`` reads them."""
    return "\n".join(f"{satu.nama}; {satu.jabatan}" if satu.jabatan else satu.nama for satu in tamu)


def read_butir(teks: str) -> tuple[str, ...]:
    """Return what stands on the lines that are not empty."""
    return tuple(satu.strip() for satu in teks.splitlines() if satu.strip())
