// The fields of the editor: each keeps what was entered, and the person, while the page around it is made anew.
import { samakanIsi } from "./samakan.js";

export const SIMPAN = "simpan";
export const form = document.getElementById("penyunting");

// A field by what it is about: rows and columns get new numbers when others come, go or move.
function alamatIsian(isian) {
  return isian.name.replace(/^((?:baris|kolom)\d+)/, (awalan) => form.elements[`${awalan}-kunci`]?.value ?? awalan);
}
const isianDi = (tempat) => [...tempat.querySelectorAll("textarea, select, input:not([type=hidden])")];
const petaIsian = (tempat = form) => new Map(isianDi(tempat).map((isian) => [alamatIsian(isian), isian]));
export const bacaIsian = () => new Map([...petaIsian()].map(([alamat, { value }]) => [alamat, value]));

const nilaiHalaman = (isian) =>
  isian.matches("select") ? ([...isian.options].find((o) => o.defaultSelected) ?? isian.options[0]).value : isian.defaultValue;

function isikan(isian, nilai) {
  if (isian.value === nilai) return;
  isian.value = nilai;
  // What a select no longer offers leaves it empty.
  if (isian.value !== nilai) isian.value = nilaiHalaman(isian);
}

function kembaliKe(isian, [dari, sampai]) {
  if (isian === document.activeElement && isian.selectionStart === dari) return;
  isian.closest("details")?.setAttribute("open", "");
  isian.focus();
  if (!isian.matches("select")) isian.setSelectionRange(dari, sampai);
}

// Where one goes on after a button, if not at the button.
const LANJUTAN = {
  awal: () => '[name="kolom0-nama"]',
  "baris-sisip": (n) => `[name="baris${n}-kegiatan"]`,
  "kolom-sisip": (m) => `[name="kolom${m}-nama"]`,
  "kolom-hapus": (m) => `[name="kolom${m}-nama"]`,
  "panah-tambah": (n, letak) => `#baris${n} .sunting-simbol:nth-child(${Number(letak) + 1}) .sunting-satu-panah:nth-last-child(2) :is(input, select)`,
  "panah-hapus": (n, letak) => `button[value="panah-tambah:${n}:${letak}"]`,
};

function lanjutkan(tindakan, tombol, baris) {
  const [perbuatan, ...letak] = tindakan.split(":");
  const tujuan = LANJUTAN[perbuatan] && form.querySelector(LANJUTAN[perbuatan](...letak));
  const isTetap = tombol.isConnected && tombol !== document.body && !tombol.disabled && !perbuatan.endsWith("-hapus");
  const lain =
    tombol.closest("#bilah")?.querySelector("button:enabled") ??
    document.getElementById(tombol.closest("th[id]")?.id)?.querySelector("textarea") ??
    form.elements[`baris${baris}-kegiatan`] ??
    form.querySelector("#matriks textarea");
  (tujuan ?? (isTetap ? tombol : lain))?.focus();
}

// Parts of the page anew, with what was entered while they were under way, and the person where they were;
// returns whether anything was. What one is writing when it is only saved stays to the letter.
export function ganti(bagian, dikirim, tindakan, baris) {
  const susulan = new Map([...bacaIsian()].filter(([alamat, nilai]) => dikirim.get(alamat) !== nilai));
  const aktif = document.activeElement;
  const isPindah = tindakan.split(":")[0] in LANJUTAN;
  const alamat = form.contains(aktif) && !isPindah && aktif.matches("textarea, select, input") ? alamatIsian(aktif) : "";
  const letak = [aktif.selectionStart, aktif.selectionEnd];
  const ditulis = tindakan === SIMPAN && aktif.matches("textarea, input") ? aktif : null;
  for (const [nama, html] of Object.entries(bagian)) {
    const tempat = document.getElementById(nama);
    samakanIsi(tempat, html);
    for (const [satu, isian] of petaIsian(tempat)) {
      if (isian !== ditulis) isikan(isian, susulan.get(satu) ?? nilaiHalaman(isian));
    }
  }
  const tetap = petaIsian().get(alamat);
  if (tetap) kembaliKe(tetap, letak);
  else if (baris !== null || aktif !== document.body) lanjutkan(tindakan, aktif, baris);
  return susulan.size > 0;
}

// What a button of a row or a column asks for, whenever it is done: its place may be another by then.
export function ikuti(tombol) {
  const wadah = tombol?.closest("tr[id], th[id]");
  if (!wadah) return () => tombol?.value;
  const [, jenis, letak] = wadah.id.match(/^(baris|kolom)(\d+)$/);
  const kunci = form.elements[`${wadah.id}-kunci`].value;
  const { value } = tombol;
  return () => {
    const urut = [...form.querySelectorAll(`[name^="${jenis}"][name$="-kunci"]`)];
    const kini = urut.findIndex((isian) => isian.value === kunci);
    return kini < 0 ? undefined : value.replace(/\d+/, (nomor) => Number(nomor) + kini - letak);
  };
}
