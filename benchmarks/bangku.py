"""What the measurements stand on: the project set up, and a database of their own that is gone afterwards."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = tempfile.TemporaryDirectory()
os.environ["LAKIP_VAR"] = VAR.name
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lakip.settings")
sys.path.insert(0, str(ROOT))

import django  # noqa: E402 - the settings read the environment above

django.setup()

from django.db import connection  # noqa: E402

AT = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)


@contextmanager
def open_database() -> Iterator[None]:
    """Make a SQLite file, or with DATABASE_URL a database on that server, and drop it at the end."""
    file = Path(VAR.name) / "bangku.sqlite3"
    connection.settings_dict["TEST"]["NAME"] = str(file) if connection.vendor == "sqlite" else "lakip_bangku"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)
