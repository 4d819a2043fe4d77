"""Between the SOP document as a value and its rows in the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, replace
from functools import lru_cache

from django.db import transaction
from django.db.models import Max, Prefetch, QuerySet

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
from sop.domain.simpulan import confirm_alasan
from sop.lifecycle import StatusVersi
from sop.models import Instansi, Konfirmasi, Langkah, Panah, Pelaksana, Simbol, Sop, VersiSop

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
    return add_versi(sop, berkas), True


@transaction.atomic
def copy_versi(versi: VersiSop) -> VersiSop:
    """Return a draft of the same SOP that says what ``versi`` says, and what was confirmed about it.

    It is a new one, unless the newest is such a copy that nobody has changed yet.
    """
    sop = Sop.objects.select_for_update().get(pk=versi.sop_id)
    berkas = load_confirmed(versi)
    newest = VersiSop.objects.filter(sop=sop, nomor_versi__gt=versi.nomor_versi).first()
    return newest if newest and is_draf_of(newest, berkas) else add_versi(sop, berkas)


def is_draf_of(versi: VersiSop, berkas: BerkasSop) -> bool:
    """Whether a version is a draft that says what the document says."""
    return versi.status == StatusVersi.DRAF and content_hash(load_berkas(versi)) == content_hash(berkas)


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


def load_confirmed(versi: VersiSop) -> BerkasSop:
    """Return the document of a version in which what was confirmed is no longer inferred."""
    return load_confirmed_by_versi([versi.pk])[versi.pk]


def load_berkas_by_versi(versi_list: Iterable[int]) -> dict[int, BerkasSop]:
    """Return the document of each version, by primary key, in as many queries as for one."""
    return {versi.pk: _read_versi(versi, {}) for versi in _rows_of(versi_list)}


def load_confirmed_by_versi(versi_list: Collection[int]) -> dict[int, BerkasSop]:
    """Return for each version what ``load_confirmed`` does, by primary key, in as many queries as for one."""
    konfirmasi = {
        (satu.simbol_id, satu.panah_id): satu
        for satu in Konfirmasi.objects.filter(simbol__langkah__versi__in=versi_list)
    }
    return {versi.pk: _read_versi(versi, konfirmasi) for versi in _rows_of(versi_list)}


def arrows_in_order(path: str) -> Prefetch[str]:
    """Return the arrows at ``path``, read in the order of the document."""
    # Two arrows made by hand may carry the same urutan.
    return Prefetch(path, Panah.objects.order_by("urutan", "pk"))


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


def add_versi(sop: Sop, berkas: BerkasSop) -> VersiSop:
    """Return the document as the newest draft of an SOP that is locked, or was made just now."""
    versi: VersiSop = VersiSop(sop=sop, nomor_versi=next_nomor_versi(sop))
    fill_versi(versi, berkas)
    return versi


def _rows_of(versi_list: Iterable[int]) -> QuerySet[VersiSop]:
    return (
        VersiSop.objects.filter(pk__in=versi_list)
        .select_related("sop__instansi")
        .prefetch_related(
            "pelaksana_set", "langkah_set__simbol_set", arrows_in_order("langkah_set__simbol_set__keluar")
        )
    )


def _read_versi(versi: VersiSop, konfirmasi: Mapping[tuple[int, int | None], Konfirmasi]) -> BerkasSop:
    kolom = list(versi.pelaksana_set.all())
    nomor_kolom = {p.pk: nomor for nomor, p in enumerate(kolom)}
    langkah_list = list(versi.langkah_set.all())
    simbol_list = [s for langkah in langkah_list for s in langkah.simbol_set.all()]
    nomor_simbol = {s.pk: nomor for nomor, s in enumerate(simbol_list)}

    def read_asal(isi: Simbol | Panah, kunci: tuple[int, int | None]) -> tuple[Asal, str]:
        if (satu := konfirmasi.get(kunci)) is None:
            return Asal(isi.asal), isi.alasan
        pada = satu.pada.astimezone(versi.sop.instansi.zona).date()
        return Asal.TERSURAT, confirm_alasan(isi.alasan, satu.oleh, pada)

    def read_panah(panah: Panah) -> PanahBerkas:
        ke = None if panah.ke_id is None else nomor_simbol[panah.ke_id]
        return PanahBerkas(panah.label, ke, *read_asal(panah, (panah.dari_id, panah.pk)))

    def read_simbol(simbol: Simbol) -> SimbolBerkas:
        return SimbolBerkas(
            nomor_kolom[simbol.pelaksana_id],
            JenisSimbol(simbol.jenis),
            *read_asal(simbol, (simbol.pk, None)),
            tuple(map(read_panah, simbol.keluar.all())),
        )

    return replace(
        read_identitas(versi),
        pelaksana=tuple(PelaksanaBerkas(p.nama, JenisPelaksana(p.jenis)) for p in kolom),
        langkah=tuple(
            LangkahBerkas(
                **{nama: getattr(langkah, nama) for nama in _SEL},
                lembar_kerja=LembarKerja(langkah.lembar_kerja),
                simbol=tuple(read_simbol(s) for s in langkah.simbol_set.all()),
            )
            for langkah in langkah_list
        ),
    )


def read_identitas(versi: VersiSop) -> BerkasSop:
    """Return the document of a version without its columns and rows."""
    instansi = versi.sop.instansi
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
        pelaksana=(),
        langkah=(),
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
