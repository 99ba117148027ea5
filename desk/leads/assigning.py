"""To whom leads are assigned: an account of the desk that verifies."""

from __future__ import annotations

from collections.abc import Mapping

from desk.base.faults import WrongUse
from desk.base.roles import INVESTIGATOR
from desk.leads.decisions import entries_in, standing
from desk.leads.log_names import ASSIGNED
from desk.runs.run import Run
from desk.workspace.folder import opened
from desk.workspace.logs import log_of
from desk.workspace.rights import RIGHTS, rights_of


def investigators(run: Run) -> tuple[str, ...]:
    """Return the accounts a lead may be assigned to."""
    rights = rights_of(log_of(opened(run.workspace), RIGHTS).entries())
    accounts = (one for one in rights.accounts.values() if one.active and one.role == INVESTIGATOR)
    return tuple(sorted(one.username for one in accounts))


def check_investigator(run: Run, username: str) -> None:
    """Raise WrongUse if no account that verifies has this name."""
    have = investigators(run)
    if username not in have:
        raise WrongUse(
            "Không có tài khoản xác minh nào tên '%(username)s'. Có: %(have)s.",
            field="to",
            username=username,
            have=", ".join(have) or "–",
        )


def assigned_in(run: Run) -> Mapping[str, str]:
    """Return to whom each lead was assigned last."""
    return {str(entry["lead"]): str(entry["to"]) for entry in standing(entries_in(run, ASSIGNED))}
