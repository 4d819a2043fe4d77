// Marking the document: words that are selected become the quotation, a cell that is clicked the figure.
const form = document.getElementById("tulis");
const { kutipan, acuan, teks } = form.elements;
const keadaan = form.querySelector("[data-tertandai]");

const tell = (kata) => {
  keadaan.textContent = kata;
  keadaan.hidden = false;
};

if (kutipan) {
  const take = () => {
    const pilihan = document.getSelection();
    const kata = pilihan.toString().trim();
    const awal = pilihan.anchorNode?.parentElement;
    if (!kata || !awal?.closest("[data-teks]")) return;
    kutipan.value = kata.slice(0, kutipan.maxLength);
    tell("Kutipan terisi dari teks yang dipilih.");
  };
  for (const peristiwa of ["mouseup", "keyup", "touchend"]) document.addEventListener(peristiwa, take);
}

if (acuan) {
  const semua = document.querySelectorAll("[data-acuan]");
  const show = () => semua.forEach((sel) => sel.classList.toggle("is-marked", sel.dataset.acuan === acuan.value));
  document.querySelector(".reading").firstElementChild.classList.add("can-mark");
  semua.forEach((sel) => sel.addEventListener("click", () => {
    acuan.value = sel.dataset.acuan;
    show();
    tell("Angka dipilih.");
    teks.focus({ preventScroll: true });
  }));
  acuan.addEventListener("change", show);
  show();
}
