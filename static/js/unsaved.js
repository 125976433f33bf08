/* A form that htmx sends says so when it could not be saved; what was typed stays in it. */
(() => {
  "use strict";
  const tell = (event, failed) => {
    const form = event.target.closest("form");
    const unsaved = form && form.querySelector("[data-unsaved]");
    if (unsaved) unsaved.hidden = !failed;
  };
  document.addEventListener("htmx:sendError", (event) => tell(event, true));
  document.addEventListener("htmx:responseError", (event) => tell(event, true));
  document.addEventListener("htmx:beforeRequest", (event) => tell(event, false));
})();
