"""What the columnar indicators leave to the plain evaluator."""

from __future__ import annotations


class NotColumnar(Exception):
    """An operation that is evaluated one subject at a time only: ask `engine.indicators.evaluator`."""
