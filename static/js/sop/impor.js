// The sheet of an import is not left by accident with corrections that nobody saved.
const lembar = document.querySelector(".impor-lembar");
const baca = () => JSON.stringify([...new FormData(lembar)]);
// A sheet that was refused comes back with what was sent, unsaved.
const tersimpan = "belumTersimpan" in lembar.dataset ? "" : baca();
let terkirim = false;

lembar.addEventListener("submit", () => {
  terkirim = true;
});
addEventListener("pageshow", () => {
  terkirim = false;
});
addEventListener("beforeunload", (event) => {
  if (!terkirim && baca() !== tersimpan) event.preventDefault();
});
