/* Leaves a page at once: it goes dark before the next one has come, and the next one takes its
   place in the history, so that "back" does not show it. Without script the link is a plain one. */
document.querySelectorAll("[data-leave]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    window.location.replace(link.href);
  });
});
