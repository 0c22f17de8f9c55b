/* Checking a paper, quicker: the box and the row light up together, keys say the word, and only what changed is drawn again.
   Without this script every button on the page works as a plain form. */
"use strict";

(() => {
  const page = document.querySelector("[data-verify]");
  if (!page) return;
  const paper = page.querySelector("[data-paper]");
  const rows = () => [...page.querySelectorAll("[data-value]")];
  const rowOf = (id) => page.querySelector(`[data-value="${CSS.escape(id)}"]`);
  const boxOf = (id) => page.querySelector(`#box-${CSS.escape(id)}`);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  for (const hidden of page.querySelectorAll("[data-paper-tools], [data-keys]")) hidden.hidden = false;

  /* --- a row and its box belong together ------------------------------------------------------------------ */
  function light(id) {
    for (const lit of page.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
    rowOf(id)?.classList.add("is-lit");
    boxOf(id)?.classList.add("is-lit");
  }

  function bring(id) {
    const box = boxOf(id);
    if (!box) return;
    const at = box.getBoundingClientRect();
    const frame = paper.getBoundingClientRect();
    paper.scrollBy({
      left: at.left + at.width / 2 - frame.left - frame.width / 2,
      top: at.top + at.height / 2 - frame.top - frame.height / 2,
      behavior: still ? "auto" : "smooth",
    });
  }

  function stand(row) {
    // Where the number itself speaks against its reading, one press of Enter must not make it certain.
    const isCareful = row.dataset.tone === "ask" && "careful" in row.dataset;
    const button = row.querySelector(isCareful ? "[data-correct] > summary" : "[data-right]") ?? row;
    button.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  }

  page.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-value]");
    if (row) { light(row.dataset.value); bring(row.dataset.value); }
  });
  page.addEventListener("mouseover", (event) => {
    const row = event.target.closest("[data-value]");
    const box = event.target.closest("[data-box-of]");
    if (row || box) light(row ? row.dataset.value : box.dataset.boxOf);
  });
  page.addEventListener("click", (event) => {
    const box = event.target.closest("[data-box-of]");
    const show = event.target.closest("[data-show]");
    if (!box && !show) return;
    event.preventDefault();
    const id = box ? box.dataset.boxOf : show.dataset.show;
    light(id);
    if (show) bring(id);
    const row = rowOf(id);
    if (row) stand(row);
  });

  /* --- zoom ------------------------------------------------------------------------------------------------- */
  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom][type=button]");
    if (!button) return;
    const now = Number(paper.dataset.zoom || 1);
    paper.dataset.zoom = Math.min(4, Math.max(1, now + (button.dataset.zoom === "in" ? 1 : -1)));
    const lit = page.querySelector("[data-value].is-lit");
    if (lit) bring(lit.dataset.value);
  });

  /* --- keys --------------------------------------------------------------------------------------------------- */
  function isTyping(element) {
    return element.matches("input:not([type=hidden]), select, textarea");
  }

  function move(from, by) {
    const all = rows();
    const next = all[all.indexOf(from) + by];
    if (next) stand(next);
  }

  page.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-value]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isTyping(event.target)) {
      row.querySelector("[data-correct]").open = false;
      stand(row);
      return;
    }
    if (isTyping(event.target)) return;
    const keys = {
      c: () => { const form = row.querySelector("[data-correct]"); if (form) { form.open = true; form.scrollIntoView({ block: "nearest" }); form.querySelector("input:not([type=hidden]), select").focus(); } },
      x: () => row.querySelector("[data-not]")?.click(),
      ArrowDown: () => move(row, 1),
      ArrowUp: () => move(row, -1),
    };
    if (event.key === "Enter" && event.target.matches("[data-correct]:not([open]) > summary")) { event.preventDefault(); keys.c(); return; }
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });

  /* --- saying a word without loading the page again ---------------------------------------------------------------- */
  function redraw(fresh) {
    for (const part of fresh.querySelectorAll("[data-live]")) {
      const here = document.getElementById(part.id);
      if (!here || here.innerHTML === part.innerHTML) continue;
      const ink = here.querySelector(".ink-link");
      const newInk = part.querySelector(".ink-link");
      if (ink && newInk) { ink.querySelector(".box")?.setAttribute("class", newInk.querySelector(".box").getAttribute("class")); newInk.replaceWith(ink); }
      here.className = part.className;
      here.replaceChildren(...part.childNodes);
      const tone = part.dataset.tone;
      if (tone) here.dataset.tone = tone;
      if (tone) boxOf(part.dataset.value)?.setAttribute("class", `box box--${tone}`);
    }
  }

  async function say(form, submitter) {
    const row = form.closest("[data-value]");
    if (row.classList.contains("is-busy")) return;
    row.classList.add("is-busy");
    let answer;
    try {
      answer = await fetch(location.pathname, { method: "POST", body: new FormData(form, submitter), headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value } });
    } catch {
      row.classList.remove("is-busy");
      complain(row, noConnection());
      return;
    }
    if (!answer.ok && answer.status !== 422) { location.reload(); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!fresh.querySelector("[data-verify]")) { location.reload(); return; } // the log-in has run out: this leads there and back
    const trouble = fresh.querySelector("[data-trouble]");
    row.classList.remove("is-busy");
    if (trouble) { complain(row, trouble); return; }
    const at = new URL(answer.url).searchParams.get("at");
    redraw(fresh);
    const next = at ? rowOf(at) : null;
    if (next) stand(next);
  }

  function noConnection() {
    const notice = document.createElement("div");
    notice.className = "notice notice--late";
    notice.setAttribute("role", "alert");
    notice.dataset.trouble = "";
    notice.textContent = "There is no connection, and nothing was saved. Please try again.";
    return notice;
  }

  function complain(row, trouble) {
    row.querySelector("[data-trouble]")?.remove();
    row.querySelector(".value__words").before(document.importNode(trouble, true));
    row.querySelector("details[open] input:not([type=hidden])")?.focus();
  }

  page.addEventListener("submit", (event) => {
    if (!event.target.dataset.word) return;
    event.preventDefault();
    say(event.target, event.submitter);
  });

  /* --- where to begin -------------------------------------------------------------------------------------------- */
  const at = new URLSearchParams(location.search).get("at");
  const first = (at && rowOf(at)) || page.querySelector('[data-tone="ask"]');
  if (first && !document.querySelector("details.add[open]")) stand(first);
})();
