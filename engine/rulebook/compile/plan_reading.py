"""Reads what a rulebook says of the yearly plan of inspections."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.operands import OperandParser
from engine.rulebook.model.documents import Document
from engine.rulebook.model.parameters import Parameter
from engine.rulebook.model.roles import INSPECTION
from engine.rulebook.model.rulebook import PlanShares
from engine.rulebook.model.types import Scope
from engine.rulebook.shapes.scoring import RulebookFile

ZERO = Fraction(0)  # where the share itself is at fault


def plan_shares_from(
    file: RulebookFile, parameters: Mapping[str, Parameter], documents: Mapping[str, Document], faulting: Faulting
) -> PlanShares | None:  # fmt: skip
    """Return the shares of the plan: per cent, the same for every unit; none where a rulebook says nothing of a plan."""
    if file.plan is None:
        return None
    if file.role != INSPECTION:
        faulting.add("R547", file.spot("plan"))
    fixed = {n: p.unit for n, p in parameters.items() if not p.varies}
    parser = OperandParser(Scope(lambda name: None, tuple, fixed), faulting.report)
    cites = faulting.cites(file.plan.cites, documents, file.plan.spot("cites"))
    random, strata = (parser.number(w, w, "%") for w in (file.plan.random_share, file.plan.strata_share))
    return PlanShares(random or ZERO, strata or ZERO, cites)
