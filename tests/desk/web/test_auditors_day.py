"""What waits for an auditor: broken seals, and of each kind of thing on record how many and the latest."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest


def test_each_kind_on_record_is_told_once_with_the_latest(
    desk: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk.base.roles import AUDITOR
    from desk.web.journal.lines import LOOKS, OUT, LogLine, Seal
    from desk.web.waiting import tasks

    def line(day: int, reason: str) -> LogLine:
        return LogLine(
            f"2021-03-{day:02}", "an", LOOKS, "access", "", "30985-CT-0001", reason, "", "access.jsonl", day
        )

    kept = {LOOKS: (line(9, "kế hoạch 12"), line(2, "xem lại")), OUT: (line(1, ""),)}
    monkeypatch.setattr(tasks, "lines", lambda asked: kept.get(asked.group, ()))
    monkeypatch.setattr(tasks, "seals", lambda: (Seal("access.jsonl", 3, None), Seal("ties.jsonl", 4, 2)))
    user = SimpleNamespace(lang="vi", role=AUDITOR, username="thanh-tra")
    monkeypatch.setattr(tasks, "unusual_reading", lambda today: ())
    broken, kinds = tasks.Teller(user, date(2021, 3, 10)).day().groups
    assert [(task.title, task.text) for task in broken.tasks] == [("ties.jsonl", "dòng 2")]
    assert [task.title for task in kinds.tasks] == ["2 lần xem tên", "1 lần xuất tệp"]
    assert kinds.tasks[0].text.endswith("an: kế hoạch 12")
    assert kinds.tasks[1].text.endswith("an: 30985-CT-0001")
