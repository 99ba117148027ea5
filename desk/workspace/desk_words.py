"""Words taken out of the desk's database, where proposals, long work and drafts repeat what a log says."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any
from urllib.parse import unquote_plus

from desk.base.faults import Stop
from desk.base.language import Lazy, LazyText
from desk.base.words_apart import FREE
from desk.workspace.desk_database import desk_rows, sqlite_of, table_of
from desk.workspace.folder import Workspace
from desk.workspace.logs import log_of
from desk.workspace.rights import OPEN, RIGHTS, rights_of
from desk.workspace.rights_rows import moment_in

WITHDRAWN = "withdrawn"  # what becomes of a proposal that waits
WORDS = (
    *("content", "said", "asked", "result", "said_vi", "said_en", "text", "base"),
    *("title", "address", "shown_as"),
)
"""The columns that hold what a person typed, or what is said of it."""
NAMES = {
    "proposals_proposal": LazyText("đề nghị"),
    "work_job": LazyText("việc"),
    "drafting_draft": LazyText("bản nháp quy tắc"),
    "saved_savedview": LazyText("góc nhìn đã lưu"),
    "accounts_account": LazyText("tên hiện của tài khoản"),
}
STAY = ("drafting_draft", "accounts_account")  # others rest on them: a person corrects them


def desk_words_taken_out(
    workspace: Workspace, holds: Callable[[Any], bool], by: str, mark: str = ""
) -> tuple[Lazy, ...]:
    """Delete the proposals and ended work a column of which `holds` words; return what holds them and stays:
    work under way, drafts, a database that can't be opened, or is not there though accounts are on record. A
    proposal that waits is withdrawn on record, but for the one of this mark, which is being carried out."""
    try:
        if desk_rows(workspace) is None:
            known = rights_of(log_of(workspace, RIGHTS).entries())
            gone = LazyText("%(place)s (không còn, hoặc trống: chưa xem được)", place=sqlite_of(workspace))
            return (gone,) if known.accounts or known.proposals else ()
        with _opened(workspace) as (database, sign):
            return tuple(_taken_out(workspace, database, sign, holds, by, mark))
    except (Stop, sqlite3.Error) as fault:
        return (LazyText("%(place)s (%(fault)s)", place=sqlite_of(workspace) or "DATABASE_URL", fault=fault),)


def _taken_out(
    workspace: Workspace, database: Any, sign: str, holds: Callable[[Any], bool], by: str, mark: str
) -> Iterator[Lazy]:
    for table, name in NAMES.items():
        for row in [row for row in _rows_of(database, table) if any(holds(row.get(c)) for c in WORDS)]:
            if table in STAY or (table == "work_job" and row["ended_at"] is None):
                whose = row.get("by") or row.get("username")
                yield LazyText("%(name)s %(id)s (%(by)s)", name=name, id=row["id"], by=whose)
                continue
            if table == "proposals_proposal":
                if mark == f"{row['about']}, {row['by']}, {moment_in(row['at'])}":
                    continue
                _withdrawn(workspace, row["id"], by)
            database.execute(f"delete from {table} where id = {sign}", (row["id"],))
            database.commit()


def _rows_of(database: Any, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table, an address in them as it reads."""
    for row in table_of(database, table):
        yield {**row, "address": unquote_plus(row["address"])} if isinstance(row.get("address"), str) else row


def texts_in(words: Any) -> Iterator[str]:
    """Yield every text in a record or a row, however deep."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, Mapping | list):
        for part in words.values() if isinstance(words, Mapping) else words:
            yield from texts_in(part)


def free_texts_in(words: Any) -> Iterator[str]:
    """Yield what a person typed freely: a text alone, and those under the names of such fields."""
    if isinstance(words, str):
        yield words
    for name, part in words.items() if isinstance(words, Mapping) else ():
        yield from (
            texts_in(part) if name in FREE else free_texts_in(part) if isinstance(part, Mapping) else ()
        )


def _withdrawn(workspace: Workspace, number: int, by: str) -> None:
    log = log_of(workspace, RIGHTS)
    record = rights_of(log.entries()).proposals.get(number)
    if record is not None and record.state == OPEN:
        content = {"number": number, "what": record.what, "about": record.about, "address": record.address}
        content |= {"role": "", "account": 0, "person": 0, "read": ""}
        log.add({"kind": WITHDRAWN, "by": by, "reason": "lời đã xóa hẳn", "content": content})


@contextmanager
def _opened(workspace: Workspace) -> Iterator[tuple[Any, str]]:
    """Open the database for writing, with the sign for a value in a statement."""
    file = sqlite_of(workspace)
    if file is None:
        import psycopg

        with psycopg.connect(os.environ["DATABASE_URL"]) as server:
            yield server, "%s"
        return
    with closing(sqlite3.connect(file, timeout=20)) as database:
        database.execute("pragma secure_delete = on")  # what is deleted is overwritten
        yield database, "?"
        database.execute("pragma wal_checkpoint(truncate)")
