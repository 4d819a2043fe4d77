"""The test world: a database that refuses what the real one refuses, and the cast of one office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import settings as hypothesis_settings
from pytest_django.fixtures import Settings

from lakip.imports.kalender import fill_kalender
from lakip.larangan import LARANGAN
from sop.kekal import remove
from sop.larangan import list_larangan
from sop.storage import load_alur
from tests.world import Jalan, Kantor, make_kantor

# The same examples at every run, however slow the machine; new ones with `--hypothesis-profile explore`.
hypothesis_settings.register_profile("fixed", derandomize=True, deadline=None)
hypothesis_settings.register_profile("explore", deadline=None, max_examples=2_000)
hypothesis_settings.load_profile("fixed")

# `make test` needs neither a browser nor other engines; `make browser` and `make oracle` install them.
collect_ignore = [
    folder for folder, alat in (("browser", "playwright"), ("oracle", "SpiffWorkflow")) if not find_spec(alat)
]
# A Monday morning at the office (08:00 WIB), with no holiday near.
SENIN_PAGI = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    """Files of a test stay with the test; passwords are hashed quickly, and documents built at once.

    However busy the machine is.
    """
    settings.MEDIA_ROOT = tmp_path / "berkas"
    pratinjau = {**settings.CACHES["pratinjau"], "LOCATION": tmp_path / "pratinjau"}
    settings.CACHES = {**settings.CACHES, "pratinjau": pratinjau}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SUSUN_LANGSUNG = True
    settings.PDF_BATAS_LIHAT = settings.PDF_BATAS_WAKTU


@pytest.fixture(autouse=True)
def forget_alur() -> None:
    """A rolled back row gives its key to another one, and the flow of that is another."""
    load_alur.cache_clear()


@pytest.fixture(autouse=True)
def emptiable(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let a test that commits be emptied afterwards: migrate's signal puts the triggers back."""
    mark = request.node.get_closest_marker("django_db")
    commits = "transactional_db" in request.fixturenames or (mark and mark.kwargs.get("transaction"))
    if commits:
        # Asked for here, it is emptied only after the triggers are gone.
        request.getfixturevalue("transactional_db")
    yield
    if commits:
        remove(connection, [*LARANGAN, *list_larangan()])


@pytest.fixture
def senin() -> datetime:
    return SENIN_PAGI


@pytest.fixture
def kalender(db: None) -> None:
    """Office hours and days off, from which pages tell until when a step is to be done."""
    fill_kalender([SENIN_PAGI.year])


@pytest.fixture
def kantor(db: None) -> Kantor:
    """Balangan's office with its cast, its SOP in force, and a report that has not begun."""
    return make_kantor("balangan-satpolpp", SENIN_PAGI)


@pytest.fixture
def jalan(kantor: Kantor) -> Jalan:
    """The same office with its report begun: the Sekretaris is to give the order."""
    return Jalan(kantor, SENIN_PAGI).start()
