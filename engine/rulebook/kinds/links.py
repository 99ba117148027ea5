"""The four files of `rules/links/`: identifiers, seeds, innocent stories, leads.

Each class is the shape of a part of a file, the model the engine reads, its checks, and what an editor shows.
Weights are floats: they order leads, they never score a commune.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from engine.rulebook.kinds.declared import (
    AboveZero,
    Cites,
    FromOne,
    FromZero,
    NameList,
    NumberRange,
    OpenShare,
    Probability,
    Share,
    fault,
)
from engine.rulebook.kinds.words import (
    Bilingual,
    Name,
    Part,
    Read,
    Real,
    Several,
    Whole,
    YesNo,
    key,
    maybe,
    some,
    switch,
)
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.figures import shown
from engine.rulebook.text.places import Word
from facts.forms.catalogue import KINDS
from facts.forms.returned_forms import SELLERS_CASES
from facts.visible_text import gettext_noop

NEVER_WEIGHED = frozenset({"unverified_tip", "anonymous_tip"}) | SELLERS_CASES
NOTE = "note"  # the source of a graded note is called note:B2
IDENTIFIERS = {
    "phone": "Số điện thoại",
    "account": "Tài khoản",
    "plate": "Biển số",
    "address": "Địa chỉ",
    "identity_no": "Số định danh",
}
TIES = {
    "owner": "Chủ cơ sở",
    "manager": "Người quản lý",
    "relative": "Họ hàng",
    "case_party": "Cùng một vụ việc",
    "rotation": "Luân chuyển người lao động",
}
NEVER_NODES = ("nạn nhân", "người đang được xác định là nạn nhân", "người bán dâm", "người lao động")
SOURCES = {
    "court_file": "Hồ sơ xét xử",
    "inspection": "Biên bản kiểm tra",
    "registry": "Sổ đăng ký",
    "verified_tip": "Tin báo đã xác minh",
    "unverified_tip": "Tin báo chưa xác minh",
    "anonymous_tip": "Tin báo ẩn danh",
}
SOURCE_GRADES = {
    "A": "Nguồn luôn tin được",
    "B": "Nguồn thường tin được",
    "C": "Nguồn khá tin được",
    "D": "Nguồn ít khi tin được",
    "E": "Nguồn không tin được",
    "F": "Nguồn chưa đánh giá được",
}
INFORMATION_GRADES = {
    "1": "Đã được xác nhận",
    "2": "Có lẽ đúng",
    "3": "Có thể đúng",
    "4": "Đáng ngờ",
    "5": "Khó đúng",
    "6": "Chưa đánh giá được",
}
IDENTITY = {
    "same_number": "Cùng số định danh",
    "old_and_new_number_same_name": "Số cũ và số mới, cùng tên",
    "same_name_birth_year_phone": "Cùng tên, năm sinh, điện thoại",
    "same_name_birth_year": "Cùng tên, năm sinh",
    "same_name_only": "Chỉ trùng tên",
}
SEEN = {
    "own_phone": "Số riêng của hai người",
    "answers": "Nghe máy cơ sở kia",
    "phone": "Số điện thoại",
    "account": "Tài khoản",
    "home": "Nơi ở",
    "premises": "Địa điểm kinh doanh",
    "plate": "Biển số",
    "relative": "Họ hàng",
    "manager": "Người quản lý",
    "contact": "Số ghi trong vụ việc",
    "carried": "Xe ghi trong vụ việc",
    "cases": "Vụ việc chung, từ vụ thứ hai",
    "plate_in_cases": "Một xe trong vụ của hai bên",
    "recruited": "Cùng nơi tuyển mộ",
    "reopened": "Mở lại sau thu hồi",
}
LATER_SEEN = {  # rules older than names as evidence have no such entries
    "one_name": "Cùng họ tên, không khác năm sinh",
    "kin_names": "Họ, chữ đệm, tuổi như anh em",
    "family_name": "Cùng họ",
    "charged": "Người của cả hai bên bị nghi vấn, ở hai vụ",
}
MAY_BE_MISSING = ("own_phone", "account", "home", "relative", "family_name")
STORIES = {
    "household": "Người một nhà",
    "family": "Họ hàng",
    "landlord": "Chủ nhà, khu chợ",
    "agent": "Người làm giấy tờ hộ",
    "bookkeeper": "Kế toán chung",
    "franchise": "Chuỗi, nhượng quyền",
    "former_owner": "Chủ cũ và người mua",
    "recycled_number": "Số được cấp lại",
    "taxi": "Xe dịch vụ",
    "employer_market": "Đổi chỗ làm trong nghề",
    "chance": "Ngẫu nhiên",
}
RECURRING = {
    "suspect": "Người có vai trò nghi vấn",
    "phone": "Số điện thoại",
    "account": "Tài khoản",
    "plate": "Biển số",
    "recruited_in": "Nơi tuyển mộ",
}
LATER_STORIES = {"taken_over": "Người sang lại quán", "kin_in_trade": "Họ hàng cùng buôn bán"}
DECISIONS = {
    "looking": "Đang xem xét",
    "referred": "Đã chuyển hồ sơ",
    "dismissed": "Đã bác",
    "innocent_tie": "Liên hệ vô can",
}
LATER_DECISIONS = {"watched": "Đang theo dõi"}  # rules older than the watch list have no such entry


def _months(value: Any) -> Any:
    return None if value == "none" else value


def _values(kind: str, name: str) -> Mapping[str, str]:
    """Return the values of a form's field, each with its title."""
    return {value: value.capitalize() for value in KINDS[kind].fields[name].values}


