"""What the database refuses about SOPs: a version that is decided cannot be changed in any way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections

from sop.kekal import Larangan, Peristiwa, install, lift

PESAN = "Versi SOP yang sudah ditetapkan tidak dapat diubah; buat versi baru."
PESAN_STATUS = "Status versi SOP hanya dapat maju: draf, akan berlaku, berlaku, lalu diganti atau dicabut."
PESAN_KONFIRMASI = (
    "Simpulan pada versi yang ditetapkan dikonfirmasi satu kali; konfirmasi tidak dapat diubah."
)

# How the version that each kind of row belongs to is found.
_VERSI_OF = "(SELECT versi_id FROM sop_langkah WHERE id = {langkah})"
_LANGKAH_OF_SIMBOL = "(SELECT langkah_id FROM sop_simbol WHERE id = {baris}.dari_id)"
_ISI = {
    "sop_pelaksana": "{baris}.versi_id",
    "sop_langkah": "{baris}.versi_id",
    "sop_simbol": _VERSI_OF.format(langkah="{baris}.langkah_id"),
    "sop_panah": _VERSI_OF.format(langkah=_LANGKAH_OF_SIMBOL),
}
_BARIS: dict[Peristiwa, tuple[str, ...]] = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_ADA_BERLAKU = (
    "EXISTS (SELECT 1 FROM sop_versisop AS lain WHERE lain.sop_id = NEW.sop_id AND lain.status = 'berlaku')"
)
_MAJU = (
    "OLD.status IN ('draf', 'terjadwal') AND NEW.status = 'berlaku' AND NEW.hash_isi <> '' "
    f"AND NOT {_ADA_BERLAKU} "
    "OR OLD.status = 'draf' AND NEW.status = 'terjadwal' AND NEW.hash_isi <> '' "
    "OR OLD.status = 'terjadwal' AND NEW.status = 'dicabut' "
    "OR OLD.status = 'berlaku' AND NEW.status IN ('diganti', 'dicabut')"
)


def list_larangan() -> list[Larangan]:
    """Return all refusals, the columns of a version read off its model.

    Of a version in force only its status moves, and with it the moment of its end.
    """
    from sop.models import VersiSop

    columns = [f.column for f in VersiSop._meta.concrete_fields]
    content = " OR ".join(_differs(c) for c in columns if c not in ("status", "berakhir_pada"))
    is_ending = "OLD.status <> NEW.status"
    frozen = f"OLD.status <> 'draf' AND ({content} OR NOT ({is_ending}) AND ({_differs('berakhir_pada')}))"
    versi = [
        Larangan("sop_versisop", "INSERT", PESAN_STATUS, "NEW.status <> 'draf'"),
        Larangan("sop_versisop", "UPDATE", PESAN, f"({frozen}) OR {is_ending} AND NOT ({_MAJU})"),
        Larangan(
            "sop_versisop", "DELETE", PESAN, "OLD.status <> 'draf'", unik=(("id",), ("sop_id", "nomor_versi"))
        ),
    ]
    isi = [
        Larangan(tabel, peristiwa, PESAN, " OR ".join(_in_force(versi_of.format(baris=b)) for b in rows))
        for tabel, versi_of in _ISI.items()
        for peristiwa, rows in _BARIS.items()
    ]
    return [*versi, *isi, *_konfirmasi()]


def _konfirmasi() -> list[Larangan]:
    """Only what is inferred in a version that is decided can be confirmed, once, for good."""
    simbol = "(SELECT s.asal FROM sop_simbol AS s WHERE s.id = NEW.simbol_id)"
    panah = "(SELECT p.asal FROM sop_panah AS p WHERE p.id = NEW.panah_id AND p.dari_id = NEW.simbol_id)"
    versi = _VERSI_OF.format(langkah="(SELECT langkah_id FROM sop_simbol WHERE id = NEW.simbol_id)")
    again = "SELECT 1 FROM sop_konfirmasi AS k WHERE k.simbol_id = NEW.simbol_id AND k.panah_id IS NULL"
    baru = (
        f"NOT ({_in_force(versi)}) "
        f"OR COALESCE(CASE WHEN NEW.panah_id IS NULL THEN {simbol} ELSE {panah} END, '') <> 'disimpulkan' "
        f"OR NEW.panah_id IS NULL AND EXISTS ({again})"
    )
    tabel = "sop_konfirmasi"
    return [
        Larangan(tabel, "INSERT", PESAN_KONFIRMASI, baru),
        Larangan(tabel, "UPDATE", PESAN_KONFIRMASI),
        Larangan(tabel, "DELETE", PESAN_KONFIRMASI, unik=(("id",), ("panah_id",))),
    ]


def lift_larangan(sender: AppConfig, using: str, plan: Sequence[object], **kwargs: Any) -> None:
    """Make way for the migrations of ``plan``."""
    lift(connections[using], list_larangan(), plan)


def install_larangan(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Renew the triggers after every migrate: rebuilding a table on SQLite drops them."""
    install(connections[using], list_larangan())


def _differs(column: str) -> str:
    return f"OLD.{column} <> NEW.{column} OR (OLD.{column} IS NULL) <> (NEW.{column} IS NULL)"


def _in_force(versi: str) -> str:
    # Locked: somebody may be putting the version into force at this moment.
    return f"(SELECT status FROM sop_versisop WHERE id = {versi} {{kunci}}) <> 'draf'"  # noqa: S608
