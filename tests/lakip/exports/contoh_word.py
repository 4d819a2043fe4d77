"""A report with texts of every form, for tests of what Word is given."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from lakip.isi.bentuk import IsiGambar, IsiKoreksi, IsiLaporan, IsiTambahan, Jeda
from lakip.isi.bentuk_kinerja import IsiPenjelasan
from tests.lakip.isi_laporan import (
    ZONA,
    make_anggaran,
    make_indikator,
    make_isi,
    make_sasaran,
    make_triwulan,
)

KOLOM = 10
TEKS_KAYA = f"""
<h3>Wilayah kerja</h3>
<p>Patroli <strong>rutin</strong> dan <em>insidental</em> seluas 12 km<sup>2</sup><span
class="catatan-kaki">Menurut data BPS tahun 2025.</span>, lihat
<a href="#tabel-patroli">x</a>, <a href="#gambar-peta">x</a>, dan
<a href="#pengukuran">x</a>; rinciannya ada pada <a href="https://balangan.go.id/">laman kabupaten</a>.</p>
<h4>Kecamatan</h4>
<ol><li><p>Paringin</p><ul><li><p>kota</p></li><li><p>selatan</p></li></ul></li><li><p>Awayan</p></li></ol>
<p>Kemudian:</p>
<ol><li><p>Batumandi<br>dan Lampihong</p></li></ol>
<blockquote><p>Tertib & aman itu <u>kita</u> &lt;semua&gt;.</p></blockquote>
<table id="tabel-patroli"><caption>Jumlah patroli</caption><tbody>
<tr><th>Kecamatan</th><th colspan="2">Patroli menurut semester</th></tr>
<tr><th></th><th>I</th><th>II</th></tr>
<tr><td><p>Paringin<span class="catatan-kaki">Termasuk Paringin Selatan.</span></p></td>
<td>12</td><td>1.345</td></tr>
<tr><td><ul><li>Juai</li><li>Tebing Tinggi</li></ul></td><td colspan="2">7</td></tr>
</tbody></table>
<table><tbody><tr><td>tanpa</td><td>judul</td></tr></tbody></table>
<table><tbody><tr><td>langsung</td><td>menyusul</td></tr></tbody></table>
<figure id="gambar-peta"><img src="gambar:7" alt="Peta wilayah patroli"><figcaption>Peta</figcaption></figure>
<table id="tabel-luas"><caption>Tabel yang luas</caption><tbody>
<tr>{"".join(f"<th>Kolom {nomor}</th>" for nomor in range(KOLOM))}</tr>
<tr>{"".join(f"<td>{nomor}.000</td>" for nomor in range(KOLOM))}</tr>
</tbody></table>
"""


def make_png(warna: str, *ukuran: int) -> bytes:
    keluaran = BytesIO()
    Image.new("RGB", ukuran, warna).save(keluaran, "PNG")
    return keluaran.getvalue()


def save_peta() -> IsiGambar:
    """Put an image into the storage, finer than it is printed."""
    keluaran = BytesIO()
    Image.new("RGB", (3000, 2000), "#4a67ab").save(keluaran, "JPEG")
    nama = default_storage.save("peta.jpg", ContentFile(keluaran.getvalue()))
    return IsiGambar(nama, "ab" * 32, 3000, 2000)


def make_isi_kaya() -> IsiLaporan:
    """Return a report that has something of everything; its image lies in the storage."""
    penjelasan = IsiPenjelasan(pendorong="Patroli rutin.", upaya="Menambah jadwal.")
    berdata = make_indikator(
        "1.1", triwulan=make_triwulan("10", "", "12.5"), penjelasan=penjelasan, standar_nasional=Decimal(45)
    )
    berdata = replace(berdata, tercetak=Decimal(100), beda=Decimal("-5.98"))
    sasaran = (make_sasaran(1, (berdata, make_indikator("1.2", realisasi=""))), make_sasaran(2, teks=""))
    isi = make_isi(
        sasaran,
        anggaran=make_anggaran(60),
        jeda=(Jeda(datetime(2026, 2, 16, 7, 30, tzinfo=ZONA), None, "Banjir."),),
        tambahan=(
            IsiTambahan("kerja-sama", "bab1", "Kerja Sama", "<p>Dengan kepolisian.</p>"),
            IsiTambahan("foto", "lampiran", "Foto Kegiatan", "<p>Belum ada.</p>"),
        ),
        gambar={7: save_peta()},
        koreksi=(
            IsiKoreksi(
                nomor=1,
                tempat="Bab I",
                kutipan="Patroli",
                teks="Sebutkan kecamatannya.",
                nama="Noor Hidayah",
                kapasitas="Sekretaris",
                pada=datetime(2026, 2, 10, 9, 0, tzinfo=ZONA),
                tanggapan="Diubah",
                jawaban="Sudah.",
                penjawab="Nor Laila",
                dijawab=datetime(2026, 2, 11, 9, 0, tzinfo=ZONA),
            ),
        ),
    )
    logo = f"data:image/png;base64,{b64encode(make_png('#b0201a', 300, 400)).decode()}"
    return replace(
        isi,
        identitas=replace(isi.identitas, logo=logo),
        naskah={**isi.naskah, "bab1_gambaran_umum": TEKS_KAYA},
    )