Months = Annotated[
    Real | None,
    Read(_months, {"oneOf": [{"type": "number"}, {"enum": ["none"]}]}),
    NumberRange(gettext_noop("trên 0"), lambda value: value > 0),
]


def _reason() -> Any:
    return key("Vì sao", "Lý do của các con số trên.", "{vi: Số được cấp lại sau khi bỏ}")


class Hub(Part):
    kept_when_p_below: Probability = key(
        "Vẫn nối khi",
        "Các bên trong vụ việc dùng chung nhiều hơn ngẫu nhiên, xác suất dưới mức này; trên 0, không quá 1.",
    )


class Identifier(Part):
    """How far one kind of identifier reaches. No half-life: it does not age."""

    cap: FromOne = key("Quá bao nhiêu bên", "Nhiều bên dùng chung hơn mức này thì không tính là liên hệ.")
    half_life_months: Months = key(
        "Nửa đời (tháng)", "Sau chừng này tháng liên hệ chỉ còn nửa trọng số; none: không cũ đi."
    )
    reason: Bilingual = _reason()


class TieRule(Part):
    half_life_months: Months = key("Nửa đời (tháng)", "Số tháng; none: không cũ đi.")
    reason: Bilingual = _reason()


class Weight(Part):
    explained = ("Độ tin cậy của một nguồn", "Từ 0 đến 1.")
    weight: Share
    reason: Bilingual


class Certainty(Part):
    explained = ("Độ chắc về danh tính", "Từ 0 đến 1.")
    certainty: Share = key("Độ chắc", "Từ 0 đến 1.")
    reason: Bilingual = _reason()


class NoteGrades(Part):
    source: Annotated[dict[Name, Weight], NameList(SOURCE_GRADES)] = key(
        "Nguồn", "A luôn tin được … E không tin được, F chưa đánh giá được."
    )
    information: Annotated[dict[Name, Weight], NameList(INFORMATION_GRADES)] = key(
        "Tin", "1 đã được xác nhận … 5 khó đúng, 6 chưa đánh giá được."
    )


