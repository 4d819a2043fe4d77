"""Who signed and whose form it is: lines of a kop and of a signature block, told apart by their words."""

import re
from collections.abc import Iterable

from sop.domain.berkas import InstansiBerkas, PengesahanBerkas
from sop.domain.kata import words
from sop.domain.tanggal import Presisi, read_tanggal

# Sumber: the forms of names, ranks and offices that government letters use; custom.
_TANDA_TANGAN = re.compile(
    r"[*<]?/?\[?\s*(?:signature|tanda tangan|ttd|cap)\b\.?\s*\]?[*>]?|<\w>|</\w>", re.I
)
_NIP = re.compile(r"(?:\bN[IP][PLI1]?[\s.:]*)?\b(\d{8}[\s.]?\d{6}[\s.]?\d[\s.]?\d{3})\b", re.IGNORECASE)
_PANGKAT = re.compile(r"(?:pembina|penata|pengatur|juru)\b.*", re.IGNORECASE)
_GELAR = r"(?:[A-Z]\.\s?)?(?:S|M|Dr|Drs|Dra|Ir|H|Hj|A|SP|SH|SE|MM|MP|MSi)\b"
_BERGELAR = re.compile(rf",\s*{_GELAR}|\b(?:Drs|Dra|Dr|Ir|Hj?)\.\s|\s{_GELAR}\.[A-Z]")
_KOTA_TANGGAL = re.compile(r"[A-Z][A-Za-z .]+,\s*\S.*")

_PEMDA = re.compile(r"(?:pemerintah\b.*|(?:provinsi|kabupaten|kota)\s.*)", re.IGNORECASE)
_INSTANSI = re.compile(
    r"(?:badan|dinas|kantor|satuan|inspektorat|biro|sekretariat|kecamatan|kelurahan|rumah sakit|rsud|balai"
    r"|puskesmas|direktorat|kementerian|lembaga)\b.*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:bagian|bidang|sub\s?bag(?:ian)?|sub\s?bidang|seksi|upt[d]?)\b.*", re.IGNORECASE)
_ALAMAT = re.compile(r"(?:jl\b|jln\b|jalan\b|alamat\b).*", re.IGNORECASE)
_POS = re.compile(r"(?:kepala|plt|plh|sekretaris|camat|inspektur|direktur|ketua|kasat|kadis|kaban)\b", re.I)


def split_pengesahan(teks: str, instansi: str = "") -> PengesahanBerkas:
    """Return post, name, NIP, and place and date, of the lines of a signature; a rank is passed over.

    Post and name on one line part where the words end that name the office ("KEPALA BIRO X BUDI, S.E.").
    """
    nip = ""
    lines = []
    for line in strip_tanda_tangan(teks).split("\n"):
        if found := _NIP.search(line):
            nip = nip or found[1]
            line = f"{line[: found.start()]} {line[found.end() :]}"
        if line.strip(" .:") and not _PANGKAT.fullmatch(line.strip()):
            lines.append(" ".join(line.split()))
    dated = [line for line in lines if is_kota_tanggal(line)]
    lines = [line for line in lines if line not in dated]
    nama = next((line for line in lines if _BERGELAR.search(line)), "")
    if not nama and nip and len(lines) > 1:
        nama = lines[-1]
    jabatan = " ".join(line for line in lines if line != nama)
    if nama and not jabatan and _POS.match(nama):
        jabatan, nama = _split_line(nama, instansi)
    return PengesahanBerkas(jabatan, nama, nip, dated[0] if dated else "")


def strip_tanda_tangan(teks: str) -> str:
    """Return the text without what is printed where people sign."""
    return _TANDA_TANGAN.sub(" ", teks)


def strip_nip(teks: str) -> str:
    """Return the text without the number of a civil servant."""
    return _NIP.sub(" ", teks)


def _split_line(line: str, instansi: str) -> tuple[str, str]:
    known = {*words(instansi), "dan"}
    parts = line.split()
    end = next((n for n, part in enumerate(parts[1:], 1) if not known.issuperset(words(part))), len(parts))
    return " ".join(parts[:end]), " ".join(parts[end:])


def is_kota_tanggal(line: str) -> bool:
    """Whether a line names a place and a day: "Paringin, 3 Januari 2023"."""
    return bool(_KOTA_TANGGAL.fullmatch(line)) and read_tanggal(line).presisi is Presisi.HARI


def is_nip(line: str) -> bool:
    """Whether a line holds the number of a civil servant."""
    return bool(_NIP.search(line))


def read_kop(lines: Iterable[str]) -> InstansiBerkas:
    """Return the office that the lines of a kop name; town and time zone are not among them."""
    pemda = nama = alamat = ""
    unit: list[str] = []
    for line in (" ".join(line.split()) for line in lines):
        if _ALAMAT.fullmatch(line):
            alamat = alamat or line
        elif _INSTANSI.fullmatch(line) and not nama:
            nama = line
        elif _INSTANSI.fullmatch(line) and nama.casefold() == "sekretariat daerah":
            nama = f"{nama} {line}"
        elif _PEMDA.fullmatch(line):
            pemda = pemda or line
        elif _INSTANSI.fullmatch(line) and line.casefold().startswith(nama.casefold()):
            continue  # the office once more
        elif (_UNIT.fullmatch(line) or _INSTANSI.fullmatch(line)) and line not in unit:
            unit.append(line)
    return InstansiBerkas(nama, pemda, "\n".join(unit), "", "", alamat)


def is_kop(line: str) -> bool:
    """Whether a line is one of a kop."""
    return any(p.fullmatch(" ".join(line.split())) for p in (_PEMDA, _INSTANSI, _UNIT, _ALAMAT))
