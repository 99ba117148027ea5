"""Four eyes: who proposed never agrees; what was proposed is done once, by the second person's word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from desk.base.faults import WRONG_USE, Stop
from desk.web.proposals.models import AGREED, DECLINED, OPEN, Proposal

Act = Callable[[Mapping[str, Any], str], None]  # what was proposed, by whom: both names


def proposed(kind: str, about: str, by: str, content: Mapping[str, Any]) -> Proposal:
    """Put a proposal on record; where one is open already, it stands and is shown instead."""
    try:
        with transaction.atomic():
            return Proposal.objects.create(kind=kind, about=about, by=by, content=dict(content))
    except IntegrityError:
        before = Proposal.objects.filter(kind=kind, about=about, state=OPEN).first()
        who = before.by if before else "–"
        raise Stop(
            WRONG_USE,
            f"{who} đã đề nghị việc này và đang chờ người thứ hai. Không ghi đè; xem ở Việc chờ tôi.",
            f"{who} proposed this already; it awaits a second person. Nothing was overwritten; see Waiting for me.",
        ) from None


def agreed(number: int, second: str, act: Act) -> Proposal:
    """Do what was proposed, once; raises Stop for the proposer himself and for what was decided already."""
    with transaction.atomic():
        found = _open(number, second)
        act(found.content, f"{found.by}, {second}")
        return _decided(found, AGREED, second, "")


def declined(number: int, second: str, why: str) -> Proposal:
    if not why.strip():
        raise Stop(WRONG_USE, "Ghi lý do không đồng ý.", "Say why you decline.")
    with transaction.atomic():
        return _decided(_open(number, ""), DECLINED, second, why.strip())


def _open(number: int, second: str) -> Proposal:
    found = Proposal.objects.select_for_update().filter(pk=number).first()
    if found is None or found.state != OPEN:
        who = found.second if found else "–"
        raise Stop(
            WRONG_USE,
            f"Đề nghị này đã được {who} quyết định.",
            f"This proposal was decided by {who} already.",
        )
    if found.by == second:
        raise Stop(
            WRONG_USE,
            "Người đề nghị không tự đồng ý; cần một người thứ hai.",
            "Who proposes does not agree; a second person is needed.",
        )
    return found


def _decided(found: Proposal, state: str, second: str, said: str) -> Proposal:
    found.state, found.second, found.said, found.decided_at = state, second, said, timezone.now()
    found.save()
    return found