class IdentifiersFile(Part):
    explained = (
        "Liên hệ nối được bao xa",
        "Trọng số = độ riêng × độ tin cậy × thời gian × độ chắc về danh tính.",
    )
    hub: Hub = key("Nơi quá nhiều liên hệ", "Số quá nhiều bên dùng mà vẫn nối.")
    identifiers: Annotated[dict[Name, Identifier], NameList(IDENTIFIERS)] = key(
        "Các loại định danh", "Số điện thoại, tài khoản, biển số, địa chỉ, số định danh."
    )
    ties: Annotated[dict[Name, TieRule], NameList(TIES)] = key(
        "Các loại quan hệ", "Chủ, quản lý, họ hàng, cùng vụ việc, luân chuyển."
    )
    reliability: Annotated[dict[Name, Weight], NameList(SOURCES)] = key(
        "Độ tin cậy của nguồn", "Từ 0 đến 1; một văn bản chỉ tính một lần."
    )
    note_grades: NoteGrades | None = maybe(
        "Mức ghi chép",
        "Ghi chép của người xác minh: mức của nguồn (A–F) nhân mức của tin (1–6), mã Admiralty.",
    )
    identity: Annotated[dict[Name, Certainty], NameList(IDENTITY)] = key(
        "Độ chắc về danh tính", "Độ chắc rằng hai hồ sơ là một người."
    )
    identity_suggested_from: Probability = key(
        "Gợi ý từ", "Hai hồ sơ chỉ được gợi ý là một người khi khả năng từ mức này; trên 0, không quá 1."
    )

    def own_faults(self) -> Iterator[Fault]:
        return _never_weighed(self.reliability)


class Severity(Part):
    explained = ("Nặng nhẹ", "Trọng số từ 0 đến 1 và căn cứ.")
    weight: Share
    cites: Cites


class Rank(Part):
    """How a walk from the cases goes on, and how much likeness to one of them adds."""

    alpha: OpenShare = key("Hệ số đi tiếp", "Sau mỗi bước, khả năng đi tiếp. Trên 0, dưới 1.")
    unconfirmed: Probability = key(
        "Liên hệ chưa được xác nhận",
        "Phần giữ lại của một liên hệ mà hai bên không có gì khác chung. Trên 0, không quá 1.",
    )
    alike: Share = key(
        "Giống một bên của vụ việc",
        "Phần cộng thêm cho bên có mọi liên hệ chung với một bên của vụ việc; chung một nửa thì cộng một nửa."
        " Từ 0 (không tính) đến 1.",
        default=0.0,
    )


class Explain(Part):
    paths_shown: FromOne = key("Số đường nêu ra", "Nêu bao nhiêu đường nối mạnh nhất.")


class SeedsFile(Part):
    explained = ("Lan tỏa từ đâu", "Các bên trong vụ việc, nặng nhẹ theo loại vụ.")
    never_nodes: Annotated[Several[Word], NameList(dict.fromkeys(NEVER_NODES, ""))] = key(
        "Không bao giờ là điểm", "Nạn nhân, người bán dâm, người lao động không bao giờ được đưa vào mạng."
    )
    severity: Annotated[dict[Name, Severity], NameList(_values("case", "type"))] = key(
        "Nặng nhẹ theo loại vụ", "Trọng số từ 0 đến 1 và căn cứ."
    )
    violations: Annotated[dict[Name, Severity], NameList({}, _values("violation", "act"))] = key(
        "Nặng nhẹ theo vi phạm",
        "Hành vi do đoàn kiểm tra lập biên bản, nhẹ hơn vụ việc.",
        default_factory=dict,
    )
    withdrawn_licence: Severity = key("Giấy phép bị thu hồi", "Cơ sở bị thu hồi giấy phép, nhẹ hơn vụ việc.")
    status: Annotated[dict[Name, Share], NameList(_values("case", "status"))] = key(
        "Theo tình trạng vụ", "Vụ đã rõ là không có tội thì 0."
    )
    rank: Rank = key(
        "Xếp độ gần",
        "Cách tính độ gần với các vụ việc: những lượt đi từ vụ việc qua các liên hệ, và bên nào có liên hệ"
        " giống một bên của vụ việc.",
    )
    explain: Explain = key("Giải thích độ gần", "Theo từng đường nối.")

    def own_faults(self) -> Iterator[Fault]:
        return _never_weighed(self.severity)


