"""Findings in the identity block of an SOP."""

from collections.abc import Iterator
from dataclasses import asdict

from sop.domain.berkas import BerkasSop
from sop.domain.ejaan import find_slips
from sop.domain.kata import is_blank, words
from sop.domain.kolom import JUDUL_BAKU
from sop.domain.peraturan_dicabut import find_dicabut
from sop.domain.tanggal import Presisi, Tanggal, read_tanggal
from sop.domain.temuan import Temuan, Tingkat

_DAFTAR = {
    "dasar_hukum": "Dasar hukum",
    "kualifikasi_pelaksana": "Kualifikasi pelaksana",
    "keterkaitan": "Keterkaitan",
    "peralatan": "Peralatan/perlengkapan",
    "peringatan": "Peringatan",
    "pencatatan": "Pencatatan dan pendataan",
}
_TANGGAL_WAJIB = ("pembuatan", "efektif")
# A revisi after the efektif is often the planned date of review, so only the owner can tell.
_URUTAN_TANGGAL = (
    ("pembuatan", "revisi", Tingkat.TIDAK_SESUAI_PEDOMAN),
    ("pembuatan", "pengesahan", Tingkat.TIDAK_SESUAI_PEDOMAN),
    ("pembuatan", "efektif", Tingkat.TIDAK_SESUAI_PEDOMAN),
    ("revisi", "efektif", Tingkat.PERLU_KONFIRMASI),
    ("pengesahan", "efektif", Tingkat.TIDAK_SESUAI_PEDOMAN),
)
_BAGIAN_TANGGAL = {Presisi.HARI: 3, Presisi.BULAN: 2, Presisi.TAHUN: 1, Presisi.TIDAK_DIKETAHUI: 0}
_KATA_JABATAN = frozenset(
    words(
        "kepala sekretaris kasubag kasubbag kasubid kabag kabid kasi kasubsi staf pelaksana tim "
        "bidang bagian subbagian subbag seksi camat lurah bupati gubernur"
    )
)


def check_identitas(berkas: BerkasSop) -> Iterator[Temuan]:
    """Yield what is wrong in the identity block, in the order of the form.

    Sumber: PermenPANRB 35/2012, bagian identitas; frequent errors by custom of the offices.
    """
    if not berkas.judul.strip():
        yield Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, "Nama SOP", "Belum diisi; tuliskan nama prosedurnya.")
    if is_blank(berkas.nomor):
        yield _departs("Nomor SOP", "Belum diisi; mintakan nomor menurut tata naskah dinas.")
    yield from _check_tanggal(berkas)
    yield from _check_pengesahan(berkas)
    for nama, judul in _DAFTAR.items():
        if not any(not is_blank(butir) for butir in getattr(berkas, nama)):
            yield _departs(judul, "Belum diisi; lengkapi bagian ini.")
    yield from _check_dasar_hukum(berkas)
    yield from _check_keterkaitan(berkas)
    yield from _check_ejaan(berkas)
    yield from _check_judul_kolom(berkas)


def _departs(tempat: str, pesan: str) -> Temuan:
    return Temuan(Tingkat.TIDAK_SESUAI_PEDOMAN, tempat, pesan)


def _check_tanggal(berkas: BerkasSop) -> Iterator[Temuan]:
    tanggal = {nama: read_tanggal(teks) for nama, teks in asdict(berkas.tanggal).items()}
    for nama, printed in tanggal.items():
        tempat = f"Tanggal {nama}"
        if is_blank(printed.teks):
            if nama in _TANGGAL_WAJIB:
                yield _departs(tempat, "Belum diisi; tuliskan tanggalnya.")
        elif printed.tanggal is None:
            yield _departs(tempat, f'"{printed.teks}" tidak terbaca; tulis seperti "31 Oktober 2019".')
        elif printed.presisi is not Presisi.HARI:
            yield _departs(tempat, f'"{printed.teks}" tidak menyebut hari; lengkapi tanggalnya.')
    for first, second, tingkat in _URUTAN_TANGGAL:
        if _is_later(tanggal[first], tanggal[second]):
            yield Temuan(
                tingkat,
                f"Tanggal {second}",
                f"{tanggal[second].teks} mendahului tanggal {first} ({tanggal[first].teks}); "
                "periksa kedua tanggal itu.",
            )


