"""What the workbook of an SOP tells the person who fills it in."""

PETUNJUK_FORMULIR = (
    (
        "Untuk apa",
        "Buku kerja ini memuat satu SOP seutuhnya. Ubah seperlunya, simpan sebagai .xlsx, lalu bawa masuk "
        "kembali. Versi yang sudah ditetapkan tidak berubah: isi buku ini menjadi draf baru.",
    ),
    (
        "Lembar Identitas",
        "Isi kolom kanan. Daftar seperti dasar hukum ditulis satu butir satu baris; sisipkan baris bila "
        "kurang, dan biarkan kolom kirinya kosong.",
    ),
    (
        "Lembar Prosedur",
        "Satu baris satu langkah. Sisipkan, pindahkan, atau hapus baris dan kolom pelaksana seperlunya. "
        "Judul kolom ditulis seperti tercetak pada formulir.",
    ),
    (
        "Simbol",
        "Pada pertemuan langkah dan pelaksana tulis mulai, proses, keputusan, atau selesai. Bila satu "
        'langkah memiliki dua simbol, tulis urutannya: "1 proses" dan "2 keputusan".',
    ),
    (
        "Panah",
        "Kosong berarti lanjut ke simbol berikutnya; dari keputusan, dengan jawaban ya. Selain itu tulis "
        'jawaban dan tujuannya, misalnya "ya → 8; tidak → 6", "→ selesai", atau "tidak → 7#2" untuk simbol '
        "kedua langkah 7. Tanda → boleh ditulis ->. Bila satu langkah memiliki dua simbol, dahului dengan "
        'urutannya: "2: tidak → 6". Tujuan "berikutnya" berarti simbol berikutnya; "tidak ada" berarti '
        "tidak ada panah.",
    ),
    (
        "Kunci baris",
        "Nama baris untuk panah dan untuk membandingkan versi; biasanya sama dengan nomornya. Kosongkan "
        "pada baris baru. Bila kunci diganti, ganti juga pada panah yang menuju baris itu.",
    ),
    (
        "Lembar kerja",
        "Jenis pekerjaan pada langkah itu. Kosong berarti diusulkan dari bunyi kegiatannya.",
    ),
    (
        "Lembar Asal",
        "Dari mana simbol dan panah diketahui: tersurat pada dokumen asal, atau disimpulkan, dengan "
        "alasannya. Kolom Panah kosong berarti simbolnya sendiri. Yang tidak tercantum, dan panah yang Anda "
        "ubah pada lembar Prosedur, berarti tersurat. Langkahnya dikenali dari bunyi kegiatannya, atau dari "
        "kunci barisnya.",
    ),
)
