"""Press the desk, then kill it: `python -m tests.desk.web.load [--users 50] [--seconds 300] [--pause 2]
[--kills 30]`; prints the table of benchmarks/README.md.

So many people on loopback read, decide and send returns at once, each pausing about so many seconds. No
answer may be an error; each decision, note and return that was acknowledged must be on record once, and none
that was not. A refusal because another came first, or because as many returns wait as there is room for, is
the desk at work. Then the server is killed while people decide (`kills.py`).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import threading
import time
import urllib.error
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.machine import described
from desk.workspace.folder import opened
from desk.workspace.logs import log_of
from tests.desk.web.kills import killed
from tests.desk.web.live import Live, serving
from tests.desk.web.person import GONE, Person
from tests.desk.web.scene import scene
from tests.desk.web.uploads import SentReturns

READS = {
    "danh-gia": (
        "/",
        "/bao-cao/2020/",
        "/ket-qua/2020/",
        "/ket-qua/2020/30997/?mo=B4",
        "/co-so/2020/",
        "/viec-can-lam/2020/",
        "/lan-chay/2020/",
    ),
    "chinh-sach": ("/", "/ket-qua/2020/", "/quy-tac/", "/so-sanh/2020/"),
    "xac-minh": ("/", "/manh-moi/2020/", "/manh-moi/2020/1/", "/manh-moi/2020/2/", "/viec-can-lam/2020/"),
    "xac-minh-2": ("/", "/manh-moi/2020/", "/manh-moi/2020/3/"),
    "thanh-tra": ("/", "/ket-qua/2020/", "/nhat-ky/"),
    "quan-tri": ("/", "/nguoi-dung/", "/phim/"),
    "xa-hung-yen": ("/", "/ket-qua/2020/30997/", "/bao-cao/2020/"),
}
DECIDES = ("xac-minh", "xac-minh-2")
EMPTY = "/phim/"  # a page that reads nothing of the workspace
SENDS = ("danh-gia", "xa-hung-yen")
ACTS, SENDINGS = 0.2, 0.03  # share of acts among what an investigator does, of sendings among a sender's
LETTERS = "bcdghklmnpqrstvx"  # of an act's own words: digits in a row are refused as a person's number
SEEN = re.compile(r'name="seen" value="([^"]*)"')


@dataclass
class Heard:
    """What all people heard of the server, by kind of page; filled from many threads."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    acknowledged: list[str] = field(default_factory=list)
    sent: SentReturns = field(default_factory=SentReturns)
    refused: int = 0
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def timed(self, name: str, seconds: float) -> None:
        with self.lock:
            self.times[name].append(seconds)


def one_person(live: Live, n: int, until: float, pause: float, heard: Heard) -> None:
    username = list(READS)[n % len(READS)]
    chance = random.Random(n)
    try:
        person = Person(live, username)
        while time.monotonic() < until:
            if username in DECIDES and chance.random() < ACTS:
                _acted(person, n, chance, heard)
            elif username in SENDS and chance.random() < SENDINGS:
                _sent(person, f"{n}-{chance.getrandbits(40)}.xlsx", heard)
            else:
                _read(person, chance.choice(READS[username]), heard)
            time.sleep(pause * (0.5 + chance.random()))
    except GONE as error:
        with heard.lock:
            heard.errors.append(f"{username}: {error}")


def _read(person: Person, url: str, heard: Heard) -> str:
    began = time.perf_counter()
    page = person.get(url)
    heard.timed(
        re.sub(
            r"(/\d{5})?/\?.*|/\d+/$|(?<=\d)/\d{5}/$", lambda m: "/…/" if m[0].count("/") > 1 else "/", url
        ),
        time.perf_counter() - began,
    )
    return page


def _acted(person: Person, n: int, chance: random.Random, heard: Heard) -> None:
    """Note something on a lead, or take it as it was last seen."""
    lead, said = (
        f"/manh-moi/2020/{chance.randint(1, 3)}/",
        f"người {n}, {''.join(chance.choices(LETTERS, k=12))}",
    )
    url, fields = f"{lead}ghi-chu/", {"note": said}
    if chance.random() < 0.5:
        seen = (SEEN.findall(_read(person, f"{lead}?mau=nhan", heard)) or [""])[0]
        url, fields = f"{lead}nhan/", {"seen": _plain(seen), "reason": said}
    if _done("POST nhận, ghi chú", heard, lambda: person.post(url, **fields)):
        with heard.lock:
            heard.acknowledged.append(said)


