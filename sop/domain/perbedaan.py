"""What is different between two revisions of an SOP, as one would tell it with both on the table."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

from sop.domain.berkas import DAFTAR, BerkasSop, write_berkas
from sop.domain.padanan import Padanan, match_berkas
from sop.domain.perbedaan_alur import ALUR_SAMA, UbahAlur, compare_alur, number_by_row


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
        return self == UbahBaris(self.lama, self.baru, teks=self.teks) and [t.nama for t in self.teks] == [
            SEL["nomor"]
        ]


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """All that is different, and nothing that is not."""

    teks: tuple[UbahTeks, ...]
    daftar: tuple[UbahDaftar, ...]
    kolom: tuple[UbahKolom, ...]
    baris: tuple[UbahBaris, ...]

    def __bool__(self) -> bool:
        return any((self.teks, self.daftar, self.kolom, self.baris))


@dataclass(frozen=True, slots=True)
class Jajaran:
    """Two revisions side by side: what is the same thing, and of that, what stands in another order."""

    padanan: Padanan
    kolom_pindah: Mapping[int, int]
    baris_pindah: Mapping[int, int]


# The places of one thing in the earlier and in the later revision; None where it is not there.
Pasangan = tuple[int | None, int | None]

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


def compare(lama: BerkasSop, baru: BerkasSop) -> Perbedaan:
    """Return what is different in ``baru``; with the two exchanged, the same the other way round.

    The office itself, and the names by which a file calls its rows, are no part of what an SOP says.
    """
    jajaran = align(lama, baru)
    return Perbedaan(
        tuple(_compare_identitas(lama, baru)),
        tuple(_compare_daftar(lama, baru)),
        tuple(_compare_kolom(lama, baru, jajaran)),
        tuple(_compare_baris(lama, baru, jajaran)),
    )


def align(lama: BerkasSop, baru: BerkasSop) -> Jajaran:
    """Return both revisions side by side.

    It is the same both ways: which of two equally good matches is taken depends on where one begins.
    """
    if write_berkas(lama) <= write_berkas(baru):
        padanan = match_berkas(lama, baru)
        return Jajaran(padanan, find_moved(padanan.pelaksana), find_moved(padanan.langkah))
    turned = align(baru, lama)
    padanan = Padanan(*(_turn(satu) for satu in astuple(turned.padanan)))
    return Jajaran(padanan, _turn(turned.kolom_pindah), _turn(turned.baris_pindah))


def _turn(pairs: Mapping[int, int]) -> dict[int, int]:
    return dict(sorted((b, a) for a, b in pairs.items()))


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


def _compare_kolom(lama: BerkasSop, baru: BerkasSop, jajaran: Jajaran) -> Iterator[UbahKolom]:
    for a, b in walk_kolom(lama, baru, jajaran):
        if a is None or b is None:
            yield UbahKolom(a, b)
            continue
        satu, dua = lama.pelaksana[a], baru.pelaksana[b]
        pasangan = {"Nama kolom": (satu.nama, dua.nama), "Jenis pelaksana": (satu.jenis, dua.jenis)}
        ubah = UbahKolom(a, b, a in jajaran.kolom_pindah, tuple(_compare_teks(pasangan)))
        if ubah != UbahKolom(a, b):
            yield ubah


def _compare_baris(lama: BerkasSop, baru: BerkasSop, jajaran: Jajaran) -> Iterator[UbahBaris]:
    rows = (number_by_row(lama), number_by_row(baru))
    for a, b in walk_baris(lama, baru, jajaran):
        if a is None or b is None:
            yield UbahBaris(a, b)
            continue
        satu, dua = lama.langkah[a], baru.langkah[b]
        pasangan = {judul: (getattr(satu, nama), getattr(dua, nama)) for nama, judul in SEL.items()}
        alur = compare_alur(lama, baru, jajaran.padanan, rows[0][a], rows[1][b])
        ubah = UbahBaris(a, b, a in jajaran.baris_pindah, tuple(_compare_teks(pasangan)), alur)
        if ubah != UbahBaris(a, b):
            yield ubah


def walk_kolom(lama: BerkasSop, baru: BerkasSop, jajaran: Jajaran) -> Iterator[Pasangan]:
    """Yield all columns in the order of the later revision; what is gone after what stood before it."""
    banyak = len(lama.pelaksana), len(baru.pelaksana)
    return _walk(*banyak, jajaran.padanan.pelaksana, jajaran.kolom_pindah)


def walk_baris(lama: BerkasSop, baru: BerkasSop, jajaran: Jajaran) -> Iterator[Pasangan]:
    """Yield all rows in the order of the later revision; what is gone after what stood before it."""
    banyak = len(lama.langkah), len(baru.langkah)
    return _walk(*banyak, jajaran.padanan.langkah, jajaran.baris_pindah)


def _walk(
    banyak_lama: int, banyak_baru: int, padanan: Mapping[int, int], pindah: Mapping[int, int]
) -> Iterator[Pasangan]:
    asal = {b: a for a, b in padanan.items()}

    def gone_after(a: int) -> Iterator[tuple[int, None]]:
        for nomor in range(a + 1, banyak_lama):
            if nomor not in padanan:
                yield nomor, None
            elif nomor not in pindah:
                return

    yield from gone_after(-1)
    for b in range(banyak_baru):
        a = asal.get(b)
        yield a, b
        if a is not None and a not in pindah:
            yield from gone_after(a)


def find_moved(padanan: Mapping[int, int]) -> dict[int, int]:
    """Return the fewest pairs without which all others keep their order."""
    pairs = sorted(padanan.items())
    longest: list[list[tuple[int, int]]] = []
    for nomor, pair in enumerate(pairs):
        before = max((longest[n] for n in range(nomor) if pairs[n][1] < pair[1]), key=len, default=[])
        longest.append([*before, pair])
    kept = max(longest, key=len, default=[])
    return dict(pair for pair in pairs if pair not in kept)
