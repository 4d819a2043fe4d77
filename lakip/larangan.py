"""What the database refuses about the doing: Jejak is only ever added to, people are never deleted."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections

from sop.kekal import Larangan, install

LARANGAN = (
    Larangan("lakip_jejak", "UPDATE", "Jejak tidak dapat diubah."),
    Larangan("lakip_jejak", "DELETE", "Jejak tidak dapat dihapus."),
    Larangan("lakip_pegawai", "DELETE", "Pegawai dinonaktifkan, tidak dihapus."),
)


def install_larangan(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Renew the triggers after every migrate: rebuilding a table on SQLite drops them."""
    install(connections[using], LARANGAN)
