// A button with data-salin copies the text of the field it names; where that cannot be, it stays hidden.
if (navigator.clipboard) {
  for (const tombol of document.querySelectorAll("button[data-salin]")) {
    tombol.hidden = false;
    tombol.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(tombol.dataset.salin).value);
      tombol.textContent = "Tersalin";
    });
  }
}
