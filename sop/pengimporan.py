"""Bringing in an SOP from elsewhere: what was read is kept until it has been checked and is a draft."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from sop.domain.bacaan import Bacaan, Pemetaan, Usulan
from sop.domain.bacaan_json import bacaan_from_json, bacaan_to_json, pemetaan_from_json, pemetaan_to_json
from sop.domain.suntingan import close_suntingan
from sop.domain.tafsir.pemetaan import explain_kurang, is_cukup, propose_pemetaan
from sop.domain.tafsir.usulan import interpret
from sop.imports.batas import refuse
from sop.lembar_impor import LembarPeriksa
from sop.models import ImporSop, Instansi, Sop, VersiSop
from sop.penyalinan import add_named, empty_berkas, lock_instansi
from sop.storage import add_versi

# Corrections of rows and columns; they lose their meaning when other rows or columns are read.
KOREKSI_BARIS = ("langkah.", "kolom.")
# It gets its own when it has a judul.
KUNCI_SEMENTARA = "impor"


class BelumLengkap(Exception):
    """A document that is no draft yet; the message says what is to be done before."""


class SudahBerubah(Exception):
    """Somebody else has changed the same meanwhile; the message says so."""


@transaction.atomic
def begin(
    instansi: Instansi, sop: Sop | None, nama_berkas: str, bacaan: Bacaan, *, oleh: str, at: datetime
) -> ImporSop:
    """Keep what was read of a source; without ``sop`` it is to become a new one of the instansi.

    The same source that the same person has handed in already is kept once, with what was said of it.
    """
    lock_instansi(instansi)
    impor, _ = ImporSop.objects.get_or_create(
        instansi=instansi,
        sop=sop,
        nama_berkas=nama_berkas,
        bacaan=bacaan_to_json(bacaan),
        oleh=oleh,
        defaults={"pemetaan": pemetaan_to_json(propose_pemetaan(bacaan)), "pada": at},
    )
    return impor


def read_bacaan(impor: ImporSop) -> Bacaan:
    return bacaan_from_json(impor.bacaan)


def read_pemetaan(impor: ImporSop) -> Pemetaan:
    return pemetaan_from_json(impor.pemetaan)


def propose(impor: ImporSop, koreksi: Mapping[str, str] | None = None) -> Usulan:
    """Return the draft that the document comes to, by ``koreksi`` or what was corrected so far.

    What the source does not say of its office is said by the instansi. Raises BerkasDitolak if nobody has
    said yet what its columns are, if it has more rows or columns than an SOP can have, or if a correction
    cannot be.
    """
    bacaan, pemetaan = read_bacaan(impor), read_pemetaan(impor)
    if bacaan.lengkap is None and not is_cukup(pemetaan):
        raise refuse(explain_kurang(bacaan))
    kepala = empty_berkas(impor.instansi, KUNCI_SEMENTARA, "")
    koreksi = impor.koreksi if koreksi is None else koreksi
    return interpret(bacaan, pemetaan, kepala, koreksi)


def digest_of(impor: ImporSop) -> str:
    """Return a mark of what has been said of the document so far."""
    isi = json.dumps([impor.pemetaan, impor.koreksi], sort_keys=True)
    return hashlib.sha256(isi.encode()).hexdigest()[:16]


def require_unchanged(impor: ImporSop, dasar: str) -> None:
    """Raise SudahBerubah unless the document still is as it was when ``dasar`` was its mark."""
    if digest_of(impor) != dasar:
        raise SudahBerubah(
            "Impor ini sementara itu dikoreksi orang lain. Yang Anda tulis masih ada di bawah: "
            "periksa, lalu simpan sekali lagi."
        )


def correct(impor: ImporSop, koreksi: Mapping[str, str]) -> Usulan:
    """Add corrections to those of an import that is locked; return what it comes to now.

    Raises BerkasDitolak if one of them cannot be; then nothing is kept.
    """
    merged = {**impor.koreksi, **koreksi}
    usulan = propose(impor, merged)
    impor.koreksi = merged
    impor.save(update_fields=["koreksi"])
    return usulan


def remap(impor: ImporSop, pemetaan: Pemetaan) -> None:
    """Say anew what the columns of an import mean that is locked; corrections of its rows go."""
    impor.pemetaan = pemetaan_to_json(pemetaan)
    impor.koreksi = {k: nilai for k, nilai in impor.koreksi.items() if not k.startswith(KOREKSI_BARIS)}
    impor.save(update_fields=["pemetaan", "koreksi"])


@transaction.atomic
def finish(impor: ImporSop) -> VersiSop:
    """Make the draft of an import that is locked, which is gone then.

    Raises BelumLengkap while places of the source are neither understood nor seen, without a judul or a step,
    and if a cell holds more than it can.
    """
    usulan = propose(impor)
    berkas = close_suntingan(usulan.suntingan)
    if usulan.sisa:
        raise BelumLengkap(
            f"Masih ada {len(usulan.sisa)} tulisan yang tidak dipahami. Tentukan tempatnya, "
            "atau tandai memang tidak perlu."
        )
    if not berkas.judul.strip():
        raise BelumLengkap("Judul SOP belum ada; isi dahulu.")
    if not berkas.langkah:
        raise BelumLengkap("Belum ada langkah yang terbaca; tunjukkan dahulu tabel dan kolomnya.")
    for sel in LembarPeriksa(read_bacaan(impor), usulan, impor.koreksi).semua:
        if sel.is_terlalu_panjang:
            raise BelumLengkap(
                f"{sel.label} memuat {len(sel.nilai)} huruf; paling banyak {sel.maks}. Ringkaslah."
            )
    if impor.sop:
        sop = Sop.objects.select_for_update().get(pk=impor.sop.pk)
        versi = add_versi(sop, replace(berkas, kunci=sop.kunci))
    else:
        versi = add_named(impor.instansi, berkas)
    impor.delete()
    return versi
