"""The kind of work (lembar kerja) that the words of a row ask for."""

import re
from collections.abc import Iterator
from enum import StrEnum

from sop.domain.alur import JenisSimbol


class LembarKerja(StrEnum):
    """The kinds of work that procedures for a performance report consist of."""

    PERINTAH = "perintah"
    FORMAT = "format"
    SAMPAIKAN = "sampaikan"
    HIMPUN = "himpun"
    ANALISIS = "analisis"
    SUSUN = "susun"
    RAPAT = "rapat"
    KOREKSI = "koreksi"
    AJUKAN = "ajukan"
    PERSETUJUAN = "persetujuan"
    SURAT = "surat"
    KIRIM = "kirim"
    UMUM = "umum"


_FORMAT = r"(format|formulir|form|blangko|borang|kuesioner|template)\b"
_DATA = r"(data|bahan|informasi|isian)\b"
_DRAF = r"(draft?|konsep|rancangan)\b"
_NASKAH = rf"({_DRAF}|(lakip|lkjip|lkip|lkj|laporan|dokumen|naskah|bab)\b)"
_MAKE = r"(membuat|menyusun|menyiapkan|mempersiapkan|merancang|mengonsep)"
_HAND_OUT = r"(menyampaikan|membagikan|mendistribusikan|mengedarkan|menyebarkan|mengirim(kan)?)"
_CHECK = r"(memeriksa|mengecek|meneliti|memverifikasi|menerima)"

# What is done first in a row decides, so most patterns stand at its beginning. The first rule that fits
# counts: a rule stands above those whose words it contains ("menyampaikan format" above "menyampaikan").
# The second pattern, where given, must fit the keluaran as well.
_ATURAN: tuple[tuple[LembarKerja, str, str], ...] = (
    (
        LembarKerja.PERINTAH,
        r"^(memerintah|menugas|menginstruksi|mendisposisi|disposisi"
        r"|memberi(kan)? (petunjuk|arahan|disposisi|tugas|perintah)"
        r"|menerima (surat|disposisi|perintah|tugas))",
        "",
    ),
    (LembarKerja.AJUKAN, r"^mengajukan", ""),
    (LembarKerja.AJUKAN, r"meminta(kan)? (persetujuan|tanda ?tangan|paraf|pengesahan)", ""),
    (LembarKerja.AJUKAN, r"untuk (mendapat(kan)? )?(di(tandatangani|setujui|sahkan|paraf)|persetujuan)", ""),
    (LembarKerja.RAPAT, r"^(\w+ ){1,2}(rapat|undangan|notulen(si)?|daftar hadir)\b", ""),
    (LembarKerja.RAPAT, r"^(membahas|pembahasan)\b", ""),
    (LembarKerja.PERSETUJUAN, r"menandatangani|penandatanganan|menyetujui|mengesahkan|persetujuan", ""),
    (LembarKerja.FORMAT, rf"^{_MAKE}(,? (dan )?\w+)? {_FORMAT}", ""),
    (LembarKerja.SAMPAIKAN, rf"^{_HAND_OUT}(,? (dan )?\w+)? {_FORMAT}", ""),
    (LembarKerja.SAMPAIKAN, rf"^meminta (\w+ )?{_DATA}", ""),
    # Its output is the collecting itself: the call has gone out, nothing has come in yet.
    (LembarKerja.SAMPAIKAN, r"^mengumpulkan", r"^(pengumpulan|permintaan)"),
    (LembarKerja.HIMPUN, r"^(menghimpun|mengumpulkan|merekap|menggabung|mengompilasi|mengisi)", ""),
    (
        LembarKerja.HIMPUN,
        rf"^({_CHECK}|{_HAND_OUT}|menyerahkan|melaporkan) (kesiapan |kelengkapan )?{_DATA}",
        "",
    ),
    (LembarKerja.KOREKSI, rf"^(mengoreksi|{_CHECK}|menelaah|mencermati|mereviu|mereview|memaraf)", ""),
    (LembarKerja.AJUKAN, rf"^(menyampaikan|menyerahkan|meneruskan|melaporkan) {_DRAF}", ""),
    (LembarKerja.KIRIM, r"^(mengg?andakan|mengarsip|mengantar|mengirim|mengunggah|mencetak|menjilid)", ""),
    (LembarKerja.KIRIM, rf"^{_HAND_OUT} {_NASKAH}", ""),
    (LembarKerja.SURAT, r"^(\w+ ){1,2}surat\b|penomoran|^memberi(kan)? nomor", ""),
    (LembarKerja.ANALISIS, r"^(menganalis|analisis|mengevaluasi|evaluasi|mengukur|menghitung)", ""),
    (LembarKerja.SUSUN, rf"^({_MAKE}|menyempurnakan|memperbaiki|merevisi|menulis|mengetik).*\b{_NASKAH}", ""),
)

# The prefix me- before the letters that a word begins with. Sumber: Tata Bahasa Baku Bahasa Indonesia.
_AWALAN = (
    (r"[pbfv]", "mem"),
    (r"[tdcjz]", "men"),
    (r"s", "meny"),
    (r"[kghaiueo]", "meng"),
    (r"", "me"),
)

# A decision stands at the receiving end of what its row hands up, and always looks something over.
_PADA_KEPUTUSAN = {
    LembarKerja.AJUKAN: LembarKerja.PERSETUJUAN,
    LembarKerja.UMUM: LembarKerja.KOREKSI,
}


def propose_lembar_kerja(
    kegiatan: str, keluaran: str = "", jenis_simbol: JenisSimbol = JenisSimbol.PROSES
) -> LembarKerja:
    """Return the kind of work that a symbol with these words most likely is.

    A row is asked for with its first symbol. What no rule knows is UMUM, a note with files.

    Sumber: custom of the offices, as their own SOPs word it.
    """
    kegiatan, keluaran = _plain(kegiatan), _plain(keluaran)
    found = next(
        (
            jenis
            for wording in (*_as_active(kegiatan), kegiatan)
            for jenis, work, result in _ATURAN
            if re.search(work, wording) and re.search(result, keluaran)
        ),
        LembarKerja.UMUM,
    )
    return _PADA_KEPUTUSAN.get(found, found) if jenis_simbol is JenisSimbol.KEPUTUSAN else found


def _as_active(kegiatan: str) -> Iterator[str]:
    """Yield what an order says as a deed; the prefix melts with its word ("Periksa") or not ("Perbaiki")."""
    kata, sela, rest = kegiatan.partition(" ")
    if not kata or re.match(r"me|ber|di[^s]", kata):
        return
    kata = re.sub(r"(?<=\w{4})lah$", "", kata)
    awalan = next(awalan for huruf, awalan in _AWALAN if re.match(huruf, kata))
    melted = kata[1:] if kata[0] in "ptks" else kata
    yield from dict.fromkeys(f"{awalan}{bentuk}{sela}{rest}" for bentuk in (melted, kata))


def _plain(teks: str) -> str:
    """The words in small letters, without the number or dash some forms print before them."""
    return re.sub(r"^([\W\d_]+|[a-z]\W\s*)+", "", " ".join(teks.lower().split()))