def _sent(person: Person, name: str, heard: Heard) -> None:
    _done("POST gửi báo cáo", heard, lambda: heard.sent.send(person, name))


def _done(name: str, heard: Heard, act: Callable[[], object]) -> bool:
    """Do an act and time it under a name; tell whether it was taken. One refused in words is counted."""
    began = time.perf_counter()
    try:
        act()
    except urllib.error.HTTPError as answer:
        if answer.code != 422:
            raise
        with heard.lock:
            heard.refused += 1
        return False
    heard.timed(name, time.perf_counter() - began)
    return True


def _plain(text: str) -> str:
    import html

    return html.unescape(text)


def pressed(live: Live, users: int, seconds: float, pause: float) -> Heard:
    heard, until = Heard(), time.monotonic() + seconds
    people = [threading.Thread(target=one_person, args=(live, n, until, pause, heard)) for n in range(users)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return heard


def on_record(workspace: Path, heard: Heard, before: list[str]) -> tuple[int, int]:
    """Return how many acknowledged acts are on record once, and how many are on record that nobody was told
    of."""
    reasons = reasons_in(workspace)
    once = sum(reasons.count(one) == 1 for one in heard.acknowledged)
    return once, len({*reasons} - {*before, *heard.acknowledged})


def reasons_in(workspace: Path) -> list[str]:
    logs = (log_of(opened(workspace), name).entries() for name in ("leads.jsonl", "lead_notes.jsonl"))
    return [entry["reason"] for entries in logs for entry in entries]


def table(heard: Heard) -> str:
    lines = [
        "| page | asked | median s | p95 s | most s | p95, times the empty page's |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    empty = _at(heard.times.get(EMPTY, []), 0.95) or 1.0
    for name, times in sorted(heard.times.items()):
        p95 = _at(times, 0.95)
        lines.append(
            f"| {name} | {len(times)} | {_at(times, 0.5):.2f} | {p95:.2f} | {max(times):.2f} |"
            f" {p95 / empty:.1f} |"
        )
    return "\n".join(lines)


def _at(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))] if times else 0.0


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--users", type=int, default=50)
    asked.add_argument("--seconds", type=float, default=300)
    asked.add_argument("--pause", type=float, default=2)
    asked.add_argument("--kills", type=int, default=30)
    given = asked.parse_args()
    with scene() as (workspace, key):
        with serving(workspace, key) as live:
            for username, urls in READS.items():  # what a server that has run a while keeps in memory
                person = Person(live, username)
                for url in urls:
                    person.get(url)
            before = reasons_in(workspace)
            heard = pressed(live, given.users, given.seconds, given.pause)
            once, unasked = on_record(workspace, heard, before)
            returns = heard.sent.imported(workspace)
        _told(given, heard, once, unasked, [*returns.values()])
        killed_ = killed(workspace, key, given.kills)
    sys.stdout.write(killed_.words)
    once_each = (once, unasked, heard.errors, {*returns.values()} - {1})
    acted = once_each == (len(heard.acknowledged), 0, [], set()) and bool(heard.acknowledged)
    return 0 if acted and killed_.whole else 1


def _told(given: argparse.Namespace, heard: Heard, once: int, unasked: int, returns: list[int]) -> None:
    n = len(heard.acknowledged)
    sys.stdout.write(
        f"{described('django', 'waitress')}; {given.users} people, {given.seconds:g} s, a pause of"
        f" {given.pause:g} s\n\n{table(heard)}\n\n{n} acts acknowledged, {once} on record once, {unasked} on"
        f" record unacknowledged, {heard.refused} refused because another came first or the queue was full,"
        f" {len(heard.errors)} errors; {len(returns)} returns acknowledged,"
        f" {returns.count(1)} in the archive once\n"
    )
    for error in heard.errors[:5]:
        sys.stdout.write(f"  {error}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
