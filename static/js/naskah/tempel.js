// What Word and others put on the clipboard, said in plain HTML: lists, footnotes, whole rows.
import { isGambarSendiri } from "./simpul.js";

const BUTIR = /mso-list:\s*l\d+\s+level(\d)/i;
const ABAIKAN = /mso-list:\s*Ignore/i;
const NOMOR = /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]$/i;

const gaya = (el) => el.dataset.gaya ?? "";
const tingkatButir = (el) => (el?.nodeName === "P" ? Number(BUTIR.exec(gaya(el))?.[1] ?? 0) : 0);

function pindahkanCatatan(isi) {
  const catatan = new Map();
  for (const satu of isi.querySelectorAll('div[id^="ftn"], div[id^="edn"]')) {
    satu.querySelectorAll('a[href^="#_ftnref"], a[href^="#_ednref"]').forEach((el) => el.remove());
    catatan.set(satu.id, satu.textContent.replace(/\s+/g, " ").trim());
    satu.remove();
  }
  for (const satu of isi.querySelectorAll('a[href^="#_ftn"], a[href^="#_edn"]')) {
    const teks = catatan.get(satu.getAttribute("href").slice(2));
    const span = isi.ownerDocument.createElement("span");
    span.className = "catatan-kaki";
    span.textContent = teks ?? "";
    if (teks) satu.before(span);
    satu.remove();
  }
}

function ambilTanda(butir) {
  const tanda = [...butir.querySelectorAll("span")].filter((el) => ABAIKAN.test(gaya(el)));
  const teks = tanda.map((el) => el.textContent.trim()).join("");
  tanda.forEach((el) => el.remove());
  return teks;
}

// Word says a list as paragraphs, each with its depth and its mark.
function buatDaftar(isi) {
  for (const awal of isi.querySelectorAll("p")) {
    if (!tingkatButir(awal) || tingkatButir(awal.previousElementSibling)) continue;
    const terbuka = [];
    const tempat = isi.ownerDocument.createElement("div");
    awal.before(tempat);
    for (let butir = awal; tingkatButir(butir); butir = tempat.nextElementSibling) {
      const tingkat = tingkatButir(butir);
      const jenis = NOMOR.test(ambilTanda(butir)) ? "OL" : "UL";
      while (terbuka.length && terbuka.at(-1).tingkat > tingkat) terbuka.pop();
      if (terbuka.at(-1)?.tingkat === tingkat && terbuka.at(-1).daftar.nodeName !== jenis) terbuka.pop();
      if (terbuka.at(-1)?.tingkat !== tingkat) {
        const daftar = isi.ownerDocument.createElement(jenis);
        (terbuka.at(-1)?.daftar.lastElementChild ?? tempat).append(daftar);
        terbuka.push({ tingkat, daftar });
      }
      butir.removeAttribute("data-gaya");
      const li = isi.ownerDocument.createElement("li");
      li.append(butir);
      terbuka.at(-1).daftar.append(li);
    }
    tempat.replaceWith(...tempat.childNodes);
  }
}

// A cell that reaches over rows becomes one, with empty ones below it.
function ratakanBaris(tabel) {
  const baris = [...tabel.rows];
  baris.forEach((row, ke) => {
    let kolom = 0;
    for (const sel of [...row.cells]) {
      for (let turun = 1; turun < sel.rowSpan && baris[ke + turun]; turun += 1) {
        const bawah = baris[ke + turun];
        let tempat = 0;
        let sebelum = [...bawah.cells].find((el) => (tempat >= kolom) || ((tempat += el.colSpan), false));
        const kosong = bawah.ownerDocument.createElement(sel.nodeName);
        kosong.colSpan = sel.colSpan;
        bawah.insertBefore(kosong, sebelum ?? null);
      }
      sel.removeAttribute("rowspan");
      kolom += sel.colSpan;
    }
  });
}

// Read HTML without its styles taking effect, which this site allows nobody: they are only looked at.
function baca(html) {
  const tanpaGaya = html
    .replace(/<!--[\s\S]*?-->|<!\[[\s\S]*?\]>|<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tanda) => tanda.replace(/\sstyle\s*=/gi, " data-gaya="));
  return new DOMParser().parseFromString(tanpaGaya, "text/html").body;
}

// Return clean HTML, and how many images were left behind since only their file can be taken in.
export function bersihkan(html) {
  const body = baca(html);
  body.querySelectorAll("script, meta, link, title, xml").forEach((el) => el.remove());
  for (const el of body.querySelectorAll("*")) {
    if (el.nodeName.includes(":")) el.replaceWith(...el.childNodes);
  }
  pindahkanCatatan(body);
  buatDaftar(body);
  body.querySelectorAll("table").forEach(ratakanBaris);
  body.querySelectorAll("thead td").forEach((el) => {
    const th = el.ownerDocument.createElement("th");
    th.colSpan = el.colSpan;
    th.append(...el.childNodes);
    el.replaceWith(th);
  });
  const asing = [...body.querySelectorAll("img")].filter((el) => !isGambarSendiri(el.getAttribute("src")));
  asing.forEach((el) => el.remove());
  for (const el of body.querySelectorAll("[data-gaya]")) {
    const isTebal = /(^|;)\s*font-weight:\s*(bold|[6-9]00)/i.test(gaya(el));
    const isMiring = /(^|;)\s*font-style:\s*italic/i.test(gaya(el));
    // So the clipboard of a browser's own word processor begins.
    if (el.nodeName === "B" && /(^|;)\s*font-weight:\s*(normal|400)/i.test(gaya(el))) el.replaceWith(...el.childNodes);
    else if (el.nodeName === "SPAN" && (isTebal || isMiring)) {
      const ganti = el.ownerDocument.createElement(isTebal ? "strong" : "em");
      ganti.append(...el.childNodes);
      el.append(ganti);
    }
    el.removeAttribute("data-gaya");
  }
  for (const el of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    // A heading is bold of its own accord.
    el.querySelectorAll("b, strong").forEach((satu) => satu.replaceWith(...satu.childNodes));
    const subjudul = el.ownerDocument.createElement(el.nodeName < "H4" ? "h3" : "h4");
    subjudul.append(...el.childNodes);
    el.replaceWith(subjudul);
  }
  // Word keeps a line empty by a space that does not break.
  for (const el of body.querySelectorAll("p")) {
    if (!el.textContent.trim() && !el.closest("td, th")) el.remove();
  }
  return { html: body.innerHTML, gambarTertinggal: asing.length };
}
