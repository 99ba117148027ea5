"""One after the other, here: no limits, no other process."""

from collections.abc import Callable, Iterator, Sequence

from facts.executors.port import Answer, Item


class Serial:
    """Does every item in this process; an error of one is an error of all."""

    def each(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer]:
        """Yield the answer for each item."""
        return map(task, items)
