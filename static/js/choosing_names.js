// Says aloud which field one is in: the choosing fields of Django's desk have no names of their own,
// only what is chosen. Without this script the plain field below keeps its label.
(function () {
  "use strict";

  function labelOf(select) {
    const label = select && select.labels && select.labels[0];
    if (label && !label.id) label.id = "label-" + select.id;
    return label ? label.id : "";
  }

  function name(container) {
    const select = container.previousElementSibling;
    const label = labelOf(select);
    if (!label) return;
    const box = container.querySelector(".select2-selection[role=combobox]");
    const shown = box && box.querySelector(".select2-selection__rendered");
    if (box) box.setAttribute("aria-labelledby", shown && shown.id ? label + " " + shown.id : label);
    const search = container.querySelector(".select2-search__field");
    if (search) search.setAttribute("aria-labelledby", label);
  }

  window.addEventListener("load", function () {
    document.querySelectorAll(".select2-container").forEach(name);
  });
  document.addEventListener("focusin", function (event) {
    const container = event.target.closest && event.target.closest(".select2-container");
    if (container && container.previousElementSibling) name(container);
  });
})();
