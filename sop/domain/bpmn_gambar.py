"""Where the elements of the BPMN diagram lie: as on the form, a column for every pelaksana."""

from dataclasses import dataclass
from itertools import groupby

from sop.domain.alur import Alur, JenisSimbol, Panah, Simbol
from sop.domain.bagan.formulir import Baris, Formulir, Keadaan, Status
from sop.domain.bagan.gambar import Kotak, Lembar, Titik
from sop.domain.bagan.lembar import lay_out
from sop.domain.berkas import BerkasSop
from sop.domain.bpmn_unsur import TINGKAT, JenisUnsur, Proses, Unsur

Petak = tuple[int, int, int, int]

# Pixels of a BPMN diagram for one 1/10 mm of the form: boxes are wider there, for words are set larger.
SKALA_X, SKALA_Y = 0.8, 0.6
# Pixels: the bands with the names of pool and lanes, the sizes that others draw, and those of a word.
PITA_KOLAM = 30
PITA_KOLOM = 30
PERISTIWA = 36
GERBANG = 50
LEBAR_HURUF, TINGGI_HURUF, CELAH = 7, 14, 4

_BENTUK = {
    JenisUnsur.MULAI: JenisSimbol.MULAI,
    JenisUnsur.TUGAS: JenisSimbol.PROSES,
    JenisUnsur.SELESAI: JenisSimbol.SELESAI,
}


@dataclass(frozen=True)
class DenahBpmn:
    """Pixels: pool, lanes and elements as (x, y, width, height), flows as the points they go through.

    ``nama`` are the places of words that stand beside an element or a flow.
    """

    kolam: Petak
    kolom: list[Petak]
    unsur: dict[str, Petak]
    aliran: dict[str, list[Titik]]
    nama: dict[str, Petak]


def make_denah_bpmn(berkas: BerkasSop, proses: Proses) -> DenahBpmn:
    """Return the diagram of ``proses``, the elements of ``berkas``.

    Laid out is a form on which every element has a row of its own below what leads to it.
    """
    form = _formulir_of(berkas, proses)
    (lembar,) = lay_out(form).lembar
    return _Denah(proses, form.alur.panah, lembar).make()


def _formulir_of(berkas: BerkasSop, proses: Proses) -> Formulir:
    asal = berkas.alur.by_id
    tempat = [(asal[u.simbol].langkah, TINGKAT[u.jenis]) for u in proses.unsur]
    baris = {satu: nomor for nomor, satu in enumerate(sorted(set(tempat)))}
    nomor = {unsur.id: n for n, unsur in enumerate(proses.unsur)}
    simbol = [
        Simbol(n, baris[satu], asal[u.simbol].pelaksana, _BENTUK.get(u.jenis, JenisSimbol.KEPUTUSAN))
        for n, (u, satu) in enumerate(zip(proses.unsur, tempat, strict=True))
    ]
    panah = tuple(Panah(nomor[a.dari], nomor[a.ke], a.nama) for a in proses.aliran)
    return Formulir(
        judul=berkas.judul,
        pelaksana=tuple(p.nama for p in berkas.pelaksana),
        langkah=(Baris("", ""),) * len(baris),
        alur=Alur(tuple(simbol), panah),
        # As a caption the name has its room inside the box.
        keadaan={
            n: Keadaan(Status.BELUM, keterangan=u.nama)
            for n, u in enumerate(proses.unsur)
            if u.jenis is JenisUnsur.TUGAS
        },
    )


