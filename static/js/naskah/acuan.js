// What the texts of the report can refer to, asked for once, when it is first needed.
let daftar;

export function muatAcuan() {
  const pilihan = document.getElementById("acuan-kunci");
  daftar ??= fetch(pilihan.dataset.acuan, { headers: { Accept: "application/json" } })
    .then((jawab) => jawab.json())
    .then(({ acuan }) => {
      pilihan.replaceChildren(...acuan.map(({ kunci, nama }) => new Option(nama, kunci)));
      return new Map(acuan.map(({ kunci, nama }) => [kunci, nama]));
    })
    .catch(() => {
      daftar = undefined;
      return new Map();
    });
  return daftar;
}
