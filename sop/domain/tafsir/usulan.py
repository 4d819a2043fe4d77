"""The draft that a foreign document comes to: texts to the letter, symbols proposed, nothing dropped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace

from sop.domain.bacaan import Bacaan, Pemetaan, Peran, Tempat, Usulan
from sop.domain.berkas import Asal, BerkasSop, default_kunci
from sop.domain.berkas_baca import MAX_LANGKAH, MAX_NOMOR, MAX_PELAKSANA
from sop.domain.isian import BerkasDitolak
from sop.domain.kata import words
from sop.domain.kolom import JUDUL_BAKU, JudulKolom
from sop.domain.suntingan import KE_SIMBOL, BarisSunting, KolomSunting, SimbolSunting, Suntingan
from sop.domain.tafsir.baris import SEL, BarisBaca, find_step_rows, read_baris
from sop.domain.tafsir.jabatan import Pelaksana, propose_jenis
from sop.domain.tafsir.kepala_tabel import KepalaTabel, find_kepala
from sop.domain.tafsir.kolom import KolomBaca, read_kolom
from sop.domain.tafsir.koreksi import correct
from sop.domain.tafsir.label import read_label, strip_label
from sop.domain.tafsir.nilai import ISIAN, isian_of, read_isian, replace_isian
from sop.domain.tafsir.pengesahan import is_kop, strip_nip, strip_tanda_tangan
from sop.domain.tafsir.rentang_baris import is_frame, is_halaman
from sop.domain.tafsir.simbol import propose_simbol
from sop.domain.tafsir.tanda import is_jawaban, is_silent
from sop.domain.tafsir.tempat import filled, text_at
from sop.domain.temuan import Temuan, Tingkat
from sop.domain.waktu import find_satuan, read_waktu

_TERURAI = ("instansi.", "disahkan_oleh.")
_SAMBUNGAN = "Disambung dengan baris di bawahnya, yang tidak bernomor."


def interpret(
    bacaan: Bacaan, pemetaan: Pemetaan, kepala: BerkasSop, koreksi: Mapping[str, str] | None = None
) -> Usulan:
    """Return the draft that the source comes to, by what its places mean and what people corrected.

    Texts are those of the source; what it does not say of the identity block is that of ``kepala``. Symbols
    that no cell states are proposed and marked DISIMPULKAN, as is every arrow. What a person says in
    ``koreksi`` (keys as in ``Usulan.asal``; see ``correct``) goes before all, and is TERSURAT.

    Raises BerkasDitolak if there are more rows or columns than an SOP can have, or if a correction names
    what is not there.
    """
    koreksi = koreksi or {}
    if bacaan.lengkap is not None:
        return correct(Usulan(bacaan.lengkap, {}, {}, ()), koreksi)
    rows = read_baris(bacaan, pemetaan)
    satuan = _complete_waktu(bacaan, pemetaan, rows)
    kolom = read_kolom(pemetaan, rows)
    for banyak, most, apa in (
        (len(rows), MAX_LANGKAH, "baris"),
        (len(kolom.nama), MAX_PELAKSANA, "pelaksana"),
    ):
        if banyak > most:
            pesan = (
                f"Tabel memuat {banyak} {apa}; paling banyak {most}. Periksa tabel dan kolom yang dipilih."
            )
            raise BerkasDitolak([Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, "Berkas", pesan)])
    simbol = (
        propose_simbol(Pelaksana(kolom.nama), [row.teks for row in rows], kolom.tertulis)
        if kolom.nama
        else [()] * len(rows)
    )
    suntingan = Suntingan(
        _read_identitas(bacaan, pemetaan, kepala),
        tuple(KolomSunting(f"k{n}", nama, propose_jenis(nama)) for n, nama in enumerate(kolom.nama, 1)),
        tuple(_make_baris(rows, simbol)),
    )
    asal = {
        **{isian: tuple(tempat) for isian, tempat in pemetaan.identitas.items()},
        **dict(_find_heads(bacaan, pemetaan, kolom)),
        **dict(_find_cells(rows, kolom)),
    }
    sisa = tuple(_find_rest(bacaan, pemetaan, suntingan, asal))
    return correct(Usulan(suntingan, asal, {**dict(_find_simpulan(rows, simbol)), **satuan}, sisa), koreksi)


def _read_identitas(bacaan: Bacaan, pemetaan: Pemetaan, kepala: BerkasSop) -> BerkasSop:
    for isian in ISIAN:
        teks = read_isian(bacaan, pemetaan.identitas, isian)
        if teks and teks != isian_of(kepala, isian):
            kepala = replace_isian(kepala, isian, teks)
    printed = {
        nama: " ".join(text_at(bacaan, tempat).split())
        for nama, tempat in _find_judul(bacaan, pemetaan).items()
    }
    return replace(kepala, judul_kolom=replace(JUDUL_BAKU, **printed), pelaksana=(), langkah=())


def _complete_waktu(bacaan: Bacaan, pemetaan: Pemetaan, rows: Sequence[BarisBaca]) -> dict[str, str]:
    """Write behind bare numbers the unit that only the head of the column names; say where, and why."""
    kepala = _find_kepala(bacaan, pemetaan)
    heads = [
        bacaan.tabel[pemetaan.tabel].baris[y][x]
        for x, peran in enumerate(pemetaan.kolom) if kepala and peran is Peran.WAKTU
        for y in kepala.baris
    ]  # fmt: skip
    satuan = find_satuan(" ".join(heads))
    hasil = {}
    for nomor, row in enumerate(rows):
        waktu = row.teks.get("waktu", "")
        if satuan and not words(waktu) and not read_waktu(waktu) and read_waktu(f"{waktu} {satuan}"):
            row.teks["waktu"] = f"{waktu} {satuan}"
            hasil[f"langkah.{nomor}.waktu"] = f'Satuan "{satuan}" tertulis pada judul kolomnya.'
    return hasil


def _find_kepala(bacaan: Bacaan, pemetaan: Pemetaan) -> KepalaTabel | None:
    return find_kepala(bacaan.tabel[pemetaan.tabel]) if pemetaan.tabel < len(bacaan.tabel) else None


def _find_judul(bacaan: Bacaan, pemetaan: Pemetaan) -> dict[str, Tempat]:
    kepala = _find_kepala(bacaan, pemetaan)
    names = {satu.name for satu in fields(JudulKolom)}
    judul = kepala.judul.items() if kepala else ()
    return {nama: Tempat(pemetaan.tabel, *letak) for nama, letak in judul if nama in names}


def _make_baris(
    rows: Sequence[BarisBaca], simbol: Sequence[tuple[SimbolSunting, ...]]
) -> Iterator[BarisSunting]:
    printed = [row.teks.get("nomor", "") for row in rows]
    kunci = default_kunci(
        [satu if len(satu) <= MAX_NOMOR and KE_SIMBOL not in satu else "" for satu in printed]
    )
    by_place = {f"b{n}": satu for n, satu in enumerate(kunci, 1)}
    for nama, row, drawn in zip(kunci, rows, simbol, strict=True):
        named = tuple(
            replace(s, panah=tuple(replace(p, ke=by_place.get(p.ke, p.ke)) for p in s.panah)) for s in drawn
        )
        nomor, kegiatan, kelengkapan, waktu, keluaran, keterangan = (row.teks.get(sel, "") for sel in SEL)
        yield BarisSunting(nama, nomor, kegiatan, kelengkapan, waktu, keluaran, keterangan, simbol=named)


def _find_heads(
    bacaan: Bacaan, pemetaan: Pemetaan, kolom: KolomBaca
) -> Iterator[tuple[str, tuple[Tempat, ...]]]:
    for nama, tempat in _find_judul(bacaan, pemetaan).items():
        yield f"judul_kolom.{nama}", (tempat,)
    kepala = _find_kepala(bacaan, pemetaan)
    for nomor, source in kolom.judul.items():
        if kepala and kepala.nama.get(source) == kolom.nama[nomor]:
            yield f"kolom.{nomor}", tuple(Tempat(pemetaan.tabel, *letak) for letak in kepala.letak[source])


def _find_cells(rows: Sequence[BarisBaca], kolom: KolomBaca) -> Iterator[tuple[str, tuple[Tempat, ...]]]:
    for nomor, row in enumerate(rows):
        for sel in SEL:
            if sel in row.asal:
                yield f"langkah.{nomor}.{sel}", tuple(row.asal[sel])
        if kolom.asal[nomor]:
            yield f"langkah.{nomor}.simbol", kolom.asal[nomor]


def _find_simpulan(
    rows: Sequence[BarisBaca], simbol: Sequence[tuple[SimbolSunting, ...]]
) -> Iterator[tuple[str, str]]:
    for nomor, (row, drawn) in enumerate(zip(rows, simbol, strict=True)):
        if row.is_sambungan:
            yield f"langkah.{nomor}.kegiatan", _SAMBUNGAN
        alasan = [s.alasan for s in drawn if s.asal is Asal.DISIMPULKAN]
        if alasan:
            yield f"langkah.{nomor}.simbol", " ".join(alasan)
        back = [p.alasan for s in drawn for p in s.panah if p.label == "tidak"]
        if back:
            yield f"langkah.{nomor}.tidak", " ".join(back)


def _find_rest(
    bacaan: Bacaan, pemetaan: Pemetaan, suntingan: Suntingan, asal: Mapping[str, Sequence[Tempat]]
) -> Iterator[Tempat]:
    """The places with words that became nothing; labels, heads and what is said twice are understood."""
    used = {tempat for places in asal.values() for tempat in places} - set(
        _find_torn(bacaan, suntingan, asal)
    )
    kop = set(words(" ".join((suntingan.identitas.instansi.nama, suntingan.identitas.instansi.pemda))))
    judul = _plain(suntingan.identitas.judul)
    steps = set(find_step_rows(bacaan, pemetaan))
    pelaku = [x for x, peran in enumerate(pemetaan.kolom) if peran is Peran.PELAKSANA]
    marks = {Tempat(pemetaan.tabel, y, x) for y in steps for x in pelaku}
    heads = set(bacaan.tabel[pemetaan.tabel].baris[: pemetaan.baris_awal])
    for tempat in filled(bacaan):
        isi = text_at(bacaan, tempat)
        row = bacaan.tabel[tempat.tabel].baris[tempat.baris]
        is_table = tempat.tabel == pemetaan.tabel
        is_head = is_table and tempat.baris >= pemetaan.baris_awal and tempat.baris not in steps and (
            is_frame(row) or row in heads
        )  # fmt: skip
        is_said = (is_kop(isi) and kop.issuperset(words(isi))) or (judul and _plain(isi) == judul)
        is_answer = tempat in marks and is_jawaban(isi)
        if tempat in used or is_silent(isi) or is_head or is_said or is_answer or is_halaman(isi):
            continue
        label = read_label(isi)
        if not (label and not label.sisa) and not (is_table and is_frame(row)):
            yield tempat


def _plain(teks: str) -> str:
    return " ".join(teks.casefold().split())


def _find_torn(
    bacaan: Bacaan, suntingan: Suntingan, asal: Mapping[str, Sequence[Tempat]]
) -> Iterator[Tempat]:
    """The places of kop and signature with words that fit none of their fields: a rank, a telephone."""
    parts = [nama for nama in asal if nama.startswith(_TERURAI)]
    whole = {tempat for nama, places in asal.items() if nama not in parts for tempat in places}
    known = {"nip", *words(" ".join(isian_of(suntingan.identitas, nama) for nama in parts))}
    for tempat in {tempat for nama in parts for tempat in asal[nama]} - whole:
        isi = strip_label("disahkan_oleh", text_at(bacaan, tempat))
        if not known.issuperset(words(strip_nip(strip_tanda_tangan(isi)))):
            yield tempat
