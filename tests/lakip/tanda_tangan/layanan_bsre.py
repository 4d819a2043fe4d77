"""A small e-Sign client service on this machine: it signs with a certificate of its own, or misbehaves."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import BytesParser
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Event, Thread
from typing import Any

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

PENGGUNA, SANDI, PASSPHRASE, NIK = "kantor", "sandi-layanan", "rahasia-sekali", "6311010101700001"
GALAT_PERANTARA = "<html><body>502 Bad Gateway</body></html>"


@cache
def make_signer() -> signers.SimpleSigner:
    """Return who signs here: a key and a certificate made for this run."""
    kunci = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    nama = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Contoh Penanda BSrE")])
    at = datetime.now(UTC)
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(nama)
        .issuer_name(nama)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=30))
        .add_extension(
            x509.KeyUsage(True, True, *[False] * 7), critical=True
        )
        .sign(kunci, hashes.SHA256())
    )  # fmt: skip
    berkas = pkcs12.serialize_key_and_certificates(
        b"x", kunci, sertifikat, None, BestAvailableEncryption(b"x")
    )
    return signers.SimpleSigner.load_pkcs12_data(berkas, other_certs=[], passphrase=b"x")


def sign(pdf: bytes, medan: str = "BSrE") -> bytes:
    """Return the file with one more signature at its end."""
    tulis = IncrementalPdfFileWriter(BytesIO(pdf))
    hasil = signers.sign_pdf(tulis, signers.PdfSignatureMetadata(field_name=medan), signer=make_signer())
    return hasil.getvalue()


def make_pdf(teks: str = "LAKIP", medan: str = "kepala") -> bytes:
    """Return a page with a field for a signature, 200 by 80 points, 100 from the left and 300 from below."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        kotak = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Sig, T=medan,
                Rect=[100, 300, 300, 380], F=132, P=pdf.pages[0].obj,
            )
        )  # fmt: skip
        pdf.pages[0].Annots = pikepdf.Array([kotak])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[kotak], SigFlags=3)
        pdf.docinfo["/Title"] = teks
        hasil = BytesIO()
        pdf.save(hasil, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return hasil.getvalue()


@dataclass
class LayananBsre:
    """What the service does, and what it was asked; ``kelakuan`` names how it answers a request to sign."""

    url: str = ""
    kelakuan: str = "tanda_tangan"
    status: dict[str, Any] = field(
        default_factory=lambda: {"status_code": 1111, "message": "User has certificate", "status": "ISSUE"}
    )
    panggilan: list[str] = field(default_factory=list)
    diminta: dict[str, Any] = field(default_factory=dict)
    tersimpan: dict[str, bytes] = field(default_factory=dict)
    simpulan: str = "TOTAL_PASSED"
    lepas: Event = field(default_factory=Event)

    @property
    def jumlah_tanda_tangan(self) -> int:
        """How often it was asked to sign."""
        return sum(satu.endswith("/sign/pdf") for satu in self.panggilan)


@contextmanager
def serve() -> Iterator[LayananBsre]:
    """Run the service as long as the block lasts."""
    layanan = LayananBsre()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Penjawab", (_Penjawab,), {"layanan": layanan}))
    layanan.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield layanan
    finally:
        layanan.lepas.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Penjawab(BaseHTTPRequestHandler):
    layanan: LayananBsre

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers["Content-Length"])))

    def _answer(self, badan: bytes) -> None:
        self.layanan.panggilan.append(f"{self.command} {self.path}")
        expected = "Basic " + base64.b64encode(f"{PENGGUNA}:{SANDI}".encode()).decode()
        if self.headers["Authorization"] != expected:
            galat = {"timestamp": "2026-02-02", "status": 401, "error": "Unauthorized", "path": self.path}
            return self._send_json(401, galat)
        if self.path == "/api/v2/sign/pdf":
            data = json.loads(badan)
            return self._sign(data, base64.b64decode(data["file"][0]))
        if self.path == "/api/sign/pdf":
            bagian = _read_multipart(self.headers["Content-Type"], badan)
            pdf = bagian.pop("file")
            data = {nama: isi if nama == "imageTTD" else isi.decode() for nama, isi in bagian.items()}
            return self._sign(data, pdf)
        if self.path == "/api/v2/user/check/status" or self.path.startswith("/api/user/status/"):
            return self._send_json(200, self.layanan.status)
        if self.path == "/api/v2/verify/pdf":
            penanda = {
                "integrityValid": True,
                "signerName": "Contoh Penanda BSrE",
                "certificateTrusted": True,
            }
            isi = {
                "conclusion": self.layanan.simpulan, "signatureCount": 1, "signatureInformations": [penanda],
            }  # fmt: skip
            return self._send_json(200, isi)
        nama = self.path.removeprefix("/api/sign/download/")
        if nama in self.layanan.tersimpan:
            return self._send(200, self.layanan.tersimpan[nama], "application/pdf")
        return self._send_json(404, {"status": 404, "error": "Not Found"})

    def _sign(self, data: dict[str, Any], pdf: bytes) -> None:
        self.layanan.diminta = data
        perbuatan = getattr(self, f"_do_{self.layanan.kelakuan}")
        perbuatan(data, pdf)

    def _do_tanda_tangan(self, data: dict[str, Any], pdf: bytes) -> None:
        if data.get("passphrase", PASSPHRASE) != PASSPHRASE:
            return self._send_json(400, {"status_code": 2031, "message": f"Salah untuk NIK {NIK}"})
        hasil = sign(pdf)
        if "/v2/" in self.path:
            self._send_json(200, {"time": 900, "file": [base64.b64encode(hasil).decode()]})
        else:
            self.layanan.tersimpan["a1b2c3"] = hasil
            self._send(200, hasil, "application/pdf", id_dokumen="a1b2c3")

    def _do_json(self, data: dict[str, Any], pdf: bytes) -> None:
        """As some services of the first version do."""
        self._send_json(200, {"time": 900, "file": base64.b64encode(sign(pdf)).decode()})

    def _do_asing(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send_file(sign(make_pdf("Surat lain")))

    def _do_tak_bertanda(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send_file(pdf)

    def _do_dirusak(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send_file(sign(pdf) + b"\n% lain\n")

    def _do_bukan_pdf(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send_file(b"halo")

    def _do_kosong(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send(200, b"", "application/json")

    def _do_galat_json(self, data: dict[str, Any], pdf: bytes) -> None:
        pesan = f"Gagal memproses {data.get('nik') or data.get('email')} dengan {data.get('passphrase')}"
        self._send_json(500, {"status": 500, "error": "Internal Server Error", "message": pesan})

    def _do_galat_bukan_json(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send(500, b"java.lang.NullPointerException", "application/json")

    def _do_galat_perantara(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send(504, GALAT_PERANTARA.encode(), "text/html")

    def _do_alihkan(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send(307, b"", "text/html", Location=f"{self.layanan.url}/api/lain")

    def _do_tidak_terdaftar(self, data: dict[str, Any], pdf: bytes) -> None:
        self._send_json(400, {"status_code": 2011, "message": "User not registered"})

    def _do_lambat(self, data: dict[str, Any], pdf: bytes) -> None:
        self.layanan.tersimpan["bertanda"] = sign(pdf)
        self.layanan.lepas.wait()
        self.close_connection = True

    def _do_putus(self, data: dict[str, Any], pdf: bytes) -> None:
        self.layanan.tersimpan["bertanda"] = sign(pdf)
        self.close_connection = True

    def _do_terpotong(self, data: dict[str, Any], pdf: bytes) -> None:
        """The head comes with the key of the file, then the line breaks."""
        self.layanan.tersimpan["a1b2c3"] = sign(pdf)
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.send_header("id_dokumen", "a1b2c3")
        self.end_headers()
        self.wfile.write(b"%PDF-1.7")
        self.close_connection = True

    def _send_file(self, isi: bytes) -> None:
        if "/v2/" in self.path:
            self._send_json(200, {"time": 900, "file": [base64.b64encode(isi).decode()]})
        else:
            self._send(200, isi, "application/pdf")

    def _send_json(self, status: int, isi: dict[str, Any]) -> None:
        self._send(status, json.dumps(isi).encode(), "application/json")

    def _send(self, status: int, isi: bytes, jenis: str, **kepala: str) -> None:
        self.send_response(status)
        for nama, satu in {"Content-Type": jenis, "Content-Length": str(len(isi)), **kepala}.items():
            self.send_header(nama, satu)
        self.end_headers()
        self.wfile.write(isi)


def _read_multipart(jenis: str, badan: bytes) -> dict[str, bytes]:
    surat = BytesParser().parsebytes(f"Content-Type: {jenis}\r\n\r\n".encode() + badan)
    return {_name_of(bagian): _content_of(bagian) for bagian in surat.get_payload()}


def _name_of(bagian: Message) -> str:
    return str(bagian.get_param("name", header="content-disposition"))


def _content_of(bagian: Message) -> bytes:
    isi = bagian.get_payload(decode=True)
    assert isinstance(isi, bytes)
    return isi
