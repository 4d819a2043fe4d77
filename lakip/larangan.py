"""What the database refuses about the doing: what is kept for ever stays, and stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections

from sop.kekal import Larangan, install, lift

ISI_TERBITAN = (
    "laporan_id", "nomor", "kode", "dokumen_id", "data", "hash_isi", "naskah", "oleh_id", "pada",
)  # fmt: skip
ISI_NOMOR = ("instansi_id", "tahun", "urut", "teks")
ISI_TANDA_TANGAN = ("laporan_id", "jenis", "penyedia", "sebelum_id", "oleh_id")
UNIK_NOMOR = (("id",), ("instansi_id", "tahun", "urut"), ("instansi_id", "teks"), ("token",))
LARANGAN = (
    Larangan("lakip_jejak", "UPDATE", "Jejak tidak dapat diubah."),
    Larangan(
        "lakip_jejak",
        "DELETE",
        "Jejak tidak dapat dihapus.",
        unik=(("id",), ("laporan_id", "nomor"), ("token",)),
    ),
    Larangan(
        "lakip_pegawai", "DELETE", "Pegawai dinonaktifkan, tidak dihapus.", unik=(("id",), ("username",))
    ),
    Larangan("lakip_versinaskah", "UPDATE", "Versi naskah tidak dapat diubah."),
    # One that is kept may be frozen, once.
    Larangan(
        "lakip_terbitan",
        "UPDATE",
        "Terbitan tidak dapat diubah.",
        " OR ".join(
            ("OLD.dibekukan_pada IS NOT NULL", *(f"OLD.{kolom} <> NEW.{kolom}" for kolom in ISI_TERBITAN))
        ),
    ),
    Larangan("lakip_nomorsurat", "DELETE", "Nomor surat dibatalkan, tidak dihapus.", unik=UNIK_NOMOR),
    Larangan(
        "lakip_nomorsurat",
        "UPDATE",
        "Nomor surat tidak dapat diubah.",
        " OR ".join(f"OLD.{kolom} <> NEW.{kolom}" for kolom in ISI_NOMOR),
    ),
    Larangan(
        "lakip_terbitan",
        "DELETE",
        "Terbitan tidak dapat dihapus.",
        unik=(("id",), ("laporan_id", "nomor"), ("dokumen_id",)),
    ),
    Larangan("lakip_disposisi", "DELETE", "Perintah ditarik, tidak dihapus."),
    Larangan(
        "lakip_tandatangan", "DELETE", "Tanda tangan tidak dapat dihapus.", unik=(("id",), ("dokumen_id",))
    ),
    # The signed file comes later where a service answers late; once it is there it stays.
    Larangan(
        "lakip_tandatangan",
        "UPDATE",
        "Tanda tangan tidak dapat diubah.",
        " OR ".join(
            (
                *(f"OLD.{kolom} <> NEW.{kolom}" for kolom in ISI_TANDA_TANGAN),
                "OLD.dokumen_id <> NEW.dokumen_id",
                "(OLD.dokumen_id IS NOT NULL AND NEW.dokumen_id IS NULL)",
            )
        ),
    ),
    Larangan(
        "lakip_arsip",
        "DELETE",
        "Arsip tidak dapat dihapus.",
        unik=(("id",), ("laporan_id", "nomor"), ("dokumen_id",)),
    ),
)


def lift_larangan(sender: AppConfig, using: str, plan: Sequence[object], **kwargs: Any) -> None:
    """Make way for the migrations of ``plan``."""
    lift(connections[using], LARANGAN, plan)


def install_larangan(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Renew the triggers after every migrate: rebuilding a table on SQLite drops them."""
    install(connections[using], LARANGAN)
