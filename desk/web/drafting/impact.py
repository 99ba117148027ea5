"""Who moves because of a draft: the newest year under the rules as they stand and under the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desk.authoring.comparison import compared_rules
from desk.base.files import write_text
from desk.web.comparison.telling import told_of
from desk.web.drafting.drafts import drafted
from desk.web.jobs.outcomes import JobOutcome
from desk.web.shelf import workspace


def draft_compared(asked: Mapping[str, Any], by: str, step: Callable[[int, int], None]) -> JobOutcome:
    """Compare the rules with a person's draft over one year."""
    made, year, lang = workspace(), int(asked["year"]), str(asked["lang"])
    with TemporaryDirectory() as folder:
        for name, text in drafted(by).items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_text(path, text)
        step(0, 1)
        found = compared_rules(str(made.rules), str(Path(folder) / "rules"), made.folder, [year], None, None)
    step(1, 1)
    return told_of(found, lang)
