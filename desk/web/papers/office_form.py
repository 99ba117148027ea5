"""What papers say of the office, as a form of a few lines; signers of single kinds of papers stay as the
command line said them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desk.workspace.office import DOTS, EVERY, IssuingOffice, Signer


@dataclass(frozen=True, slots=True)
class OfficeShown:
    above: str
    name: str
    symbol: str
    place: str
    titles: str  # lines above the signer's name
    signer: str
    recipients: str
    said: bool


def office_shown(office: IssuingOffice) -> OfficeShown:
    signer = office.signer(EVERY)
    said = DOTS not in office.name
    return OfficeShown(
        office.above,
        office.name if said else "",
        office.symbol,
        "" if office.place == DOTS else office.place,
        "\n".join(signer.titles),
        signer.name,
        "\n".join(office.recipients.get(EVERY, ())),
        said,
    )


def office_from(before: IssuingOffice, form: Mapping[str, str]) -> IssuingOffice:
    """Return the office as the form says it; a line left empty is a blank again."""
    said = {
        name: " ".join(form.get(name, "").split()) for name in ("above", "name", "symbol", "place", "signer")
    }
    blank = IssuingOffice()
    signers, recipients = dict(before.signers), dict(before.recipients)
    titles = _lines(form.get("titles", ""))
    signers.pop(EVERY, None)
    if titles or said["signer"]:
        signers[EVERY] = Signer(titles=titles or before.signer(EVERY).titles, name=said["signer"])
    recipients.pop(EVERY, None)
    if lines := _lines(form.get("recipients", "")):
        recipients[EVERY] = lines
    return IssuingOffice(
        above=said["above"],
        name=said["name"] or blank.name,
        symbol=said["symbol"],
        place=said["place"] or blank.place,
        signers=signers,
        recipients=recipients,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
