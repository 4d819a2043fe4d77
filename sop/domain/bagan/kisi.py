"""The grid behind one sheet: which shape stands in which tier and column, and what is joined to what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sop.domain.alur import JenisSimbol, Panah, Simbol
from sop.domain.bagan.formulir import Formulir
from sop.domain.bagan.gambar import Bentuk

BENTUK = {
    JenisSimbol.MULAI: Bentuk.KAPSUL,
    JenisSimbol.PROSES: Bentuk.KOTAK,
    JenisSimbol.KEPUTUSAN: Bentuk.BELAH_KETUPAT,
    JenisSimbol.SELESAI: Bentuk.KAPSUL,
}
KATA_KAPSUL = {JenisSimbol.MULAI: "Mulai", JenisSimbol.SELESAI: "Selesai"}


@dataclass(frozen=True, slots=True)
class Simpul:
    """A shape in the grid. ``tujuan`` is, for a connector, the symbol its arrow leads to on another sheet."""

    id: int
    bentuk: Bentuk
    tingkat: int
    kolom: int
    kata: str = ""
    tujuan: int | None = None


@dataclass(frozen=True, slots=True)
class Ruas:
    """An arrow between two shapes of one sheet, and the arrows of the Alur that it stands for."""

    dari: int
    ke: int
    label: str
    panah: tuple[Panah, ...]


@dataclass(frozen=True)
class Kisi:
    """Shapes and arrows of one sheet.

    A tier is one line of symbols. A row has one tier, or more where symbols would share a place;
    ``langkah_of`` gives the row of each tier, None for a strip of connectors at the head or foot.
    """

    simpul: dict[int, Simpul]
    ruas: tuple[Ruas, ...]
    langkah_of: tuple[int | None, ...]
    kolom: int


def build_kisi(form: Formulir, langkah: range) -> Kisi:
    """Return the grid of the rows ``langkah``: symbols in their places, cut arrows ending in connectors."""
    return _Penyusun(form, langkah).build()


class _Penyusun:
    """Gathers the tiers of one sheet: the strip before, the rows, the strip after."""

    def __init__(self, form: Formulir, langkah: range) -> None:
        self.form = form
        self.langkah = langkah
        self.tingkat: dict[int | None, list[dict[int, Simpul]]] = {baris: [{}] for baris in langkah}
        self.sebelum: list[dict[int, Simpul]] = []
        self.sesudah: list[dict[int, Simpul]] = []
        self.tambahan: dict[tuple[str, int, bool], Simpul] = {}
        self.ruas: dict[tuple[int, int, str], list[Panah]] = {}

    def build(self) -> Kisi:
        for simbol in self.form.alur.simbol:
            if simbol.langkah in self.langkah:
                self._place(self.tingkat[simbol.langkah], _simpul(simbol), self.tingkat[simbol.langkah][-1])
        for panah in dict.fromkeys(self.form.alur.panah):
            self._join(panah)
        semua = list(self._number())
        return Kisi(
            {simpul.id: simpul for _, isi in semua for simpul in isi},
            tuple(Ruas(dari, ke, label, tuple(panah)) for (dari, ke, label), panah in self.ruas.items()),
            tuple(baris for baris, _ in semua),
            len(self.form.pelaksana),
        )

    def _number(self) -> Iterator[tuple[int | None, list[Simpul]]]:
        bagian: list[tuple[int | None, list[dict[int, Simpul]]]] = [
            (None, self.sebelum),
            *((baris, self.tingkat[baris]) for baris in self.langkah),
            (None, self.sesudah),
        ]
        urutan = [(baris, isi) for baris, tingkat in bagian for isi in tingkat]
        for nomor, (baris, isi) in enumerate(urutan):
            yield baris, [replace(simpul, tingkat=nomor) for simpul in isi.values()]

    def _join(self, panah: Panah) -> None:
        dari = self.form.alur.by_id[panah.dari]
        ke = None if panah.ke is None else self.form.alur.by_id[panah.ke]
        di_sini = dari.langkah in self.langkah
        if ke is None:
            if di_sini and dari.jenis is not JenisSimbol.SELESAI:
                self._add(dari.id, self._akhir(dari).id, panah, panah.label)
        elif di_sini and ke.langkah in self.langkah:
            self._add(dari.id, ke.id, panah, panah.label)
        elif di_sini:
            self._add(
                dari.id, self._penghubung("keluar", ke, ke.langkah, dari.pelaksana).id, panah, panah.label
            )
        elif ke.langkah in self.langkah:
            self._add(self._penghubung("masuk", ke, dari.langkah, ke.pelaksana).id, ke.id, panah, "")

    def _add(self, dari: int, ke: int, panah: Panah, label: str) -> None:
        self.ruas.setdefault((dari, ke, label), []).append(panah)

    def _akhir(self, dari: Simbol) -> Simpul:
        """The small capsule for an arrow to the end, below its symbol in the same row."""
        kunci = ("selesai", dari.id, False)
        if kunci not in self.tambahan:
            simpul = Simpul(
                self._next_id(), Bentuk.KAPSUL, 0, dari.pelaksana, KATA_KAPSUL[JenisSimbol.SELESAI]
            )
            tingkat = self.tingkat[dari.langkah]
            atas = next(nomor for nomor, isi in enumerate(tingkat) if _holds(isi, dari.id))
            bebas = next((isi for isi in tingkat[atas + 1 :] if dari.pelaksana not in isi), None)
            self.tambahan[kunci] = self._place(tingkat, simpul, bebas)
        return self.tambahan[kunci]

    def _penghubung(self, arah: str, tujuan: Simbol, langkah_lain: int, kolom: int) -> Simpul:
        """The connector to or from another sheet: one for each target and side of the sheet."""
        sebelum = langkah_lain < self.langkah.start
        kunci = (arah, tujuan.id, sebelum)
        if kunci not in self.tambahan:
            jalur = self.sebelum if sebelum else self.sesudah
            isi = next((isi for isi in jalur if len(isi) < len(self.form.pelaksana)), {})
            bebas = [k for k in range(len(self.form.pelaksana)) if k not in isi]
            terdekat = min(bebas, key=lambda k: abs(k - kolom))
            simpul = Simpul(self._next_id(), Bentuk.SEGI_LIMA, 0, terdekat, tujuan=tujuan.id)
            self.tambahan[kunci] = self._place(jalur, simpul, isi)
        return self.tambahan[kunci]

    def _next_id(self) -> int:
        return -1 - len(self.tambahan)

    @staticmethod
    def _place(tingkat: list[dict[int, Simpul]], simpul: Simpul, isi: dict[int, Simpul] | None) -> Simpul:
        """Put the shape into the tier ``isi``; into a new last tier where that is taken or not there yet."""
        if isi is None or simpul.kolom in isi:
            isi = {}
        if not any(isi is ada for ada in tingkat):
            tingkat.append(isi)
        isi[simpul.kolom] = simpul
        return simpul


def _holds(isi: dict[int, Simpul], simbol: int) -> bool:
    return any(simpul.id == simbol for simpul in isi.values())


def _simpul(simbol: Simbol) -> Simpul:
    kata = KATA_KAPSUL.get(simbol.jenis, "")
    return Simpul(simbol.id, BENTUK[simbol.jenis], 0, simbol.pelaksana, kata)
