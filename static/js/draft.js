/* A draft whose saving failed says so, and is saved again when the line is back. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  const unsaved = form && form.querySelector("[data-unsaved]");
  if (!unsaved) return;

  const tell = (failed) => {
    unsaved.hidden = !failed;
    const saved = document.getElementById("saved");
    if (saved) saved.hidden = failed;
  };
  // Each save of this page has its number: one that arrives late changes nothing.
  const turn = form.elements.turn;
  const next = () => String(Number(turn.value) + 1);
  form.addEventListener("htmx:configRequest", (event) => {
    turn.value = next();
    event.detail.parameters.turn = turn.value;
  });
  form.addEventListener("submit", () => {
    turn.value = next();
  });
  // The recorder is fetched when somebody wants to speak: most write.
  const voice = form.querySelector("[data-voice]");
  const fetchRecorder = () => {
    const script = document.createElement("script");
    script.src = voice.dataset.script;
    script.onerror = () => offerRecorder();
    document.head.append(script);
  };
  const offerRecorder = () => {
    const speak = voice.querySelector("[data-voice-start]");
    speak.addEventListener("click", fetchRecorder, { once: true });
  };
  if (voice && navigator.mediaDevices && window.MediaRecorder) {
    offerRecorder();
    voice.hidden = false;
  }
  // A file that arrived is in the draft, or was refused: the form need not send it again.
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.target.type === "file" && event.detail.successful) event.target.value = "";
  });
  form.addEventListener("htmx:sendError", () => tell(true));
  form.addEventListener("htmx:responseError", () => tell(true));
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) tell(false);
  });
  window.addEventListener("online", () => {
    if (!unsaved.hidden) form.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
