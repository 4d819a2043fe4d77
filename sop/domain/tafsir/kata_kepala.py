"""The words that offices print over the columns of the form."""

import re

from sop.domain.bacaan import Peran

_MAKS_HURUF = 60  # a longer text is no head

# In letters alone, for narrow columns break the words anywhere ("Kelengka pan"); slips included ("Autput").
# Sumber: PermenPANRB 35/2012, and custom.
_KATA: tuple[tuple[Peran, re.Pattern[str]], ...] = tuple(
    (peran, re.compile(pola))
    for peran, pola in (
        (Peran.NOMOR, r"no|nom[oe]r|no(mor)?urut"),
        (
            Peran.KEGIATAN,
            r"(uraian|rincian|nama|jenis)?(kegiatan|akti[vf]itas|prosedur|langkah|tahap(an)?).*|uraian|rincian",
        ),
        (Peran.KELENGKAPAN, r"((ke|per)lengkapan|(per)?syarat|bahan|input).*|dokumen"),
        (Peran.WAKTU, r"(jangka)?waktu.*|durasi.*|lama(nya)?"),
        (Peran.KELUARAN, r"([oa]utput|keluaran|hasil|produk).*"),
        (Peran.KETERANGAN, r"ket(erangan)?|catatan"),
    )
)
_PELAKSANA = re.compile(
    r"(nama|unit|pejabat|aktor(unit)?)?(pelaksana|pelaku|aktor|penanggungjawab)(kegiatan|prosedur)?"
    r"|pihak(yang)?(terlibat|terkait)"
)
_MUTU_BAKU = re.compile(r"(standar)?mutu(b[au]ku)?|bakumutu")


def read_peran(kepala: str) -> Peran | None:
    """Return what a column with this head is, or None where the words are no head of the form."""
    huruf = _letters(kepala)
    if len(huruf) > _MAKS_HURUF:
        return None
    return next((peran for peran, pola in _KATA if pola.fullmatch(huruf)), None)


def is_pelaksana(kepala: str) -> bool:
    """Whether a head stands over the columns of those who act."""
    return bool(_PELAKSANA.fullmatch(_letters(kepala)))


def is_mutu_baku(kepala: str) -> bool:
    """Whether a head stands over kelengkapan, waktu and keluaran."""
    return bool(_MUTU_BAKU.fullmatch(_letters(kepala)))


def join_lines(kepala: str) -> str:
    """Return a head in one line: upright letters and words parted by a hyphen are put together again."""
    lines = [line.strip() for line in kepala.split("\n") if line.strip()]
    if len(lines) > 2 and all(len(line) == 1 for line in lines):
        return "".join(lines)
    return " ".join(re.sub(r"(?<=[^\W\d_])-\n(?=[a-z])", "", "\n".join(lines)).split())


def _letters(kepala: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", kepala.lower()))
