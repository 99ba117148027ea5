"""A desk of before there was a record of accounts goes on as it was: its accounts and proposals are put on
record, once."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from desk.base.heads import LogHeads
from desk.cli.app import code_of
from desk.workspace.folder import Workspace
from desk.workspace.logs import heads_of, log_of
from desk.workspace.rights import RIGHTS
from tests.desk.web.conftest import SignedIn
from tests.desk.web.test_four_eyes import agreed, referral, referrals


@pytest.fixture
def earlier(desk: Workspace) -> Iterator[Workspace]:
    """The desk as an earlier version left it: no record of its accounts; as it was, afterwards."""
    from desk.web.proposals.models import Proposal

    heads, log = heads_of(desk), desk.folder / "decisions" / RIGHTS
    told = heads.read() if heads else None
    assert heads is not None
    assert told is not None
    whole = log.read_bytes()
    log.unlink()
    heads.write(LogHeads({name: head for name, head in told.logs.items() if name != RIGHTS}, told.at))
    yield desk
    Proposal.objects.all().delete()
    log.write_bytes(whole)
    now = heads.read()
    assert now is not None
    heads.write(LogHeads({**now.logs, RIGHTS: told.logs[RIGHTS]}, now.at))


def test_a_desk_of_before_is_taken_over_once_as_it_is(
    earlier: Workspace, signed_in: SignedIn, capsys: pytest.CaptureFixture[str]
) -> None:
    from desk.web.proposals.models import Proposal
    from desk.web.proposals.record import taken_over

    url, content = referral(signed_in)
    waiting = Proposal.objects.create(
        kind="refer", about=content["lead"], by="xac-minh", content={**content, "seen": content["seen"]}
    )
    assert code_of(["verify", "--workspace", str(earlier.folder)]) in (0, 5)
    assert "Bàn làm việc chưa mở lần nào" in capsys.readouterr().out
    taken_over()
    taken_over()
    records = log_of(earlier, RIGHTS).entries()
    assert [record["kind"] for record in records] == ["taken_over"]
    assert {one["username"] for one in records[0]["content"]["accounts"]} >= {"danh-gia", "quan-tri"}
    assert agreed(signed_in("xac-minh"), url, waiting) == 422
    assert agreed(signed_in("xac-minh-2"), url, waiting) == 302
    assert referrals(earlier, waiting.mark) == 1
    assert code_of(["verify", "--workspace", str(earlier.folder)]) in (0, 5)
    assert re.search(r"Tài khoản, đề nghị của bàn làm việc: \d+, nguyên vẹn\.", capsys.readouterr().out)
