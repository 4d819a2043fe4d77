// The editor of an SOP by keyboard alone.
const ARAH = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const JENIS = { m: "mulai", p: "proses", k: "keputusan", s: "selesai", "-": "", delete: "", backspace: "" };
const BARIS = { Enter: "baris-sisip", ArrowUp: "baris-naik", ArrowDown: "baris-turun", Delete: "baris-hapus" };

function taruh(sel, jenis) {
  if (sel.value === jenis) return;
  sel.value = jenis;
  sel.dispatchEvent(new Event("change", { bubbles: true }));
}

function pindah(sel, [turun, kanan]) {
  const [, baris, kolom] = sel.name.match(/^baris(\d+)-sel(\d+)$/).map(Number);
  sel.form.elements[`baris${baris + turun}-sel${kolom + kanan}`]?.focus();
}

// To the next row, or the next name of a column; past the last row there is a new one.
function lanjut(isian) {
  const [, jenis, letak] = isian.name?.match(/^(baris|kolom)(\d+)-/) ?? [];
  if (!jenis) return;
  const { elements } = isian.form;
  const berikut = Number(letak) + 1;
  const tujuan = jenis === "kolom" ? (elements[`kolom${berikut}-nama`] ?? elements["baris0-kegiatan"]) : elements[`baris${berikut}-kegiatan`];
  if (tujuan) tujuan.focus();
  else tekan(isian.closest("tr"), BARIS.Enter);
}

const tekan = (wadah, tindakan) => wadah?.querySelector(`button[value^="${tindakan}"]:enabled`)?.click();

// Where the browser itself takes back what was written in a field since one came to it, it does.
let semula;
export const ingatTulisan = () => {
  semula = document.activeElement.value;
};
const sedangDitulis = (isian) => isian.matches("input, textarea") && isian.value !== semula;

export function pasangPapanKetik(form) {
  form.addEventListener("focusin", ingatTulisan);
  form.addEventListener("keydown", (event) => {
    const { target, key, altKey, shiftKey } = event;
    const huruf = key.toLowerCase();
    const lakukan = (perbuatan) => {
      event.preventDefault();
      perbuatan();
    };
    if (event.ctrlKey || event.metaKey) {
      if (key === "Enter") return lakukan(() => lanjut(target));
      if (huruf === "s") return lakukan(() => tekan(form, "simpan"));
      if (!"zy".includes(huruf) || sedangDitulis(target)) return undefined;
      return lakukan(() => tekan(form, huruf === "y" || shiftKey ? "ulang" : "urung"));
    }
    // In a select these keys open its list.
    if (altKey && target.matches("select") && key in ARAH) return undefined;
    if (altKey) return key in BARIS ? lakukan(() => tekan(target.closest("tr"), BARIS[key])) : undefined;
    // Enter in a line would press the first button of the form.
    if (key === "Enter" && target.matches("input")) return event.preventDefault();
    if (!target.matches(".sunting-sel select")) return undefined;
    if (key in ARAH) return lakukan(() => pindah(target, ARAH[key]));
    if (huruf in JENIS) return lakukan(() => taruh(target, JENIS[huruf]));
    return undefined;
  });
}
