"""The linter: everything that the owner of an SOP should look at before it is put into force."""

import re
from collections import Counter
from collections.abc import Iterator

from sop.domain.angka import read_bulat
from sop.domain.berkas import BerkasSop, name_langkah
from sop.domain.ejaan import find_slips
from sop.domain.kata import is_blank, words
from sop.domain.pemeriksaan_alur import check_alur, check_simbol
from sop.domain.pemeriksaan_identitas import check_identitas
from sop.domain.temuan import Temuan, Tingkat
from sop.domain.waktu import read_waktu

_KATA_UMUM = frozenset(words("dan atau yang dari untuk pada oleh ke di per hasil sudah telah tentang"))
_KEGIATAN_LAIN = re.compile(
    r"(?:,|\b(?:dan|serta|kemudian|lalu|sekaligus))\s+(?!menteri|mengenai|melalui|menurut)(me[lmnrwy]\w{3,})",
    re.IGNORECASE,
)
_KEPALA = re.compile(r"\bkepala (dinas|badan|biro|satuan|kantor)\b", re.IGNORECASE)


def find_problems(berkas: BerkasSop) -> list[Temuan]:
    """Return all findings in the order of the document: identity block, columns, flow, then row by row.

    An SOP without a finding of level TIDAK_DAPAT_DIJALANKAN runs from mulai to
    selesai; nothing is raised.

    Sumber: PermenPANRB 35/2012; frequent errors by custom of the offices.
    """
    return [
        *check_identitas(berkas),
        *_check_pelaksana(berkas),
        *_check_matriks(berkas),
        *_check_rows(berkas),
    ]


def _check_matriks(berkas: BerkasSop) -> Iterator[Temuan]:
    """The rows and the flow as a whole; where nothing is drawn yet, each row says so itself."""
    if not berkas.langkah:
        pesan = "Belum ada; tambahkan baris untuk setiap kegiatan."
        yield Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, "Langkah", pesan)
    elif berkas.alur.simbol:
        yield from check_alur(berkas.alur)


def _check_rows(berkas: BerkasSop) -> Iterator[Temuan]:
    for baris, langkah in enumerate(berkas.langkah):
        tempat = name_langkah(langkah.nomor, baris)
        for check in (_check_kegiatan, _check_nomor, _check_kelengkapan, _check_mutu_baku, _check_ejaan):
            for tingkat, pesan in check(berkas, baris):
                yield Temuan(tingkat, tempat, pesan, baris)
        if not langkah.simbol:
            pesan = "Belum ada simbol; gambarkan pada kolom pelaksananya."
            yield Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, tempat, pesan, baris)
        for simbol in berkas.alur.simbol:
            if simbol.langkah == baris:
                yield from check_simbol(berkas, simbol.id)


def _check_pelaksana(berkas: BerkasSop) -> Iterator[Temuan]:
    used = {simbol.pelaksana for simbol in berkas.alur.simbol}
    if not berkas.pelaksana:
        pesan = "Belum ada; tambahkan kolom untuk setiap pelaksana."
        yield Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, "Pelaksana", pesan)
    for nama, banyak in Counter(p.nama for p in berkas.pelaksana if p.nama.strip()).items():
        if banyak > 1:
            pesan = f"Nama ini dipakai {banyak} kolom; bedakan namanya."
            yield Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, f"Pelaksana {nama}", pesan)
    for kolom, pelaksana in enumerate(berkas.pelaksana):
        tempat = f"Pelaksana {pelaksana.nama.strip() or f'ke-{kolom + 1}'}"
        if not pelaksana.nama.strip():
            pesan = "Nama kolom kosong; tuliskan jabatan, kelompok, atau timnya."
            yield Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, tempat, pesan)
        if kolom not in used:
            pesan = "Tidak ada simbol pada kolom ini; hapus kolomnya atau gambarkan simbolnya."
            yield Temuan(Tingkat.TIDAK_SESUAI_PEDOMAN, tempat, pesan)


def _check_nomor(berkas: BerkasSop, baris: int) -> Iterator[tuple[Tingkat, str]]:
    nomor, *before = (_count(langkah.nomor) for langkah in berkas.langkah[baris::-1])
    previous = before[0] if before else "0"
    if not nomor:
        yield Tingkat.TIDAK_SESUAI_PEDOMAN, "Nomor langkah kosong; beri nomor urut."
    elif nomor in before:
        yield Tingkat.TIDAK_SESUAI_PEDOMAN, f"Nomor {nomor} sudah dipakai langkah lain; urutkan kembali."
    elif (
        (angka := read_bulat(nomor)) is not None
        and (last := read_bulat(previous)) is not None
        and angka != last + 1
    ):
        yield (
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            f"Nomor seharusnya {last + 1}; periksa apakah ada langkah yang hilang.",
        )


