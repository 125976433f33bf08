/* A voice note recorded in the page; fetched by draft.js when the child wants to speak. Where the
   browser can't, the file field beside it takes one that the phone's own recorder made. What was
   recorded goes the way of a chosen file. */
(() => {
  "use strict";
  const panel = document.querySelector("[data-voice]");
  const kinds = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
  const kind = kinds.find((each) => MediaRecorder.isTypeSupported(each));
  const part = (name) => panel.querySelector(`[data-voice-${name}]`);
  const input = panel.closest("form").elements.file;
  const longest = Number(panel.dataset.voice); // seconds
  const BITS = 32000; // each second: a voice is clear, and three minutes take 720 kB
  let recorder, ticking, file, address;
  let starting = false; // a second tap while the browser asks for the microphone is none

  const show = (state) => {
    for (const each of panel.querySelectorAll("[data-when]")) {
      each.hidden = each.dataset.when !== state;
    }
  };
  const forget = () => {
    if (address) URL.revokeObjectURL(address);
    part("sound").removeAttribute("src");
    address = file = undefined;
    show("ready");
  };
  const tick = (began) => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    part("time").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (seconds >= longest) stop();
  };
  const stop = () => {
    if (recorder && recorder.state !== "inactive") recorder.stop();
  };

  const start = async () => {
    if (!kind) return show("refused");
    if (starting) return;
    starting = true;
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
      record(stream);
    } catch {
      if (stream) close(stream);
      show("refused");
    }
    starting = false;
  };
  const close = (stream) => {
    for (const track of stream.getTracks()) track.stop();
  };
  const record = (stream) => {
    const pieces = [];
    recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: BITS });
    recorder.ondataavailable = (event) => pieces.push(event.data);
    recorder.onstop = () => {
      clearInterval(ticking);
      close(stream);
      file = new File(pieces, "voice", { type: kind.split(";")[0] });
      address = URL.createObjectURL(file);
      part("sound").src = address;
      show("heard");
      part("keep").focus();
    };
    recorder.start();
    const began = Date.now();
    tick(began);
    ticking = setInterval(tick, 250, began);
    show("recording");
    part("stop").focus();
  };

  const keep = () => {
    const chosen = new DataTransfer();
    chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  part("start").addEventListener("click", start);
  part("again").addEventListener("click", start);
  part("stop").addEventListener("click", stop);
  part("keep").addEventListener("click", keep);
  part("discard").addEventListener("click", forget);
  // Arrived, or refused with a sentence: either way what was recorded has had its turn.
  input.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && file) forget();
  });
  window.addEventListener("pagehide", stop);

  start();
})();
