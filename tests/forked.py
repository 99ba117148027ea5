"""What a process has loaded from which those that read returns are forked: in a test run one such serves all
tests of a worker.

Whoever forks first decides what it loads, so without this most of what is read would load the readers anew.
"""

from __future__ import annotations

import facts.intake.reading  # noqa: F401
