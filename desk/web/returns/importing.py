"""Files sent in through the desk: checked against who sends, imported, and copies with the wrong cells
marked.

What was sent lies in the tray (jobs/tray.py) only until it is in the archive. Names are then nowhere but in
the vault: the job keeps which returns came and how many cells are wrong, never what stood in one.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from desk.base.faults import Stop, WrongUse
from desk.base.files import Busy, write_text
from desk.base.language import LANGUAGES, LazyText, in_language, language_of_facts
from desk.office.annotation import annotated_copies
from desk.web.jobs.models import WAITING, Job, JobOutcome
from desk.web.jobs.tray import OUT, fresh, in_tray
from desk.web.shelf import archive_today, rules_today, workspace
from desk.words.problem_rows import ProblemRow, problem_row
from desk.workspace.importing import imported
from desk.workspace.store import context_of
from facts.archive.door import ImportReport
from facts.executors.port import Executor
from facts.executors.processes import Processes
from facts.intake.csv_folder import CSV_NAME
from facts.intake.kept_names import kept_name
from facts.intake.messages import fault_text
from facts.intake.reading import ReturnReader, Taken
from facts.intake.walking import walked
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
    gone = WrongUse("Các tệp này không còn ở máy chủ nên chưa nhập được. Gửi lại.")
    if not sent.is_dir() or not in_tray(sent) or not in_tray(folder / OUT):
        raise gone
    try:
        strange = _refused(sent, unit, today, executor) if unit else []
        report = _imported(sent, today, step, executor, by)
        if report is None and not strange:
            raise gone
        copies = annotated_copies([sent], report, folder / OUT, executor).written if report else ()
    except Busy:
        raise  # they wait for another try
    except Exception:
        shutil.rmtree(sent, ignore_errors=True)
        raise
    shutil.rmtree(sent, ignore_errors=True)
    if report and report.hashes and not Job.objects.filter(kind="import", state=WAITING).exists():
        with suppress(Stop):  # who looks at the returns next waits for nothing; what is wrong is said there
            _ = archive_today().problems
    texts_of = (
        (f.file, *(fault_text(f, language_of_facts(lang)) for lang in LANGUAGES))
        for f in (report.faults if report else ())
    )
    faults = strange + [[_without(sent, text) for text in texts] for texts in texts_of]
    already = len(report.already) if report else 0
    hashes = len(report.hashes) - already if report else 0
    problems = len(report.problems) if report else 0
    said = len(report.heard) if report else 0
    return JobOutcome(
        LazyText(
            "Đã nhập %(returns)s; %(already)s đã có%(heard)s; %(files)s không nhận; %(cells)s cần xem.",
            returns=LazyText("%(n)s báo cáo mới", n=hashes),
            already=already,
            heard=LazyText(" (%(said)s được ghi lại ngày nhận)", said=said) if said else "",
            files=LazyText("%(n)s tệp", n=len(faults)),
            cells=LazyText("%(n)s ô", n=problems),
        ),
        {
            "folder": str(folder),
            "faults": faults,
            "marked": [path.relative_to(folder / OUT).as_posix() for path in copies],
            "new": hashes,
            "returns": list(report.hashes) if report else [],
            "problems": problems,
        },
        "bad" if faults and not hashes + already else "warn" if faults or problems else "ok",
    )


def _without(sent: Path, text: str) -> str:
    """Leave the server's own folder out of what is told."""
    return text.replace(f"{sent}/", "").replace(f"{sent}: ", "").replace(str(sent), "")


def cells_to_look_at(returns: Sequence[str]) -> list[ProblemRow]:
    """Return the first cells to look at of the returns of one import, as the archive has them now."""
    wanted = frozenset(returns)
    found = (p for p in archive_today().problems if p.hash in wanted)
    return [problem_row(filed) for filed in islice(found, SHOWN)]


def _imported(
    sent: Path, today: date, step: Callable[[int, int], None], executor: Executor, by: str
) -> ImportReport | None:
    if not any(sent.iterdir()):
        return None
    rules = rules_today()
    return imported(
        workspace(), rules, [sent], today, today, lambda done, total, _: step(done, total), executor, by
    )


def _refused(sent: Path, unit: str, today: date, executor: Executor) -> list[list[str]]:
    """Take away the files that are not of this commune's own office; say which and why.

    What is refused is noted before it is taken away: where the import is begun again, it is said again.
    """
    note = sent.with_name("refused.json")
    refused = _noted(note)
    if refused is None:
        refused = list(_strangers(sent, unit, today, executor))
        write_text(note, json.dumps(refused))
    there = {place.name: place for place in sent.iterdir()}
    for name, *_ in refused:
        place = there.get(name)
        if place is not None and place.is_dir():
            shutil.rmtree(place)
        elif place is not None:
            place.unlink()
    return refused


def _noted(note: Path) -> list[list[str]] | None:
    """Return what was refused before the import was cut off; None: nothing is noted that can be read."""
    try:
        return TypeAdapter(list[list[str]]).validate_json(note.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def _strangers(sent: Path, unit: str, today: date, executor: Executor) -> Iterator[list[str]]:
    """Yield the files that are not a commune's to send; what could not be read stays, for the import to say
    so."""
    met = walked([sent])
    reader = ReturnReader(context_of(rules_today()), today, frozenset())
    for file, found in zip(met.files, executor.each(reader, met.files), strict=True):
        cover = found.read.cover if isinstance(found, Taken) and found.read else None
        if cover is not None and (cover.unit, cover.office) != (unit, COMMUNE):
            text = _not_yours(file.name, (cover.unit, cover.office), unit)
            yield [file.path.name, *(in_language(lang, text) for lang in LANGUAGES)]


def _not_yours(file: str, sender: tuple[str, str], unit: str) -> LazyText:
    code, office = sender
    return LazyText(
        "%(file)s: bìa ghi đơn vị %(code)s, cơ quan %(office)s. Tài khoản này chỉ gửi báo cáo của %(unit)s,"
        " %(commune)s. Sửa bìa hoặc gửi bằng tài khoản của đơn vị đó.",
        file=file,
        code=code,
        office=office,
        unit=unit,
        commune=COMMUNE,
    )
