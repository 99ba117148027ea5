"""Files sent in through the desk: checked against who sends, imported, and copies with the wrong cells
marked.

What was sent lies in the tray (jobs/tray.py) only until it is in the archive. Names are then nowhere but in
the vault: the job keeps which returns came and how many cells are wrong, never what stood in one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

from desk.base.faults import Stop, WrongUse
from desk.base.files import Busy
from desk.base.language import LANGUAGES, LazyText, language_of_facts
from desk.office.annotation import annotated_copies
from desk.web.jobs.models import WAITING, Job, JobOutcome
from desk.web.jobs.tray import OUT, fresh, in_tray
from desk.web.shelf import archive_today, rules_today, workspace
from desk.words.problem_rows import ProblemRow, problem_row
from desk.workspace.importing import imported
from facts.executors.port import Executor
from facts.executors.processes import Processes
from facts.intake.csv_folder import CSV_NAME
from facts.intake.kept_names import kept_name
from facts.intake.messages import fault_text
from facts.standing import COMMUNE

LONGEST = 200  # bytes of a file's name: a disk takes 255, and a marked copy's is longer
SHEETS = "csv"
SHOWN = 200  # cells to look at, on the page of one import


def put_aside(files: Sequence[Any]) -> Path:
    """Keep sent files in a new folder of the tray, each under the bare name it came with; return the
    folder. Sheets of a return sent as CSV lie in a folder of their own: they are a return of their own. A
    name that names a person is exchanged at once: the job keeps names of files."""
    folder, units = fresh(), rules_today().units
    sent = folder / "sent"
    (sent / SHEETS).mkdir(parents=True)
    for n, file in enumerate(files):
        name = _bare(str(file.name)) or f"{n + 1}.xlsx"
        cut = _cut(name)
        names = chain([cut], (f"{again} {cut}" for again in count(n + 1)))
        place = next(p for p in map(partial(_place, sent), names) if not p.exists())
        digest = sha256()
        with place.open("wb") as out:
            for chunk in file.chunks():
                digest.update(chunk)
                out.write(chunk)
        kept = kept_name(name, digest.hexdigest(), units, n + 1)
        if kept != name:
            place.rename(place.with_name(_cut(kept)))
    if not any((sent / SHEETS).iterdir()):
        (sent / SHEETS).rmdir()
    return folder


def _place(sent: Path, name: str) -> Path:
    return sent / SHEETS / name if CSV_NAME.fullmatch(name) else sent / name


def _bare(name: str) -> str:
    """Return a file's name without any folder; what could lead elsewhere is dropped."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(" .")
    return kept.strip(" .")


def _cut(name: str) -> str:
    return name.encode()[-LONGEST:].decode(errors="ignore").strip(" .")


def returns_taken(
    asked: Mapping[str, Any], by: str, step: Callable[[int, int], None], executor: Executor | None = None
) -> JobOutcome:
    """Import what was sent; where `unit` is given, only returns of that commune's own office."""
    folder, unit = Path(asked["folder"]), str(asked.get("unit") or "")
    sent = folder / "sent"
    today = date.fromisoformat(asked["today"])
    executor = executor or Processes()
    gone = WrongUse("Các tệp này không còn ở máy chủ. Gửi lại: báo cáo đã nhập rồi thì không nhập lần hai.")
    if not sent.is_dir() or not in_tray(sent) or not in_tray(folder / OUT):
        raise gone
    try:
        if not any(sent.iterdir()):
            raise gone
        sender = (unit, COMMUNE) if unit else None
        report = imported(
            workspace(),
            rules_today(),
            [sent],
            today,
            today,
            lambda done, total, _: step(done, total),
            executor,
            by,
            sender=sender,
        )
        copies = annotated_copies([sent], report, folder / OUT, executor).written
    except Busy:
        raise  # they wait for another try
    except Exception:
        shutil.rmtree(sent, ignore_errors=True)
        raise
    if report.hashes and not Job.objects.filter(kind="import", state=WAITING).exists():
        with suppress(Stop):  # who looks at the returns next waits for nothing; what is wrong is said there
            _ = archive_today().problems
    shutil.rmtree(sent, ignore_errors=True)  # last: a process that is killed before begins again with all
    texts_of = (
        (f.file, *(fault_text(f, language_of_facts(lang)) for lang in LANGUAGES)) for f in report.faults
    )
    faults = [[_without(sent, text) for text in texts] for texts in texts_of]
    already, problems, said = len(report.already), len(report.problems), len(report.heard)
    new = len(report.added)
    return JobOutcome(
        LazyText(
            "Đã nhập %(returns)s; %(already)s đã có%(heard)s; %(files)s không nhận; %(cells)s cần xem.",
            returns=LazyText("%(n)s báo cáo mới", n=new),
            already=already,
            heard=LazyText(" (%(said)s được ghi lại ngày nhận)", said=said) if said else "",
            files=LazyText("%(n)s tệp", n=len(faults)),
            cells=LazyText("%(n)s ô", n=problems),
        ),
        {
            "folder": str(folder),
            "faults": faults,
            "marked": [path.relative_to(folder / OUT).as_posix() for path in copies],
            "new": new,
            "returns": list(report.hashes),
            "problems": problems,
        },
        "bad" if faults and not new + already else "warn" if faults or problems else "ok",
    )


def _without(sent: Path, text: str) -> str:
    """Leave the server's own folder out of what is told."""
    return text.replace(f"{sent}/", "").replace(f"{sent}: ", "").replace(str(sent), "")


def cells_to_look_at(returns: Sequence[str]) -> list[ProblemRow]:
    """Return the first cells to look at of the returns of one import, as the archive has them now."""
    wanted = frozenset(returns)
    found = (p for p in archive_today().problems if p.hash in wanted)
    return [problem_row(filed) for filed in islice(found, SHOWN)]
