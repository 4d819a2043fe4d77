"""A text with everything a writer may put into one, for tests of what is drawn from it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from lakip.isi.bentuk import IsiGambar, IsiLaporan, IsiTambahan
from lakip.teks import clean_teks
from tests.lakip.isi_laporan import TEKS, make_isi, make_sasaran

KEPALA = "".join(f"<th>{nama}</th>" for nama in ("No", "Unit kerja", *"ABCDEFG", "Jumlah"))
BARIS = "".join(
    f"<tr><td>{nomor}</td><td>Bidang {nomor}</td>{'<td>7</td>' * 7}<td>49</td></tr>" for nomor in range(1, 41)
)
LEBAR = f'<table id="tabel-pegawai"><caption>Sebaran pegawai</caption><tr>{KEPALA}</tr>{BARIS}</table>'
KAYA = f"""
<h4>Dasar pembentukan</h4>
<p>Dibentuk dengan <strong>Peraturan Daerah</strong><span class="catatan-kaki">Nomor 2 Tahun 2016.</span>;
lihat <a href="#tabel-jenis">x</a>, <a href="#gambar-kantor">x</a>, <a href="#pengukuran">x</a>,
<a href="#tabel-hilang">x</a> dan <a href="https://www.balangankab.go.id">situs</a>.</p>
<ul><li>operasi<ul><li>rutin</li><li>gabungan</li></ul></li></ul>
<ol><li><p>Pertama</p><p>lanjutannya</p></li><li>Kedua</li></ol>
<blockquote><p>Pasal satu.</p><p>Pasal dua.</p></blockquote>
<h3>Pegawai</h3><h4>Menurut jenis</h4>
<table id="tabel-jenis"><caption>Pegawai menurut jenis</caption>
<tr><th>Jenis</th><th colspan="2">Jumlah</th></tr><tr><th></th><th>L</th><th>P</th></tr>
<tr><th>PNS</th><td>40</td><td>12,5</td></tr><tr><td>Kontrak</td><td>1.200</td></tr></table>
<figure id="gambar-kantor"><img src="gambar:1" alt="Kantor dari depan">
<figcaption>Kantor kami</figcaption></figure>
<figure><img src="gambar:2" alt="Foto lama"><figcaption>Hilang</figcaption></figure>
<p>[blok: daftar-sasaran]</p><p>[blok: tabel-target:7]</p><p>[blok: entah]</p>
{LEBAR}<p>Sesudah tabel lebar.</p>
"""


def make_gambar() -> IsiGambar:
    """Keep an image with transparent parts, and return it as the report tells of it."""
    png = BytesIO()
    Image.new("RGBA", (300, 200), (20, 80, 160, 120)).save(png, "PNG")
    berkas = default_storage.save("gambar/kantor.png", ContentFile(png.getvalue()))
    return IsiGambar(berkas, "ab" * 32, 300, 200)


def make_kaya(**ganti: object) -> IsiLaporan:
    """Return a report with that text in Bab I, blocks placed by hand, and sections of the office's own."""
    sasaran = make_sasaran(1)
    placed = clean_teks("<p>Uraian.</p><p>[blok: tabel-target:1]</p>")
    first = replace(sasaran.analisis[0], teks=placed)
    isi = make_isi(
        (replace(sasaran, analisis=(first, *sasaran.analisis[1:])), make_sasaran(2)),
        gambar={1: make_gambar()},
        tambahan=(
            IsiTambahan("tambahan-1", "bab1", "Budaya Kerja", TEKS),
            IsiTambahan("tambahan-2", "bab1_gambaran_umum", "Sejarah", TEKS),
            IsiTambahan("tambahan-3", "lampiran", "Piagam", TEKS),
        ),
    )
    naskah = {
        **isi.naskah,
        "bab1_dasar_hukum": "",
        "bab1_gambaran_umum": clean_teks(KAYA, (1, 2)),
        "ikhtisar": clean_teks(LEBAR),
        "bab4_kesimpulan": clean_teks("<p>[blok: pengukuran-kinerja]</p>"),
    }
    return replace(isi, naskah=naskah, **ganti)
