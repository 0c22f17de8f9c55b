// Sending papers one by one with their progress, and the part of the page that changes by itself. Without JavaScript the form is sent as it is.
"use strict";
(() => {
  const form = document.getElementById("pick");
  const list = document.getElementById("sent");
  const live = document.getElementById("live");
  const EVERY = 2000, SLOWLY = 6000, PATIENCE = 60; // after so many looks without rest, look less often
  let looks = 0, timer = 0, shown = "";

  // --- what changes by itself ---
  const isSettled = () => live.firstElementChild?.dataset.settled === "yes";
  function plan() {
    clearTimeout(timer);
    if (live && !document.hidden && !isSettled()) timer = setTimeout(look, looks > PATIENCE ? SLOWLY : EVERY);
  }
  async function look() {
    looks += 1;
    try {
      const answer = await fetch(live.dataset.url, { credentials: "same-origin", redirect: "error" });
      if (answer.ok) replace(await answer.text());
    } catch { /* no connection, or logged out: look again later */ }
    plan();
  }
  function replace(html) {
    if (html === shown) return;
    const focused = live.contains(document.activeElement) ? document.activeElement.closest("[id]")?.id : "";
    const open = [...live.querySelectorAll("details[open]")].map((item) => item.id);
    live.innerHTML = html; // our own page, escaped by the server
    shown = html;
    open.forEach((id) => { const item = document.getElementById(id); if (item) item.open = true; });
    const again = focused && document.getElementById(focused);
    if (again) (again.querySelector("summary") || again).focus({ preventScroll: true });
    const status = document.getElementById("live-status");
    const said = live.firstElementChild?.dataset.status || "";
    if (status && status.textContent !== said) status.textContent = said;
  }
  if (live) { plan(); document.addEventListener("visibilitychange", plan); }
  if (!form) return;

  // --- sending ---
  const queue = [];
  let busy = false;
  form.classList.add("live");
  document.getElementById("send").hidden = true;
  document.getElementById("drop-hint").hidden = !matchMedia("(pointer: fine)").matches;

  function add(files) { for (const file of files) { queue.push([file, row(file)]); } next(); }
  function row(file) {
    const item = document.createElement("li");
    const name = document.createElement("bdi"); name.textContent = file.name;
    const state = document.createElement("span"); state.className = "soft"; state.textContent = form.dataset.sending;
    const bar = document.createElement("progress"); bar.max = 1; bar.value = 0; bar.setAttribute("aria-label", form.dataset.sending);
    item.append(name, state, bar); list.append(item);
    return item;
  }
  function next() {
    if (busy || !queue.length) return;
    busy = true;
    const [file, item] = queue.shift();
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("files", file, file.name);
    body.append("expected_count", "1");
    body.append("end", "1"); // last: proves that the body is whole
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.onprogress = (step) => { if (step.lengthComputable) item.querySelector("progress").value = step.loaded / step.total; };
    request.onloadend = () => { answer(request, item); busy = false; next(); };
    request.send(body);
  }
  function answer(request, item) {
    if (request.status && request.responseURL && new URL(request.responseURL).pathname !== new URL(form.action, location).pathname) { location.reload(); return; }
    if (request.responseText.trimStart().startsWith("<li")) item.outerHTML = request.responseText;
    else {
      item.querySelector("progress")?.remove();
      const state = item.querySelector("span"); state.className = "error"; state.textContent = form.dataset.failed;
    }
    if (live) { looks = 0; clearTimeout(timer); look(); }
  }
  form.querySelectorAll('input[type="file"]').forEach((input) => input.addEventListener("change", () => { add([...input.files]); input.value = ""; }));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["dragenter", "dragover"]) form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => { event.preventDefault(); add([...event.dataTransfer.files]); });
  addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
})();
