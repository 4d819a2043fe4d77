"""Pages that show SOPs as they are on paper; they are edited in the admin."""

from sop.views.banding import sop_banding
from sop.views.konfirmasi import sop_konfirmasi
from sop.views.pustaka import bersama_list, bersama_versi, sop_evaluasi, sop_list
from sop.views.unduhan import sop_bpmn, sop_buku, sop_logo, sop_unduh
from sop.views.versi import sop_versi

__all__ = [
    "bersama_list",
    "bersama_versi",
    "sop_banding",
    "sop_bpmn",
    "sop_buku",
    "sop_evaluasi",
    "sop_konfirmasi",
    "sop_list",
    "sop_logo",
    "sop_unduh",
    "sop_versi",
]
