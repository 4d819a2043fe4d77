// A part of the page made to say what the server says of it. Only what differs is touched, so that all else keeps
// its place, what is opened in it, how far it is scrolled, and what the browser itself can take back.

// A row or a column goes by its kunci, wherever it is moved.
const kunciDari = (simpul) => (simpul.matches?.("tr[id], th[id]") ? simpul.querySelector('[name$="-kunci"]').value : undefined);

// What a person opened or folded stays so.
const TERBUKA = "open";

function samakanSimpul(lama, baru) {
  if (lama.isEqualNode(baru)) return;
  if (lama.nodeType !== Node.ELEMENT_NODE) {
    lama.data = baru.data;
    return;
  }
  for (const nama of lama.getAttributeNames()) {
    if (nama !== TERBUKA && !baru.hasAttribute(nama)) lama.removeAttribute(nama);
  }
  for (const { name, value } of baru.attributes) {
    if (name !== TERBUKA && lama.getAttribute(name) !== value) lama.setAttribute(name, value);
  }
  samakanAnak(lama, baru);
}

function samakanAnak(lama, baru) {
  const datang = new Set([...baru.childNodes].map(kunciDari));
  const berkunci = new Map();
  for (const anak of [...lama.childNodes]) {
    const kunci = kunciDari(anak);
    if (kunci !== undefined && datang.has(kunci)) berkunci.set(kunci, anak);
    else if (kunci !== undefined) anak.remove();
  }
  let kini = lama.firstChild;
  const lewati = () => {
    const dilewati = kini;
    kini = kini.nextSibling;
    return dilewati;
  };
  for (const anak of [...baru.childNodes]) {
    const kunci = kunciDari(anak);
    while (kunci !== undefined && kini && kunciDari(kini) === undefined) lewati().remove();
    const isSejenis = kini?.nodeName === anak.nodeName && kunciDari(kini) === undefined;
    const pasangan = kunci === undefined ? isSejenis && kini : berkunci.get(kunci);
    if (!pasangan) lama.insertBefore(anak, kini);
    else {
      if (pasangan === kini) lewati();
      else lama.insertBefore(pasangan, kini);
      samakanSimpul(pasangan, anak);
    }
  }
  while (kini) lewati().remove();
}

export function samakanIsi(tempat, html) {
  const cetakan = document.createElement("template");
  cetakan.innerHTML = html;
  samakanAnak(tempat, cetakan.content);
}