def _never_weighed(weights: Mapping[str, Weight | Severity]) -> Iterator[Fault]:
    """Yield where a bare tip, or a case about a seller of sex, has a weight."""
    for name, part in weights.items():
        if name in NEVER_WEIGHED and part.weight != 0:
            yield fault("R651", part.spot("weight"), name=name)


def _likely() -> Any:
    return key(
        "Dấu ấy hay gặp đến đâu",
        "Trong những cặp có chuyện này, mấy phần có dấu ấy: trên 0, dưới 1. Không nêu: chỉ do ngẫu nhiên.",
        "{phone: 0.3, relative: 0.8}",
    )


def _passes_on() -> Any:
    return key(
        "Một năm chuyển mấy người",
        "Số người lao động không hợp đồng chờ thấy chuyển qua lại giữa hai bên trong một năm.",
        "0.2",
    )


class CommonHand(Part):
    """One person behind two sides: how likely that makes each thing, and how many workers pass in a year."""

    title: Bilingual
    cites: Cites
    likely: Annotated[dict[Name, OpenShare], NameList(SEEN, LATER_SEEN)] = _likely()
    passes_on: FromZero = _passes_on()


class Needs(Part):
    """What must hold for an innocent story to be possible."""

    shared_by_at_least: Whole | None = maybe("Ít nhất mấy bên cùng dùng", "Một số nguyên.")
    shared_by_at_most: Whole | None = maybe("Nhiều nhất mấy bên cùng dùng", "Một số nguyên.")
    handed_over: YesNo = switch("Đã sang tên", "yes: hồ sơ ghi một bên từng là chủ cơ sở của bên kia.")
    not_at_once: YesNo = switch("Không cùng lúc", "yes: một bên đã ngừng trước khi bên kia bắt đầu.")
    taken_over: YesNo = switch(
        "Đã sang lại chỗ",
        "yes: cơ sở của một bên đã nghỉ (không bị thu hồi giấy phép), rồi bên kia mở cơ sở ở đúng chỗ ấy; địa"
        " chỉ để trống thì ở cùng xã, và bên đã nghỉ không còn cơ sở nào.",
    )
    seen: Annotated[
        tuple[Word, ...], NameList({}, {**SEEN, **LATER_SEEN, "rotation": "Lao động qua lại"})
    ] = some("Phải thấy", "Những điều phải thấy giữa hai bên; rotation: lao động không hợp đồng.")
    any_seen: Annotated[tuple[Word, ...], NameList({}, {**SEEN, **LATER_SEEN})] = some(
        "Phải thấy ít nhất một", "Ít nhất một trong những điều này phải thấy giữa hai bên."
    )
    held_by_venue: YesNo = switch(
        "Số của một cơ sở",
        "yes: số ghi trong vụ việc, theo sổ, là của một cơ sở (hay của người giữ cơ sở để trống số), không"
        " của ai có vai trò nghi vấn.",
    )
    between_venues: YesNo = switch("Giữa hai cơ sở", "yes: mỗi bên có một cơ sở.")
    same_trade: YesNo = switch("Cùng loại hình", "yes: hai bên có cơ sở cùng loại hình.")
    trades: Annotated[tuple[Word, ...], NameList({}, _values("venue", "type"))] = some(
        "Loại hình", "Mỗi bên có một cơ sở thuộc các loại hình này."
    )
    between_persons: YesNo = switch(
        "Giữa hai người",
        "yes: không bên nào là của một tổ chức, trừ khi người của hai bên được khai là họ hàng.",
    )
    kinds_at_least: Whole | None = maybe(
        "Ít nhất mấy loại điều chung",
        "Số điện thoại (ở đâu cũng vậy), tài khoản, địa chỉ, xe, người quản lý: mỗi thứ một loại; không tính"
        " họ hàng; chỉ những gì `likely` nêu.",
    )


