"""What a solver says when it gives up: that proves nothing."""


class Unsettled(Exception):
    """The solver could neither find facts nor show that there are none."""
