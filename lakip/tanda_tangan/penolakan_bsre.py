"""What BSrE's service answers instead of a signature, and what that means for the person who signs."""

from __future__ import annotations

import re

from lakip.tanda_tangan.layanan import Jawaban
from lakip.tanda_tangan.penyedia import Rahasia
from sop.domain.angka import read_bulat

SALAH_SANDI_LAYANAN = (
    "Layanan BSrE menolak kantor ini: nama pengguna atau kata sandi layanannya salah. Mintalah pengelola "
    "sistem memeriksanya; tanda tangan belum dibubuhkan."
)
TIDAK_TERDAFTAR = (
    "Anda belum terdaftar di BSrE. Daftarkan diri melalui verifikator instansi, atau tanda tangani di atas "
    "kertas lalu unggah pindaiannya."
)
TANPA_SERTIFIKAT = (
    "Anda belum mempunyai sertifikat BSrE yang berlaku. Terbitkan atau perpanjang melalui verifikator "
    "instansi, atau tanda tangani di atas kertas lalu unggah pindaiannya."
)
DICABUT = (
    "Sertifikat BSrE Anda sudah dicabut atau ditangguhkan. Hubungi verifikator instansi, atau tanda tangani "
    "di atas kertas lalu unggah pindaiannya."
)
KUNCI_SALAH = "Passphrase tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi."
TOTP_SALAH = "Kode TOTP tidak cocok atau sudah kedaluwarsa. Minta kode baru, lalu coba lagi."

# As others have measured them; the vendor publishes no list.
MENURUT_KODE = {
    2011: TIDAK_TERDAFTAR,
    2021: TANPA_SERTIFIKAT,
    2031: KUNCI_SALAH,
}
MENURUT_STATUS = {
    "NOT_REGISTERED": TIDAK_TERDAFTAR,
    "NO_CERTIFICATE": TANPA_SERTIFIKAT,
    "EXPIRED": TANPA_SERTIFIKAT,
    "NEW": TANPA_SERTIFIKAT,
    "RENEW": TANPA_SERTIFIKAT,
    "REVOKE": DICABUT,
    "REVOKED": DICABUT,
    "SUSPEND": DICABUT,
}
# Found in the message where neither is known, in this order.
MENURUT_KATA = (
    ("passphrase", KUNCI_SALAH),
    ("otp", TOTP_SALAH),
    ("not registered", TIDAK_TERDAFTAR),
    ("tidak terdaftar", TIDAK_TERDAFTAR),
    ("belum terdaftar", TIDAK_TERDAFTAR),
    ("revoke", DICABUT),
    ("dicabut", DICABUT),
)
PESAN_TERPANJANG = 200


def explain_penolakan(jawaban: Jawaban, rahasia: Rahasia) -> str:
    """Return, as a sentence for the signer, why the service did not sign; nothing secret is repeated."""
    if jawaban.status == 401:
        return SALAH_SANDI_LAYANAN
    data = jawaban.read_json()
    if known := read_penolakan(data):
        return known
    pesan = _clean(str(data.get("message") or data.get("error") or ""), rahasia)
    kata = f" dengan pesan “{pesan}”" if pesan else " tanpa keterangan yang dapat dibaca"
    return (
        f"Layanan BSrE menolak dengan jawaban {jawaban.status}{kata}. Tanda tangan belum dibubuhkan; coba "
        "lagi nanti, atau tunjukkan pesan ini kepada pengelola sistem."
    )


def read_penolakan(data: dict[str, object]) -> str:
    """Return what a known code, status or word in an answer means; "" where there is none."""
    kode = read_bulat(str(data.get("status_code", "")))
    if kode in MENURUT_KODE:
        return MENURUT_KODE[kode]
    if known := MENURUT_STATUS.get(str(data.get("status", "")).upper()):
        return known
    pesan = f"{data.get('message', '')} {data.get('error', '')}".casefold().replace("_", " ")
    return next((kalimat for kata, kalimat in MENURUT_KATA if kata in pesan), "")


def _clean(pesan: str, rahasia: Rahasia) -> str:
    """Return a message in which no secret, and no long number such as a NIK, is left."""
    for satu in (rahasia.passphrase, rahasia.nik, rahasia.totp):
        if satu:
            pesan = pesan.replace(satu, "…")
    return " ".join(re.sub(r"\d{10,}", "…", pesan).split())[:PESAN_TERPANJANG]
