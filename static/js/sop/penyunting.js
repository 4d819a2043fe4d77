// The editor of an SOP: what is done is saved at once, what is written is saved in the pauses, and the drawing
// follows. The server says what comes of it; without this script the same form is sent button by button.
import { Draf } from "../naskah/draf.js";
import { SIMPAN, bacaIsian, form, ganti, ikuti } from "./isian.js";
import { jagaKepala } from "./kepala.js";
import { ingatTulisan, pasangPapanKetik } from "./papan-ketik.js";
import { samakanIsi } from "./samakan.js";

const JEDA_GAMBAR = 300;
const JEDA_SIMPAN = 1500;
const JEDA_ULANG = 15000;
const HILANG =
  "Draf ini tidak ada lagi: sudah dihapus orang lain, jadi tulisan Anda tidak dapat disimpan di sini. Tulisan itu masih ada di halaman ini; salin yang perlu sebelum menutupnya.";
// Answers after which nothing more can be saved here: the draft is gone, or somebody else's save came first.
const TERTAHAN = [404, 409];
const LANGKAH_MUNDUR = ["urung", "ulang"];

const draf = new Draf("sop");
const kabar = document.querySelector("[data-kabar]");
const dasar = () => form.elements.dasar;

// What stands in the form, but for what goes with every request.
function isiForm() {
  const isi = new FormData(form);
  isi.delete("csrfmiddlewaretoken");
  isi.delete("dasar");
  return [...isi];
}
const adaYangBaru = () => JSON.stringify(isiForm()) !== tersimpan;

let tersimpan = JSON.stringify(isiForm());
let antrean = Promise.resolve();
let tundaGambar;
let tundaSimpan;
let tertahan = false;
let berjalan = 0;

// What is under way is told in words, and to whoever waits for it.
function tandai() {
  const isSibuk = berjalan > 0 || adaYangBaru();
  form.setAttribute("aria-busy", isSibuk);
  const teks = isSibuk ? "Menyimpan…" : `Tersimpan ${new Date().toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" })}`;
  const tempat = document.querySelector("[data-simpanan]");
  const kini = kabar.hidden ? teks : "";
  if (tempat.textContent !== kini) tempat.textContent = kini;
}

async function kirim(tindakan, isi = isiForm()) {
  const badan = new URLSearchParams(isi);
  badan.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  badan.set("dasar", dasar().value);
  badan.set("tindakan", tindakan);
  const jawaban = await fetch(location.pathname, { method: "POST", body: badan, headers: { Accept: "application/json" } });
  if (jawaban.status === 404) return { status: 404, hasil: { kesalahan: [HILANG], isian: {} } };
  if (!jawaban.headers.get("Content-Type")?.startsWith("application/json")) throw new Error("no answer");
  return { status: jawaban.status, hasil: await jawaban.json() };
}

function kabarkan(kalimat = [], isBentrok = false) {
  kabar.hidden = !kalimat.length;
  const daftar = kabar.querySelector("ul");
  daftar.replaceChildren(...kalimat.map((teks) => Object.assign(document.createElement("li"), { textContent: teks })));
  kabar.querySelector("[data-bentrok]").hidden = !isBentrok;
}

function tampilkan(hasil) {
  for (const nama of ["bagan", "temuan", "keadaan"]) samakanIsi(document.getElementById(nama), hasil[nama]);
  for (const daftar of form.querySelectorAll(".sunting-temuan")) {
    samakanIsi(daftar, hasil.temuan_baris[daftar.id.replace("-temuan", "")] ?? "");
  }
}

// One request at a time: each stands on what the one before has come to.
function antre(pekerjaan) {
  berjalan += 1;
  tandai();
  antrean = antrean.then(pekerjaan).catch(() => {
    draf.simpan(isiForm(), dasar().value);
    kabarkan([
      "Belum tersimpan: peladen tidak menjawab. Yang Anda tulis ada di peramban ini dan dikirim lagi sebentar lagi; periksa sambungan, atau masuk kembali di tab lain.",
    ]);
    clearTimeout(tundaSimpan);
    tundaSimpan = setTimeout(kirimLagi, JEDA_ULANG);
  }).finally(() => {
    berjalan -= 1;
    tandai();
  });
}

