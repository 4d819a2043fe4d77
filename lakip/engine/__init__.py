"""The verbs by which a report moves through its SOP; the only caller of the state machines.

Every verb is one transaction in one order: lock the report, read the desk, ask
for the right, move, save guarded by the old status, open what comes next, add
one Jejak row, put notices into the outbox. A form that is sent twice is
answered with its first result.
"""

from lakip.engine.arsip import keep_arsip, note_penyusutan
from lakip.engine.bahan import attach, note, take_back
from lakip.engine.catatan_reviu import (
    add_catatan_reviu,
    answer_reviu,
    fill_reviu,
    insist_catatan_reviu,
    settle_catatan_reviu,
)
from lakip.engine.kelengkapan import answer_butir
from lakip.engine.kirim import (
    copy_lakip,
    do_without_receipt,
    mail_lakip,
    record_tanda_terima,
    record_unggahan,
    remove_kiriman,
    send_lakip,
)
from lakip.engine.koreksi import add_catatan, annex_koreksi, answer_catatan, edit_catatan, remove_catatan
from lakip.engine.langkah import complete, hand_over, record_on_paper, release, take, withdraw
from lakip.engine.laporan import assign, cancel, continue_under, create, entrust, resume, start, suspend
from lakip.engine.nomor import cancel_nomor, may_cancel_nomor, take_nomor
from lakip.engine.notulensi import answer_tindak_lanjut, attach_rapat, write_notulensi
from lakip.engine.pembukaan import reopen_analysis
from lakip.engine.pemindahan import move
from lakip.engine.pengumpulan import excuse, hand_out, make_format, move_tenggat
from lakip.engine.penyimpangan import return_to, returnable, skip, take_over
from lakip.engine.perintah import give_disposisi, record_lisan, withdraw_disposisi
from lakip.engine.pernyataan import hand_in_pernyataan, withdraw_pernyataan
from lakip.engine.pindaian import keep_pindaian, keep_pindaian_surat
from lakip.engine.rapat import call_rapat, cancel_rapat, change_rapat, mark_hadir, number_rapat
from lakip.engine.reviu import confirm_pereviu, invite_pereviu, request_reviu, revoke_pereviu, skip_reviu
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
from lakip.engine.surat import cancel_surat, draft_surat, edit_surat, keep_surat, number_surat
from lakip.engine.surat_masuk import keep_surat_masuk
from lakip.engine.susunan import order
from lakip.engine.tanda_tangan import (
    ask_tanda_tangan,
    ask_tanda_tangan_surat,
    fail_tanda_tangan,
    keep_tanda_tangan,
)
from lakip.engine.temuan import answer
from lakip.engine.terbitan import issue

__all__ = [
    "add_bagian",
    "add_catatan",
    "add_catatan_reviu",
    "annex_koreksi",
    "answer",
    "answer_butir",
    "answer_catatan",
    "answer_reviu",
    "answer_tindak_lanjut",
    "apply_serahan",
    "ask_tanda_tangan",
    "ask_tanda_tangan_surat",
    "assign",
    "assign_penulis",
    "attach",
    "attach_rapat",
    "call_rapat",
    "cancel",
    "cancel_nomor",
    "cancel_rapat",
    "cancel_surat",
    "change_rapat",
    "complete",
    "confirm_pereviu",
    "continue_under",
    "copy_lakip",
    "create",
    "declare_filled",
    "do_without_receipt",
    "draft_surat",
    "edit_catatan",
    "edit_surat",
    "entrust",
    "excuse",
    "fail_tanda_tangan",
    "fill_reviu",
    "give_disposisi",
    "hand_in_pernyataan",
    "hand_out",
    "hand_over",
    "insist_catatan_reviu",
    "invite_pereviu",
    "issue",
    "keep_arsip",
    "keep_pindaian",
    "keep_pindaian_surat",
    "keep_surat",
    "keep_surat_masuk",
    "keep_tanda_tangan",
    "mail_lakip",
    "make_format",
    "mark_hadir",
    "may_cancel_nomor",
    "move",
    "move_bagian",
    "move_tenggat",
    "note",
    "note_penyusutan",
    "number_rapat",
    "number_surat",
    "order",
    "receive",
    "record_lisan",
    "record_on_paper",
    "record_tanda_terima",
    "record_unggahan",
    "release",
    "remove_bagian",
    "remove_catatan",
    "remove_kiriman",
    "rename_bagian",
    "reopen_analysis",
    "request_reviu",
    "restore_bagian",
    "resume",
    "return_to",
    "returnable",
    "revoke_pereviu",
    "send_lakip",
    "settle_catatan_reviu",
    "skip",
    "skip_reviu",
    "start",
    "suspend",
    "take",
    "take_back",
    "take_naskah",
    "take_nomor",
    "take_over",
    "withdraw",
    "withdraw_disposisi",
    "withdraw_pernyataan",
    "write_notulensi",
]
