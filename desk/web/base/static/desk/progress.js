// Long work tells how far it is as it goes. Where the server has no seat free for a stream, it is asked every second instead.
function follow(box) {
  const stream = new EventSource(box.dataset.stream);
  stream.addEventListener("state", (event) => {
    const made = document.createElement("template");
    made.innerHTML = event.data;
    const next = made.content.firstElementChild;
    box.replaceChildren(...next.childNodes); // the live region itself stays, so that it is read out
    if (!next.dataset.stream) stream.close();
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) ask(box); // else it comes back by itself
  });
}

function ask(box) {
  box.setAttribute("hx-get", box.dataset.job);
  box.setAttribute("hx-trigger", "every 1s");
  box.setAttribute("hx-swap", "outerHTML");
  htmx.process(box);
}

document.querySelectorAll("[data-stream]").forEach(follow);