class Story(Part):
    """An innocent story of two sides. `prior` is its part of innocent pairs for which `when` holds."""

    explained = ("Một chuyện vô can", "Hiếm đến đâu, làm cho điều gì dễ thấy.")
    title: Bilingual
    tells: Bilingual = key("Điều phân biệt", "Cần kiểm tra gì để biết là chuyện này hay một người đứng sau.")
    cites: Cites
    prior: Probability = key(
        "Hay gặp đến đâu",
        "Phần của những cặp vô can có gì chung, khi điều kiện `when` đúng; trên 0, không quá 1.",
    )
    when: Needs = key("Chỉ khi", "Điều phải có thì chuyện này mới kể được.", default=Needs())
    likely: Annotated[dict[Name, OpenShare], NameList({}, {**SEEN, **LATER_SEEN})] = _likely()
    passes_on: FromZero = _passes_on()


class SeriesNeeds(Part):
    """What must hold for an innocent explanation of a series to be possible."""

    held_by_venue: YesNo = switch("Số của một cơ sở", "yes: theo sổ, số ấy là của một cơ sở.")
    one_scene: YesNo = switch("Cùng một nơi", "yes: mọi vụ đều ở một cơ sở.")
    months_between_at_least: AboveZero | None = maybe("Cách nhau ít nhất mấy tháng", "Giữa hai vụ liền nhau.")


class SeriesStory(Part):
    """An innocent explanation of what comes back in several cases. An office adds its own."""

    explained = (
        "Một lẽ vô can của chuỗi vụ việc",
        "Vì sao một người, một số, một xe có thể vô can mà trở lại trong nhiều vụ.",
    )
    title: Bilingual
    tells: Bilingual = key("Điều phân biệt", "Cần hỏi, kiểm tra gì trước.")
    cites: Cites
    explains: Annotated[Several[Word], NameList({}, RECURRING)] = key(
        "Giải thích điều gì", "Điều trở lại trong nhiều vụ mà lẽ này giải thích được."
    )
    when: SeriesNeeds = key("Chỉ khi", "Điều phải có thì mới kể được.", default=SeriesNeeds())


class InnocentFile(Part):
    explained = (
        "Chuyện vô can",
        "Điều đã thấy được so với chuyện vô can hợp nhất, không chỉ với ngẫu nhiên.",
    )
    counted_when_missing: Annotated[Several[Word], NameList({}, dict.fromkeys(MAY_BE_MISSING, ""))] = key(
        "Không chung cũng nói lên điều gì", "Hai bên đều đã khai mà không chung."
    )
    common_hand: CommonHand = key(
        "Chung một người đứng sau", "Khi một người đứng sau cả hai thì hay thấy gì."
    )
    stories: Annotated[dict[Name, Story], NameList(STORIES, LATER_STORIES, open=True)] = key(
        "Các chuyện vô can",
        "Gia đình, chủ nhà, kế toán, chủ cũ, chuỗi, xe dịch vụ, ngẫu nhiên; cơ quan thêm được chuyện khác.",
    )
    series: dict[Name, SeriesStory] | None = maybe(
        "Lẽ vô can của chuỗi vụ việc",
        "Danh sách mở: cơ quan thêm được lẽ của mình. Không có: chuỗi nào cũng không có lẽ vô can.",
    )

    def own_faults(self) -> Iterator[Fault]:
        """Yield each story that explains all that one hand does, and chance if it is not always possible."""
        hand = self.common_hand
        for name, story in self.stories.items():
            things = {word: likely for word, likely in hand.likely.items() if word not in LATER_SEEN}
            whole = all(story.likely.get(word, 0.0) >= likely for word, likely in things.items())
            if whole and story.passes_on >= hand.passes_on:
                yield fault("R654", story.spot("likely"), name=name)
        if "chance" in self.stories and self.stories["chance"].when != Needs():
            yield fault("R655", self.stories["chance"].spot("when"))


