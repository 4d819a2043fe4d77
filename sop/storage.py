"""Between the SOP document as a value and its rows in the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, replace
from functools import lru_cache

from django.db import transaction
from django.db.models import Max, Prefetch

from sop.domain.alur import Alur, JenisSimbol
from sop.domain.berkas import (
    Asal,
    BerkasSop,
    InstansiBerkas,
    JenisPelaksana,
    LangkahBerkas,
    PanahBerkas,
    PelaksanaBerkas,
    PengesahanBerkas,
    SimbolBerkas,
    TanggalBerkas,
    content_hash,
)
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.kolom import JUDUL_BAKU, JudulKolom
from sop.models import Instansi, Langkah, Panah, Pelaksana, Simbol, Sop, VersiSop

# The texts of a row, called alike in the document and in the database.
_SEL = ("kunci", "nomor", "kegiatan", "kelengkapan", "waktu", "keluaran", "keterangan")


@transaction.atomic
def store_berkas(berkas: BerkasSop) -> tuple[VersiSop, bool]:
    """Return the version that says what ``berkas`` says, and whether it had to be made, as a draft.

    The office and the family of the SOP are made where they are not there yet.
    """
    sop = Sop.objects.select_for_update().filter(kunci=berkas.kunci).first() or _new_sop(berkas)
    newest = VersiSop.objects.filter(sop=sop).first()
    if newest and content_hash(load_berkas(newest)) == content_hash(berkas):
        return newest, False
    return _add_versi(sop, berkas), True


@transaction.atomic
def copy_versi(versi: VersiSop) -> VersiSop:
    """Return a new draft of the same SOP that says what ``versi`` says."""
    sop = Sop.objects.select_for_update().get(pk=versi.sop_id)
    return _add_versi(sop, load_berkas(versi))


def next_nomor_versi(sop: Sop) -> int:
    """Return the number that the next version of the SOP gets, from 1."""
    highest: int | None = sop.versisop_set.aggregate(nomor=Max("nomor_versi"))["nomor"]
    return (highest or 0) + 1


@transaction.atomic
def fill_versi(versi: VersiSop, berkas: BerkasSop) -> None:
    """Write the document into a draft version, in place of whatever it held."""
    instansi, sah = berkas.instansi, berkas.disahkan_oleh
    versi.kop_pemda, versi.kop_instansi, versi.kop_unit = instansi.pemda, instansi.nama, instansi.unit
    versi.judul, versi.nomor = berkas.judul, berkas.nomor
    for nama in VersiSop.TANGGAL:
        setattr(versi, nama, getattr(berkas.tanggal, nama))
    for nama in VersiSop.DAFTAR:
        setattr(versi, nama, list(getattr(berkas, nama)))
    versi.judul_kolom = [] if berkas.judul_kolom == JUDUL_BAKU else list(astuple(berkas.judul_kolom))
    versi.disahkan_jabatan, versi.disahkan_nama, versi.disahkan_nip = sah.jabatan, sah.nama, sah.nip
    versi.disahkan_tempat_tanggal = sah.tempat_tanggal
    versi.save()
    versi.langkah_set.all().delete()
    versi.pelaksana_set.all().delete()
    pelaksana = Pelaksana.objects.bulk_create(
        Pelaksana(versi=versi, urutan=urutan, nama=p.nama, jenis=p.jenis)
        for urutan, p in enumerate(berkas.pelaksana, start=1)
    )
    langkah_list = [
        _new_langkah(versi, urutan, baris) for urutan, baris in enumerate(berkas.langkah, start=1)
    ]
    Langkah.objects.bulk_create(langkah_list)
    drawn = [
        (langkah, urutan, s)
        for langkah, baris in zip(langkah_list, berkas.langkah, strict=True)
        for urutan, s in enumerate(baris.simbol, start=1)
    ]
    simbol = Simbol.objects.bulk_create(
        Simbol(
            langkah=langkah, pelaksana=pelaksana[s.pelaksana], urutan=urutan,
            jenis=s.jenis, asal=s.asal, alasan=s.alasan,
        )
        for langkah, urutan, s in drawn
    )  # fmt: skip
    Panah.objects.bulk_create(
        Panah(
            dari=dari, ke=None if p.ke is None else simbol[p.ke], urutan=urutan,
            label=p.label, asal=p.asal, alasan=p.alasan,
        )
        for dari, (_, _, s) in zip(simbol, drawn, strict=True)
        for urutan, p in enumerate(s.panah, start=1)
    )  # fmt: skip


def load_berkas(versi: VersiSop) -> BerkasSop:
    """Return the document that a version holds."""
    return load_berkas_by_versi([versi.pk])[versi.pk]


def load_berkas_by_versi(versi_list: Iterable[int]) -> dict[int, BerkasSop]:
    """Return the document of each version, by primary key, in as many queries as for one."""
    # Two arrows made by hand may carry the same urutan.
    panah = Panah.objects.order_by("urutan", "pk")
    rows = (
        VersiSop.objects.filter(pk__in=versi_list)
        .select_related("sop__instansi")
        .prefetch_related(
            "pelaksana_set", "langkah_set__simbol_set", Prefetch("langkah_set__simbol_set__keluar", panah)
        )
    )
    return {versi.pk: _read_versi(versi) for versi in rows}


@lru_cache(maxsize=64)
def load_alur(versi_pk: int) -> Alur:
    """Return the flow of a version in force, its symbols by primary key.

    Kept in memory: a version in force never changes.
    """
    return alur_by_pk(versi_pk, load_berkas_by_versi([versi_pk])[versi_pk])


def alur_by_pk(versi_pk: int, berkas: BerkasSop) -> Alur:
    """Return the flow of the document that a version holds, its symbols by primary key."""
    pk = list(Simbol.objects.filter(langkah__versi=versi_pk).values_list("pk", flat=True))
    return Alur(
        tuple(replace(s, id=pk[s.id]) for s in berkas.alur.simbol),
        tuple(replace(p, dari=pk[p.dari], ke=None if p.ke is None else pk[p.ke]) for p in berkas.alur.panah),
    )


def _add_versi(sop: Sop, berkas: BerkasSop) -> VersiSop:
    versi: VersiSop = VersiSop(sop=sop, nomor_versi=next_nomor_versi(sop))
    fill_versi(versi, berkas)
    return versi


def _read_versi(versi: VersiSop) -> BerkasSop:
    instansi = versi.sop.instansi
    kolom = list(versi.pelaksana_set.all())
    nomor_kolom = {p.pk: nomor for nomor, p in enumerate(kolom)}
    langkah_list = list(versi.langkah_set.all())
    simbol_list = [s for langkah in langkah_list for s in langkah.simbol_set.all()]
    nomor_simbol = {s.pk: nomor for nomor, s in enumerate(simbol_list)}

    def read_simbol(simbol: Simbol) -> SimbolBerkas:
        return SimbolBerkas(
            pelaksana=nomor_kolom[simbol.pelaksana_id],
            jenis=JenisSimbol(simbol.jenis),
            asal=Asal(simbol.asal),
            alasan=simbol.alasan,
            panah=tuple(
                PanahBerkas(
                    p.label, None if p.ke_id is None else nomor_simbol[p.ke_id], Asal(p.asal), p.alasan
                )
                for p in simbol.keluar.all()
            ),
        )

    return BerkasSop(
        kunci=versi.sop.kunci,
        instansi=InstansiBerkas(
            nama=versi.kop_instansi, pemda=versi.kop_pemda, unit=versi.kop_unit,
            kota=instansi.kota, zona_waktu=instansi.zona_waktu, alamat=instansi.alamat,
        ),
        judul=versi.judul,
        nomor=versi.nomor,
        tanggal=TanggalBerkas(*(getattr(versi, nama) for nama in VersiSop.TANGGAL)),
        disahkan_oleh=PengesahanBerkas(
            versi.disahkan_jabatan, versi.disahkan_nama, versi.disahkan_nip, versi.disahkan_tempat_tanggal
        ),
        **{nama: tuple(getattr(versi, nama)) for nama in VersiSop.DAFTAR},
        judul_kolom=JudulKolom(*versi.judul_kolom),
        pelaksana=tuple(PelaksanaBerkas(p.nama, JenisPelaksana(p.jenis)) for p in kolom),
        langkah=tuple(
            LangkahBerkas(
                **{nama: getattr(langkah, nama) for nama in _SEL},
                lembar_kerja=LembarKerja(langkah.lembar_kerja),
                simbol=tuple(read_simbol(s) for s in langkah.simbol_set.all()),
            )
            for langkah in langkah_list
        ),
    )  # fmt: skip


def _new_sop(berkas: BerkasSop) -> Sop:
    kop = berkas.instansi
    instansi, _ = Instansi.objects.get_or_create(
        nama=kop.nama,
        pemda=kop.pemda,
        defaults={"alamat": kop.alamat, "kota": kop.kota, "zona_waktu": kop.zona_waktu},
    )
    return Sop.objects.create(instansi=instansi, kunci=berkas.kunci, judul=berkas.judul)


def _new_langkah(versi: VersiSop, urutan: int, baris: LangkahBerkas) -> Langkah:
    cells = {nama: getattr(baris, nama) for nama in _SEL}
    langkah = Langkah(versi=versi, urutan=urutan, lembar_kerja=baris.lembar_kerja, **cells)
    langkah.read_waktu()
    return langkah
