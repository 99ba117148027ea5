"""A lead as GraphML. Pseudonymous unless real ids are asked for: what leaves the office names no one."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from engine.links.leads import Lead

TYPES = ("party", "venue", "case")


def graphml_of(lead: Lead, names: Mapping[str, str]) -> str:
    """Return GraphML with nodes named by `names`; edges carry their kind, never an identifier's value."""
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    for kind, ids in zip(TYPES, (lead.parties, lead.venues, lead.cases), strict=True):
        for id_ in ids:
            graph.add_node(names[id_], type=kind, trade=lead.trades.get(id_) or "")
    for link in lead.links:
        graph.add_edge(names[link.a], names[link.b], kind=link.kind, weight=round(link.weight, 4))
    for sign, part in lead.score.parts:
        members = [m for m in part.members if m in names]
        for other in members[1:]:
            graph.add_edge(
                names[members[0]], names[other], kind=part.unit.kind, sign=sign, bits=round(part.bits, 2)
            )
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def pseudonyms(lead: Lead) -> Mapping[str, str]:
    """Return names that say the type and nothing else. They follow the order in the lead, not the ids."""
    found = {}
    for letter, ids in zip("PVC", (lead.parties, lead.venues, lead.cases), strict=True):
        found.update({id_: f"{letter}{n}" for n, id_ in enumerate(ids, 1)})
    return found
