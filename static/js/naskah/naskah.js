// The editor of one text: the field of the form stays what is sent, and holds the text without this script too.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Gapcursor, HardBreak, Heading, Italic, Link, ListItem,
  OrderedList, Paragraph, Subscript, Superscript, TableCell, TableHeader, TableRow, Text, TrailingNode, Underline,
  UndoRedo,
} from "../../django_prose_editor/editor.js";
import { muatAcuan } from "./acuan.js";
import { pasangBilah } from "./bilah.js";
import { Draf, kataDari } from "./draf.js";
import { Acuan, Blok, CatatanKaki, Gambar, Tabel } from "./simpul.js";
import { bersihkan } from "./tempel.js";

const form = document.querySelector("form[data-naskah]");
const isian = form.elements.isi;
const kabar = form.querySelector("[data-kabar]");
const draf = new Draf(`naskah:${form.dataset.naskah}`);
const versi = Number(form.elements.versi.value);

const kabarkan = (pesan) => {
  kabar.textContent = pesan;
};
const namaBlok = (kode) =>
  [...document.getElementById("blok-nama").options].find((el) => el.value === kode)?.text ?? kode;

async function unggah(berkas) {
  const isi = new FormData();
  isi.set("berkas", berkas);
  isi.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const alamat = document.querySelector("[data-unggah]").dataset.unggah;
  kabarkan("Gambar sedang diunggah…");
  const jawab = await fetch(alamat, { method: "POST", body: isi, headers: { Accept: "application/json" } })
    .catch(() => null);
  if (!jawab?.headers.get("Content-Type")?.startsWith("application/json")) {
    throw new Error("Gambar belum terkirim. Periksa sambungan, atau masuk kembali di tab lain, lalu coba lagi.");
  }
  const { url, pesan } = await jawab.json();
  if (!jawab.ok) throw new Error(pesan);
  kabarkan("Gambar dipasang.");
  return url;
}

function terimaBerkas(berkasList) {
  const gambar = [...berkasList].filter((satu) => ["image/jpeg", "image/png"].includes(satu.type));
  for (const satu of gambar) {
    unggah(satu)
      .then((src) => editor.chain().focus().insertContent({ type: "gambar", attrs: { src } }).run())
      .catch((salah) => kabarkan(salah.message));
  }
  return gambar.length > 0;
}

// What stands in items, cells and quotations is what the server keeps there.
const ISI = "(paragraph | bulletList | orderedList)";
const kotak = document.createElement("div");
kotak.className = "editor-paper";
isian.after(kotak);
const editor = new Editor({
  element: kotak,
  injectCSS: false,
  content: isian.value,
  extensions: [
    Document, Paragraph, Text, HardBreak, Heading.configure({ levels: [3, 4] }), Bold, Italic, Underline, Subscript,
    Superscript, BulletList, OrderedList, UndoRedo, Dropcursor, Gapcursor, TrailingNode,
    ListItem.extend({ content: `paragraph ${ISI}*` }), Blockquote.extend({ content: "paragraph+" }),
    Tabel, TableRow, TableCell.extend({ content: `${ISI}+` }), TableHeader.extend({ content: `${ISI}+` }),
    Gambar, CatatanKaki,
    Link.configure({ openOnClick: false, autolink: false }),
    Acuan.configure({ daftar: muatAcuan }),
    Blok.configure({ nama: namaBlok }),
  ],
  editorProps: {
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-labelledby": "label-isi",
    },
    transformPastedHTML(html) {
      const hasil = bersihkan(html);
      if (hasil.gambarTertinggal) {
        kabarkan(`${hasil.gambarTertinggal} gambar tidak ikut tertempel; unggah dengan tombol Gambar.`);
      }
      return hasil.html;
    },
    handlePaste: (_, event) => !event.clipboardData.getData("text/html") && terimaBerkas(event.clipboardData.files),
    handleDrop: (_, event) => terimaBerkas(event.dataTransfer?.files ?? []),
  },
});

// The empty line at the end is only there to write on.
const isiKini = () => editor.getHTML().replace(/(<p><\/p>)+$/, "");
const awal = isiKini();
let tunda;

function catat() {
  isian.value = isiKini();
  clearTimeout(tunda);
  tunda = setTimeout(simpanDraf, 400);
}

function simpanDraf() {
  clearTimeout(tunda);
  tunda = undefined;
  if (isian.value === awal) draf.buang();
  else draf.simpan(isian.value, versi);
}

function tawarkan(lama) {
  const tempat = document.querySelector("[data-draf]");
  const pada = new Date(lama.pada).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
  const isSama = lama.versi === versi;
  tempat.querySelector("[data-draf-pesan]").textContent = isSama
    ? `Tulisan Anda dari ${pada} belum disimpan dan masih ada di peramban ini.`
    : `Tulisan Anda dari ${pada} belum disimpan, dan sesudah itu teks ini disimpan lagi. Bandingkan dulu keduanya; belum ada yang ditimpa.`;
  const pakai = tempat.querySelector("[data-draf-pakai]");
  pakai.textContent = isSama ? "Lanjutkan tulisan itu" : "Bandingkan";
  pakai.addEventListener("click", () => {
    tempat.hidden = true;
    if (isSama) {
      editor.commands.setContent(lama.isi, { emitUpdate: true });
      editor.commands.focus("end");
    } else {
      // It is sent as of the version beside which it was begun: the answer is the difference.
      isian.value = lama.isi;
      form.elements.versi.value = lama.versi;
      form.requestSubmit();
    }
  });
  tempat.querySelector("[data-draf-buang]").addEventListener("click", () => {
    draf.buang();
    tempat.hidden = true;
    editor.commands.focus();
  });
  tempat.hidden = false;
}

const dom = editor.view.dom;
isian.hidden = true;
dom.id = isian.id;
isian.removeAttribute("id");
document.getElementById("label-isi").addEventListener("click", () => editor.commands.focus());
form.querySelector(".field-script .helptext")?.setAttribute("hidden", "");
pasangBilah(form.querySelector(".editor-bar"), editor, { unggah, kabarkan, muatAcuan });
editor.on("update", catat);
form.addEventListener("submit", () => {
  clearTimeout(tunda);
  tunda = undefined;
  if (isiKini() !== awal || "belumTersimpan" in form.dataset) draf.simpan(isian.value, versi, true);
});
addEventListener("pagehide", () => tunda && simpanDraf());

const lama = draf.baca();
if ("belumTersimpan" in form.dataset) draf.simpan(isian.value, versi);
else if (lama) {
  const isSama = kataDari(lama.isi) === kataDari(isian.value);
  if (isSama && (lama.dikirim || lama.isi === awal)) draf.buang();
  else tawarkan(lama);
}
