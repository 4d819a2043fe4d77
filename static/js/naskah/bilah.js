// The toolbar: what each button does, which are pressed, and the arrow keys between them.
import { tampilkan, tanya } from "./dialog.js";

const sudah = (editor, nama) => (editor.isActive(nama) ? editor.getAttributes(nama) : null);

const PERINTAH = {
  subjudul: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(),
  subjudul2: (e) => e.chain().focus().toggleHeading({ level: 4 }).run(),
  tebal: (e) => e.chain().focus().toggleBold().run(),
  miring: (e) => e.chain().focus().toggleItalic().run(),
  "garis-bawah": (e) => e.chain().focus().toggleUnderline().run(),
  atas: (e) => e.chain().focus().unsetSubscript().toggleSuperscript().run(),
  bawah: (e) => e.chain().focus().unsetSuperscript().toggleSubscript().run(),
  butir: (e) => e.chain().focus().toggleBulletList().run(),
  nomor: (e) => e.chain().focus().toggleOrderedList().run(),
  kutipan: (e) => e.chain().focus().toggleBlockquote().run(),
  urung: (e) => e.chain().focus().undo().run(),
  ulang: (e) => e.chain().focus().redo().run(),
  kepala: (e) => e.chain().focus().toggleHeaderRow().run(),
  "tambah-baris": (e) => e.chain().focus().addRowAfter().run(),
  "hapus-baris": (e) => e.chain().focus().deleteRow().run(),
  "tambah-kolom": (e) => e.chain().focus().addColumnAfter().run(),
  "hapus-kolom": (e) => e.chain().focus().deleteColumn().run(),
  "hapus-tabel": (e) => e.chain().focus().deleteTable().run(),
  async tautan(e) {
    const jawab = await tanya("tautan", { href: e.getAttributes("link").href ?? "" });
    if (!jawab) return;
    const rantai = e.chain().focus().extendMarkRange("link");
    if (!jawab.href) rantai.unsetLink().run();
    else if (e.state.selection.empty && !e.isActive("link")) {
      e.chain().focus().insertContent({ type: "text", text: jawab.href, marks: [{ type: "link", attrs: { href: jawab.href } }] }).run();
    } else rantai.setLink({ href: jawab.href }).run();
  },
  async tabel(e) {
    tampilkan(document.querySelector("#dialog-tabel [data-ukuran]"), true);
    const jawab = await tanya("tabel");
    if (!jawab) return;
    e.chain().focus().insertTable({ rows: Number(jawab.baris), cols: Number(jawab.kolom), withHeaderRow: true })
      .updateAttributes("table", { judul: jawab.judul.trim() }).run();
  },
  async "judul-tabel"(e) {
    tampilkan(document.querySelector("#dialog-tabel [data-ukuran]"), false);
    const jawab = await tanya("tabel", { judul: e.getAttributes("table").judul });
    if (jawab) e.chain().focus().updateAttributes("table", { judul: jawab.judul.trim() }).run();
  },
  async gambar(e, { unggah, kabarkan }) {
    const lama = sudah(e, "gambar");
    tampilkan(document.querySelector("#dialog-gambar [data-berkas]"), !lama);
    const jawab = await tanya("gambar", lama ? { keterangan: lama.keterangan, alt: lama.alt } : {});
    if (!jawab) return;
    const { keterangan, alt } = jawab;
    if (lama) e.chain().focus().updateAttributes("gambar", { keterangan, alt }).run();
    else {
      const src = await unggah(jawab.berkas).catch((salah) => kabarkan(salah.message));
      if (src) e.chain().focus().insertContent([{ type: "gambar", attrs: { src, keterangan, alt } }, { type: "paragraph" }]).run();
    }
  },
  async catatan(e) {
    const lama = sudah(e, "catatan");
    const jawab = await tanya("catatan", lama ?? {});
    const teks = jawab?.teks.replace(/\s+/g, " ").trim();
    if (!teks) return;
    if (lama) e.chain().focus().updateAttributes("catatan", { teks }).run();
    else e.chain().focus().insertContent({ type: "catatan", attrs: { teks } }).run();
  },
  async acuan(e, { kabarkan, muatAcuan }) {
    if (!(await muatAcuan()).size) {
      kabarkan("Daftar tabel dan gambar belum dapat dimuat. Periksa sambungan, lalu coba lagi.");
      return;
    }
    const jawab = await tanya("acuan");
    if (jawab?.kunci) e.chain().focus().insertContent({ type: "acuan", attrs: { kunci: jawab.kunci } }).run();
  },
  async blok(e) {
    const jawab = await tanya("blok");
    if (jawab?.nama) e.chain().focus().insertContent([{ type: "blok", attrs: { nama: jawab.nama } }, { type: "paragraph" }]).run();
  },
};

const AKTIF = {
  subjudul: ["heading", { level: 3 }],
  subjudul2: ["heading", { level: 4 }],
  tebal: ["bold"],
  miring: ["italic"],
  "garis-bawah": ["underline"],
  atas: ["superscript"],
  bawah: ["subscript"],
  butir: ["bulletList"],
  nomor: ["orderedList"],
  kutipan: ["blockquote"],
  tautan: ["link"],
  gambar: ["gambar"],
  catatan: ["catatan"],
};

export function pasangBilah(bilah, editor, alat) {
  const tombol = [...bilah.querySelectorAll("button")];
  const dalamTabel = bilah.querySelector("[data-dalam-tabel]");
  const tampil = () => tombol.filter((el) => !el.closest("[hidden]"));

  const fokus = (el) => {
    for (const satu of tombol) satu.tabIndex = satu === el ? 0 : -1;
  };
  const perbarui = () => {
    for (const el of tombol) {
      const aktif = AKTIF[el.dataset.perintah];
      if (aktif) el.setAttribute("aria-pressed", editor.isActive(...aktif));
    }
    dalamTabel.hidden = !editor.isActive("table");
    if (!tampil().some((el) => el.tabIndex === 0)) fokus(tombol[0]);
  };

  bilah.addEventListener("click", (event) => {
    const el = event.target.closest("button");
    if (!el) return;
    fokus(el);
    PERINTAH[el.dataset.perintah](editor, alat);
  });
  bilah.addEventListener("keydown", (event) => {
    const urutan = tampil();
    const ke = urutan.indexOf(document.activeElement);
    const tuju = { ArrowRight: ke + 1, ArrowLeft: ke - 1, Home: 0, End: urutan.length - 1 }[event.key];
    if (ke < 0 || tuju === undefined) return;
    event.preventDefault();
    const el = urutan[(tuju + urutan.length) % urutan.length];
    fokus(el);
    el.focus();
  });
  editor.on("transaction", perbarui);
  bilah.hidden = false;
  perbarui();
}
