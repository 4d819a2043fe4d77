"""The verbs by which a report moves through its SOP; the only caller of the state machines.

Every verb is one transaction in one order: lock the report, read the desk, ask
for the right, move, save guarded by the old status, open what comes next, add
one Jejak row, put notices into the outbox. A form that is sent twice is
answered with its first result.
"""

from lakip.engine.bahan import attach, note, take_back
from lakip.engine.kelengkapan import answer_butir
from lakip.engine.koreksi import add_catatan, annex_koreksi, answer_catatan, edit_catatan, remove_catatan
from lakip.engine.langkah import complete, hand_over, record_on_paper, release, take, withdraw
from lakip.engine.laporan import assign, cancel, continue_under, create, entrust, resume, start, suspend
from lakip.engine.pembukaan import reopen_analysis
from lakip.engine.pengumpulan import excuse, hand_out, make_format, move_tenggat
from lakip.engine.penyimpangan import return_to, returnable, skip, take_over
from lakip.engine.serahan import apply_serahan, declare_filled, receive
from lakip.engine.sistematika import (
    add_bagian,
    assign_penulis,
    move_bagian,
    remove_bagian,
    rename_bagian,
    restore_bagian,
    take_naskah,
)
from lakip.engine.susunan import order
from lakip.engine.temuan import answer
from lakip.engine.terbitan import issue

__all__ = [
    "add_bagian",
    "add_catatan",
    "annex_koreksi",
    "answer",
    "answer_butir",
    "answer_catatan",
    "apply_serahan",
    "assign",
    "assign_penulis",
    "attach",
    "cancel",
    "complete",
    "continue_under",
    "create",
    "declare_filled",
    "edit_catatan",
    "entrust",
    "excuse",
    "hand_out",
    "hand_over",
    "issue",
    "make_format",
    "move_bagian",
    "move_tenggat",
    "note",
    "order",
    "receive",
    "record_on_paper",
    "release",
    "remove_bagian",
    "remove_catatan",
    "rename_bagian",
    "reopen_analysis",
    "restore_bagian",
    "resume",
    "return_to",
    "returnable",
    "skip",
    "start",
    "suspend",
    "take",
    "take_back",
    "take_naskah",
    "take_over",
    "withdraw",
]
