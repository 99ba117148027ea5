"""A lead's drawing grows from one of its sides to others outside the lead, for who may decide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.desk.web.conftest import SignedIn

SIDE, LEFT = "30985-CT-0056", "30985-CS-024"  # its venue, taken out of the lead here


@pytest.fixture
def shown(desk: object, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return the page of the first lead, one venue of which is outside it."""
    from desk.web.leads import views
    from desk.web.leads.reading import queue_today
    from desk.web.shelf import year_of

    year = year_of(2020)
    assert year is not None
    queue = queue_today(year)
    whole = queue.leads[0]
    cut = replace(whole.lead, venues=tuple(id_ for id_ in whole.lead.venues if id_ != LEFT), joins=())
    told = replace(queue, leads=(replace(whole, lead=cut), *queue.leads[1:]))
    monkeypatch.setattr(views, "queue_today", lambda year: told)

    def page(who: str, **asked: str) -> str:
        return str(signed_in(who).get("/manh-moi/2020/1/", asked).content.decode())

    return page


def test_a_side_shows_who_is_tied_to_it_outside_the_lead_when_asked(shown: Callable[..., str]) -> None:
    before = shown("xac-minh", ben=SIDE)
    assert f"ben={SIDE}&amp;mo={SIDE}#hinh" in before
    assert f'data-node="{LEFT}"' not in before
    page = shown("xac-minh", ben=SIDE, mo=SIDE)
    node = page[page.index(f'data-node="{LEFT}"') :].partition("</g>")[0]
    assert "data-outside" in node
    assert "node-outside" in node
    assert f'data-a="{LEFT}" data-b="{SIDE}"' in page
    assert "Vẽ thêm 1 bên ngoài manh mối" in page
    chosen = shown("xac-minh", ben=LEFT, mo=SIDE)  # and from there on
    assert f"ben={LEFT}&amp;mo={SIDE}&amp;mo={LEFT}#hinh" in chosen


def test_a_side_tied_to_none_outside_says_so_and_what_is_no_side_grows_nothing(
    shown: Callable[..., str],
) -> None:
    assert "Không bên nào ngoài manh mối" in shown("xac-minh", mo="30988-CT-0019")
    assert "data-outside" not in shown("xac-minh", mo="30997-CS-005")


def test_who_does_not_decide_grows_no_drawing(shown: Callable[..., str]) -> None:
    assert "data-outside" not in shown("thanh-tra", ben=SIDE, mo=SIDE)
    assert "Vẽ thêm" not in shown("thanh-tra", ben=SIDE, mo=SIDE)
