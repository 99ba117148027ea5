"""How points are counted, as a printed rulebook says it before its criteria."""

from __future__ import annotations

from collections.abc import Iterator

from desk.reports.ranking import RISK
from desk.words.numbers import number_words
from desk.words.rounding_words import decimals_words, printed_sums, way_words
from engine.rulebook.model.points_asked import is_converted
from engine.rulebook.model.rulebook import Rulebook


def counting_sentences(book: Rulebook, one: str) -> Iterator[str]:
    """Yield the sentences; `one` is what a line of points is called: a criterion, a sign of risk."""
    decimals = book.rounding.total_decimals
    score = "như điểm tiêu chí" if decimals is None else decimals_words(decimals)
    if book.pass_or_fail:
        yield (
            "Bộ này không cho điểm: mỗi điều kiện đạt hoặc chưa đạt, và chỉ khi mọi điều kiện đều đạt thì"
            " được công nhận."
        )
        yield (
            "Số liệu của biểu chưa nộp, ô để trống là chưa biết, không phải số 0, không phải không có. Khi đó"
            " điều kiện chưa biết đạt hay chưa, kết quả ghi chưa đủ căn cứ và nêu nội dung còn phải khai."
        )
        return
    if book.total is not None:
        yield (
            f"Tổng điểm tối đa là {number_words(book.total)} điểm. Tiêu chí không áp dụng cho một đơn vị thì"
            f" được đủ điểm{', trừ tiêu chí ghi khác' if is_converted(book) else ''}."
        )
        if is_converted(book):
            yield (
                "Tiêu chí ghi “không tính vào tổng điểm” mà không áp dụng thì không được điểm và mức tối đa"
                " của nó được trừ khỏi tổng điểm tối đa. Điểm của đơn vị là điểm đạt được chia cho mức tối"
                f" đa còn lại, nhân {number_words(book.total)}, làm tròn {score}."
            )
        if any(criterion.bonus for criterion in book.criteria):
            yield (
                "Điểm thưởng được cộng ngoài tổng điểm tối đa; tiêu chí thưởng không áp dụng thì không được"
                " điểm."
            )
    else:
        yield (
            "Điểm nguy cơ là tổng điểm các dấu hiệu, không có mức tối đa chung; dấu hiệu không áp dụng thì"
            f" không cộng điểm. {RISK}"
        )
    yield (
        f"Điểm của mỗi {one} lấy {book.decimals} chữ số thập phân, làm tròn một lần,"
        f" {way_words(book.rounding)}."
    )
    yield from printed_sums(book.rounding)
    yield (
        f"Trong mỗi {one}, mức điểm ghi trước được xét trước; mức đầu tiên đúng được áp dụng. Không mức nào"
        " đúng thì được 0 điểm."
    )
    yield (
        "Số liệu của biểu chưa nộp là chưa biết, không phải số 0. Khi đó điểm là một khoảng, từ mức chắc chắn"
        " đến mức cao nhất có thể; chỉ xếp loại khi cả khoảng cùng một hạng, nếu không thì ghi chưa đủ căn cứ"
        " và nêu biểu còn thiếu."
    )
