// A question of the editor: its answers by name, or null if it was closed without any.
export function tanya(nama, nilai = {}) {
  const dialog = document.getElementById(`dialog-${nama}`);
  const form = dialog.querySelector("form");
  form.reset();
  for (const [kunci, isi] of Object.entries(nilai)) form.elements[kunci].value = isi;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((selesai) => {
    dialog.addEventListener(
      "close",
      () => selesai(dialog.returnValue ? Object.fromEntries(new FormData(form)) : null),
      { once: true },
    );
  });
}

// Hide fields that this question does not need, and let them hold nothing back.
export function tampilkan(bagian, isTampil) {
  bagian.hidden = !isTampil;
  bagian.querySelectorAll("input").forEach((el) => (el.disabled = !isTampil));
}
