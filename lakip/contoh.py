"""The demo: six offices with their SOPs, a cast for every column, and a report each."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils.text import slugify

from lakip import engine
from lakip.imports.kalender import fill_kalender
from lakip.imports.kinerja import impor_kinerja
from lakip.models import Jabatan, Laporan, Pegawai, Pemangku, UnitKerja
from sop.domain.berkas import BerkasSop, InstansiBerkas, PengesahanBerkas, TanggalBerkas
from sop.domain.berkas_baca import read_berkas
from sop.lifecycle import StatusVersi
from sop.models import Instansi, Sop
from sop.penetapan import put_into_force
from sop.storage import store_berkas

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
# The offices whose SOPs these are, and the year of their sample report.
KUNCI_TAHUN = {
    "babel-kesbangpol": 2025,
    "kalbar-adpim": 2025,
    "bangka-tengah-dinsos": 2025,
    "balangan-satpolpp": 2025,
    "purwakarta-kesbangpol": 2025,
    "grobogan-dpupr": 2021,
}
# Grobogan's published report has no SOP with it: its own office goes by the pattern of this one.
POLA_GROBOGAN = "balangan-satpolpp"


@dataclass(frozen=True, slots=True)
class Pemeran:
    """One of the cast, with the password if the person was made just now."""

    pegawai: Pegawai
    jabatan: str
    is_pengelola: bool
    sandi: str | None


def load_contoh(at: datetime) -> list[Pemeran]:
    """Load the demo; what is there already stays as it is. Passwords are random and known only now."""
    fill_kalender(range(min(KUNCI_TAHUN.values()), at.year + 2))
    return [pemeran for kunci in KUNCI_TAHUN for pemeran in load_kantor(kunci, at)]


@transaction.atomic
def load_kantor(kunci: str, at: datetime) -> list[Pemeran]:
    """Load one office of the demo with its SOP in force, its people and its report."""
    versi, _ = store_berkas(read_contoh(kunci))
    if versi.status == StatusVersi.DRAF:
        versi = put_into_force(versi.pk, oleh="Data contoh", at=at)
        # The five are published documents.
        Sop.objects.filter(pk=versi.sop_id).update(is_dibagikan=True)
    instansi = versi.sop.instansi
    cast = list(_seat_cast(instansi, kunci, at.date()))
    tahun = KUNCI_TAHUN[kunci]
    if not Laporan.objects.filter(instansi=instansi, tahun=tahun).exists():
        laporan = engine.create(
            versi,
            next(p.pegawai for p in cast if p.is_pengelola),
            tahun,
            # Two months after the year, as the rule is; a demo of a past year gets a month from now.
            max(date(tahun + 1, 2, 28), at.date() + timedelta(days=30)),
            at=at,
            is_contoh=kunci != "grobogan-dpupr",
        )
        load_angka(laporan, kunci)
    return cast


def load_angka(laporan: Laporan, kunci: str) -> None:
    """Give an empty report the sample figures and texts of its office, moved to its year."""
    isi = json.loads((FIXTURES / "kinerja" / f"{kunci}.json").read_bytes())
    impor_kinerja(laporan, json.dumps(_move(isi, laporan.tahun - isi["tahun"])))


def _move(isi: Any, tahun: int) -> Any:
    """Return the same with every year so many years later."""
    match isi:
        case dict():
            return {
                nama: satu + tahun if nama in ("tahun", "tahun_renstra") and satu else _move(satu, tahun)
                for nama, satu in isi.items()
            }
        case list():
            return [_move(satu, tahun) for satu in isi]
        case _:
            return isi


def read_contoh(kunci: str) -> BerkasSop:
    """Return the SOP of a demo office."""
    if kunci != "grobogan-dpupr":
        return read_berkas((FIXTURES / "sop" / f"{kunci}.json").read_bytes())
    pola = read_contoh(POLA_GROBOGAN)
    kepala, *kolom = pola.pelaksana
    return replace(
        pola,
        kunci=kunci,
        instansi=InstansiBerkas(
            nama="DINAS PEKERJAAN UMUM DAN PENATAAN RUANG",
            pemda="PEMERINTAH KABUPATEN GROBOGAN",
            unit="",
            kota="Purwodadi",
            zona_waktu="Asia/Jakarta",
        ),
        nomor="",
        tanggal=TanggalBerkas(),
        disahkan_oleh=PengesahanBerkas(jabatan="Kepala Dinas"),
        pelaksana=(replace(kepala, nama="KEPALA DINAS"), *kolom),
    )


def _seat_cast(instansi: Instansi, kunci: str, sejak: date) -> Iterator[Pemeran]:
    """Make the people of an office with their posts, and the units of those who belong to one."""
    for peran in json.loads((FIXTURES / "pemeran.json").read_text())[kunci]:
        nama, is_pengelola = peran["nama"], peran.get("mengelola", False)
        unit = None
        if "unit" in peran:
            unit, _ = UnitKerja.objects.get_or_create(instansi=instansi, nama=peran["unit"])
        jabatan, _ = Jabatan.objects.get_or_create(
            instansi=instansi, nama=peran["jabatan"], defaults={"unit": unit}
        )
        username = f"{slugify(nama).split('-')[0]}.{kunci.split('-')[0]}"
        pegawai = Pegawai.objects.filter(username=username).first()
        sandi = None
        if pegawai is None:
            sandi = secrets.token_urlsafe(9)
            pegawai = Pegawai.objects.create_user(
                username, password=sandi, nama=nama, instansi=instansi, unit=unit
            )
            Pemangku.objects.create(jabatan=jabatan, pegawai=pegawai, mulai=date(sejak.year, 1, 1))
            if is_pengelola:
                make_admin(pegawai)
        yield Pemeran(pegawai, jabatan.nama, is_pengelola, sandi)


KEPENGURUSAN = (
    "pegawai unitkerja jabatan pemangku harilibur polajamkerja sesikerja skalainstansi kelasskala "
    "tatanaskah daftarperiksa butirperiksa jadwalretensi"
)
# What who keeps the SOPs and the organisation of an instansi may do in the admin.
HAK_PENGELOLA = {
    "sop": {"view": "sop versisop instansi", "add": "sop versisop", "change": "sop versisop instansi",
            "delete": "sop versisop", "tetapkan": "versisop"},
    "lakip": {
        "view": f"{KEPENGURUSAN} laporan jejak",
        "add": KEPENGURUSAN,
        "change": KEPENGURUSAN,
        "delete": "skalainstansi kelasskala daftarperiksa butirperiksa",
    },
}  # fmt: skip


def make_admin(pegawai: Pegawai) -> None:
    """Let the keeper of the report keep the SOPs and the organisation of the own instansi too."""
    pegawai.is_staff = True
    pegawai.save(update_fields=["is_staff"])
    for app, hak in HAK_PENGELOLA.items():
        names = [f"{verb}_{model}" for verb, models in hak.items() for model in models.split()]
        given = Permission.objects.filter(content_type__app_label=app, codename__in=names)
        pegawai.user_permissions.add(*given)
