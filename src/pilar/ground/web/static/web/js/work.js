// In the workplace: keyboard, rows to walk through, failed requests. All of it works without.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

// Hints stand on the page only where the keys work: with this script, and not switched off (WCAG 2.1.4).
const keys = "keysOff" in document.documentElement.dataset ? "off" : "on";
document.documentElement.dataset.keys = keys;

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

// What is hidden, blocked or just being replaced (htmx marks it) is not pressed: nobody sees what it would do.
function press(key) {
  const target = document.querySelector(`dialog[open] [data-key="${CSS.escape(key)}" i]`) ?? document.querySelector(`[data-key="${CSS.escape(key)}" i]`);
  if (!target || target.getAttribute("aria-disabled") === "true") return false;
  if (!target.getClientRects().length || target.closest(".htmx-request")) return false;
  target.focus({ preventScroll: true });
  target.click();
  return true;
}

// An open dialog or menu has the keyboard to itself.
const covered = () =>
  document.querySelector("dialog[open]:not([data-keys])") ??
  (CSS.supports("selector(:popover-open)") ? document.querySelector(":popover-open") : null);

// Shift with a letter is another key; some keyboards reach their figures only with Shift.
const capital = (event) => event.shiftKey && /\p{L}/u.test(event.key);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && event.target.matches("[data-search]")) event.target.blur();
  if (typing(event.target) || covered()) return;
  if (event.key === "Enter" && event.target.matches("[data-row]")) event.target.querySelector("a[href]")?.click();
  if (keys === "off") return;
  if (event.key === "/") {
    document.querySelector("[data-search]")?.focus();
    event.preventDefault();
  } else if (event.key === "j" || event.key === "J") {
    choose(1);
  } else if (event.key === "k" || event.key === "K") {
    choose(-1);
  } else if (event.key === "?") {
    document.getElementById("shortcuts")?.showModal?.();
  } else if (event.key.length === 1 && !event.repeat && !capital(event) && press(event.key)) {
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
