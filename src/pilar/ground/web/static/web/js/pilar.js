// On every page: appearance, dialogs, forms sent once, unsaved work, signal. All of it works without.

const root = document.documentElement;

// --- appearance: the form works alone; here it saves the reload -----------------------------------
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-theme-form]") || !event.submitter) return;
  event.preventDefault();
  const theme = event.submitter.value;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  const age = theme ? 31536000 : 0;
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `tampilan=${theme};path=/;max-age=${age};samesite=lax${secure}`;
  for (const button of document.querySelectorAll('[data-theme-form] button[name="theme"]')) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
});

// --- dialogs: a link to the question's own page opens it in place ---------------------------------
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener && !event.ctrlKey && !event.metaKey) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog?.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
    return;
  }
  const closer = event.target.closest("[data-close]");
  if (closer) {
    const dialog = closer.closest("dialog");
    if (dialog) {
      event.preventDefault();
      dialog.close();
    }
  } else if (event.target.matches?.("dialog")) {
    event.target.close(); // the backdrop
  }
});

// --- a blocked button keeps its reason and does nothing -------------------------------------------
document.addEventListener(
  "click",
  (event) => {
    if (event.target.closest('[aria-disabled="true"]')) {
      event.preventDefault();
      event.stopPropagation();
    }
  },
  true,
);

// --- forms are sent once --------------------------------------------------------------------------
const guarded = new Map(); // form -> its first content

function content(form) {
  return new URLSearchParams(
    [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken").map(([name, value]) => [name, value.name ?? value]),
  ).toString();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  guarded.delete(form);
  if (form.method !== "post" || form.matches("[hx-post], [data-hx-post]")) return;
  form.dataset.sent = "yes";
  event.submitter?.classList.add("sending");
  setTimeout(() => {
    // the server is slow or the signal is gone: let them try again, a repeat changes nothing
    delete form.dataset.sent;
    event.submitter?.classList.remove("sending");
  }, 12000);
});

window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll(".sending")) button.classList.remove("sending");
});

// --- unsaved work ---------------------------------------------------------------------------------
function watch(scope) {
  for (const form of scope.querySelectorAll("form[data-guard]")) {
    if (!guarded.has(form)) guarded.set(form, content(form));
  }
}
watch(document);
document.addEventListener("htmx:load", (event) => watch(event.target));
window.addEventListener("beforeunload", (event) => {
  for (const [form, first] of guarded) {
    if (form.isConnected && content(form) !== first) {
      event.preventDefault();
      return;
    }
  }
});

// --- the error summary takes the focus, also where autofocus is ignored ---------------------------
document.querySelector("[data-error-summary]")?.focus();

// --- signal ---------------------------------------------------------------------------------------
function signal() {
  for (const sign of document.querySelectorAll("[data-offline], [data-signal]")) sign.hidden = navigator.onLine;
}
window.addEventListener("online", signal);
window.addEventListener("offline", signal);
signal();
