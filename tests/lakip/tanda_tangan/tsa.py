"""A time stamp authority on this machine, or one that answers as none should."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from asn1crypto import tsp
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from lakip.peraga.sertifikat import Induk, issue_sertifikat


def make_stempel(induk: Induk) -> DummyTimeStamper:
    """Return who stamps, with a certificate by ``induk`` for nothing else."""
    kunci, sertifikat = issue_sertifikat(induk, "Contoh TSA", guna=("digital_signature",), is_tsa=True)
    der = kunci.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    (satu,) = load_certs_from_pemder_data(sertifikat.public_bytes(Encoding.DER))
    return DummyTimeStamper(satu, load_private_key_from_pemder_data(der, None))


@contextmanager
def serve(stempel: DummyTimeStamper | None) -> Iterator[str]:
    """Give the address of a service that runs in the block; without ``stempel`` it talks nonsense."""

    class Penjawab(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            isi = asyncio.run(stempel.async_request_tsa_response(asked)).dump() if stempel else b"bukan cap"
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(isi)))
            self.end_headers()
            self.wfile.write(isi)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Penjawab)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
