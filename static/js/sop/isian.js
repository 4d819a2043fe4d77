// The fields of the editor: each keeps what was entered, and the person, while the page around it is made anew.
export const form = document.getElementById("penyunting");

// A field by what it is about: rows and columns get new numbers when others come, go or move.
function alamatIsian(isian) {
  return isian.name.replace(/^((?:baris|kolom)\d+)/, (awalan) => form.elements[`${awalan}-kunci`]?.value ?? awalan);
}
const isianTerlihat = () => [...form.querySelectorAll("textarea, select, input:not([type=hidden])")];
const petaIsian = () => new Map(isianTerlihat().map((isian) => [alamatIsian(isian), isian]));
export const bacaIsian = () => new Map([...petaIsian()].map(([alamat, { value }]) => [alamat, value]));

function isikan(isian, nilai) {
  const semula = isian.value;
  isian.value = nilai;
  // What a select no longer offers leaves it empty.
  if (isian.value !== nilai) isian.value = semula;
}

function kembaliKe(isian, [dari, sampai]) {
  isian.closest("details")?.setAttribute("open", "");
  isian.focus({ preventScroll: true });
  if (!isian.matches("select")) isian.setSelectionRange(dari, sampai);
}

// Parts of the page anew, with what was entered while they were under way, and the person where they were;
// returns whether anything was.
export function ganti(bagian, dikirim, baris, isBaru) {
  const susulan = [...bacaIsian()].filter(([alamat, nilai]) => dikirim.get(alamat) !== nilai);
  const geser = form.querySelector(".sunting-bingkai")?.scrollLeft ?? 0;
  const aktif = document.activeElement;
  const alamat = form.contains(aktif) && !isBaru && aktif.matches("textarea, select, input") ? alamatIsian(aktif) : "";
  const letak = [aktif.selectionStart, aktif.selectionEnd];
  for (const [nama, html] of Object.entries(bagian)) document.getElementById(nama).innerHTML = html;
  form.querySelector(".sunting-bingkai")?.scrollTo({ left: geser });
  const baru = petaIsian();
  for (const [nama, nilai] of susulan) if (baru.has(nama)) isikan(baru.get(nama), nilai);
  if (baru.has(alamat)) kembaliKe(baru.get(alamat), letak);
  else if (baris !== null || aktif !== document.body) {
    const tombol = form.querySelector(`button[value="${aktif.value}"]`);
    (form.elements[`baris${baris}-kegiatan`] ?? tombol ?? form.querySelector("#matriks textarea"))?.focus();
  }
  return susulan.length > 0;
}

// What a button of a row or a column asks for, whenever it is done: its place may be another by then.
export function ikuti(tombol) {
  const wadah = tombol?.closest("tr[id], th[id]");
  if (!wadah) return () => tombol?.value;
  const [, jenis, letak] = wadah.id.match(/^(baris|kolom)(\d+)$/);
  const kunci = form.elements[`${wadah.id}-kunci`].value;
  return () => {
    const urut = [...form.querySelectorAll(`[name^="${jenis}"][name$="-kunci"]`)];
    const kini = urut.findIndex((isian) => isian.value === kunci);
    return kini < 0 ? undefined : tombol.value.replace(/\d+/, (nomor) => Number(nomor) + kini - letak);
  };
}
