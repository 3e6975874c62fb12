// Says below a date field how the desk reads what is being typed. Without this script the reading
// shows after saving.
(function () {
  "use strict";
  const PAUSE = 300;
  const waiting = new WeakMap();

  function place(input) {
    let said = input.parentElement.querySelector(".date-reading-live");
    if (!said) {
      said = document.createElement("span");
      said.className = "date-reading-live";
      said.setAttribute("role", "status");
      input.insertAdjacentElement("afterend", said);
    }
    return said;
  }

  async function ask(input) {
    const typed = input.value;
    const answer = await fetch(
      input.dataset.dateReading + "?text=" + encodeURIComponent(typed.slice(0, 101)),
      { headers: { Accept: "application/json" } }
    );
    if (!answer.ok || answer.redirected || input.value !== typed) return;
    const found = await answer.json();
    const said = place(input);
    said.textContent = [found.reading || found.error, ...found.warnings].join(" · ");
    said.classList.toggle("is-odd", Boolean(found.error || found.warnings.length));
  }

  document.addEventListener("input", function (event) {
    const input = event.target;
    if (!input.dataset || !input.dataset.dateReading) return;
    clearTimeout(waiting.get(input));
    waiting.set(input, setTimeout(function () { ask(input).catch(function () {}); }, PAUSE));
  });
})();
