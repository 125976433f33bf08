// The lists of the Django admin that are searched while one types have no name for who can't see
// them (select2): they get that of their field.
(() => {
  const name = (root) => {
    for (const field of root.querySelectorAll("select.admin-autocomplete")) {
      const label = field.labels?.[0]?.textContent.trim();
      const list = field.nextElementSibling;
      if (!label || !list) continue;
      for (const part of list.querySelectorAll("[role=combobox], [role=textbox]")) {
        part.setAttribute("aria-label", label);
      }
    }
  };

  addEventListener("load", () => setTimeout(() => name(document))); // when the lists are there
  // A new part of the page, such as one more line of work.
  document.addEventListener("formset:added", (event) => setTimeout(() => name(event.target)));
})();
