// What a text may hold besides words: tables, images, footnotes, cross references, live blocks.
import { Node, Table } from "../../django_prose_editor/editor.js";

const SUMBER = /^gambar:\d+$|\/gambar\/\d+\/?$/;

// An attribute that is kept as the value itself and not written as one of HTML.
const nilai = (read) => ({ default: "", parseHTML: read, renderHTML: () => ({}) });
const kunci = { default: null, parseHTML: (el) => el.id || null, renderHTML: ({ id }) => (id ? { id } : {}) };

function unsur(nama, atribut = {}, ...isi) {
  const el = document.createElement(nama);
  for (const [kunciAtribut, isiAtribut] of Object.entries(atribut)) el.setAttribute(kunciAtribut, isiAtribut);
  el.append(...isi);
  return el;
}

export const isGambarSendiri = (src) => SUMBER.test(src || "");

export const Tabel = Table.extend({
  addAttributes() {
    return {
      id: kunci,
      judul: nilai((el) => (el.querySelector(":scope > caption")?.textContent ?? "").trim()),
    };
  },
  parseHTML: () => [{ tag: "table" }, { tag: "caption", ignore: true }],
  renderHTML({ node, HTMLAttributes }) {
    const { judul } = node.attrs;
    return ["table", HTMLAttributes, ...(judul ? [["caption", judul]] : []), ["tbody", 0]];
  },
  addNodeView() {
    const make = this.parent();
    return (props) => {
      const view = make(props);
      const update = view.update.bind(view);
      const show = ({ attrs: { judul } }) => {
        if (judul) {
          const caption = view.table.createCaption();
          caption.contentEditable = "false";
          caption.textContent = judul;
        } else {
          view.table.deleteCaption();
        }
      };
      view.update = (node) => update(node) && (show(node), true);
      show(props.node);
      return view;
    };
  },
});

export const Gambar = Node.create({
  name: "gambar",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    const img = (el) => (el.matches("img") ? el : el.querySelector("img"));
    return {
      id: kunci,
      src: nilai((el) => img(el).getAttribute("src")),
      alt: nilai((el) => img(el).getAttribute("alt") ?? ""),
      keterangan: nilai((el) => (el.querySelector("figcaption")?.textContent ?? "").trim()),
    };
  },
  parseHTML() {
    const punya = (el) => isGambarSendiri((el.matches("img") ? el : el.querySelector("img"))?.getAttribute("src")) && null;
    return [
      { tag: "figure", getAttrs: punya },
      { tag: "img", getAttrs: punya },
    ];
  },
  renderHTML({ node: { attrs }, HTMLAttributes }) {
    const { src, alt, keterangan } = attrs;
    return ["figure", HTMLAttributes, ["img", { src, alt }], ["figcaption", keterangan]];
  },
  addNodeView() {
    return ({ node: { attrs } }) => {
      const img = unsur("img", { src: attrs.src, alt: attrs.alt });
      return { dom: unsur("figure", {}, img, unsur("figcaption", {}, attrs.keterangan)) };
    };
  },
});

export const CatatanKaki = Node.create({
  name: "catatan",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ teks: nilai((el) => el.textContent.trim()) }),
  parseHTML: () => [{ tag: "span.catatan-kaki", priority: 60 }],
  renderHTML: ({ node }) => ["span", { class: "catatan-kaki" }, node.attrs.teks],
  renderText: ({ node }) => ` (${node.attrs.teks})`,
});

export const Acuan = Node.create({
  name: "acuan",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ daftar: async () => new Map() }),
  addAttributes: () => ({ kunci: nilai((el) => el.getAttribute("href").slice(1)) }),
  parseHTML() {
    const punya = (el) => /^#[a-z0-9][a-z0-9-]*$/.test(el.getAttribute("href")) && null;
    // Before a link is read from it.
    return [{ tag: 'a[href^="#"]', priority: 1001, getAttrs: punya }];
  },
  renderHTML: ({ node }) => ["a", { href: `#${node.attrs.kunci}` }, node.attrs.kunci],
  addNodeView() {
    return ({ node: { attrs } }) => {
      const dom = unsur("span", { class: "acuan" }, attrs.kunci);
      this.options.daftar().then((daftar) => {
        const [nama] = (daftar.get(attrs.kunci) ?? `${attrs.kunci} (tidak ditemukan)`).split(". ");
        dom.textContent = nama;
      });
      return { dom };
    };
  },
});

export const Blok = Node.create({
  name: "blok",
  group: "block",
  atom: true,
  draggable: true,
  addOptions: () => ({ nama: (kode) => kode }),
  addAttributes: () => ({ nama: nilai((el) => el.dataset.blok) }),
  parseHTML: () => [{ tag: "div[data-blok]" }],
  renderHTML: ({ node }) => ["div", { class: "blok", "data-blok": node.attrs.nama }],
  addNodeView() {
    return ({ node }) => ({ dom: unsur("div", { class: "blok" }, "Blok data: ", this.options.nama(node.attrs.nama)) });
  },
});