def _is_later(tanggal: Tanggal, other: Tanggal) -> bool:
    """Whether one date lies after another, as far as the less exact of them tells."""
    bagian = min(_BAGIAN_TANGGAL[tanggal.presisi], _BAGIAN_TANGGAL[other.presisi])
    if not tanggal.tanggal or not other.tanggal:
        return False
    return tanggal.tanggal.timetuple()[:bagian] > other.tanggal.timetuple()[:bagian]


def _check_pengesahan(berkas: BerkasSop) -> Iterator[Temuan]:
    disahkan_oleh = berkas.disahkan_oleh
    pejabat = {"jabatan": disahkan_oleh.jabatan, "nama": disahkan_oleh.nama}
    if kosong := [nama for nama, teks in pejabat.items() if is_blank(teks)]:
        yield _departs("Disahkan oleh", f"Belum menyebut {' dan '.join(kosong)} pejabatnya; lengkapi.")
    signed, stated = read_tanggal(disahkan_oleh.tempat_tanggal), read_tanggal(berkas.tanggal.pengesahan)
    if _is_later(signed, stated) or _is_later(stated, signed):
        yield Temuan(
            Tingkat.PERLU_KONFIRMASI,
            "Disahkan oleh",
            f'Tanda tangan bertanggal "{signed.teks}", sedangkan tanggal pengesahan {stated.teks}; '
            "pastikan yang benar.",
        )


def _check_dasar_hukum(berkas: BerkasSop) -> Iterator[Temuan]:
    for nomor, butir in enumerate(berkas.dasar_hukum, start=1):
        for row in find_dicabut(butir):
            yield _departs(
                f"Dasar hukum butir ke-{nomor}",
                f"{row.peraturan} tidak berlaku lagi ({row.sumber}); ganti dengan {row.pengganti}.",
            )


def _check_keterkaitan(berkas: BerkasSop) -> Iterator[Temuan]:
    judul = _without_sop(berkas.judul)
    kolom = {words(p.nama) for p in berkas.pelaksana}
    for nomor, butir in enumerate(berkas.keterkaitan, start=1):
        tempat, kata = f"Keterkaitan butir ke-{nomor}", words(butir)
        if _without_sop(butir) == judul:
            yield _departs(tempat, f'"{butir}" adalah SOP ini sendiri; sebutkan SOP lain atau hapus.')
        elif kata in kolom or (kata[:1] and kata[0] in _KATA_JABATAN):
            yield _departs(tempat, f'"{butir}" adalah jabatan atau unit kerja; sebutkan SOP yang terkait.')


def _check_ejaan(berkas: BerkasSop) -> Iterator[Temuan]:
    for tempat, teks in (
        ("Judul", berkas.judul),
        *((judul, " ".join(getattr(berkas, nama))) for nama, judul in _DAFTAR.items()),
    ):
        for pesan in find_slips(teks):
            yield Temuan(Tingkat.PERLU_KONFIRMASI, tempat, pesan)


def _without_sop(teks: str) -> tuple[str, ...]:
    return tuple(kata for kata in words(teks) if kata != "sop")


def _check_judul_kolom(berkas: BerkasSop) -> Iterator[Temuan]:
    if words(berkas.judul_kolom.mutu_baku) != words(JUDUL_BAKU.mutu_baku):
        tercetak = berkas.judul_kolom.mutu_baku
        yield _departs("Judul kolom", f'Tercetak "{tercetak}"; ganti dengan "{JUDUL_BAKU.mutu_baku}".')
