/* Suggestions under a search box that has data-suggest: the address to ask with ?q=.
 *
 * The box is a combobox after the WAI-ARIA pattern (editable, list of suggestions). Arrow keys go
 * through the list, Enter opens the one chosen, Escape closes it. Enter with none chosen sends the
 * form, as it does without this file.
 */
(function () {
  "use strict";

  var WAIT = 150; // milliseconds after the last key
  var FEWEST_LETTERS = 2;

  function element(name, attributes) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function enhance(box, number) {
    var listId = "suggestions-" + number;
    var list = element("ul", {
      id: listId, role: "listbox", "class": "suggestions", "aria-label": box.dataset.suggestLabel
    });
    var status = element("p", { role: "status", "class": "visually-hidden" });
    var active = -1, timer = 0, asked = "";

    function close() {
      list.hidden = true;
      active = -1;
      box.setAttribute("aria-expanded", "false");
      box.removeAttribute("aria-activedescendant");
    }

    function choose(index) {
      var options = list.children;
      if (!options.length) { return; }
      if (active >= 0) { options[active].setAttribute("aria-selected", "false"); }
      active = (index + options.length) % options.length;
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", options[active].id);
    }

    function open(option) { window.location.assign(option.dataset.url); }

    function option(suggestion, index) {
      var made = element("li", {
        id: listId + "-" + index, role: "option", "aria-selected": "false", "data-url": suggestion.url
      });
      var kind = element("span", { "class": "suggestions__kind" });
      made.textContent = suggestion.label + " ";
      kind.textContent = suggestion.kind_words;
      made.appendChild(kind);
      return made;
    }

    function show(suggestions) {
      close();
      list.textContent = "";
      suggestions.forEach(function (one, index) { list.appendChild(option(one, index)); });
      list.hidden = !suggestions.length;
      box.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = suggestions.length
        ? box.dataset.suggestSome.replace("%s", suggestions.length) : box.dataset.suggestNone;
    }

    function ask() {
      var typed = box.value.trim();
      if (typed === asked) { return; }
      asked = typed;
      if (typed.length < FEWEST_LETTERS) { close(); status.textContent = ""; return; }
      fetch(box.dataset.suggest + "?q=" + encodeURIComponent(typed))
        .then(function (response) { return response.ok ? response.json() : []; })
        .then(function (found) { if (typed === asked && document.activeElement === box) { show(found); } })
        .catch(close);
    }

    box.addEventListener("input", function () {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, WAIT);
    });
    box.addEventListener("blur", close);
    box.addEventListener("keydown", function (event) {
      if (list.hidden || event.isComposing) { return; }
      if (event.key === "ArrowDown") { choose(active + 1); }
      else if (event.key === "ArrowUp") { choose(active < 0 ? -1 : active - 1); }
      else if (event.key === "Enter" && active >= 0) { open(list.children[active]); }
      else if (event.key === "Escape") { close(); }
      else { return; }
      event.preventDefault();
    });
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      var chosen = event.target.closest("[role=option]");
      if (chosen) { open(chosen); }
    });

    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", listId);
    box.parentNode.classList.add("has-suggestions");
    box.parentNode.appendChild(list);
    box.parentNode.appendChild(status);
    close();
  }

  if (window.fetch) { document.querySelectorAll("input[data-suggest]").forEach(enhance); }
}());
