// Long work tells how far it is as it goes. Where the server has no seat free for a stream, it is asked every second instead.
// Where the server does not answer, the page says so, and goes on by itself once it does.
const PATIENCE = 4000; // milliseconds: a stream that ended by itself is back sooner

function lost(box, is) {
  clearTimeout(box.waits);
  box.waits = undefined;
  const told = box.querySelector(".lost");
  if (!is) told?.remove();
  else if (!told) {
    const words = document.createElement("p");
    words.className = "lost small";
    words.textContent = box.dataset.lost;
    box.append(words);
  }
}

function follow(box) {
  const stream = new EventSource(box.dataset.stream);
  stream.addEventListener("open", () => lost(box, false));
  stream.addEventListener("state", (event) => {
    const made = document.createElement("template");
    made.innerHTML = event.data;
    const next = made.content.firstElementChild;
    lost(box, false);
    box.replaceChildren(...next.childNodes); // the live region itself stays, so that it is read out
    if (!next.dataset.stream) stream.close();
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) ask(box); // else it comes back by itself
    else box.waits ??= setTimeout(() => lost(box, true), PATIENCE);
  });
}

function ask(box) {
  box.setAttribute("hx-get", box.dataset.job);
  box.setAttribute("hx-trigger", "every 1s");
  box.setAttribute("hx-swap", "outerHTML");
  htmx.process(box);
}

addEventListener("htmx:sendError", (event) => lost(event.detail.elt, true));
addEventListener("htmx:responseError", (event) => lost(event.detail.elt, true));
document.querySelectorAll("[data-stream]").forEach(follow);
