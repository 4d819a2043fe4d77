"""The arrows of a row as one short text, such as "ya → 8.; tidak → 6."."""

import re
from collections.abc import Iterator, Sequence

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import SELESAI
from sop.domain.suntingan import BERIKUT, PanahSunting, SimbolSunting

# What stands for an arrow to whatever comes next, and for no arrow at all.
BERIKUTNYA = "berikutnya"
TANPA_PANAH = "tidak ada"

_KUTIPAN = r'"(?:[^"]|"")*"'
_BUTIR = re.compile(
    rf"\s*+(?:(?P<urutan>\d{{1,3}})\s*+:\s*+)?"
    rf'(?:(?P<tanpa>{TANPA_PANAH})|(?P<label>{_KUTIPAN}|[^";:→\n]*?)\s*(?:→|->)\s*(?P<ke>{_KUTIPAN}|[^";→\n]*?))'
    r"[^\S\n]*(?P<akhir>;|\n|\Z)",
    re.IGNORECASE,
)
_PERLU_KUTIPAN = re.compile(r'[";:→\n]|->')
_CONTOH = 'tulis seperti "ya → 8; tidak → 6", atau kosongkan bila lanjut ke langkah berikutnya'


def default_panah(jenis: JenisSimbol) -> tuple[PanahSunting, ...]:
    """Return the arrows of a symbol of which nothing is said: on to the next one, if any."""
    if jenis is JenisSimbol.SELESAI:
        return ()
    return (PanahSunting("ya" if jenis is JenisSimbol.KEPUTUSAN else ""),)


def describe_panah(panah: PanahSunting) -> str:
    """Return one arrow as text."""
    ke = BERIKUTNYA if panah.ke == BERIKUT else panah.ke if panah.ke == SELESAI else _quote(panah.ke)
    return f"{_quote(panah.label)} → {ke}".strip()


def write_panah(simbol: Sequence[SimbolSunting]) -> str:
    """Return the arrows of a row, whose symbols stand in their order; the usual ones are left out.

    Where a row has several symbols, a line begins with the place of its symbol: "2: ya → 8.; tidak → 6.".
    Whether an arrow is inferred is not told.
    """
    lines = []
    for urutan, satu in enumerate(simbol, 1):
        panah = tuple(PanahSunting(p.label, p.ke) for p in satu.panah)
        if panah != default_panah(satu.jenis):
            teks = "; ".join(map(describe_panah, panah)) or TANPA_PANAH
            lines.append(teks if len(simbol) == 1 else f"{urutan}: {teks}")
    return "\n".join(lines)


def read_panah(teks: str, jenis: Sequence[JenisSimbol]) -> list[tuple[PanahSunting, ...]]:
    """Return the arrows of each symbol of a row, of which ``teks`` says what ``write_panah`` would.

    What begins with no place is said of the last symbol. A target is taken as it is written. Raises
    ValueError with a sentence for the writer.
    """
    said: dict[int, list[PanahSunting]] = {}
    for urutan, panah in _read_butir(teks, len(jenis)):
        satu = said.setdefault(urutan, [])
        if panah in satu:
            raise ValueError(f'Panah "{describe_panah(panah)}" ditulis dua kali; sisakan satu.')
        satu += [panah] if panah else []
    return [
        tuple(said[urutan]) if urutan in said else default_panah(satu) for urutan, satu in enumerate(jenis, 1)
    ]


def _read_butir(teks: str, banyak: int) -> Iterator[tuple[int, PanahSunting | None]]:
    """Yield each arrow with the place of its symbol; None where there is none at all."""
    letak, urutan = 0, banyak
    while teks[letak:].strip():
        butir = _BUTIR.match(teks, letak)
        if butir is None:
            raise ValueError(f'"{teks[letak:].strip()[:60]}" tidak terbaca sebagai panah; {_CONTOH}.')
        urutan = int(butir["urutan"] or urutan)
        if not 1 <= urutan <= banyak:
            raise ValueError(f"Panah dari simbol ke-{urutan}, padahal baris ini berisi {banyak} simbol.")
        yield urutan, None if butir["tanpa"] else PanahSunting(_unquote(butir["label"]), _target(butir["ke"]))
        letak = butir.end()
        if butir["akhir"] == "\n":
            urutan = banyak


def _target(teks: str) -> str:
    if teks.casefold() in ("", BERIKUTNYA):
        return BERIKUT
    return SELESAI if teks.casefold() == SELESAI else _unquote(teks)


def _quote(teks: str) -> str:
    is_plain = teks == teks.strip() and not _PERLU_KUTIPAN.search(teks)
    is_word = teks.casefold() in (BERIKUTNYA, SELESAI) or teks.casefold().startswith(TANPA_PANAH)
    return teks if is_plain and not is_word else '"{}"'.format(teks.replace('"', '""'))


def _unquote(teks: str) -> str:
    return teks[1:-1].replace('""', '"') if teks.startswith('"') else teks
