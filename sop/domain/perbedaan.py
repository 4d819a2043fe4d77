"""What is different between two revisions of an SOP, as one would tell it with both on the table."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

from sop.domain.berkas import DAFTAR, BerkasSop
from sop.domain.jajaran import Jajaran
from sop.domain.perbedaan_alur import ALUR_SAMA, UbahAlur, compare_alur


@dataclass(frozen=True, slots=True)
class UbahTeks:
    """A text that says something else; ``nama`` is what the form calls it."""

    nama: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True)
class UbahDaftar:
    """A list of the identity block: what left it, what came, and whether the rest stands in another order."""

    nama: str
    dihapus: tuple[str, ...]
    ditambah: tuple[str, ...]
    is_urut_ulang: bool


@dataclass(frozen=True, slots=True)
class UbahKolom:
    """A column by its place in both revisions, from 0; None where it is not there."""

    lama: int | None
    baru: int | None
    is_pindah: bool = False
    teks: tuple[UbahTeks, ...] = ()


@dataclass(frozen=True, slots=True)
class UbahBaris:
    """A row by its place in both revisions, from 0; None where it is not there, and then it is told whole."""

    lama: int | None
    baru: int | None
    is_pindah: bool = False
    teks: tuple[UbahTeks, ...] = ()
    alur: UbahAlur = ALUR_SAMA

    @property
    def is_nomor_saja(self) -> bool:
        """Whether the row is only numbered otherwise: another row came, went, or moved."""
        return bool(self.teks) and not self.is_pindah and not self.is_berubah

    @property
    def is_berubah(self) -> bool:
        """Whether something in the row is otherwise, beside its number and its place."""
        return self.alur != ALUR_SAMA or any(teks.nama != SEL["nomor"] for teks in self.teks)


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """All that is different, and nothing that is not."""

    teks: tuple[UbahTeks, ...]
    daftar: tuple[UbahDaftar, ...]
    kolom: tuple[UbahKolom, ...]
    baris: tuple[UbahBaris, ...]

    def __bool__(self) -> bool:
        return any((self.teks, self.daftar, self.kolom, self.baris))


_IDENTITAS: Mapping[str, Callable[[BerkasSop], str]] = {
    "Nama SOP": lambda berkas: berkas.judul,
    "Nomor SOP": lambda berkas: berkas.nomor,
    "Pemerintah daerah": lambda berkas: berkas.instansi.pemda,
    "Instansi": lambda berkas: berkas.instansi.nama,
    "Unit": lambda berkas: berkas.instansi.unit,
    "Tgl. pembuatan": lambda berkas: berkas.tanggal.pembuatan,
    "Tgl. revisi": lambda berkas: berkas.tanggal.revisi,
    "Tgl. efektif": lambda berkas: berkas.tanggal.efektif,
    "Tgl. pengesahan": lambda berkas: berkas.tanggal.pengesahan,
    "Disahkan oleh (jabatan)": lambda berkas: berkas.disahkan_oleh.jabatan,
    "Disahkan oleh (nama)": lambda berkas: berkas.disahkan_oleh.nama,
    "Disahkan oleh (NIP)": lambda berkas: berkas.disahkan_oleh.nip,
    "Tempat dan tanggal tanda tangan": lambda berkas: berkas.disahkan_oleh.tempat_tanggal,
}
SEL: Mapping[str, str] = {
    "nomor": "No.",
    "kegiatan": "Kegiatan",
    "kelengkapan": "Kelengkapan",
    "waktu": "Waktu",
    "keluaran": "Output",
    "keterangan": "Keterangan",
    "lembar_kerja": "Lembar kerja",
}


def compare(jajaran: Jajaran) -> Perbedaan:
    """Return what is different in the later revision; with the two exchanged, the same the other way round.

    What ``content_hash`` leaves out is no part of what an SOP says.
    """
    return Perbedaan(
        tuple(_compare_identitas(jajaran.lama, jajaran.baru)),
        tuple(_compare_daftar(jajaran.lama, jajaran.baru)),
        tuple(_compare_kolom(jajaran)),
        tuple(_compare_baris(jajaran)),
    )


def _compare_identitas(lama: BerkasSop, baru: BerkasSop) -> Iterator[UbahTeks]:
    yield from _compare_teks({nama: (read(lama), read(baru)) for nama, read in _IDENTITAS.items()})
    judul = zip(fields(lama.judul_kolom), astuple(lama.judul_kolom), astuple(baru.judul_kolom), strict=True)
    yield from _compare_teks(
        {f"Judul kolom {f.name.replace('_', ' ')}": (satu, dua) for f, satu, dua in judul}
    )


def _compare_teks(pasangan: Mapping[str, tuple[str, str]]) -> Iterator[UbahTeks]:
    return (UbahTeks(nama, satu, dua) for nama, (satu, dua) in pasangan.items() if satu != dua)


def _compare_daftar(lama: BerkasSop, baru: BerkasSop) -> Iterator[UbahDaftar]:
    for nama in DAFTAR:
        satu, dua = getattr(lama, nama), getattr(baru, nama)
        if satu != dua:
            keluar, masuk = Counter(satu) - Counter(dua), Counter(dua) - Counter(satu)
            tinggal = [_without(satu, keluar), _without(dua, masuk)]
            judul = nama.replace("_", " ").capitalize()
            yield UbahDaftar(judul, _among(satu, keluar), _among(dua, masuk), tinggal[0] != tinggal[1])


def _among(teks: Sequence[str], wanted: Counter[str]) -> tuple[str, ...]:
    """Those of the texts that are wanted, in their order, as often as they are."""
    left = Counter(wanted)
    found = []
    for satu in teks:
        if left[satu]:
            left[satu] -= 1
            found.append(satu)
    return tuple(found)


def _without(teks: Sequence[str], unwanted: Counter[str]) -> tuple[str, ...]:
    return _among(teks, Counter(teks) - unwanted)


def _compare_kolom(jajaran: Jajaran) -> Iterator[UbahKolom]:
    for a, b in jajaran.walk_kolom():
        if a is None or b is None:
            yield UbahKolom(a, b)
            continue
        satu, dua = jajaran.lama.pelaksana[a], jajaran.baru.pelaksana[b]
        pasangan = {"Nama kolom": (satu.nama, dua.nama), "Jenis pelaksana": (satu.jenis, dua.jenis)}
        ubah = UbahKolom(a, b, a in jajaran.kolom_pindah, tuple(_compare_teks(pasangan)))
        if ubah != UbahKolom(a, b):
            yield ubah


def _compare_baris(jajaran: Jajaran) -> Iterator[UbahBaris]:
    for a, b in jajaran.walk_baris():
        if a is None or b is None:
            yield UbahBaris(a, b)
            continue
        satu, dua = jajaran.lama.langkah[a], jajaran.baru.langkah[b]
        pasangan = {judul: (getattr(satu, nama), getattr(dua, nama)) for nama, judul in SEL.items()}
        is_pindah = a in jajaran.baris_pindah
        ubah = UbahBaris(a, b, is_pindah, tuple(_compare_teks(pasangan)), compare_alur(jajaran, a, b))
        if ubah != UbahBaris(a, b):
            yield ubah
