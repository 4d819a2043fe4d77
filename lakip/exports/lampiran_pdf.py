"""The files that a PDF carries inside it."""

from __future__ import annotations

from pypdfium2 import PdfDocument, PdfiumError


def read_lampiran(pdf: bytes) -> dict[str, bytes]:
    """Return the attached files by their names; none where the bytes are no PDF that can be opened."""
    try:
        dokumen = PdfDocument(pdf)
    except PdfiumError:
        return {}
    try:
        attached = (dokumen.get_attachment(nomor) for nomor in range(dokumen.count_attachments()))
        return {satu.get_name(): bytes(satu.get_data()) for satu in attached}
    finally:
        dokumen.close()
