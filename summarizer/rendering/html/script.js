"use strict";
(() => {
  const proof = document.getElementById("proof");
  const aside = document.getElementById("sources");
  const close = document.getElementById("close");
  const narrow = window.matchMedia("(max-width: 63.99rem)");
  let opener = null;
  let place = 0;

  const sentenceOf = (ref) => document.getElementById(ref.getAttribute("href").slice(1));

  /* The sentence's text with the words of this very reference marked; offsets count code points. */
  const marked = (sentence, spans) => {
    const letters = Array.from(sentence.querySelector(".st").textContent);
    const fragment = document.createDocumentFragment();
    let at = 0;
    for (const span of spans.split(" ").filter(Boolean)) {
      const [start, end] = span.split("-").map(Number);
      fragment.append(letters.slice(at, start).join(""));
      const mark = document.createElement("mark");
      mark.textContent = letters.slice(start, end).join("");
      fragment.append(mark);
      at = end;
    }
    fragment.append(letters.slice(at).join(""));
    return fragment;
  };

  const show = (ref) => {
    const sentence = sentenceOf(ref);
    if (!sentence) return;
    const name = document.createElement("b");
    const source = sentence.closest(".source");
    const when = source.querySelector(".when").textContent;
    name.textContent = `${source.querySelector("h3 bdi").textContent} (${when}), sentence ${sentence.id.split("-")[1]}`;
    const text = document.createElement("span");
    text.dir = "auto";
    text.append(marked(sentence, ref.dataset.m));
    proof.replaceChildren(name, text);
    proof.hidden = false;
    const box = ref.getBoundingClientRect();
    const size = proof.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - size.width - 8));
    const below = box.bottom + 6;
    const top = below + size.height < window.innerHeight ? below : Math.max(8, box.top - size.height - 6);
    proof.style.left = `${left}px`;
    proof.style.top = `${top}px`;
    ref.setAttribute("aria-describedby", "proof");
  };

  const hide = () => {
    proof.hidden = true;
    for (const ref of document.querySelectorAll("[aria-describedby=proof]")) ref.removeAttribute("aria-describedby");
  };

  const forget = () => {
    for (const one of document.querySelectorAll(".now, .ref.open")) one.classList.remove("now", "open");
  };

  const open = (ref) => {
    const sentence = sentenceOf(ref);
    if (!sentence) return;
    forget();
    if (!opener) place = window.scrollY;
    opener = ref;
    ref.classList.add("open");
    sentence.querySelector(".st").replaceChildren(marked(sentence, ref.dataset.m));
    sentence.classList.add("now");
    if (narrow.matches) {
      aside.classList.add("sheet");
      ref.scrollIntoView({ block: "start" });
    }
    close.hidden = false;
    hide();
    sentence.scrollIntoView({ block: "nearest" });
    sentence.focus({ preventScroll: true });
    aside.scrollTop += sentence.getBoundingClientRect().top - aside.getBoundingClientRect().top - aside.clientHeight / 3;
  };

  const back = () => {
    aside.classList.remove("sheet");
    close.hidden = true;
    forget();
    hide();
    if (opener) {
      opener.focus({ preventScroll: narrow.matches });
      if (narrow.matches) window.scrollTo(0, place);
    }
    opener = null;
  };

  const refAt = (event) => (event.target.closest ? event.target.closest(".ref") : null);
  document.addEventListener("mouseover", (event) => { const ref = refAt(event); if (ref) show(ref); });
  document.addEventListener("mouseout", (event) => { if (refAt(event)) hide(); });
  document.addEventListener("focusin", (event) => { const ref = refAt(event); if (ref) show(ref); });
  document.addEventListener("focusout", (event) => { if (refAt(event)) hide(); });
  document.addEventListener("click", (event) => {
    const ref = refAt(event);
    if (!ref || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(ref);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { if (opener) back(); else hide(); } });
  close.addEventListener("click", back);
})();
