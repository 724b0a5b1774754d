from __future__ import annotations

import json
from decimal import Decimal

from gongkai.annualreports.rules.report import as_data
from gongkai.annualreports.tests.samples import yuanzhou
from gongkai.documents.exact_json import dumps


def test_the_data_of_a_report():
    written = dumps(as_data(yuanzhou()))
    assert '"t20_9.procurement.amount": 4166.18' in written
    data = json.loads(written, parse_float=Decimal)
    assert {key: data[key] for key in ("organ", "year", "layout")} == {
        "organ": "yuanzhou",
        "year": 2020,
        "layout": "gkb-2019",
    }
    assert (len(data["cells"]), data["cells"]["t3.r1.natural"]) == (198, 54)
    interaction = next(f for f in data["narrative"] if f["key"] == "site.interactions")
    assert (interaction["value"], interaction["yoy"], interaction["yoy_percent"]) == (
        37,
        "+19.4%",
        Decimal("19.4"),
    )
    assert "19.3%" in interaction["note"]
