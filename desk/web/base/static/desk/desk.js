// What the desk does beyond HTML: names hide themselves, keys lead to places, a pressed button waits.
const hideNames = () => document.querySelectorAll("[data-hides]").forEach((one) => one.remove());
if (document.querySelector("[data-hides]")) {
  setTimeout(hideNames, 5 * 60 * 1000);
  addEventListener("blur", hideNames);
  addEventListener("beforeprint", hideNames);
}
document.querySelectorAll("[data-masks]").forEach((one) => {
  one.addEventListener("blur", () => { one.type = "password"; });
  one.addEventListener("focus", () => { one.type = "text"; });
});
document.querySelectorAll("[data-prints]").forEach((one) => {
  one.hidden = false;
  one.addEventListener("click", () => print());
});
// A browser words its file picker in its own language; the desk says it in the reader's, and takes what is dropped.
document.querySelectorAll("input[type=file][data-choose]").forEach((one) => {
  const press = document.createElement("label");
  const told = document.createElement("span");
  const say = () => { told.textContent = [...one.files].map((file) => file.name).join(", ") || one.dataset.none; };
  press.className = "b";
  press.htmlFor = one.id;
  press.textContent = one.dataset.choose;
  told.className = "small mid";
  told.setAttribute("aria-live", "polite");
  one.classList.add("unseen");
  one.after(press, told);
  one.addEventListener("change", say);
  say();
  const over = (on) => (event) => { event.preventDefault(); one.form.classList.toggle("dropping", on); };
  one.form.addEventListener("dragover", over(true));
  one.form.addEventListener("dragleave", over(false));
  one.form.addEventListener("drop", (event) => {
    over(false)(event);
    one.files = event.dataTransfer.files;
    say();
  });
});
// Where one is stands in sight in what scrolls by itself: the places and the tree of files on a telephone.
document.querySelectorAll(".rail [aria-current=page], .tree [aria-current]").forEach((one) => {
  for (const box of [one.closest("ul"), one.closest("nav")]) {
    const [at, of] = [one.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollLeft += at.left - of.left - (of.width - at.width) / 2;
    box.scrollTop += at.top - of.top - (of.height - at.height) / 2;
  }
});
const typing = (target) => target.closest("input, textarea, select, .cm-editor");
let went = false;
const keysOff = () => localStorage.getItem("keys") === "off"; // WCAG 2.1.4: single letters can be turned off
const keysOn = document.getElementById("keys-on");
if (keysOn) {
  keysOn.checked = !keysOff();
  keysOn.addEventListener("change", () => localStorage.setItem("keys", keysOn.checked ? "on" : "off"));
}
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || keysOff()) return;
  if (went) {
    went = false;
    const place = document.querySelector(`.rail a[data-key="${CSS.escape(event.key)}"]`);
    if (place) place.click();
    return;
  }
  if (event.key === "g") went = true;
  if (event.key === "?") document.querySelector('.me a[href="/phim/"]')?.click();
  document.querySelector(`main [data-key="${CSS.escape(event.key)}"]`)?.click();
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) { event.preventDefault(); search.focus(); }
  }
  if (event.key === "j" || event.key === "k") {
    const rows = [...document.querySelectorAll("main tbody tr a, main article a")];
    const at = rows.indexOf(document.activeElement);
    const next = rows[event.key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)];
    if (next) next.focus();
  }
});
addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  setTimeout(() => event.target.querySelectorAll("button").forEach((one) => { one.disabled = true; }), 0);
  setTimeout(() => event.target.querySelectorAll("button").forEach((one) => { one.disabled = false; }), 8000);
});
// One box chooses all of a form's boxes of a name; without a script each is chosen by hand.
document.querySelectorAll("[data-all]").forEach((label) => {
  const all = label.querySelector("input");
  const boxes = () => [...all.form.elements].filter((one) => one.name === label.dataset.all && one.type === "checkbox");
  label.hidden = false;
  all.addEventListener("change", () => boxes().forEach((one) => { one.checked = all.checked; }));
});
