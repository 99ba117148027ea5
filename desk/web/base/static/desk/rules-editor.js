// The rules editor: CodeMirror in place of the plain text, checks 400 ms after typing stops, faults under their line.
import {
  EditorState, EditorView, keymap, lineNumbers, highlightActiveLine, drawSelection, defaultKeymap, history,
  historyKeymap, yaml, setDiagnostics, lintGutter, nextDiagnostic, search, searchKeymap, HighlightStyle,
  syntaxHighlighting, indentUnit, tags,
} from "/tinh/vendor/codemirror.js";

const form = document.getElementById("draft");
const area = document.getElementById("text");
const host = document.createElement("div");
host.className = "editor-host";
area.hidden = true;
area.before(host);
const root = host.attachShadow({ mode: "open" }); // styles stay inside: the page's policy allows none inline
const ink = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--act)" }, { tag: tags.definition(tags.propertyName), color: "var(--act)" },
  { tag: tags.string, color: "var(--ok)" }, { tag: tags.comment, color: "var(--ink-3)" },
  { tag: [tags.number, tags.bool], color: "var(--risk)" },
]);
const look = EditorView.theme({
  "&": { font: "13px/20px var(--mono)", color: "var(--ink)", backgroundColor: "var(--sheet)", height: "68vh" },
  ".cm-scroller": { fontFamily: "var(--mono)", overflow: "auto" },
  ".cm-gutters": { backgroundColor: "var(--sheet)", color: "var(--ink-3)", border: "0" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" }, ".cm-cursor": { borderColor: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--ink)" },
});

let timer = 0;
const view = new EditorView({
  parent: root,
  root,
  state: EditorState.create({
    doc: area.value,
    extensions: [
      lineNumbers(), history(), drawSelection(), highlightActiveLine(), yaml(), indentUnit.of("  "), lintGutter(),
      search(), syntaxHighlighting(ink), look, EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": document.querySelector("h1").textContent }),
      keymap.of([
        { key: "F8", run: nextDiagnostic },
        { key: "Mod-s", preventDefault: true, run: () => { check(true); return true; } },
        { key: "Mod-Enter", run: () => { const why = document.getElementById("why"); if (why) why.focus(); return true; } },
        ...searchKeymap, ...historyKeymap, ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        area.value = view.state.doc.toString();
        clearTimeout(timer);
        timer = setTimeout(check, 400);
      }),
    ],
  }),
});

view.scrollDOM.tabIndex = 0; // reached and scrolled by keys alone

// One at a time: each sends the mark of the draft that the one before kept. Where another window kept a newer draft,
// nothing is sent by itself any more: the writer saves again, or opens the page anew.
let last = Promise.resolve();
let stopped = false;
function check(asked) {
  const knew = stopped;
  last = last.then(() => (stopped && !(asked && knew) ? null : send(asked))).catch(() => {});
}

async function send(prove) {
  const body = new FormData(form);
  body.set("text", view.state.doc.toString());
  if (prove === true) body.set("prove", "1");
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!(answer.headers.get("Content-Type") || "").includes("json")) {
    document.getElementById("told").textContent = form.dataset.unsaved;
    return;
  }
  const said = await answer.json();
  form.querySelector("[name=shown]").value = said.shown;
  stopped = answer.status === 409;
  document.getElementById("told").innerHTML = said.panel;
  view.dispatch(setDiagnostics(view.state, said.marks.map(mark)));
}

function mark({ line, col, words, wrong }) {
  const at = view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
  const from = Math.min(at.from + col - 1, at.to);
  return { from, to: Math.max(from, at.to), severity: wrong ? "error" : "warning", message: words };
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-line]");
  const file = form.querySelector("[name=file]").value;
  if (!link || link.dataset.file !== file) return;
  event.preventDefault();
  const at = view.state.doc.line(Math.min(Number(link.dataset.line), view.state.doc.lines));
  view.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from, { y: "center" }) });
  view.focus();
});
if (area.value) check();
