"""A new SOP of an instansi: empty, brought in, or begun from what another instansi shares."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import chain, count

from django.db import transaction
from django.utils.text import slugify

from sop.domain.berkas import BerkasSop, InstansiBerkas, PengesahanBerkas, TanggalBerkas, blank_berkas
from sop.lifecycle import StatusVersi
from sop.models import Instansi, Sop, VersiSop
from sop.storage import add_versi, is_draf_of, load_berkas

PANJANG_KUNCI = 100


class KunciTerpakai(Exception):
    """A kunci that names an SOP already; the message says so."""


@transaction.atomic
def add_sop(instansi: Instansi, berkas: BerkasSop) -> VersiSop:
    """Return the document as the first draft of a new SOP of the instansi.

    Raises KunciTerpakai if its kunci names another SOP, of whatever instansi.
    """
    sop, is_new = Sop.objects.get_or_create(
        kunci=berkas.kunci, defaults={"instansi": instansi, "judul": berkas.judul}
    )
    if not is_new:
        raise KunciTerpakai(f"Kunci “{berkas.kunci}” sudah dipakai SOP lain; pilih kunci lain.")
    return add_versi(sop, berkas)


@transaction.atomic
def add_named(instansi: Instansi, berkas: BerkasSop) -> VersiSop:
    """Return the document as the first draft of a new SOP of the instansi, its kunci made from its judul."""
    while True:
        # Somebody may take the kunci between the proposal and the act.
        with suppress(KunciTerpakai):
            return add_sop(instansi, replace(berkas, kunci=propose_kunci(instansi, berkas.judul)))


@transaction.atomic
def adopt(versi: VersiSop, instansi: Instansi) -> VersiSop:
    """Return the draft of an SOP of the instansi that begins as what another instansi carries out.

    Its own are the kop and the kunci; nomor, dates and signature are left for the instansi to fill in. The
    SOP is a new one, unless there is one begun like this that nobody has changed yet.
    """
    lock_instansi(instansi)
    berkas = replace(
        load_berkas(versi),
        instansi=kop_of(instansi),
        nomor="",
        tanggal=TanggalBerkas(),
        disahkan_oleh=PengesahanBerkas(jabatan=""),
    )
    drafts = VersiSop.objects.filter(sop__instansi=instansi, judul=berkas.judul, status=StatusVersi.DRAF)
    begun = (draf for draf in drafts if is_draf_of(draf, berkas))
    return next(begun, None) or add_named(instansi, berkas)


def lock_instansi(instansi: Instansi) -> None:
    """Let of two that begin something at the same moment the second find what the first has begun."""
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi.pk)


def empty_berkas(instansi: Instansi, kunci: str, judul: str) -> BerkasSop:
    """Return the document of which nothing is known yet but whose it is and what it is called."""
    return blank_berkas(kunci, kop_of(instansi), judul)


def kop_of(instansi: Instansi) -> InstansiBerkas:
    """Return what stands at the head of a form of the instansi."""
    return InstansiBerkas(
        nama=instansi.nama,
        pemda=instansi.pemda,
        unit="",
        kota=instansi.kota,
        zona_waktu=instansi.zona_waktu,
        alamat=instansi.alamat,
    )


def propose_kunci(instansi: Instansi, judul: str) -> str:
    """Return a free kunci that says which SOP of which instansi it is."""
    nama = slugify(f"{instansi.nama} {judul}")[: PANJANG_KUNCI - 5].strip("-") or "sop"
    taken = set(Sop.objects.filter(kunci__startswith=nama).values_list("kunci", flat=True))
    return next(kunci for kunci in chain([nama], (f"{nama}-{n}" for n in count(2))) if kunci not in taken)