def _count(nomor: str) -> str:
    """The nomor without the dot or bracket that closes it."""
    return nomor.strip().rstrip(".) ")


def _check_kegiatan(berkas: BerkasSop, baris: int) -> Iterator[tuple[Tingkat, str]]:
    langkah = berkas.langkah[baris]
    if not langkah.kegiatan.strip():
        yield Tingkat.TIDAK_DAPAT_DIJALANKAN, "Kegiatan kosong; tuliskan apa yang dikerjakan."
    if lain := _KEGIATAN_LAIN.findall(langkah.kegiatan):
        yield (
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            f'Langkah memuat lebih dari satu kegiatan (juga "{lain[0]}"); pisahkan menjadi langkah sendiri.',
        )
    names = " ".join(
        (berkas.instansi.nama, berkas.instansi.unit, *(p.nama for p in berkas.pelaksana))
    ).lower()
    for jenis in dict.fromkeys(_KEPALA.findall(langkah.kegiatan)):
        if jenis.lower() not in names:
            yield (
                Tingkat.PERLU_KONFIRMASI,
                f'Kegiatan menyebut "Kepala {jenis}", sedangkan instansinya {berkas.instansi.nama}; '
                "pastikan sebutannya.",
            )


def _check_kelengkapan(berkas: BerkasSop, baris: int) -> Iterator[tuple[Tingkat, str]]:
    """What a row needs must come from somewhere: an earlier row, the equipment, a person of the SOP."""
    kelengkapan = berkas.langkah[baris].kelengkapan
    if is_blank(kelengkapan):
        yield Tingkat.TIDAK_SESUAI_PEDOMAN, "Kelengkapan kosong; sebutkan bahan yang diperlukan."
    elif words(kelengkapan) in {words(p.nama) for p in berkas.pelaksana}:
        yield (
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            f'Kelengkapan "{kelengkapan}" adalah jabatan; sebutkan bahan yang diperlukan.',
        )
    elif baris and _is_from_nowhere(berkas, baris):
        yield (
            Tingkat.PERLU_KONFIRMASI,
            f'Kelengkapan "{kelengkapan}" tidak disebut pada langkah sebelumnya atau pada peralatan; '
            "pastikan asalnya.",
        )


def _is_from_nowhere(berkas: BerkasSop, baris: int) -> bool:
    """Whether half or more of the words that tell this document from others are new in the SOP."""
    needed = set(words(berkas.langkah[baris].kelengkapan)) - _KATA_UMUM - set(words(berkas.judul))
    before = [
        *berkas.peralatan,
        *(p.nama for p in berkas.pelaksana),
        *(t for row in berkas.langkah[:baris] for t in (row.kegiatan, row.kelengkapan, row.keluaran)),
    ]
    fresh = needed.difference(*map(words, before))
    return 2 * len(fresh) >= len(needed) > 0


def _check_mutu_baku(berkas: BerkasSop, baris: int) -> Iterator[tuple[Tingkat, str]]:
    langkah = berkas.langkah[baris]
    if is_blank(langkah.waktu):
        yield Tingkat.TIDAK_SESUAI_PEDOMAN, 'Waktu kosong; tuliskan lamanya, misalnya "1 Jam".'
    elif read_waktu(langkah.waktu) is None:
        yield (
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            f'Waktu "{langkah.waktu}" tidak terbaca; tulis angka dan satuan, misalnya "1 Jam".',
        )
    keluaran = words(langkah.keluaran)
    if is_blank(langkah.keluaran):
        yield Tingkat.TIDAK_SESUAI_PEDOMAN, "Output kosong; sebutkan hasil langkah ini."
    elif keluaran and words(langkah.kegiatan)[: len(keluaran)] == keluaran:
        yield (
            Tingkat.TIDAK_SESUAI_PEDOMAN,
            f'Output "{langkah.keluaran}" mengulang kegiatannya; sebutkan hasilnya dengan kata benda.',
        )


def _check_ejaan(berkas: BerkasSop, baris: int) -> Iterator[tuple[Tingkat, str]]:
    langkah = berkas.langkah[baris]
    teks = " ".join((langkah.kegiatan, langkah.kelengkapan, langkah.keluaran, langkah.keterangan))
    return ((Tingkat.PERLU_KONFIRMASI, pesan) for pesan in find_slips(teks))
