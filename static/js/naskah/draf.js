// What is being written, kept in this browser until it is saved.
export class Draf {
  constructor(nama) {
    this.kunci = `${nama}:${location.pathname}`;
  }

  baca() {
    try {
      return JSON.parse(localStorage.getItem(this.kunci));
    } catch {
      return null;
    }
  }

  simpan(isi, versi, dikirim = false) {
    try {
      localStorage.setItem(this.kunci, JSON.stringify({ isi, versi, dikirim, pada: Date.now() }));
    } catch {
      // Without room, or where the browser keeps nothing, writing goes on without it.
    }
  }

  buang() {
    try {
      localStorage.removeItem(this.kunci);
    } catch {
      // Nothing was kept.
    }
  }
}

export const kataDari = (html) =>
  new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, "");
