"""The sheet that says how a form is filled in."""

from collections.abc import Iterator

from lakip.models import FormatData
from lakip.unit.lembar import ANGGARAN, INDIKATOR
from lakip.unit.sel import BELUM_DIUKUR, TIDAK_TERSEDIA
from sop.domain.tanggal import format_tanggal


def list_petunjuk(format_data: FormatData) -> Iterator[tuple[str, str]]:
    """Yield what is spoken of, and what is said of it."""
    laporan = format_data.laporan
    yield "Untuk siapa", f"{format_data.unit}, untuk {laporan}."
    yield "Batas waktu", f"Kembalikan paling lambat {format_tanggal(format_data.tenggat)}."
    yield (
        "Mengembalikan",
        "Unggah berkas ini pada halaman unit Anda di aplikasi LAKIP, atau serahkan kepada "
        f"{laporan.penanggung_jawab}. Berkas boleh diunggah lagi bila ada perbaikan.",
    )
    yield (
        "Yang diisi",
        f"Hanya sel berwarna kuning pada lembar {INDIKATOR} dan {ANGGARAN}. Sel lain untuk dibaca. "
        "Sel abu-abu tidak perlu diisi.",
    )
    yield (
        "Menulis angka",
        "Tulis angkanya saja, tanpa satuan, tanda persen, atau Rp: 97,5% ditulis 97,5. "
        "Pemisah ribuan tidak perlu ditulis.",
    )
    yield (
        "Pembilang dan penyebut",
        "Bila kedua selnya kuning, isi keduanya dan biarkan realisasi setahun kosong; realisasi dihitung "
        "dari keduanya. Pilih selnya untuk membaca apa yang dihitung.",
    )
    yield (
        "Sel kosong",
        "Sel kosong berarti belum diisi, bukan nol. Bila nilainya memang nol, tulis 0. "
        "Isi yang Anda hapus akan dihapus juga dari laporan setelah berkas ini diterapkan.",
    )
    yield (
        "Realisasi tidak ada",
        f'Untuk triwulan, tulis "{TIDAK_TERSEDIA}" atau "{BELUM_DIUKUR}" pada selnya. Untuk setahun, '
        "kosongkan realisasi dan pilih alasannya pada kolom Bila realisasi kosong.",
    )
    yield (
        "Baris dan kolom",
        "Jangan menghapus atau menambah baris dan kolom. Baris boleh disaring. Untuk mengurutkan baris, "
        "buka dahulu perlindungan lembar; tidak ada kata sandinya.",
    )
