"""Rules changed at the desk: a draft, its faults by line, a proposal, a second person, the file on disk."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import WrongUse
from desk.workspace.folder import Workspace
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_lead_decisions import waiting_number
from tests.desk.web.test_redisplay import filled

FILE = "rules/parameters.yaml"
JSON = {"HTTP_ACCEPT": "application/json"}


def typed(browser: Any, text: str) -> Any:
    """Return the answer to a draft typed into the page of the file."""
    to, fields = filled(browser.get("/quy-tac/", {"tep": FILE}).content.decode(), "/kiem-tra/")
    return browser.post(to, {**fields, "text": text}, **JSON)


@pytest.fixture
def file(desk: Workspace) -> Iterator[Path]:
    """The rule file on disk; as it was, afterwards."""
    from desk.web.drafting.models import Draft
    from desk.web.proposals.models import Proposal

    path = desk.rules / "parameters.yaml"
    before = path.read_bytes()
    yield path
    path.write_bytes(before)
    Draft.objects.all().delete()
    Proposal.objects.filter(kind="rules").delete()


def test_a_fault_is_told_at_its_line_while_typing(file: Path, signed_in: SignedIn) -> None:
    text = file.read_text("utf-8") + "\nkhong_phai_quy_tac: [\n"
    browser = signed_in("chinh-sach")
    told = typed(browser, text).json()
    assert told["marks"]
    assert told["marks"][0]["line"] >= text.count("\n") - 1
    assert browser.post("/quy-tac/de-nghi/", {"reason": "thử"}).status_code == 422
    assert "khong_phai" not in file.read_text("utf-8")


def test_a_change_is_written_by_the_second_persons_word_alone(file: Path, signed_in: SignedIn) -> None:
    before = file.read_text("utf-8")
    first, second = signed_in("chinh-sach"), signed_in("chinh-sach-2")
    typed(first, before + "# ghi chú\n")
    assert first.post("/quy-tac/de-nghi/", {"reason": "thêm ghi chú"}).status_code == 302
    assert file.read_text("utf-8") == before
    page = second.get("/quy-tac/dang-cho/")
    word = {"proposal": waiting_number(page), "answer": "agree"}
    assert first.post("/quy-tac/nguoi-thu-hai/", word).status_code == 422
    assert file.read_text("utf-8") == before
    assert "+" in page.content.decode()
    assert second.post("/quy-tac/nguoi-thu-hai/", word).status_code == 302
    assert file.read_text("utf-8") == before + "# ghi chú\n"
    assert second.post("/quy-tac/nguoi-thu-hai/", word).status_code == 422


def test_nothing_that_lies_beside_the_rules_is_run(file: Path, signed_in: SignedIn) -> None:
    """Who may write into the folder could leave a repository there, with a hook of his own."""
    run = file.parent / "đã chạy"
    subprocess.run(["git", "init", "-q", str(file.parent)], check=True)
    hook = file.parent / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch '{run}'\n")
    hook.chmod(0o700)
    try:
        test_a_change_is_written_by_the_second_persons_word_alone(file, signed_in)
        assert not run.exists()
    finally:
        shutil.rmtree(file.parent / ".git")
        run.unlink(missing_ok=True)


def test_a_draft_whose_file_moved_is_refused_by_line(file: Path, signed_in: SignedIn) -> None:
    before = file.read_text("utf-8")
    browser = signed_in("chinh-sach")
    typed(browser, before + "# của tôi\n")
    file.write_text("# của người khác\n" + before, encoding="utf-8")
    answer = browser.post("/quy-tac/de-nghi/", {"reason": "thử"})
    assert answer.status_code == 422
    assert "ở dòng 1" in answer.content.decode()
    assert file.read_text("utf-8").startswith("# của người khác\n")


@pytest.mark.parametrize(
    "name", ["../workspace.json", "rules/../../khoa/test.key", "/etc/passwd", "rules/x.yaml"]
)
def test_only_rule_files_are_opened(name: str, signed_in: SignedIn) -> None:
    browser = signed_in("chinh-sach")
    assert browser.get("/quy-tac/", {"tep": name}).status_code == 422
    assert browser.post("/quy-tac/kiem-tra/", {"file": name, "text": "x"}, **JSON).status_code == 422


@pytest.mark.parametrize("absolute", [False, True])
def test_a_draft_or_proposal_renamed_past_the_desk_writes_nothing_elsewhere(
    file: Path, absolute: bool, desk: Workspace, signed_in: SignedIn, tmp_path: Path
) -> None:
    from desk.web.drafting.impact import draft_compared
    from desk.web.drafting.models import Draft
    from desk.web.proposals.models import Proposal

    there = tmp_path / "khác" / "x.yaml"
    name = str(there) if absolute else f"rules/../../../../../../../../../..{there}"
    browser = signed_in("chinh-sach")
    typed(browser, file.read_text("utf-8") + "# a\n")
    assert browser.post("/quy-tac/de-nghi/", {"reason": "thử"}).status_code == 302
    waiting = Proposal.objects.get(kind="rules", state="open")
    content = {**waiting.content, "files": {name: {"base": "", "text": "# a\n"}}}
    Proposal.objects.filter(pk=waiting.pk).update(content=content)
    Draft.objects.update(file=name, base="", text="# a\n")
    assert browser.get("/quy-tac/").status_code == 200
    asked = {"year": 2020, "lang": "vi"}
    draft_compared(asked, "chinh-sach", lambda done, total: None)
    with pytest.raises(WrongUse, match="khác với sổ niêm phong"):
        draft_compared({**asked, "proposal": waiting.pk}, "chinh-sach", lambda done, total: None)
    assert browser.post("/quy-tac/de-nghi/", {"reason": "thử"}).status_code == 422
    assert not there.exists()


def test_two_windows_of_one_person_begin_one_draft(
    file: Path, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pressed by fifty at once, the second window found no draft, made one, and fell over the first's."""
    from django.db.models import QuerySet

    from desk.web.drafting.models import Draft

    browser = signed_in("chinh-sach")
    real = QuerySet.get

    def other_first(self: QuerySet[Draft], *given: object, **named: object) -> object:
        monkeypatch.setattr(QuerySet, "get", real)
        if self.model is Draft:
            Draft.objects.create(by="chinh-sach", file=FILE, base=file.read_text("utf-8"), text="")
            raise Draft.DoesNotExist
        return real(self, *given, **named)

    from desk.web.drafting import drafts

    monkeypatch.setattr(QuerySet, "get", other_first)
    assert drafts.draft_of("chinh-sach", FILE).by == "chinh-sach"
    assert browser.get("/quy-tac/", {"tep": FILE}).status_code == 200
    assert Draft.objects.filter(by="chinh-sach", file=FILE).count() == 1


def test_rules_of_an_earlier_version_are_told_with_their_way_out(
    desk: Workspace, signed_in: SignedIn
) -> None:
    """The role's line is what an earlier version did not ask for; nothing is scored, and the page names the
    verb."""
    path = desk.rules / "healthy_commune" / "rulebook.yaml"
    before = path.read_bytes()
    browser = signed_in("chinh-sach")
    path.write_text(
        "".join(
            line for line in before.decode("utf-8").splitlines(keepends=True) if not line.startswith("role:")
        ),
        encoding="utf-8",
    )
    try:
        answer = browser.get("/")
    finally:
        path.write_bytes(before)
    assert answer.status_code == 422
    assert "lanhmanh upgrade" in answer.content.decode()
