// Makes the choosing fields of Django's desk known to keyboard and ear: each gets the name of its
// label, and takes the focus from the plain field that lies hidden below it. Without this script
// (and without Django's) the plain field itself is there.
(function () {
  "use strict";
  const HIDDEN = "select.select2-hidden-accessible";

  function boxOf(select) {
    const container = select && select.nextElementSibling;
    return container && container.querySelector(".select2-selection[role=combobox], .select2-search__field");
  }

  function name(select) {
    const label = select.labels && select.labels[0];
    const box = boxOf(select);
    if (!label || !box) return;
    if (!label.id) label.id = "label-" + select.id;
    const shown = box.querySelector(".select2-selection__rendered");
    box.setAttribute("aria-labelledby", shown && shown.id ? label.id + " " + shown.id : label.id);
    const search = select.nextElementSibling.querySelector(".select2-search__field");
    if (search) search.setAttribute("aria-labelledby", label.id);
  }

  function lead(select) {
    const inside = select.nextElementSibling.querySelector(".select2-search__field") || boxOf(select);
    if (inside) inside.focus();
  }

  // after Django's own scripts, which wait in the same queue
  window.django.jQuery(function () {
    document.querySelectorAll(HIDDEN).forEach(name);
    if (document.activeElement.matches(HIDDEN)) lead(document.activeElement);
  });

  document.addEventListener("focusin", function (event) {
    if (!event.target.closest) return;
    if (event.target.matches(HIDDEN)) lead(event.target);
    const container = event.target.closest(".select2-container");
    const select = container && container.previousElementSibling;
    if (select && select.matches(HIDDEN)) name(select);
  });
})();
