"""The indicators of the two rulebooks as somebody who knows Polars well would write them, for this one year.

Every form is there and no unit is without one, so nothing is unknown; thresholds and windows are written out.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

START, END = date(2019, 12, 15), date(2020, 12, 14)
SENT = date(2020, 12, 20)  # when returns are due: they tell of no later day
OLDER, REPEATED = date(2017, 12, 15), date(2018, 12, 15)  # 36 and 24 months before the end
HANDLING = 90  # days
DRUGS = ["ma túy", "thuốc lắc", "tiêm chích ma túy"]
LEWD = ["khiêu dâm, kích dục", "dâm ô"]
SEX = "để xảy ra mại dâm"
CLEARED = ["không khởi tố", "đình chỉ vụ án", "tuyên không phạm tội"]
SEX_CASES = ["chứa mại dâm", "môi giới mại dâm", "mua dâm người dưới 18 tuổi", "mua dâm", "bán dâm"]
TRAFFICKING = ["mua bán người", "mua bán người dưới 16 tuổi"]

c = pl.col


def indicators(folder: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return a row a venue and a row a unit: numbers as numbers, shares as what is above and what is
    below."""
    tables = {
        kind: pl.scan_parquet(folder / f"{kind}.parquet")
        for kind in (
            "unit",
            "venue",
            "inspection",
            "violation",
            "case",
            "hotspot",
            "stint",
            "tip",
            "activity",
            "support",
            "team",
            "registration",
        )
    }
    inspected = tables["inspection"].filter(c("date") <= END)
    violated = tables["violation"].join(
        inspected.select("id", "venue_id", "date"), left_on="inspection_id", right_on="id"
    )
    venues = _venues(tables, inspected, violated)
    return tuple(pl.collect_all([venues, _units(tables, inspected, violated, venues)]))  # type: ignore[return-value]


def _venues(t: dict[str, pl.LazyFrame], inspected: pl.LazyFrame, violated: pl.LazyFrame) -> pl.LazyFrame:
    acts = violated.group_by("venue_id").agg(_acts())
    cases = (
        t["case"]
        .filter(c("found_on") <= END, c("venue_id").is_not_null())
        .group_by("venue_id")
        .agg(_cases_at())
    )
    stints = _overlapping(t["stint"]).group_by("venue_id").agg(_stints())
    left = (
        t["stint"]
        .filter(c("to").is_between(START, END), c("from") <= END)
        .group_by("venue_id")
        .agg(left=pl.len())
    )
    tips = t["tip"].filter(
        _in_year("received_on"), c("verified") == "có cơ sở", c("source").is_in(["người dân", "cơ quan"])
    )
    true_tips = tips.group_by(venue_id="about_venue").agg(tips_true=pl.len())
    seen = inspected.group_by("venue_id").agg(
        inspections=_in_year("date").sum(), last_inspection=c("date").max()
    )
    made = t["venue"].select(
        "id",
        "unit_code",
        "type",
        "opened_on",
        "closed_on",
        "classified_on",
        "local_class",
        committed=c("commitment_signed"),
        has_certificate=c("security_certificate"),
        has_licence=c("licence_no").is_not_null(),
        open_at_end=_open_at_end(),
    )
    for part in (acts, cases, stints, left, true_tips, seen):
        made = made.join(part, left_on="id", right_on="venue_id", how="left")
    counts = [name for name in VENUE_COUNTS if name != "days_since_inspection"]
    made = made.with_columns(days_since_inspection=(pl.lit(END) - c("last_inspection")).dt.total_days())
    return made.with_columns(c(*counts).fill_null(0), c("minors_working").fill_null(False))


VENUE_COUNTS = (
    "sex_recent",
    "sex_older",
    "lewd_recent",
    "lewd_older",
    "drug_recent",
    "drug_older",
    "latch_recent",
    "hours_recent",
    "licence_recent",
    "minor_act_recent",
    "breach_inspections",
    "cases_sex",
    "cases_trafficking",
    "case_minors",
    "contract_asked",
    "contract_none",
    "health_asked",
    "health_none",
    "residence_asked",
    "residence_none",
    "left",
    "tips_true",
    "inspections",
    "days_since_inspection",
)


def _acts() -> list[pl.Expr]:
    recent, older, act = _in_year("date"), c("date").is_between(OLDER, START, closed="left"), c("act")
    breach = c("date").is_between(REPEATED, END) & act.is_in([SEX, *LEWD])
    made = {
        "sex_recent": recent & (act == SEX),
        "sex_older": older & (act == SEX),
        "lewd_recent": recent & act.is_in(LEWD),
        "lewd_older": older & act.is_in(LEWD),
        "drug_recent": recent & act.is_in(DRUGS),
        "drug_older": older & act.is_in(DRUGS),
        "latch_recent": recent & (act == "khóa, chốt cửa phòng"),
        "hours_recent": recent & (act == "quá giờ quy định"),
        "licence_recent": recent & (act == "không có giấy phép"),
        "minor_act_recent": recent & (act == "lao động dưới 18 tuổi trái quy định"),
    }
    counts = [test.sum().alias(name) for name, test in made.items()]
    return [*counts, c("inspection_id").filter(breach).n_unique().alias("breach_inspections")]


def _cases_at() -> list[pl.Expr]:
    counted = c("found_on").is_between(REPEATED, END) & ~c("status").is_in(CLEARED)
    return [
        (counted & c("type").is_in(SEX_CASES)).sum().alias("cases_sex"),
        (counted & c("type").is_in(TRAFFICKING)).sum().alias("cases_trafficking"),
        c("minors").filter(counted).sum().alias("case_minors"),
    ]


def _overlapping(stints: pl.LazyFrame) -> pl.LazyFrame:
    return stints.filter(c("from") <= END, c("to").is_null() | (c("to") > START))


