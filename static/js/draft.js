/* A draft whose saving failed says so, and is saved again when the line is back. */
(() => {
  "use strict";
  const form = document.getElementById("contribution");
  const unsaved = form && form.querySelector("[data-unsaved]");
  if (!unsaved) return;

  const tell = (failed) => {
    unsaved.hidden = !failed;
    const saved = document.getElementById("saved");
    if (saved) saved.hidden = failed;
  };
  form.addEventListener("htmx:sendError", () => tell(true));
  form.addEventListener("htmx:responseError", () => tell(true));
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) tell(false);
  });
  window.addEventListener("online", () => {
    if (!unsaved.hidden) form.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
