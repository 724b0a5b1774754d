// Another decision asks for other fields: fetch them without losing the place on the page.
(() => {
  const sheet = document.querySelector("[data-reply]");
  if (!sheet) return;

  const hideButtons = () => {
    for (const button of sheet.querySelectorAll("[data-reply-show]")) button.hidden = true;
  };

  const refresh = async (item) => {
    const typed = new FormData(sheet);
    typed.set("do", "show");
    // What is typed between question and answer would be lost: the item waits.
    item.disabled = true;
    try {
      const answer = await fetch(window.location.href, { method: "POST", body: typed });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = answer.ok && page.getElementById(item.id);
      if (fresh) {
        item.replaceWith(fresh);
        hideButtons();
        fresh.querySelector("select[name$='-outcome']").focus();
        return;
      }
    } catch {
      // No connection: the button asks for the fields in the plain way.
    }
    item.disabled = false;
    for (const button of item.querySelectorAll("[data-reply-show]")) button.hidden = false;
  };

  hideButtons();
  sheet.addEventListener("change", (event) => {
    if (event.target.name && event.target.name.endsWith("-outcome")) {
      refresh(event.target.closest("[data-reply-item]"));
    }
  });
})();
