"""Leads as GraphML. Pseudonymous unless real ids are asked for: what leaves the office names no one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from engine.links.leads import Lead

if TYPE_CHECKING:  # loaded where it is used: who only reads leads makes no graph
    import networkx as nx

TYPES = ("party", "venue", "case")


def graphml_of(leads: Iterable[Lead], names: Mapping[str, str], kinds_of_cases: bool, note: str = "") -> str:
    """Return GraphML with nodes named by `names`; edges carry their kind, never an identifier's value."""
    import networkx as nx

    graph: nx.MultiGraph[str] = nx.MultiGraph()
    if note:
        graph.graph["note"] = note
    for lead in leads:
        _add(graph, lead, names, kinds_of_cases)
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _add(graph: nx.MultiGraph[str], lead: Lead, names: Mapping[str, str], kinds_of_cases: bool) -> None:
    for kind, ids in zip(TYPES, (lead.parties, lead.venues, lead.cases), strict=True):
        for id_ in ids:
            told = kind != "case" or kinds_of_cases  # which can tell who the victims are
            graph.add_node(names[id_], type=kind, trade=(lead.trades.get(id_) or "") if told else "")
    for link in lead.links:
        _add_edge(graph, names[link.a], names[link.b], kind=link.kind, weight=round(link.weight, 4))
    for part in (p for _, p in lead.parts if p.rows):
        members = [m for m in part.members if m in names]
        for other in members[1:]:
            row: dict[str, Any] = {"kind": part.unit.kind, "seen": part.word, "bits": round(part.bits, 2)}
            _add_edge(graph, names[members[0]], names[other], **row)


def _add_edge(graph: nx.MultiGraph[str], one: str, other: str, **values: Any) -> None:
    """Add an edge with an id of its own: the key becomes the id, and networkx counts keys pair by pair."""
    graph.add_edge(one, other, key=f"e{graph.number_of_edges() + 1}", **values)


def pseudonyms(leads: Iterable[Lead]) -> Mapping[str, str]:
    """Return names that say the type alone, one for all ids of a person, in the order of the leads."""
    found: dict[str, str] = {}
    counts = dict.fromkeys("PVC", 0)
    for lead in leads:
        for letter, ids in zip("PVC", (lead.parties, lead.venues, lead.cases), strict=True):
            for id_ in ids:
                if id_ not in found:
                    counts[letter] += 1
                    found[id_] = f"{letter}{counts[letter]}"
                for other in lead.also.get(id_, ()):
                    found[other] = found[id_]
    return found
