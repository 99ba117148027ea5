// A lead's drawing to move about in: the SVG's own nodes and ties, at the places it gives them. Without script the SVG stays;
// the tables say all that either shows, so the canvas is hidden from those who do not see it.
const svg = document.querySelector("svg.pic[data-graph]");
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const look = () => [
  { selector: "node", style: { label: "data(words)", "text-wrap": "wrap", "text-valign": "center", "text-halign": "center", "font-size": 12, "line-height": 1.15,
    "font-family": "Noto Sans Desk, sans-serif", color: ink("--ink"), shape: "round-rectangle", "corner-radius": 18,
    "background-color": ink("--sheet"), "border-width": 1.5, "border-color": ink("--ink"), width: 168, height: 36 } },
  { selector: "node[kind='venue']", style: { shape: "rectangle", "background-color": ink("--act-soft") } },
  { selector: "node[kind='case']", style: { shape: "cut-rectangle", "corner-radius": 8, "background-color": ink("--sunk") } },
  { selector: "node[?outside]", style: { "border-style": "dashed" } },
  { selector: "edge", style: { width: 1.2, "line-color": ink("--edge"), "curve-style": "straight", "source-endpoint": "data(out)", "target-endpoint": "data(into)" } },
  { selector: "edge[bend]", style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": 0.5, "edge-distances": "endpoints" } },
  { selector: "edge[?sign]", style: { width: 3, "line-color": ink("--known") } },
  { selector: "edge.lit", style: { width: 3, "line-color": ink("--act"), label: "data(words)", "font-size": 12, "font-family": "Noto Sans Desk, sans-serif", color: ink("--ink"),
    "text-background-color": ink("--sheet"), "text-background-opacity": 1 } },
  { selector: "node.far", style: { color: ink("--ink-3"), "background-color": ink("--sheet"), "border-color": ink("--edge"), "border-opacity": 0.5 } },
  { selector: "edge.far", style: { opacity: 0.45 } },
  { selector: "node.chosen", style: { "border-width": 3, "border-color": ink("--act") } },
];

function drawn() {
  const host = document.createElement("div");
  host.className = "graph";
  host.setAttribute("aria-hidden", "true");
  host.style.height = `${Math.min(svg.viewBox.baseVal.height, 980)}px`; // as large as it is drawn, so that codes are read
  svg.after(host);
  svg.style.display = "none";
  svg.parentElement.classList.add("graph-drawn");
  const nodes = [...svg.querySelectorAll("[data-node]")].map(({ dataset: d }) => ({
    data: { id: d.node, kind: d.kind, words: d.words.replace(", ", "\n"), outside: "outside" in d }, position: { x: Number(d.x), y: Number(d.y) },
  }));
  const place = Object.fromEntries(nodes.map((node) => [node.data.id, node.position]));
  const ties = [...svg.querySelectorAll("[data-a]")].map(({ dataset: d }) => ({
    data: { source: d.a, target: d.b, words: d.words, sign: d.sign === "1", ...bend(place[d.a], place[d.b]) },
  }));
  const graph = cytoscape({ container: host, elements: [...nodes, ...ties], layout: { name: "preset", fit: true, padding: 32 },
    style: look(), minZoom: 0.3, maxZoom: 3, userZoomingEnabled: false, boxSelectionEnabled: false });
  graph.on("tap", (event) => choose(graph, event.target === graph || !event.target.isNode() ? null : event.target));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(look()));
  tools(host, graph);
  const chosen = svg.dataset.chosen && graph.getElementById(svg.dataset.chosen);
  if (chosen && chosen.length) choose(graph, chosen);
}

// A tie goes from side to side of two shapes, as in the SVG; within a column it bends beside what stands between.
const SIDES = { left: "-50% 0", right: "50% 0" };
function bend(from, to) {
  if (from.x !== to.x) return { out: from.x < to.x ? SIDES.right : SIDES.left, into: from.x < to.x ? SIDES.left : SIDES.right };
  const left = from.x < 300, away = Math.min(120, 40 + Math.abs(from.y - to.y) / 3), side = left ? SIDES.left : SIDES.right;
  return { bend: away * (from.y < to.y ? 1 : -1) * (left ? 1 : -1), out: side, into: side };
}

function choose(graph, node) {
  graph.elements().removeClass("lit far chosen");
  document.querySelectorAll("tr.on-graph").forEach((row) => row.classList.remove("on-graph"));
  if (!node) return;
  const near = node.closedNeighborhood();
  graph.elements().not(near).addClass("far");
  near.edges().addClass("lit");
  node.addClass("chosen");
  const row = document.getElementById(`x${node.id()}`);
  if (row) row.classList.add("on-graph");
}

function tools(host, graph) {
  const bar = document.createElement("div");
  bar.className = "graph-tools";
  const words = svg.dataset;
  const zoom = (by) => () => graph.zoom({ level: graph.zoom() * by, renderedPosition: { x: host.clientWidth / 2, y: host.clientHeight / 2 } });
  for (const [text, act] of [[words.nearer, zoom(1.25)], [words.farther, zoom(0.8)], [words.whole, () => { choose(graph, null); graph.fit(undefined, 24); }]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "b b-s";
    button.textContent = text;
    button.addEventListener("click", act);
    bar.append(button);
  }
  host.parentElement.before(bar);
}

if (svg && window.cytoscape) drawn();
