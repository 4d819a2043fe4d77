// The head of the matrix stays in sight below the bar, however far the page is scrolled over its frame.
export function jagaKepala(form) {
  const bilah = form.querySelector(".penyunting-bilah");
  const jaga = () => {
    const bingkai = form.querySelector(".sunting-bingkai");
    if (!bingkai) return;
    const atas = bingkai.getBoundingClientRect().top + bingkai.clientTop;
    const tertutup = Math.floor(bilah.getBoundingClientRect().bottom - atas);
    const tersisa = bingkai.clientHeight - bingkai.querySelector("thead").offsetHeight;
    bingkai.style.setProperty("--tertutup", `${Math.max(0, Math.min(tertutup, tersisa))}px`);
  };
  addEventListener("scroll", jaga, { passive: true });
  addEventListener("resize", jaga);
  jaga();
}
