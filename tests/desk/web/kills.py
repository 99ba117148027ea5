"""Kill the desk while people decide: `python -m tests.desk.web.kills [--times 30]`. The suite kills twice.

Each round starts the server, sends a return, which is queued, decides one time after another, and sends
SIGKILL in the middle of a later decision. Afterwards each decision that was acknowledged must be in the
sealed log, once, and the log be whole; each return that was acknowledged in the archive, once.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
import threading
import urllib.error
from dataclasses import dataclass
from pathlib import Path

from desk.workspace.folder import opened
from desk.workspace.logs import log_of
from tests.desk.web.live import serving
from tests.desk.web.person import GONE, Person
from tests.desk.web.scene import scene
from tests.desk.web.uploads import SentReturns

LEADS = "leads.jsonl"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was acknowledged, and how often each stands in the log; `unasked` stands there though the answer
    never came."""

    acknowledged: tuple[str, ...]
    found: tuple[int, ...]
    unasked: int
    returns: tuple[int, ...]  # how often each return that was acknowledged is in the archive

    @property
    def whole(self) -> bool:
        return all(n == 1 for n in (*self.found, *self.returns))

    @property
    def words(self) -> str:
        said = (
            f"{len(found)} {what} acknowledged, {found.count(1)} on record once, {found.count(0)} lost,"
            f" {sum(c > 1 for c in found)} doubled\n"
            for what, found in (("decisions", self.found), ("returns", self.returns))
        )
        return f"\n{''.join(said)}{self.unasked} decisions on record whose answer a kill cut off.\n"


def killed(workspace: Path, key: Path, times: int) -> Outcome:
    """Kill a desk over a workspace so many times; raise Stop where the log is not what it was."""
    acknowledged: list[str] = []
    before = _reasons(workspace)
    sent = SentReturns()
    for kill in range(times):
        with serving(workspace, key) as live:
            sent.send(Person(live, "danh-gia"), f"giet-{kill}.xlsx")
            person = Person(live, "xac-minh")
            page = person.get("/manh-moi/2020/")
            url = "/manh-moi/2020/" + re.findall(r'href="/manh-moi/2020/(MM-[^/"]+)/', page)[0]
            _decided_until_killed(person, url, workspace, acknowledged, kill)
        sys.stderr.write(f"\r{kill + 1} / {times}: {len(acknowledged)} ")
    with serving(workspace, key):
        returns = sent.imported(workspace)
    reasons = _reasons(workspace)
    found = tuple(reasons.count(one) for one in acknowledged)
    return Outcome(
        tuple(acknowledged), found, len({*reasons} - {*before, *acknowledged}), tuple(returns.values())
    )


def _reasons(workspace: Path) -> list[str]:
    return [entry["reason"] for entry in log_of(opened(workspace), LEADS).entries()]


def _decided_until_killed(
    person: Person, url: str, workspace: Path, acknowledged: list[str], kill: int
) -> None:
    """Decide one time after another; once the first was acknowledged, the server is killed in the middle of a
    later one."""
    for n in range(1000):
        reason = f"lần {kill}, quyết định {n}"
        try:
            seen = _last_of(workspace, url.rpartition("/")[2])
            person.post(f"{url}/nhan/", seen=seen, reason=reason)
        except GONE as gone:
            if isinstance(gone, urllib.error.HTTPError):
                raise  # refused, not killed
            return
        acknowledged.append(reason)
        if n == 0:
            after = 0.2 + 0.07 * (kill % 13)  # seconds: early and late in what comes next
            threading.Timer(after, os.kill, (person.live.pid, signal.SIGKILL)).start()


def _last_of(workspace: Path, lead: str) -> str:
    entries = [entry for entry in log_of(opened(workspace), LEADS).entries() if entry["lead"] == lead]
    if not entries:
        return ""
    last = entries[-1]
    return f"{last['state']}|{last['by']}|{last['on']}|{last['reason']}"


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=30)
    with scene() as (workspace, key):
        outcome = killed(workspace, key, asked.parse_args().times)
    sys.stdout.write(outcome.words)
    return 0 if outcome.whole else 1


if __name__ == "__main__":
    sys.exit(main())