def _stints() -> list[pl.Expr]:
    made = [(c("age_group") == "dưới 18").any().alias("minors_working")]
    for field, name in (
        ("contract", "contract"),
        ("health_check", "health"),
        ("residence_registered", "residence"),
    ):
        made += [c(field).count().alias(f"{name}_asked"), (~c(field)).sum().alias(f"{name}_none")]
    return made


def _in_year(field: str) -> pl.Expr:
    return c(field).is_between(START, END)


def _open_at_end() -> pl.Expr:
    return (c("opened_on") <= END) & (c("closed_on").is_null() | (c("closed_on") > END))


# Units


def _units(
    t: dict[str, pl.LazyFrame], inspected: pl.LazyFrame, violated: pl.LazyFrame, venues: pl.LazyFrame
) -> pl.LazyFrame:
    made = t["unit"].select("code", "population", "hamlets", "border_area", "town_area")
    lies_in = t["venue"].select("id", venue_unit="unit_code")
    tips = t["tip"].join(lies_in, left_on="about_venue", right_on="id", how="left")
    tips = tips.with_columns(unit=pl.coalesce("venue_unit", c("id").str.slice(0, 5)))
    broken = violated.filter(_in_year("date")).join(lies_in, left_on="venue_id", right_on="id")
    parts = [
        t["hotspot"].group_by(unit="unit_code").agg(_hotspots()),
        t["case"].filter(c("found_on") <= END).group_by(unit="unit_code").agg(_cases()),
        tips.filter(c("received_on") <= END)
        .group_by("unit")
        .agg(_handled("resolved_on", "received_on", "tips")),
        venues.group_by(unit="unit_code").agg(_venues_of_unit()),
        broken.group_by(unit="venue_unit").agg(
            violations=pl.len(), violations_remedied=(c("remedied_on") <= SENT).sum()
        ),
        t["activity"].filter(_in_year("date")).group_by(unit="unit_code").agg(_activities()),
        t["support"].group_by(unit="unit_code").agg(_support()),
        t["team"]
        .group_by(unit="unit_code")
        .agg(
            c("meetings").sum().alias("team_meetings"),
            c("officer_in_charge", "club_assigned", "club_model").any(),
        ),
        t["registration"].group_by(unit="unit_code").agg(c("registered").any(), plan_on=c("plan_on").min()),
    ]
    for part in parts:
        made = made.join(part, left_on="code", right_on="unit", how="left")
    late = (c("plan_on") - pl.lit(date(2020, 3, 31))).dt.total_days()
    return (
        made.with_columns(pl.col(pl.UInt32, pl.Int64).fill_null(0), pl.col(pl.Boolean).fill_null(False))
        .with_columns(plan_late_days=late)
        .sort("code")
    )


def _hotspots() -> list[pl.Expr]:
    sex = c("kind") == "mại dâm"
    active = sex & (c("found_on") <= END) & (c("cleared_on").is_null() | (c("cleared_on") > END))
    cleared = sex & (c("found_on") <= END) & _in_year("cleared_on")
    return [active.sum().alias("hotspots_active"), cleared.sum().alias("hotspots_cleared")]


def _handled(done: str, begun: str, name: str) -> list[pl.Expr]:
    """Due: handled in the year, or past the deadline and not handled by its end."""
    took, open_ = (c(done) - c(begun)).dt.total_days(), c(done).is_null() | (c(done) > END)
    overdue = (c(begun) < pl.lit(END) - pl.duration(days=HANDLING)) & open_
    in_time = _in_year(done) & took.is_between(0, HANDLING)
    return [(_in_year(done) | overdue).sum().alias(f"{name}_due"), in_time.sum().alias(f"{name}_in_time")]


def _cases() -> list[pl.Expr]:
    found = ("victims", "identifying", "supported")
    sums = [c(name).filter(_in_year("found_on")).sum().alias(f"case_{name}") for name in found]
    return [*_handled("handled_on", "found_on", "cases"), *sums]


def _venues_of_unit() -> list[pl.Expr]:
    lived = (c("opened_on") <= END) & (c("closed_on").is_null() | (c("closed_on") > START))
    classified = c("open_at_end") & _in_year("classified_on") & c("local_class").is_not_null()
    return [
        c("open_at_end").sum().alias("venues_open"),
        classified.sum().alias("open_classified"),
        (c("open_at_end") & (c("inspections") >= 1)).sum().alias("open_inspected"),
        (c("open_at_end") & c("committed")).sum().alias("open_committed"),
        (lived & (c("breach_inspections") >= 2)).sum().alias("repeat_venues"),
    ]


def _activities() -> list[pl.Expr]:
    owners = c("audience").is_in(["chủ cơ sở kinh doanh dịch vụ", "doanh nghiệp"])
    training = (c("kind") == "tập huấn") & (c("audience") == "cán bộ cơ sở")
    return [
        pl.len().alias("activities"),
        c("hamlet").drop_nulls().n_unique().alias("hamlets_reached"),
        owners.sum().alias("activities_owners"),
        (c("audience") == "nhóm có nguy cơ cao").sum().alias("activities_at_risk"),
        training.sum().alias("officer_trainings"),
    ]


def _support() -> list[pl.Expr]:
    jobs = ["dạy nghề", "việc làm", "đi làm việc ở nước ngoài theo hợp đồng"]
    return [
        (c("women").sum() + c("girls").sum() + c("poor_households").sum()).alias("supported"),
        c("programme").is_in(jobs).any().alias("training_or_jobs"),
        (c("programme") == "dự phòng, điều trị HIV/AIDS").any().alias("hiv_services"),
        (c("programme") == "trợ giúp pháp lý").any().alias("legal_aid"),
    ]
