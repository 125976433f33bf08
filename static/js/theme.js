// The theme switch: light, dark, or as on the device. Loaded in the head and not
// deferred, so that a page is never painted in the wrong colours first.
(() => {
  const root = document.documentElement;
  const KEY = "theme";
  let choice = "system";
  try {
    choice = localStorage.getItem(KEY) || choice;
  } catch {
    // Storage is closed in this browser: the device decides, the switch lasts one page.
  }

  const show = () => {
    if (choice === "light" || choice === "dark") root.dataset.bsTheme = choice;
    else delete root.dataset.bsTheme;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
    }
  };

  root.classList.add("js");
  show();
  document.addEventListener("DOMContentLoaded", show);
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    choice = event.newValue || "system";
    show();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-choice]");
    if (button) {
      choice = button.dataset.themeChoice;
      try {
        localStorage.setItem(KEY, choice);
      } catch {
        // As above.
      }
      show();
    }
    const menu = document.querySelector(".theme[open]");
    if (menu && !event.target.closest(".theme")) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector(".theme[open]");
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
