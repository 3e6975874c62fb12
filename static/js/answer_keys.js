// Answers with single keys: every button that carries data-key is pressed by that key, or by the
// key in that place of another alphabet. A switch turns it off and is remembered in this browser.
// Without this script the buttons are reached by Tab, and by their access keys.
(function () {
  "use strict";
  const STORED = "answer-keys-off";
  const row = document.querySelector(".keys-switch");
  const box = row && row.querySelector("[data-keys-switch]");
  let isAnswered = false;

  function stored() {
    try { return window.localStorage.getItem(STORED) === "1"; } catch { return false; }
  }

  function keep(isOff) {
    try { window.localStorage.setItem(STORED, isOff ? "1" : "0"); } catch { /* asked anew then */ }
  }

  if (box) {
    box.checked = !stored();
    row.hidden = false;
    box.addEventListener("change", function () { keep(!box.checked); });
  }

  function isTyping(target) {
    return Boolean(target.closest && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]"));
  }

  document.addEventListener("keydown", function (event) {
    const isOff = box ? !box.checked : stored();
    if (isOff || isAnswered || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const buttons = Array.from(document.querySelectorAll("button[data-key]"));
    const typed = event.key.toLowerCase();
    const button = buttons.find((one) => one.dataset.key === typed) ||
      (/[a-z]/.test(typed) ? null : buttons.find((one) => one.dataset.code === event.code));
    if (!button) return;
    event.preventDefault();
    isAnswered = true; // a key held down, or struck twice, answers once
    button.click();
  });
  // a page brought back from the browser's memory may be answered again
  window.addEventListener("pageshow", function () { isAnswered = false; });
})();
