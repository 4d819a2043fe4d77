// Goes on telling how far the building of the document is, while people work on the page.
const JEDA = 1000;
const kotak = document.querySelector("[data-susunan]");

function show(kemajuan) {
  kotak.querySelector("progress").value = kemajuan.persen;
  const teks = kotak.querySelector("[role=status]");
  if (teks.textContent !== kemajuan.teks) teks.textContent = kemajuan.teks;
}

// Loaded anew, the page says what comes next; not while somebody works on it.
function isIdle() {
  const isUntouched = (isian) => isian.value === isian.defaultValue && isian.checked === isian.defaultChecked;
  return document.activeElement === document.body
    && [...document.querySelectorAll("input, textarea")].every(isUntouched);
}

function finish(kemajuan) {
  const tautan = kotak.querySelector("a");
  if (isIdle()) return tautan.href === location.href ? location.reload() : location.assign(tautan.href);
  tautan.textContent = "Muat ulang halaman ini";
  tautan.parentElement.hidden = false;
  if (kemajuan.dokumen) {
    kotak.querySelector("progress").hidden = true;
    const pdf = document.createElement("a");
    pdf.href = kemajuan.dokumen;
    pdf.textContent = "Buka PDF";
    tautan.before(pdf, " · ");
  }
}

async function follow() {
  try {
    const jawaban = await fetch(kotak.dataset.susunan, { headers: { Accept: "application/json" } });
    if (!jawaban.ok) throw new Error(jawaban.statusText);
    const kemajuan = await jawaban.json();
    show(kemajuan);
    if (!kemajuan.berlangsung) return finish(kemajuan);
    setTimeout(follow, JEDA);
  } catch {
    kotak.querySelector("a").parentElement.hidden = false;
    setTimeout(follow, 10 * JEDA);
  }
}

if (kotak) {
  kotak.querySelector("a").parentElement.hidden = true;
  setTimeout(follow, JEDA);
}
