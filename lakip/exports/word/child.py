"""The child process that writes the HTML of the report as a Word document.

Reads one line of JSON from standard input (``html``; ``statis``, the only folder that may be read; ``memori``
in bytes) and writes the document to standard output.
"""

import json
import sys

from lakip.exports.render_child import MEMORI_HABIS, PUSTAKA_TIDAK_ADA, limit


def main() -> int:
    pekerjaan = json.loads(sys.stdin.buffer.read())
    try:
        limit(pekerjaan["memori"])
        from lakip.exports.word.dokumen import write_docx

        sys.stdout.buffer.write(write_docx(pekerjaan["html"], pekerjaan["statis"]))
    except MemoryError:
        return MEMORI_HABIS
    except OSError as error:
        # WeasyPrint loads pango when it is imported, and says so in this way.
        if "cannot load library" not in str(error):
            raise
        return PUSTAKA_TIDAK_ADA
    return 0


if __name__ == "__main__":
    sys.exit(main())
