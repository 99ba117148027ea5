"""Four eyes: who proposed never agrees; what was proposed is done once, by the second person's word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from desk.base.acts import number_typed
from desk.base.faults import Stop, WrongUse
from desk.base.files import alone
from desk.web.accounts.record import rights_today
from desk.web.places import rules_by_name
from desk.web.proposals.models import AGREED, DECLINED, OPEN, WITHDRAWN, Proposal
from desk.web.proposals.record import ALTERED, DEEDS, LOST_ROW, differs, done_by, outcome, put_forward
from desk.web.shelf import workspace
from desk.workspace.logs import DESK, log_of

AGREE, DECLINE, WITHDRAW = "agree", "decline", "withdraw"  # as the forms send them
ANSWER = "answer"  # to agree or to decline
READ = "read"  # in a session: the proposal whose page was read, and when
SET_ASIDE = "set_aside"  # a row that is not as recorded


def proposed(kind: str, about: str, by: str, content: Mapping[str, Any]) -> Proposal:
    """Put a proposal on record; where one is open already, it stands and is shown instead."""
    try:
        return put_forward(kind, about, by, dict(content))
    except IntegrityError:
        raise already_waits(waiting_for(kind, about)) from None


def already_waits(before: Proposal | None) -> Stop:
    return WrongUse(
        "%(who)s đã đề nghị việc này và đang chờ người thứ hai. Không ghi đè; xem ở Việc chờ tôi.",
        who=before.by if before else "–",
    )


def waiting_for(kind: str, about: str) -> Proposal | None:
    """Return the proposal that is open on something; there is one at most."""
    _put_back_in_place()
    found: Proposal | None = Proposal.objects.filter(kind=kind, about=about, state=OPEN).first()
    return found


def word_of(found: Proposal, account: Any) -> str:
    """Return what an account may say to a proposal: ANSWER it, WITHDRAW its own, SET it ASIDE if it is not as
    recorded, or nothing.

    Only an account that was and is another person's answers; who has the proposer's account after him does
    neither.
    """
    access = rules_by_name()[DEEDS[found.kind].address]
    if not access.allows(account.role, "POST"):
        return ""
    if differs(found):
        return SET_ASIDE
    rights = rights_today()
    proposal, own = rights.proposals[found.pk], rights.accounts[account.pk]
    if rights.two_persons(proposal, own):
        return ANSWER
    return WITHDRAW if rights.same_person(proposal, own) else ""


def word_read(found: Proposal, request: HttpRequest) -> str:
    """Return what a reader of a proposal's page may say to it; the moment it was read goes on record with the
    answer."""
    may = word_of(found, request.user)
    if may == ANSWER:
        before = request.session.get(READ, {})
        request.session[READ] = {**before, str(found.pk): timezone.now().isoformat(timespec="seconds")}
    return may


def last_of(kind: str, about: str, by: str) -> Proposal | None:
    """Return what a person proposed last on a subject, if it was withdrawn or declined: to be corrected."""
    mine: Proposal | None = Proposal.objects.filter(kind=kind, about=about, by=by).first()
    if mine is None or mine.state not in (WITHDRAWN, DECLINED) or differs(mine):
        return None
    rights = rights_today()
    own = rights.named(by)
    return mine if own and rights.same_person(rights.proposals[mine.pk], own) else None


def answered(kind: str, about: str, request: HttpRequest) -> Proposal:
    """Take a person's word on the proposal that waits on a subject: agreed to, declined or withdrawn.

    The word names the proposal that was read by its number, and comes by the address of its kind. Raises Stop
    for every other, for the proposer who agrees, and for what was decided already. What is agreed to is on
    disk, in the log its kind names, before the proposal counts as agreed.
    """
    post, user = request.POST, request.user
    answer, why = post.get("answer", ""), post.get("reason", "").strip()
    with deciding():
        found = _read(kind, about, number_typed(post.get("proposal", "")))
        at = request.resolver_match.url_name if request.resolver_match else None
        may = word_of(found, user) if at == DEEDS[found.kind].address else ""
        if may != (answer if answer in (WITHDRAW, SET_ASIDE) else ANSWER):
            raise _not_by(may)
        if may == SET_ASIDE:
            return _set_aside(found, user.username)
        if answer == DECLINE and not why:
            raise WrongUse("Ghi lý do không đồng ý.", field="reason")
        read = str(request.session.get(READ, {}).get(str(found.pk), ""))
        if answer == AGREE:
            return _agreed(found, user.username, read)
        if _settled(found):
            raise _decided_already(found)
        return _decided(found, WITHDRAWN if may == WITHDRAW else DECLINED, user.username, why, read)


def _agreed(found: Proposal, second: str, read: str) -> Proposal:
    if not _settled(found):
        try:
            DEEDS[found.kind].do(found.content, f"{found.by}, {second}", found.mark)
        finally:
            _settled(found, read)  # by what stands on disk, even where something failed after it
    return found


def _set_aside(found: Proposal, by: str) -> Proposal:
    """Take a row that is not as recorded out of the way; what was proposed is done by nobody."""
    outcome(found.pk, WITHDRAWN, by, "khác với sổ niêm phong")
    if not _as_recorded(found) or differs(found):  # its content is lost
        found.delete()
    return found


def _as_recorded(found: Proposal) -> bool:
    """Bring a row in line with what became of it on record; tell whether anything did."""
    record = rights_today().proposals.get(found.pk)
    if record is None or record.state == OPEN:
        return False
    found.kind, found.about, found.by = record.what, record.about, record.by
    found.at = datetime.fromisoformat(record.moment)
    _closed(found, record.state, record.second, "")
    return True


def _put_back_in_place() -> None:
    """Put rows that wait on record where the record has them, on record: said to be of another kind, or about
    something else, they would be on no page."""
    waiting = {n: (one.what, one.about) for n, one in rights_today().proposals.items() if one.state == OPEN}
    rows = Proposal.objects.filter(state=OPEN).values_list("pk", "kind", "about")
    moved = [n for n, *place in rows if waiting.get(n, tuple(place)) != tuple(place)]
    if not moved:
        return
    places = [waiting[n] for n in moved]
    in_the_way = [n for n, *place in rows if n not in waiting and tuple(place) in places]
    for n in in_the_way:
        _noted("row_removed", n)
    for n in moved:
        _noted("row_put_back", n)
    with transaction.atomic():
        Proposal.objects.filter(pk__in=in_the_way).delete()
        for n in moved:  # two may have changed places
            Proposal.objects.filter(pk=n).update(about=f"{n}?")
        for n in moved:
            Proposal.objects.filter(pk=n).update(kind=waiting[n][0], about=waiting[n][1])


def _noted(kind: str, number: int) -> None:
    content = {"work": f"proposals_proposal {number}"}
    log_of(workspace(), DESK).add({"kind": kind, "by": "–", "content": content})


def altered_removed() -> None:
    """Remove the rows that are not as recorded and on no page to be set aside, on record."""
    for found in Proposal.objects.exclude(state=OPEN, kind__in=DEEDS):
        if differs(found):
            _noted("row_removed", found.pk)
            found.delete()


def _not_by(may: str) -> Stop:
    if may == SET_ASIDE:
        return WrongUse(ALTERED)
    if may == WITHDRAW:
        return WrongUse(
            "Người đề nghị không tự đồng ý, không tự từ chối; cần một người thứ hai, hoặc rút đề nghị."
        )
    return WrongUse("Đề nghị này không do bạn quyết định hoặc rút ở đây. Chưa có gì được ghi.")


def settled() -> None:
    """Close every proposal that was carried out, where the server was stopped before it could say so; put on
    record that others have no row any more."""
    _put_back_in_place()
    waiting = Proposal.objects.filter(state=OPEN, kind__in=DEEDS)
    if waiting.exists():
        with deciding():
            for one in waiting.all():
                _settled(one)
    there = set(Proposal.objects.values_list("pk", flat=True))
    for number, record in rights_today().proposals.items():
        if record.state == OPEN and number not in there:
            outcome(number, WITHDRAWN, "–", LOST_ROW)


@contextmanager
def deciding() -> Iterator[None]:
    """Let one person at a time decide on proposals, or act where a proposal would stop the act, whatever the
    database; no transaction is held open meanwhile."""
    with alone(workspace().folder / "desk" / "proposals"):
        yield


def _read(kind: str, about: str, number: int) -> Proposal:
    """Return the proposal on a subject that was read; raises Stop where it waits no more."""
    found: Proposal | None = Proposal.objects.filter(pk=number, kind=kind, about=about).first()
    if found is None:
        raise WrongUse("Không có đề nghị nào đang chờ; có thể người khác đã quyết định. Mở lại trang.")
    if found.state != OPEN or _as_recorded(found):
        raise _decided_already(found)
    return found


def _decided_already(found: Proposal) -> Stop:
    return WrongUse("Đề nghị này đã được %(second)s quyết định hoặc rút.", second=found.second)


def _settled(found: Proposal, read: str = "") -> bool:
    """Tell whether what became of a proposal is on record, or what it leads to; if so, close it by the name
    that stands there."""
    if _as_recorded(found):
        return True
    both = done_by(found.kind, found.mark)
    if both is None:
        return False
    _decided(found, AGREED, both.rpartition(", ")[2], "", read)
    return True


def _decided(found: Proposal, state: str, second: str, why: str, read: str) -> Proposal:
    """Put on record what became of a proposal, and when its page was read, then in the database."""
    outcome(found.pk, state, second, why, read)
    return _closed(found, state, second, why)


def _closed(found: Proposal, state: str, second: str, why: str) -> Proposal:
    found.state, found.second, found.said, found.decided_at = state, second, why, timezone.now()
    found.save()
    return found
