"""The manifest of an archive: what lies in it, with the hash of every file and the head of its Jejak."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from lakip.domain.rantai import Kepala

BENTUK = "arsip-lakip/1"
NAMA = "manifest.json"
# What is in a name: no folder above, no root, no drive, no hidden file.
_JALUR = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")
_SIDIK = re.compile(r"[0-9a-f]{64}")


class ManifestCacat(ValueError):
    """A manifest that is none; the message says why."""


@dataclass(frozen=True, slots=True)
class BerkasArsip:
    """One file: ``ukuran`` in bytes; ``is_tertanda`` says that it bears electronic signatures."""

    jalur: str
    ukuran: int
    sha256: str
    judul: str
    is_tertanda: bool = False


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """What belongs here and is not, or not as it was; in words."""

    judul: str
    sebab: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """``tentang`` tells of the report and the making of the archive; ``jejak`` is the path of the record."""

    tentang: Mapping[str, str]
    jejak: str
    kepala: Kepala
    berkas: tuple[BerkasArsip, ...]
    kurang: tuple[Kekurangan, ...]


def is_jalur(jalur: str) -> bool:
    """Whether a path leads nowhere but into the archive, on every system."""
    return bool(_JALUR.fullmatch(jalur)) and len(jalur) <= 240


def write_manifest(manifest: Manifest) -> str:
    """Return the manifest as JSON, the same for the same content."""
    isi = {"bentuk": BENTUK, **asdict(manifest)}
    return json.dumps(isi, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_manifest(teks: str | bytes) -> Manifest:
    """Return the manifest that ``write_manifest`` has written; raises ManifestCacat for anything else."""
    try:
        isi = json.loads(teks)
        if not isinstance(isi, dict) or isi.get("bentuk") != BENTUK:
            raise ManifestCacat(f"bentuknya bukan {BENTUK}")
        manifest = Manifest(
            {str(nama): str(satu) for nama, satu in isi["tentang"].items()},
            str(isi["jejak"]),
            Kepala(int(isi["kepala"]["nomor"]), str(isi["kepala"]["hash"])),
            tuple(_read_berkas(satu) for satu in isi["berkas"]),
            tuple(Kekurangan(str(satu["judul"]), str(satu["sebab"])) for satu in isi["kurang"]),
        )
    except ManifestCacat:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ManifestCacat("isinya tidak terbaca") from error
    names = [satu.jalur.lower() for satu in manifest.berkas]
    if len(set(names)) != len(names):
        raise ManifestCacat("ada nama berkas yang tercatat dua kali")
    return manifest


def _read_berkas(isi: Any) -> BerkasArsip:
    satu = BerkasArsip(
        str(isi["jalur"]), int(isi["ukuran"]), str(isi["sha256"]), str(isi["judul"]),
        isi["is_tertanda"] is True,
    )  # fmt: skip
    if not is_jalur(satu.jalur) or satu.ukuran < 0 or not _SIDIK.fullmatch(satu.sha256):
        raise ManifestCacat("ada baris berkas yang tidak wajar")
    return satu