class _Denah:
    """Turns the places on the form into those of the diagram."""

    def __init__(self, proses: Proses, panah: tuple[Panah, ...], lembar: Lembar) -> None:
        self.proses = proses
        self.panah = panah
        self.lembar = lembar
        self.kiri = lembar.kolom[0][0] if lembar.kolom else 0
        self.kotak = {gambar.id: gambar.kotak for gambar in lembar.simbol}

    def make(self) -> DenahBpmn:
        bawah = self._y(self.lembar.bidang.bawah)
        kolom = [
            (self._x(awal), PITA_KOLAM, self._x(akhir) - self._x(awal), bawah - PITA_KOLAM)
            for awal, akhir in self.lembar.kolom
        ]
        unsur = {u.id: self._petak(u.jenis, self.kotak[n]) for n, u in enumerate(self.proses.unsur)}
        jenis = {u.id: u.jenis for u in self.proses.unsur}
        nama = {u.id: _beside(unsur[u.id], u) for u in self.proses.unsur if u.jenis is not JenisUnsur.TUGAS}
        titik = {panah: gambar.titik for gambar in self.lembar.panah for panah in gambar.panah}
        aliran = {}
        for a, panah in zip(self.proses.aliran, self.panah, strict=True):
            jalan = [self._titik(t) for t in titik[panah]]
            if jenis[a.ke] is not JenisUnsur.TUGAS:
                jalan = _lead_to(unsur[a.ke], jalan)
            if jenis[a.dari] is not JenisUnsur.TUGAS:
                jalan = _lead_to(unsur[a.dari], jalan[::-1])[::-1]
            aliran[a.id] = [titik for titik, _ in groupby(jalan)]
            nama[a.id] = _along(aliran[a.id], a.nama)
        lebar = sum(satu[2] for satu in kolom)
        return DenahBpmn((0, 0, lebar, bawah), kolom, unsur, aliran, nama)

    def _x(self, x: int) -> int:
        return round((x - self.kiri) * SKALA_X)

    def _y(self, y: int) -> int:
        return round((y - self.lembar.kepala.bawah) * SKALA_Y) + PITA_KOLAM + PITA_KOLOM

    def _titik(self, titik: Titik) -> Titik:
        return self._x(titik[0]), self._y(titik[1])

    def _petak(self, jenis: JenisUnsur, kotak: Kotak) -> Petak:
        if jenis is JenisUnsur.TUGAS:
            x, y = self._titik((kotak.x, kotak.y))
            return x, y, self._x(kotak.kanan) - x, self._y(kotak.bawah) - y
        x, y = self._titik(kotak.tengah)
        sisi = PERISTIWA if jenis in (JenisUnsur.MULAI, JenisUnsur.SELESAI) else GERBANG
        return x - sisi // 2, y - sisi // 2, sisi, sisi


def _lead_to(petak: Petak, jalan: list[Titik]) -> list[Titik]:
    """Return the way with its end, on the outline of the form's own shape, moved to that of a diamond."""
    x, y, sisi, _ = petak
    tengah = x + sisi // 2, y + sisi // 2
    jauh = [jalan[-1][0] - tengah[0], jalan[-1][1] - tengah[1]]
    sumbu = 0 if abs(jauh[0]) > abs(jauh[1]) else 1
    keluar = max(0, sisi // 2 - abs(jauh[1 - sumbu]))
    jauh[sumbu] = keluar if jauh[sumbu] > 0 else -keluar
    ujung = tengah[0] + jauh[0], tengah[1] + jauh[1]
    is_lurus = any(jalan[-2][n] == jalan[-1][n] == ujung[n] for n in (0, 1))
    return [*(jalan[:-1] if is_lurus else jalan), ujung]


def _beside(petak: Petak, unsur: Unsur) -> Petak:
    """The place of a name: right of an event, right above a gateway, where no flow leaves."""
    x, y, lebar, tinggi = petak
    is_gerbang = unsur.jenis is JenisUnsur.PUTUSAN
    atas = y - TINGGI_HURUF if is_gerbang else y + (tinggi - TINGGI_HURUF) // 2
    kiri = x + lebar // 2 + CELAH if is_gerbang else x + lebar + CELAH
    return kiri, atas, len(unsur.nama) * LEBAR_HURUF, TINGGI_HURUF


def _along(jalan: list[Titik], nama: str) -> Petak:
    """The place of an answer: where its flow begins, above it or to its right."""
    (x, y), (x_lanjut, y_lanjut) = jalan[0], jalan[1]
    lebar = len(nama) * LEBAR_HURUF
    if x_lanjut == x:
        return x + 3 * CELAH, y + CELAH if y_lanjut > y else y - TINGGI_HURUF - CELAH, lebar, TINGGI_HURUF
    kiri = x + CELAH if x_lanjut > x else x - CELAH - lebar
    return kiri, y - TINGGI_HURUF - CELAH, lebar, TINGGI_HURUF
