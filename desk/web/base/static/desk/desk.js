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
