"""Returns sent to the desk while it is pressed or killed: those acknowledged, those in the archive."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.workspace.folder import opened
from desk.workspace.store import archive_of
from tests.desk.conftest import NIL_FORMS
from tests.desk.web.person import Person
from tests.facts.builders import return_file

UNIT, PERIOD = "30997", "2021"  # the year after the one that is looked at
LAST = 900.0  # seconds the queue may take to its end


@dataclass
class SentReturns:
    """Names of the files whose sending was acknowledged; filled from many threads."""

    acknowledged: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, person: Person, name: str) -> None:
        """Send a return of its own; raise what the desk answers with where it is not acknowledged."""
        with TemporaryDirectory() as folder:
            file = return_file(
                Path(folder) / name, {}, states=NIL_FORMS, unit_code=UNIT, period=PERIOD, prepared_by=name
            )
            content = file.read_bytes()
        person.send("/gui-bao-cao/", name, content)
        with self.lock:
            self.acknowledged.append(name)

    def imported(self, workspace: Path) -> Counter[str]:
        """Return how often each acknowledged return is in the archive once the queue is through, or has had
        its time."""
        until = time.monotonic() + LAST
        while time.monotonic() < until and not all(_there(workspace, self.acknowledged).values()):
            time.sleep(1)
        return _there(workspace, self.acknowledged)


def _there(workspace: Path, names: Collection[str]) -> Counter[str]:
    there = Counter(manifest.file for manifest in archive_of(opened(workspace)).manifests())
    return Counter({name: there[name] for name in names})