def _in_order(part: Part, low: str, high: str) -> Iterator[Fault]:
    """Yield where a lower limit is above the higher one: nothing could lie between them."""
    least, most = getattr(part, low), getattr(part, high)
    if least > most:
        numbers = {"found": shown(Fraction(str(least))), "most": shown(Fraction(str(most)))}
        yield fault("R653", part.spot(low), name=low, other=high, **numbers)


class Bound(Part):
    seed: Whole = key("Số gieo", "Để tính lại ra đúng như cũ.")
    at_least_parties: FromOne = key("Ít nhất mấy bên", "Nhóm nhỏ hơn không thành manh mối.")
    at_most_parties: FromOne = key("Nhiều nhất mấy bên", "Nhóm lớn hơn thì chia tiếp (Louvain).")
    stability_seeds: FromOne = key(
        "Số lần chia lại", "Chia lại nhiều lần xem có giống nhau không; từ 1 trở lên."
    )

    def own_faults(self) -> Iterator[Fault]:
        return _in_order(self, "at_least_parties", "at_most_parties")


class LeadWhen(Part):
    bits_at_least: AboveZero = key("Cả nhóm từ mấy bit", "Trên 0.")
    joined_from_bits: AboveZero = key("Nối hai bên từ mấy bit", "Trên 0.")
    near_miss_from_bits: AboveZero = key(
        "Suýt nối từ mấy bit",
        "Cặp từ chừng này bit mà không ở trong nhóm đáng để ý hay manh mối nào: nêu ở danh sách suýt nối.",
    )

    def own_faults(self) -> Iterator[Fault]:
        return _in_order(self, "near_miss_from_bits", "joined_from_bits")


class SeriesWhen(Part):
    """When cases with something in common are a series. Two kinds of things in common are always enough."""

    grave_from: Probability = key("Vụ nặng từ", "Trọng số theo loại vụ (seeds.yaml) từ mức này là vụ nặng.")
    grave_cases: FromOne = key("Có vụ nặng thì từ mấy vụ", "Một số nguyên.")
    cases: FromOne = key("Không có vụ nặng thì từ mấy vụ", "Một số nguyên.")
    chance_below: Probability = key(
        "Nơi tuyển mộ: ngẫu nhiên dưới",
        "Khả năng bấy nhiêu vụ trùng nơi một cách ngẫu nhiên phải dưới mức này; trên 0, không quá 1.",
    )

    def own_faults(self) -> Iterator[Fault]:
        return _in_order(self, "grave_cases", "cases")


class AtLeast(Part):
    at_least: Whole = key("Ít nhất", "Một số nguyên.")


class Trigger(Part):
    """One thing that brings a dismissed lead back."""

    new_bits: AtLeast | None = maybe("Thêm số bit", "Nặng thêm ít nhất chừng này bit.")
    new_source_kind: YesNo = switch("Thêm loại nguồn", "yes: có thêm loại nguồn thì nêu lại.")
    new_case: YesNo = switch("Thêm vụ việc", "yes: có thêm vụ việc thì nêu lại.")


class Returns(Part):
    any: Several[Trigger] = key("Ít nhất một điều", "Thêm bit, thêm loại nguồn, hoặc thêm vụ việc.")

    @property
    def new_bits(self) -> float:
        """Return how many new bits bring a lead back; endless if none do."""
        return float(min((t.new_bits.at_least for t in self.any if t.new_bits), default=10**6))

    @property
    def new_source_kind(self) -> bool:
        return any(trigger.new_source_kind for trigger in self.any)

    @property
    def new_case(self) -> bool:
        return any(trigger.new_case for trigger in self.any)


