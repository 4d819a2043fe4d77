"""The child process that writes the HTML of the report for Word; without Django, like ``render_child``.

Reads a line of JSON from standard input (``Pekerjaan``); writes an empty line and the document to standard
output.
"""

import sys

from lakip.exports.render_child import Pekerjaan, limit, serve


def main() -> int:
    return serve(write)


def write(pekerjaan: Pekerjaan) -> bytes:
    """Return the document."""
    limit(pekerjaan.memori)
    from lakip.exports.word.dokumen import write_docx

    return write_docx(pekerjaan.html, pekerjaan.statis)


if __name__ == "__main__":
    sys.exit(main())
