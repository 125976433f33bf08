// Says so where this device or this address can use no key; django-allauth's script tells it.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const notice = document.querySelector("[data-no-key]");
  notice.hidden = false;
  notice.focus();
});
