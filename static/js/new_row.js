// Leads into the row that was just added to a form, and back to the button when one is removed:
// otherwise the keyboard stays behind the new row, or is lost.
(function () {
  "use strict";
  const FIELDS =
    "input:not([type=hidden]), select:not(.select2-hidden-accessible), textarea, " +
    ".select2-selection[role=combobox]";

  document.addEventListener("formset:added", function (event) {
    const field = Array.from(event.target.querySelectorAll(FIELDS)).find(function (one) {
      return one.offsetParent !== null;
    });
    if (field) field.focus();
  });

  document.addEventListener("formset:removed", function (event) {
    const button = document.querySelector("#" + event.detail.formsetName + "-group .add-row a");
    if (button) button.focus();
  });
})();
