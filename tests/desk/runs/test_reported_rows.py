"""What a checklist prints of the rows a commune reported."""

from __future__ import annotations

import re

from desk.runs.recheck_list import reported_texts
from desk.runs.year import Year
from facts.forms.catalogue import KINDS


def test_what_happened_at_a_venue_says_where_that_is_and_numbers_as_they_are_read(results: Year) -> None:
    texts = reported_texts(results, "30985")
    rows = [text for place, text in texts.items() if re.search(", B0[45]", place)]
    address = f"{KINDS['venue'].record_fields['address'].header}: "
    assert len(rows) > 10
    assert all(address in text for text in rows)
    fine = re.escape(KINDS["violation"].record_fields["fine_vnd"].header)
    fines = [found for text in rows for found in re.findall(f"{fine}: ([^;]*)", text)]
    assert fines
    assert all(re.fullmatch(r"\d{1,3}(\.\d{3})*", one) for one in fines)
