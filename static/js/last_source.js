// Puts the source used last into the field without loading the form anew. Without this script the
// link opens the empty form with the source filled in.
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a.last-source");
    const select = document.getElementById("id_source");
    if (!link || !select) return;
    event.preventDefault();
    if (!Array.from(select.options).some((one) => one.value === link.dataset.value)) {
      select.add(new Option(link.dataset.text, link.dataset.value));
    }
    select.value = link.dataset.value;
    window.django.jQuery(select).trigger("change");
  });
})();
