"""What the database refuses about SOPs: a version in force cannot be changed in any way."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections

from sop.kekal import Larangan, install

PESAN = "Versi SOP yang sudah ditetapkan tidak dapat diubah; buat versi baru."
# The only columns of a version that still move once it has been put into force.
BEBAS = ("status", "berakhir_pada")

_VERSI_OF_LANGKAH = "SELECT versi_id FROM sop_langkah WHERE id = {baris}.langkah_id"
_VERSI_OF_SIMBOL = "SELECT l.versi_id FROM sop_langkah l JOIN sop_simbol s ON s.langkah_id = l.id WHERE s.id = {baris}.dari_id"
_ANAK = {
    "sop_pelaksana": "{baris}.versi_id",
    "sop_langkah": "{baris}.versi_id",
    "sop_simbol": f"({_VERSI_OF_LANGKAH})",
    "sop_panah": f"({_VERSI_OF_SIMBOL})",
}


def list_larangan() -> list[Larangan]:
    """Return all refusals, the columns of a version read off its model."""
    from sop.models import VersiSop

    columns = [f.column for f in VersiSop._meta.concrete_fields if f.column not in BEBAS]
    changed = " OR ".join(_differs(column) for column in columns)
    versi = [
        Larangan(
            "sop_versisop", "UPDATE", PESAN, f"OLD.status <> 'draf' AND (NEW.status = 'draf' OR {changed})"
        ),
        Larangan("sop_versisop", "DELETE", PESAN, "OLD.status <> 'draf'"),
    ]
    anak = [
        Larangan(
            tabel, peristiwa, PESAN, " OR ".join(_in_force(versi_of.format(baris=baris)) for baris in rows)
        )
        for tabel, versi_of in _ANAK.items()
        for peristiwa, rows in (("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"]))
    ]
    return [*versi, *anak]


def install_larangan(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Renew the triggers after every migrate: rebuilding a table on SQLite drops them."""
    install(connections[using], list_larangan())


def _differs(column: str) -> str:
    return f"OLD.{column} <> NEW.{column} OR (OLD.{column} IS NULL) <> (NEW.{column} IS NULL)"


def _in_force(versi: str) -> str:
    return f"EXISTS (SELECT 1 FROM sop_versisop WHERE id = {versi} AND status <> 'draf')"