class Confidence(Part):
    source_kinds: dict[Whole, Literal["low", "medium", "high"]] = key(
        "Theo số loại nguồn", "Bao nhiêu loại nguồn thì tin đến đâu: low, medium, high."
    )

    def own_faults(self) -> Iterator[Fault]:
        if not self.source_kinds:
            yield fault("R106", self.spot("source_kinds"), name="1")

    def level(self, kinds: int) -> str:
        """Return how far so many kinds of source are trusted."""
        return self.source_kinds.get(min(kinds, max(self.source_kinds)), "low")


class Expiry(Part):
    """How many months a decision holds before a person looks again."""

    explained = ("Quyết định hết hạn", "Số tháng và lý do.")
    months: FromOne = key("Số tháng", "Quá chừng này tháng thì xem lại.")
    reason: Bilingual = _reason()


class LeadsFile(Part):
    explained = ("Khi nào thành manh mối", "Manh mối để người có trách nhiệm xem xét, không phải kết luận.")
    bound: Bound = key("Manh mối gồm những ai", "Cỡ nhỏ nhất và lớn nhất.")
    confidence: Confidence = key("Độ tin", "Theo số loại nguồn.")
    lead_when: LeadWhen = key(
        "Thành manh mối khi", "Đủ bit, và có vụ việc, vi phạm nặng hoặc giấy phép bị thu hồi trên đường nối."
    )
    returns_after_dismissal: Returns = key("Bác rồi, khi nào nêu lại", "Chỉ khi có điều mới.")
    decisions_expire: Annotated[dict[Name, Expiry], NameList(DECISIONS, LATER_DECISIONS)] | None = maybe(
        "Quyết định hết hạn", "Sau bao nhiêu tháng thì người có trách nhiệm xem lại một quyết định."
    )
    series: SeriesWhen | None = maybe(
        "Thành chuỗi vụ việc khi",
        "Một người, số, tài khoản, xe hay nơi tuyển mộ trở lại trong nhiều vụ; không có mục này thì không nêu"
        " chuỗi nào.",
    )
    shown_as: Bilingual = key("Ghi là", "Lời ghi trên mọi manh mối.")


@dataclass(frozen=True)
class LinkRules:
    """What the four files of `rules/links/` say."""

    identifiers: IdentifiersFile
    seeds: SeedsFile
    innocent: InnocentFile
    leads: LeadsFile

    def half_life(self, kind: str) -> float | None:
        """Return the half-life of an identifier or tie in months, None if it does not age."""
        rule = self.rule_of(kind)
        return rule.half_life_months if rule else None

    def rule_of(self, kind: str) -> Identifier | TieRule | None:
        """Return how far an identifier or tie reaches; None for what has no rule of its own."""
        return self.identifiers.identifiers.get(kind) or self.identifiers.ties.get(kind)

    @cached_property
    def reliability(self) -> Mapping[str, Weight]:
        """Return how far each source is relied on; a graded note by the grade of its source times its own."""
        grades = self.identifiers.note_grades
        if grades is None:
            return self.identifiers.reliability
        notes = {
            f"{NOTE}:{letter}{digit}": Weight(
                weight=source.weight * information.weight,
                reason=Bilingual(
                    vi=Word(f"{source.reason.vi}; {information.reason.vi}"),
                    en=Word(f"{source.reason.get('en')}; {information.reason.get('en')}"),
                ),
            )
            for letter, source in grades.source.items()
            for digit, information in grades.information.items()
        }
        return {**self.identifiers.reliability, **notes}

    def weight_of(self, of: Mapping[str, Severity], name: object) -> float:
        """Return the weight of a kind of case or violation, 0 if it has none."""
        part = of.get(str(name))
        return part.weight if part else 0.0

    def expiry(self, state: str) -> Expiry | None:
        """Return when a decision lapses, None if it never does."""
        return (self.leads.decisions_expire or {}).get(state)


LINK_FILES: Mapping[str, type[Part]] = {
    "identifiers": IdentifiersFile,
    "never_nodes": SeedsFile,
    "stories": InnocentFile,
    "lead_when": LeadsFile,
}
"""The four files, by the key that tells which one a file is."""