const kirimLagi = () => antre(() => simpan());
addEventListener("online", () => adaYangBaru() && kirimLagi());

async function simpan({ tindakan = SIMPAN, isi = isiForm() } = {}) {
  clearTimeout(tundaSimpan);
  clearTimeout(tundaGambar);
  const dikirim = bacaIsian();
  const { status, hasil } = await kirim(tindakan, isi);
  if (status !== 200) {
    draf.simpan(isi, dasar().value);
    tertahan = TERTAHAN.includes(status);
    kabarkan([...hasil.kesalahan, ...Object.values(hasil.isian).flat()], status === 409);
    return false;
  }
  samakanIsi(document.getElementById("bilah"), hasil.bilah);
  const { matriks, identitas } = hasil;
  const adaSusulan = ganti({ matriks, identitas }, dikirim, tindakan, hasil.baris);
  tersimpan = adaSusulan ? "" : JSON.stringify(isiForm());
  if (LANGKAH_MUNDUR.includes(tindakan)) ingatTulisan();
  tampilkan(hasil);
  if (adaYangBaru()) draf.simpan(isiForm(), dasar().value);
  else draf.buang();
  kabarkan();
  return true;
}

async function gambarUlang() {
  const { status, hasil } = await kirim("gambar");
  if (status === 200) tampilkan(hasil);
}

function tunggu() {
  draf.simpan(isiForm(), dasar().value);
  tandai();
  clearTimeout(tundaGambar);
  clearTimeout(tundaSimpan);
  tundaGambar = setTimeout(() => antre(gambarUlang), JEDA_GAMBAR);
  if (!tertahan) tundaSimpan = setTimeout(() => antre(() => adaYangBaru() && simpan()), JEDA_SIMPAN);
}

form.addEventListener("input", ({ target }) => target.matches("select") || tunggu());
// A symbol that is put brings its arrows with it, a row that leads elsewhere its findings.
form.addEventListener("change", ({ target }) => {
  if (!target.matches("select")) return;
  draf.simpan(isiForm(), dasar().value);
  antre(() => simpan());
});
form.addEventListener("submit", (event) => {
  if (event.submitter?.value === "unduh") return;
  event.preventDefault();
  const tindakan = ikuti(event.submitter);
  antre(() => simpan({ tindakan: tindakan() }));
});
// A second click of a double click would fall on what the first one has put there.
form.addEventListener("click", (event) => event.detail > 1 && event.target.closest("#matriks button") && event.preventDefault());
addEventListener("beforeunload", (event) => {
  if (!adaYangBaru()) return;
  antre(() => simpan());
  event.preventDefault();
});

// What a closed tab or a lost connection left in this browser.
function tawarkan(lama) {
  const tempat = document.querySelector("[data-draf]");
  const pada = new Date(lama.pada).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
  const peringatan = lama.versi === dasar().value
    ? ""
    : " Sesudah itu draf ini disimpan lagi; bila dipulihkan, tulisan Anda menggantikannya, dan itu dapat diurungkan.";
  tempat.querySelector("[data-draf-pesan]").textContent =
    `Tulisan Anda dari ${pada} belum tersimpan dan masih ada di peramban ini.${peringatan}`;
  tempat.querySelector("[data-draf-pakai]").addEventListener("click", () => {
    antre(async () => {
      if (!(await simpan({ isi: lama.isi }))) return;
      tersimpan = JSON.stringify(isiForm());
      draf.buang();
      location.reload();
    });
  });
  tempat.querySelector("[data-draf-buang]").addEventListener("click", () => {
    draf.buang();
    tempat.hidden = true;
  });
  tempat.hidden = false;
}

const lama = draf.baca();
if (lama && JSON.stringify(lama.isi) !== tersimpan) tawarkan(lama);
else draf.buang();
// Of a draft that is still empty the kop and the judul are known; one begins at the number.
if (!form.querySelector("table")) form.elements.nomor.focus();
pasangPapanKetik(form);
jagaKepala(form);
document.querySelector("[data-papan-ketik]").hidden = false;
