// In the workplace: keyboard, rows to walk through, failed requests. All of it works without.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

// --- rows: J and K walk through [data-rows] > [data-row], Enter opens -----------------------------
function rows() {
  return [...document.querySelectorAll("[data-rows] [data-row]")];
}

function choose(step) {
  const all = rows();
  if (!all.length) return;
  const here = all.findIndex((row) => row.classList.contains("chosen"));
  const next = all[Math.min(all.length - 1, Math.max(0, here + step))];
  for (const row of all) row.classList.toggle("chosen", row === next);
  const link = next.querySelector("a[href]") ?? next;
  link.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  next.dispatchEvent(new CustomEvent("row:chosen", { bubbles: true })); // hx-trigger="row:chosen"
}

function press(key) {
  const target = document.querySelector(`dialog[open] [data-key="${CSS.escape(key)}" i]`) ?? document.querySelector(`[data-key="${CSS.escape(key)}" i]`);
  if (!target || target.getAttribute("aria-disabled") === "true") return false;
  target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target.matches("[data-search]")) event.target.blur();
  if (typing(event.target) || document.querySelector("dialog[open]:not([data-keys])")) return;
  if (event.key === "/") {
    document.querySelector("[data-search]")?.focus();
    event.preventDefault();
  } else if (event.key === "j" || event.key === "J") {
    choose(1);
  } else if (event.key === "k" || event.key === "K") {
    choose(-1);
  } else if (event.key === "Enter" && event.target.matches("[data-row]")) {
    event.target.querySelector("a[href]")?.click();
  } else if (event.key === "?") {
    document.getElementById("shortcuts")?.showModal?.();
  } else if (event.key.length === 1 && press(event.key)) {
    event.preventDefault();
  }
});

// --- a request that failed says so, and keeps what was typed --------------------------------------
function tell(name) {
  const words = document.querySelector(`template[data-${name}]`);
  const place = document.getElementById("flashes");
  if (!words || !place) return;
  place.replaceChildren(words.content.cloneNode(true));
}
document.addEventListener("htmx:sendError", () => tell("failed"));
document.addEventListener("htmx:timeout", () => tell("failed"));
document.addEventListener("htmx:responseError", () => tell("refused"));
