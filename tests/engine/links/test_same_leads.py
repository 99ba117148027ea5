"""The same leads in the same order, whatever PYTHONHASHSEED, the order of records, or the Python."""

from __future__ import annotations

import json
from pathlib import Path

from engine.links.leads import Findings
from tests.engine.links.leads_seen import seen

ROOT = Path(__file__).resolve().parents[3]


def test_the_leads_of_the_example_are_those_another_python_found(findings: Findings) -> None:
    """Written by 3.11 and 3.13 alike; see `leads_seen.py`."""
    assert seen(findings) == json.loads((ROOT / "tests/data/an_bien_leads.json").read_text("utf-8"))
