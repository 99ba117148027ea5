// A lead's drawing to move about in: the SVG's own nodes and ties, at the places it gives them. Without script the SVG stays;
// the tables say all that either shows, so the canvas is hidden from those who do not see it.
const svg = document.querySelector("svg.pic[data-graph]");
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const look = () => [
  { selector: "node", style: { label: "data(words)", "text-wrap": "wrap", "text-valign": "bottom", "text-margin-y": 4, "font-size": 12,
    "font-family": "Noto Sans Desk, sans-serif", color: ink("--ink"), "text-background-color": ink("--sheet"), "text-background-opacity": 0.9,
    "background-color": ink("--sheet"), "border-width": 1.5, "border-color": ink("--ink"), width: 30, height: 30 } },
  { selector: "node[kind='venue']", style: { shape: "rectangle", "background-color": ink("--act-soft") } },
  { selector: "node[kind='case']", style: { shape: "triangle", "background-color": ink("--sunk") } },
  { selector: "edge", style: { width: 1.2, "line-color": ink("--edge"), "curve-style": "bezier" } },
  { selector: "edge[bend]", style: { "curve-style": "unbundled-bezier", "control-point-distances": "data(bend)", "control-point-weights": 0.5 } },
  { selector: "edge[?sign]", style: { width: 3, "line-color": ink("--known") } },
  { selector: "edge.lit", style: { width: 3, "line-color": ink("--act"), label: "data(words)", "font-size": 12, color: ink("--ink"),
    "text-background-color": ink("--sheet"), "text-background-opacity": 1 } },
  { selector: ".far", style: { opacity: 0.25 } },
  { selector: "node.chosen", style: { "border-width": 3, "border-color": ink("--act") } },
];

function drawn() {
  const host = document.createElement("div");
  host.className = "graph";
  host.setAttribute("aria-hidden", "true");
  svg.after(host);
  svg.style.display = "none";
  svg.parentElement.classList.add("graph-drawn");
  const nodes = [...svg.querySelectorAll("[data-node]")].map(({ dataset: d }) => ({
    data: { id: d.node, kind: d.kind, words: d.words }, position: { x: Number(d.x), y: Number(d.y) },
  }));
  const place = Object.fromEntries(nodes.map((node) => [node.data.id, node.position]));
  const ties = [...svg.querySelectorAll("[data-a]")].map(({ dataset: d }) => ({
    data: { source: d.a, target: d.b, words: d.words, sign: d.sign === "1", ...bend(place[d.a], place[d.b]) },
  }));
  const graph = cytoscape({ container: host, elements: [...nodes, ...ties], layout: { name: "preset", fit: true, padding: 24 },
    style: look(), minZoom: 0.3, maxZoom: 3, userZoomingEnabled: false, boxSelectionEnabled: false });
  graph.on("tap", (event) => choose(graph, event.target === graph || !event.target.isNode() ? null : event.target));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(look()));
  tools(host, graph);
}

// Within a column a tie bends beside what stands between, as in the SVG: to the left in the first column, else to the right.
function bend(from, to) {
  if (from.x !== to.x) return {};
  const away = 60 + Math.abs(from.y - to.y) / 3;
  return { bend: away * (from.y < to.y ? 1 : -1) * (from.x < 300 ? 1 : -1) };
}

function choose(graph, node) {
  graph.elements().removeClass("lit far chosen");
  document.querySelectorAll("tr.on-graph").forEach((row) => row.classList.remove("on-graph"));
  if (!node) return;
  const near = node.closedNeighborhood();
  graph.elements().not(near).addClass("far");
  near.edges().addClass("lit");
  node.addClass("chosen");
  const row = document.getElementById(`b-${node.id()}`);
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
  host.before(bar);
}

if (svg && window.cytoscape) drawn();
