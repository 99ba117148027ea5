// Long work is asked each second how far it is; its live region stays, so that what is new in it is read out.
// Where the server does not answer, the page says so, and goes on by itself once it does.
function lost({ detail: { elt: box } }) {
  if (!box.dataset.lost || box.querySelector(".lost")) return;
  const words = document.createElement("p");
  words.className = "lost small";
  words.textContent = box.dataset.lost;
  box.append(words);
}

addEventListener("htmx:sendError", lost);
addEventListener("htmx:responseError", lost);
