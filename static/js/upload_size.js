// A chosen file that is too large is said so at once, instead of after it has travelled.
for (const input of document.querySelectorAll("[data-behaviour=upload-size]")) {
  const refusal = input.closest(".form-row").querySelector("[data-most]");
  const look = () => {
    const file = input.files[0];
    const isTooLarge = Boolean(file) && file.size > Number(refusal.dataset.most);
    refusal.hidden = !isTooLarge;
    return isTooLarge;
  };
  input.addEventListener("change", look);
  input.form.addEventListener("submit", (event) => {
    if (look()) {
      event.preventDefault();
      input.focus();
    }
  });
}
