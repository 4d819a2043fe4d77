"""The symbols and arrows of a foreign table: what its cells state, and what is proposed beside that."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import SELESAI, Asal
from sop.domain.jenis_kerja import LembarKerja, propose_lembar_kerja
from sop.domain.suntingan import BERIKUT, PanahSunting, SimbolSunting
from sop.domain.tafsir.jabatan import Pelaksana
from sop.domain.tafsir.nomor import plain_nomor
from sop.domain.tafsir.pelaku import Keadaan, guess_pelaku
from sop.domain.tafsir.tanda import Tanda

_PUTUSAN = frozenset((LembarKerja.KOREKSI, LembarKerja.PERSETUJUAN))
_ATAS = re.compile(r"ditandatangani|disetujui|disahkan", re.IGNORECASE)
_BERSYARAT = re.compile(
    r"\b(?:jika|bila|apabila|kalau)\b.{0,40}\b(?:tidak|belum|ditolak|ya|setuju|disetujui|benar|sesuai|lengkap)\b",
    re.IGNORECASE | re.DOTALL,
)
_KEMBALI = re.compile(
    r"\b(?:di)?(?:kembali|ulang)(?:kan|i)?\b.{0,40}?\b(?P<ke>ke|kepada|pada|dari)\s+"
    r"(?:(?:langkah|nomor|no\.?|tahap|kegiatan|butir|angka|huruf)\s*(?P<nomor>\(?(?:\d{1,3}|[a-z])\b)"
    r"|(?P<siapa>[^.,;]{3,60}))",
    re.IGNORECASE | re.DOTALL,
)
_URUTAN = list(JenisSimbol)  # within a row: mulai, proses, keputusan, selesai
_BERURUT = "mengikuti urutan baris"

Tertulis = Sequence[tuple[int, JenisSimbol | Tanda, str]]  # column, what it marks, the words themselves


def propose_simbol(
    pelaksana: Pelaksana, baris: Sequence[Mapping[str, str]], tertulis: Sequence[Tertulis]
) -> list[tuple[SimbolSunting, ...]]:
    """Return the symbols of every row, columns called k1, k2 …, in the order in which they are carried out.

    What a cell states is TERSURAT; who does a row without a mark, what is drawn there, and every arrow is
    DISIMPULKAN, with the reason.
    """
    kerja = [propose_lembar_kerja(row.get("kegiatan", ""), row.get("keluaran", "")) for row in baris]
    keadaan = Keadaan(pelaksana, baris, kerja)
    rows: list[list[SimbolSunting]] = []
    for stated in tertulis:
        drawn = _stated(keadaan, stated) or _guessed(keadaan)
        drawn.sort(key=lambda s: _URUTAN.index(s.jenis))
        keadaan.pelaku.append(tuple(int(s.kolom[1:]) - 1 for s in drawn))
        rows.append(drawn)
    _cap(rows)
    return [
        tuple(_connect(keadaan, rows, nomor, urutan) for urutan in range(len(row)))
        for nomor, row in enumerate(rows)
    ]


def _find_return(k: Keadaan, rows: Sequence[Sequence[SimbolSunting]], baris: int) -> tuple[int | None, str]:
    """The row that a "tidak" most likely leads to, and why: where the row's words send it back to, and else
    where the thing was last made or mended."""
    said = " ".join(k.baris[baris].get(nama, "") for nama in ("kegiatan", "keterangan"))
    if (found := _KEMBALI.search(said)) and (back := _find_named(k, found, baris)) is not None:
        return back, f'tertulis "{" ".join(found[0].split())}"'
    for nomor in range(baris - 1, -1, -1):
        is_proses = rows[nomor] and rows[nomor][0].jenis is JenisSimbol.PROSES
        makes = k.kerja[nomor] in (LembarKerja.SUSUN, LembarKerja.ANALISIS, LembarKerja.KOREKSI)
        if is_proses and makes:
            return nomor, f"yang belum benar kembali ke langkah {k.nomor(nomor)}"
    if not baris:
        return None, "tidak ada langkah sebelumnya"
    return baris - 1, f"yang belum benar kembali ke langkah {k.nomor(baris - 1)}"


def _find_named(k: Keadaan, found: re.Match[str], baris: int) -> int | None:
    """The earlier row that is called by its number, or the last that was done by who is named."""
    if found["nomor"]:
        nomor = plain_nomor(found["nomor"])
        return next((n for n in range(baris) if plain_nomor(k.nomor(n)) == nomor), None)
    kolom = k.pelaksana.subject(found["siapa"]) if found["ke"].lower() != "dari" else None
    return next((n for n in range(baris - 1, -1, -1) if kolom in k.pelaku[n]), None)


def _stated(k: Keadaan, tertulis: Tertulis) -> list[SimbolSunting]:
    """The symbols that cells state; where marks only say who, the highest of them decides."""
    highest = max((kolom for kolom, _, _ in tertulis), key=k.pelaksana.pangkat, default=0)
    drawn = []
    for kolom, tanda, teks in tertulis:
        alasan = f'Tertulis "{teks}" pada kolom {k.nama(kolom)}'
        if isinstance(tanda, JenisSimbol):
            drawn.append(SimbolSunting(f"k{kolom + 1}", tanda, Asal.TERSURAT, f"{alasan}."))
            continue
        jenis = _jenis_of(k) if kolom == highest else JenisSimbol.PROSES
        alasan = f"{alasan}; simbol {jenis} disimpulkan dari kegiatannya."
        drawn.append(SimbolSunting(f"k{kolom + 1}", jenis, Asal.DISIMPULKAN, alasan))
    return drawn


def _jenis_of(k: Keadaan) -> JenisSimbol:
    is_putusan = k.kerja[k.kini] in _PUTUSAN or bool(_BERSYARAT.search(k.teks("kegiatan")))
    return JenisSimbol.KEPUTUSAN if k.kini and is_putusan else JenisSimbol.PROSES


def _guessed(k: Keadaan) -> list[SimbolSunting]:
    kolom, alasan = guess_pelaku(k)
    first = _infer(kolom, _jenis_of(k), alasan)
    puncak, atasan = k.pelaksana.puncak, k.pelaksana.above(kolom)
    kegiatan = k.teks("kegiatan")
    if k.kerja[k.kini] is LembarKerja.AJUKAN and _ATAS.search(kegiatan) and kolom != puncak:
        if LembarKerja.PERSETUJUAN not in k.kerja[k.kini + 1 :]:
            why = f"diajukan untuk disetujui, yang menyetujui adalah {k.nama(puncak)}"
            return [first, _infer(puncak, JenisSimbol.KEPUTUSAN, why)]
    elif re.match("mengoreksi", kegiatan, re.IGNORECASE) and k.kini and atasan not in (None, puncak):
        why = f"hasil koreksi {k.nama(kolom)} diputuskan atasannya"
        return [replace(first, jenis=JenisSimbol.PROSES), _infer(atasan or 0, JenisSimbol.KEPUTUSAN, why)]
    return [first]


def _infer(kolom: int, jenis: JenisSimbol, alasan: str) -> SimbolSunting:
    return SimbolSunting(f"k{kolom + 1}", jenis, Asal.DISIMPULKAN, f"Tidak tertulis; {alasan}.")


def _cap(rows: list[list[SimbolSunting]]) -> None:
    """Give the first and the last symbol the capsule where none is marked; a decision stays what it is."""
    if len(rows) < 2:
        return
    for row, place, jenis, kata in (
        (rows[0], 0, JenisSimbol.MULAI, "pertama"),
        (rows[-1], -1, JenisSimbol.SELESAI, "terakhir"),
    ):
        is_marked = any(s.jenis is jenis for drawn in rows for s in drawn)
        if row[place].jenis is JenisSimbol.PROSES and not is_marked:
            alasan = f"{row[place].alasan.rstrip('.')}; kegiatan {kata} memakai kapsul {jenis}."
            row[place] = replace(row[place], jenis=jenis, asal=Asal.DISIMPULKAN, alasan=alasan)


def _connect(k: Keadaan, rows: Sequence[Sequence[SimbolSunting]], baris: int, urutan: int) -> SimbolSunting:
    simbol = rows[baris][urutan]
    is_last = baris == len(rows) - 1 and urutan == len(rows[baris]) - 1
    if simbol.jenis is JenisSimbol.SELESAI:
        return simbol
    label = "ya" if simbol.jenis is JenisSimbol.KEPUTUSAN else ""
    ke, alasan = (SELESAI, "ini baris terakhir") if is_last else (BERIKUT, _BERURUT)
    panah = [_arrow(label, ke, alasan)]
    if simbol.jenis is JenisSimbol.KEPUTUSAN:
        back, alasan = _find_return(k, rows, baris)
        panah.append(_arrow("tidak", SELESAI if back is None else f"b{back + 1}", alasan))
    return replace(simbol, panah=tuple(panah))


def _arrow(label: str, ke: str, alasan: str) -> PanahSunting:
    return PanahSunting(label, ke, Asal.DISIMPULKAN, f"Panah tidak terbaca; {alasan}.")
