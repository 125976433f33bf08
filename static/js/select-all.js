// "Select all" above a list of boxes: sets them all, and follows what is set one by one. Without
// a script it is not shown, since it would do nothing.
(() => {
  const row = document.querySelector("[data-select-all]");
  const boxes = [...document.querySelectorAll("[data-selectable] input[type=checkbox]")];
  if (!row || boxes.length < 2) return;
  const all = row.querySelector("input");

  const follow = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };

  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) box.addEventListener("change", follow);
  row.hidden = false;
  follow();
})();
