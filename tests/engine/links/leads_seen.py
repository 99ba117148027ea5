"""What is found, so that two findings can be compared, in other processes and Pythons too.

`python -m tests.engine.links.leads_seen WORKSPACE SHUFFLE` prints the leads of the example and of a made-up
crowd. `tests/data/an_bien_leads.json` holds the first; after a wanted change, write it again from what is
printed.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from desk.runs.link_tables import findings_at
from desk.workspace.compiled_rules import rules_in
from desk.workspace.folder import opened
from desk.workspace.rule_files import SHIPPED
from desk.workspace.store import stored
from engine.links.leads import Findings, Lead, findings_of
from engine.links.signs import sign_rules_of
from engine.links.statements import CASE, VENUE, LinkSubject, RowRef, Said, Statement, WorkerMove

DAY = date(2020, 12, 31)
CLIQUES, SIZE = 4, 15  # more together than one lead may hold: Louvain has to split them


def seen(findings: Findings) -> list[dict[str, Any]]:
    """Return leads in their order; numbers to nine digits, for the last ones are the processor's."""
    return [lead_seen(lead) for lead in findings.leads]


def lead_seen(lead: Lead) -> dict[str, Any]:
    return {
        "id": lead.id,
        "venues": list(lead.venues),
        "parties": list(lead.recorded_as),
        "bits": rounded(lead.bits),
        "stability": rounded(lead.stability),
        "acts": list(lead.acts),
        "signs": [[s.rule, *s.about] for s in lead.signs],
        "parts": [[story, p.word, p.formula, rounded(p.bits)] for story, p in lead.parts],
        "evidence": [[e.row.form, e.row.key, rounded(e.bits)] for e in lead.evidence],
        "near": [[id_, short(n.share), [short(p.share) for p in n.paths]] for id_, n in lead.near.items()],
    }


def rounded(bits: float) -> float:
    return round(bits, 6) + 0.0


def short(number: float) -> float:
    return float(f"{number:.9g}")


def crowd(shuffle: int) -> Said:
    """Return cliques of venues with one phone and workers in common, joined in a ring; rows in some order."""
    sources = frozenset({("registry", "30985", "")})
    ids = [f"30985-CS-{n:03}" for n in range(CLIQUES * SIZE)]
    groups = [ids[n * SIZE : (n + 1) * SIZE] for n in range(CLIQUES)]
    subjects = {id_: LinkSubject(id_, VENUE, "30985") for id_ in ids}
    subjects |= {f"30985-CS-9{n:03}": LinkSubject(f"30985-CS-9{n:03}", VENUE, "30985") for n in range(500)}
    said, moves = [], []
    for n, group in enumerate(groups):
        for k, (a, b) in enumerate(zip(group, [*group[1:], groups[(n + 1) % CLIQUES][0]], strict=True)):
            for venue in (a, b):
                said.append(told(venue, "phone", f"{n}-{k}", sources))
            moves += [moved(a, b, 100 * n + 3 * k + m, sources) for m in range(3)]
        for a in group:
            said.append(told(a, "owner", f"30985-CT-{n}{a[-3:]}", sources))
            said.append(told(a, "account", f"{n}", sources))
    for n, group in enumerate(groups):
        case = f"30985-VA-{n}"
        subjects[case] = LinkSubject(case, CASE, "30985", DAY, trade="chứa mại dâm")
        said.append(told(case, "venue", group[0], frozenset({("court_file", "30985", "")})))
    pick = random.Random(shuffle)
    stints = {(m.rows[i].id, v): (1, 1) for m in moves for i, v in ((0, m.left), (1, m.came))}
    return Said(
        DAY, _shuffled(subjects.items(), pick), tuple(pick.sample(said, len(said))), tuple(moves), stints
    )


def told(id_: str, kind: str, value: str, sources: frozenset[tuple[str, str, str]]) -> Statement:
    form = "B06" if kind == "venue" else "B02"
    return Statement(id_, kind, value, RowRef(form, id_, f"{form} {id_}", (id_,)), sources, DAY)


def moved(a: str, b: str, chain: int, sources: frozenset[tuple[str, str, str]]) -> WorkerMove:
    rows = (RowRef("B09", f"{a}|2020-06", f"B09 {a}", ()), RowRef("B09", f"{b}|2020-07", f"B09 {b}", ()))
    return WorkerMove(a, b, 3, date(2020, 7, 1), rows, chain, sources, False)


def _shuffled(items: Iterable[tuple[str, LinkSubject]], pick: random.Random) -> dict[str, LinkSubject]:
    given = list(items)
    return dict(pick.sample(given, len(given)))


def main(workspace: str, shuffle: int) -> None:
    rules = rules_in(SHIPPED)
    assert rules.links is not None
    period = rules.calendar.at("year", 2020)
    assert period is not None
    found = findings_at(stored(opened(Path(workspace)), rules).standing, rules, period)
    assert found is not None
    print(json.dumps(seen(found), indent=1))
    print(json.dumps(seen(findings_of(crowd(shuffle), sign_rules_of(rules, DAY), rules.links)), indent=1))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
