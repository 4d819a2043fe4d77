"""Findings in the flow of an SOP: symbols, arrows, and whether the end can be reached."""

from collections.abc import Iterator
from itertools import chain

from sop.domain.alur import Alur, JenisSimbol, Simbol
from sop.domain.berkas import Asal, BerkasSop, PanahBerkas, SimbolBerkas, name_langkah
from sop.domain.temuan import Temuan, Tingkat

_WHOLE = "Alur"


def check_alur(alur: Alur) -> Iterator[Temuan]:
    """Yield what is wrong with the flow as a whole.

    Sumber: PermenPANRB 35/2012, flowchart block: one capsule to begin with, one to end with.
    """
    count = {jenis: [s.jenis for s in alur.simbol].count(jenis) for jenis in JenisSimbol}
    if not count[JenisSimbol.MULAI]:
        yield Temuan(
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            _WHOLE,
            "Belum ada simbol mulai; gambarkan satu, pada kegiatan pertama.",
        )
    if count[JenisSimbol.MULAI] > 1:
        yield Temuan(
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            _WHOLE,
            f"Ada {count[JenisSimbol.MULAI]} simbol mulai; sisakan satu, pada kegiatan pertama.",
        )
    if not any(_ends(alur, s.id) for s in alur.simbol):
        yield Temuan(
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            _WHOLE,
            "Belum ada simbol selesai; gambarkan satu, pada kegiatan terakhir.",
        )
    if count[JenisSimbol.SELESAI] > 1:
        yield Temuan(
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            _WHOLE,
            f"Ada {count[JenisSimbol.SELESAI]} simbol selesai, padahal pedoman mengenal satu; "
            "sisakan satu, dan arahkan panah lainnya ke sana.",
        )


def check_simbol(berkas: BerkasSop, id: int) -> Iterator[Temuan]:
    """Yield what is wrong with one symbol and the arrows that leave it, and what of them was inferred."""
    simbol = berkas.alur.by_id[id]
    tempat = _name_simbol(berkas, simbol)
    findings = chain(_check_place(berkas.alur, id), _check_exits(berkas.alur, simbol))
    return chain(
        (Temuan(tingkat, tempat, pesan, simbol.langkah) for tingkat, pesan in findings),
        (
            Temuan(Tingkat.PERLU_KONFIRMASI, tempat, pesan, simbol.langkah)
            for pesan in _list_inferences(berkas, id)
        ),
    )


def _ends(alur: Alur, id: int) -> bool:
    exits = alur.keluar[id]
    return any(p.ke is None for p in exits) or _is_selesai(alur, id)


def _is_selesai(alur: Alur, id: int) -> bool:
    return alur.by_id[id].jenis is JenisSimbol.SELESAI


def _is_dead_end(alur: Alur, id: int) -> bool:
    return not alur.keluar[id] and not _is_selesai(alur, id)


def _check_place(alur: Alur, id: int) -> Iterator[tuple[Tingkat, str]]:
    ahead = alur.reach[id] | {id}
    if id != alur.mulai.id and id not in alur.reach[alur.mulai.id]:
        yield (
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            "Simbol tidak dapat dicapai dari awal prosedur; gambarkan panah menuju simbol ini.",
        )
    if _is_dead_end(alur, id):
        yield (
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            "Simbol tidak memiliki panah keluar; gambarkan panah ke simbol berikutnya atau ke akhir.",
        )
    # What leads to a dead end is mended there, and would only repeat the finding here.
    elif not any(_ends(alur, s) or _is_dead_end(alur, s) for s in ahead):
        yield (
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            "Dari simbol ini akhir prosedur tidak pernah tercapai; gambarkan jalan keluar dari putaran ini.",
        )


def _check_exits(alur: Alur, simbol: Simbol) -> Iterator[tuple[Tingkat, str]]:
    label_list = [p.label.strip() for p in alur.keluar[simbol.id]]
    if simbol.jenis is JenisSimbol.SELESAI:
        if label_list:
            yield (
                Tingkat.TIDAK_DAPAT_DIJALANKAN,
                "Simbol selesai memiliki panah keluar; hapus panahnya atau ganti simbolnya.",
            )
    elif simbol.jenis is JenisSimbol.KEPUTUSAN:
        yield from _check_decision(label_list)
    elif any(label_list):
        yield (
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            "Panah berlabel keluar dari simbol yang bukan keputusan; hapus labelnya.",
        )


def _check_decision(label_list: list[str]) -> Iterator[tuple[Tingkat, str]]:
    distinct = dict.fromkeys(label_list)
    named = ", ".join(f'"{label}"' for label in distinct)
    if "" in distinct:
        yield Tingkat.TIDAK_DAPAT_DIJALANKAN, "Panah keputusan tidak berlabel; tuliskan ya atau tidak."
    elif len(distinct) == 1:
        yield (
            Tingkat.TIDAK_DAPAT_DIJALANKAN,
            f"Keputusan hanya memiliki jalan keluar {named}; gambarkan juga jalan keluar lainnya.",
        )
    elif len(distinct) < len(label_list):
        yield (
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            f"Keputusan memiliki {len(label_list)} panah untuk {named}; gambarkan satu untuk tiap jawaban.",
        )
    if len(distinct) > 2:
        yield (
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            f"Keputusan bercabang {len(distinct)} ({named}), padahal pedoman mengenal dua jalan keluar; "
            "pecah menjadi dua keputusan.",
        )


def _list_inferences(berkas: BerkasSop, id: int) -> Iterator[str]:
    simbol = berkas.simbol[id]
    if simbol.asal is Asal.DISIMPULKAN:
        yield _ask(f"Simbol {simbol.jenis}", simbol)
    for panah in simbol.panah:
        if panah.asal is Asal.DISIMPULKAN:
            target = "akhir" if panah.ke is None else _name_simbol(berkas, berkas.alur.by_id[panah.ke])
            label = f' "{panah.label}"' if panah.label else ""
            yield _ask(f"Panah{label} ke {target}", panah)


def _ask(what: str, inferred: SimbolBerkas | PanahBerkas) -> str:
    alasan = inferred.alasan.rstrip(". ") or "alasannya belum ditulis"
    return f"{what} disimpulkan ({alasan}); perlu konfirmasi pemilik SOP."


def _name_simbol(berkas: BerkasSop, simbol: Simbol) -> str:
    langkah = name_langkah(berkas.langkah[simbol.langkah].nomor, simbol.langkah)
    return f"{langkah}, {berkas.pelaksana[simbol.pelaksana].nama}"
