"""What the database refuses about the doing: Jejak is only ever added to, people are never deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections

from sop.kekal import Larangan, install, lift

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
)


def lift_larangan(sender: AppConfig, using: str, plan: Sequence[object], **kwargs: Any) -> None:
    """Make way for the migrations of ``plan``."""
    lift(connections[using], LARANGAN, plan)


def install_larangan(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Renew the triggers after every migrate: rebuilding a table on SQLite drops them."""
    install(connections[using], LARANGAN)
