"""Rows for tests of the specification: the five SOPs as drafts and in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client

from lakip.models import Pegawai
from sop.domain.berkas import BerkasSop, LangkahBerkas
from sop.domain.berkas_baca import read_berkas
from sop.models import Instansi, VersiSop
from sop.penetapan import put_into_force
from sop.storage import store_berkas

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures" / "sop"
KUNCI = sorted(berkas.stem for berkas in FIXTURES.glob("*.json"))
BALANGAN = "balangan-satpolpp"
PURWAKARTA = "purwakarta-kesbangpol"
SENIN = datetime(2026, 2, 2, 1, 0, tzinfo=UTC)


def read_fixture(kunci: str = BALANGAN) -> BerkasSop:
    return read_berkas((FIXTURES / f"{kunci}.json").read_bytes())


def make_draf(asal: str = BALANGAN, **lain: object) -> VersiSop:
    """A draft of the office's SOP; ``lain`` replaces parts of the document."""
    return store_berkas(replace(read_fixture(asal), **lain))[0]  # type: ignore[arg-type]


def make_berlaku(asal: str = BALANGAN, **lain: object) -> VersiSop:
    return put_into_force(make_draf(asal, **lain).pk, oleh="Rahmat", at=SENIN)


def status_of(versi: VersiSop) -> str:
    """What the database says of it, however old the row in hand is."""
    return VersiSop.objects.get(pk=versi.pk).status


def lengthen(langkah: tuple[LangkahBerkas, ...], banyak: int) -> tuple[LangkahBerkas, ...]:
    """The rows, with copies of the third (a plain box) behind them."""
    tambahan = (
        replace(langkah[2], kunci=f"langkah-{nomor}", nomor=f"{nomor}.")
        for nomor in range(len(langkah) + 1, banyak + 1)
    )
    return (*langkah, *tambahan)


def rewrite(berkas: BerkasSop, baris: int, **lain: Any) -> BerkasSop:
    """The document with one row (from 0) written otherwise."""
    rows = list(berkas.langkah)
    rows[baris] = replace(rows[baris], **lain)
    return replace(berkas, langkah=tuple(rows))


def redraw(berkas: BerkasSop, baris: int, letak: int = 0, **lain: Any) -> BerkasSop:
    """The document with one symbol of a row drawn otherwise."""
    drawn = list(berkas.langkah[baris].simbol)
    drawn[letak] = replace(drawn[letak], **lain)
    return rewrite(berkas, baris, simbol=tuple(drawn))


def make_pengguna(
    username: str, instansi: Instansi | None = None, *izin: str, superuser: bool = False
) -> Pegawai:
    """A person of the office; with ``izin`` ("sop.change_versisop") they may enter the admin."""
    pengguna = Pegawai.objects.create_user(
        username,
        nama=username.title(),
        instansi=instansi,
        is_staff=bool(izin) or superuser,
        is_superuser=superuser,
    )
    for satu in izin:
        app, kode = satu.split(".")
        pengguna.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=kode))
    return pengguna


def login(pengguna: Pegawai) -> Client:
    client = Client()
    client.force_login(pengguna, backend="django.contrib.auth.backends.ModelBackend")
    return client
