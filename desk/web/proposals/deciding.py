"""Four eyes: who proposed never agrees; what was proposed is done once, by the second person's word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from desk.base.alone import alone
from desk.base.faults import Stop, WrongUse
from desk.web.proposals.deeds import DEEDS, done_by
from desk.web.proposals.models import AGREED, DECLINED, OPEN, Proposal
from desk.web.shelf import workspace


def proposed(kind: str, about: str, by: str, content: Mapping[str, Any]) -> Proposal:
    """Put a proposal on record; where one is open already, it stands and is shown instead."""
    try:
        with transaction.atomic():
            return Proposal.objects.create(kind=kind, about=about, by=by, content=dict(content))
    except IntegrityError:
        before = waiting_for(kind, about)
        who = before.by if before else "–"
        raise WrongUse(
            f"{who} đã đề nghị việc này và đang chờ người thứ hai. Không ghi đè; xem ở Việc chờ tôi.",
            f"{who} proposed this already; it awaits a second person. Nothing was overwritten; see Waiting"
            " for me.",
        ) from None


def waiting_for(kind: str, about: str) -> Proposal | None:
    """Return the proposal that is open on something; there is one at most."""
    found: Proposal | None = Proposal.objects.filter(kind=kind, about=about, state=OPEN).first()
    return found


def answered(found: Proposal | None, request: HttpRequest) -> Proposal:
    """Take a second person's word on a proposal: it is agreed to, or declined for a reason."""
    number, post, by = found.pk if found else 0, request.POST, request.user.username
    return (
        agreed(number, by) if post.get("answer") == "agree" else declined(number, by, post.get("reason", ""))
    )


def agreed(number: int, second: str) -> Proposal:
    """Do what was proposed, once; raises Stop for the proposer himself and for what was decided already.

    It is on disk, in the log its kind names, before the proposal counts as agreed.
    """
    with _deciding():
        found = _open(number)
        if _settled(found):
            return found
        if found.by == second:
            raise WrongUse(
                "Người đề nghị không tự đồng ý; cần một người thứ hai.",
                "Who proposes does not agree; a second person is needed.",
            )
        try:
            DEEDS[found.kind].do(found.content, f"{found.by}, {second}", found.mark)
        finally:
            _settled(found)  # by what stands on disk, even where something failed after it
        return found


def declined(number: int, second: str, why: str) -> Proposal:
    """Put on record that a proposal is not agreed to; raises Stop without a reason, and for what was done
    already."""
    if not why.strip():
        raise WrongUse("Ghi lý do không đồng ý.", "Say why you decline.")
    with _deciding():
        found = _open(number)
        if _settled(found):
            raise _decided_already(found)
        return _decided(found, DECLINED, second, why.strip())


def settled() -> None:
    """Close every proposal that was carried out, where the server was stopped before it could say so."""
    if Proposal.objects.filter(state=OPEN).exists():
        with _deciding():
            for one in Proposal.objects.filter(state=OPEN):
                _settled(one)


@contextmanager
def _deciding() -> Iterator[None]:
    """Let one person at a time decide on proposals, whatever the database; no transaction is held open
    meanwhile."""
    with alone(workspace().folder / "desk" / "proposals"):
        yield


def _open(number: int) -> Proposal:
    found: Proposal | None = Proposal.objects.filter(pk=number).first()
    if found is None:
        raise WrongUse(
            "Không có đề nghị nào đang chờ; có thể người khác đã quyết định. Mở lại trang.",
            "No proposal is waiting; someone else may have decided. Open the page again.",
        )
    if found.state != OPEN:
        raise _decided_already(found)
    return found


def _decided_already(found: Proposal) -> Stop:
    return WrongUse(
        f"Đề nghị này đã được {found.second} quyết định.",
        f"This proposal was decided by {found.second} already.",
    )


def _settled(found: Proposal) -> bool:
    """Tell whether what a proposal leads to is on record; if so, close it by the name that stands there."""
    both = done_by(found.kind, found.mark)
    if both is None:
        return False
    _decided(found, AGREED, both.rpartition(", ")[2], "")
    return True


def _decided(found: Proposal, state: str, second: str, said: str) -> Proposal:
    found.state, found.second, found.said, found.decided_at = state, second, said, timezone.now()
    found.save()
    return found
