"""The register, rated by a first rule: the order inspectors chose stands at 55 %, and the rule does no
better."""

from __future__ import annotations

from benchmarks.backtest import held_to_the_register
from tests.long_run import long_only


@long_only
def test_the_first_rule_is_no_better_than_the_order_as_it_was() -> None:
    order = held_to_the_register().order
    assert order is not None
    assert (order.inspections, order.findings, order.first, order.as_made) == (1896, 280, 917, 154)  # 55.0 %
    assert 0.50 < order.by_points / order.findings < 0.55
    assert not order.better_than_as_made
