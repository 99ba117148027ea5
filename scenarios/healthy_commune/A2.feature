# language: vi
Tính năng: A2 – Vụ việc, tin báo được xử lý đúng hạn
  Tối đa 6 điểm, theo tỷ lệ việc xong trong 90 ngày. Việc xong trong kỳ thì đến hạn trong kỳ ấy; việc chưa xong mà còn trong hạn
  thì chưa tính; việc hết hạn mà chưa xong thì đến hạn ở mỗi kỳ, cho đến khi xong.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020

  Kịch bản: Một vụ việc để quá hạn
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 1/3/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Kịch bản: Vụ việc xử lý xong đúng hạn
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/3/2020       | 20/3/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 6 điểm

  Kịch bản: Không có vụ việc, không có tin báo
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 không áp dụng, được 6 điểm

  Khung kịch bản: Hạn là 90 ngày, kể cả ngày thứ 90
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/3/2020       | <xử lý xong>    |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được <điểm> điểm

    Dữ liệu:
      | xử lý xong | điểm |
      | 1/3/2020   | 6    |
      | 29/5/2020  | 6    |
      | 30/5/2020  | 6    |
      | 31/5/2020  | 0    |

  Kịch bản: Vụ việc chưa xong nhưng còn trong hạn vào ngày cuối kỳ
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 15/9/2020      |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 không áp dụng, được 6 điểm

  Kịch bản: Vụ việc vừa quá hạn vào ngày cuối kỳ
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 14/9/2020      |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Kịch bản: Ba việc đến hạn, hai việc xong đúng hạn
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/3/2020       | 20/3/2020       |
      | 2/3/2020       |                 |
    Và biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | 9/4/2020        |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 4 điểm

  Kịch bản: Tin báo để quá hạn
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/1/2020  |                 |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Kịch bản: Vụ việc phát hiện cuối năm trước, không bao giờ xử lý, đến hạn năm nay
    Cho biểu B06 năm 2019 có
      | Ngày phát hiện |
      | 14/12/2019     |
    Khi chấm điểm năm 2019
    Thì tiêu chí A2 không áp dụng, được 6 điểm
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Kịch bản: Vụ việc hết hạn từ hai năm trước vẫn đến hạn cho đến khi xử lý xong
    Cho biểu B06 năm 2018 có
      | Ngày phát hiện |
      | 1/3/2018       |
    Khi chấm điểm năm 2019
    Thì tiêu chí A2 được 0 điểm
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Kịch bản: Vụ việc của năm trước đã xử lý xong năm trước không tính cho năm nay
    Cho biểu B06 năm 2019 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/12/2019      | 14/12/2019      |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 không áp dụng, được 6 điểm

  Khung kịch bản: Vụ việc cuối năm trước, xử lý xong năm nay, tính cho năm nay
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/12/2019      | <xử lý xong>    |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được <điểm> điểm

    Dữ liệu:
      | xử lý xong | điểm |
      | 15/12/2019 | 6    |
      | 29/2/2020  | 6    |
      | 1/3/2020   | 0    |

  Kịch bản: Vụ việc xử lý xong sau ngày cuối kỳ thì cuối kỳ vẫn là chưa xong
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/3/2020       | 15/12/2020      |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Kịch bản: Tin báo nhận cuối năm trước, không bao giờ giải quyết, đến hạn năm nay
    Cho biểu B10 năm 2019 có
      | Ngày nhận  |
      | 14/12/2019 |
    Khi chấm điểm năm 2019
    Thì tiêu chí A2 không áp dụng, được 6 điểm
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Khung kịch bản: Tin báo cuối năm trước, giải quyết xong năm nay, tính cho năm nay
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 1/12/2019 | <giải quyết>    |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được <điểm> điểm

    Dữ liệu:
      | giải quyết | điểm |
      | 15/12/2019 | 6    |
      | 29/2/2020  | 6    |
      | 1/3/2020   | 0    |

  Kịch bản: Tin báo giải quyết xong sau ngày cuối kỳ thì cuối kỳ vẫn là chưa xong
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/1/2020  | 15/12/2020      |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Khung kịch bản: Thiếu biểu vụ việc hoặc biểu tin báo
    Cho biểu <biểu> năm 2020 chưa nộp
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được từ 0 đến 6 điểm vì thiếu biểu <biểu>

    Dữ liệu:
      | biểu |
      | B06  |
      | B10  |

  Kịch bản: Việc xong của năm trước không bù cho việc quá hạn năm nay
    Cho biểu B06 năm 2019 có
      | Ngày phát hiện | Ngày xử lý xong |
      | 1/3/2019       | 20/3/2019       |
    Và biểu B10 năm 2019 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2019  | 9/4/2019        |
    Và biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 1/3/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Kịch bản: Tin báo chưa giải quyết nhưng còn trong hạn vào ngày cuối kỳ
    Cho biểu B10 năm 2020 có
      | Ngày nhận |
      | 15/9/2020 |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 không áp dụng, được 6 điểm

  Kịch bản: Tin báo vừa quá hạn vào ngày cuối kỳ
    Cho biểu B10 năm 2020 có
      | Ngày nhận |
      | 14/9/2020 |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 0 điểm

  Kịch bản: Tin báo mới nhận mà đã giải quyết thì tính ngay
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/1/2020  |                 |
      | 1/12/2020 | 3/12/2020       |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 3 điểm

  Khung kịch bản: Quanh ngưỡng, điểm làm tròn nửa lên hai chữ số
    Cho số liệu "Tỷ lệ vụ việc, tin báo xử lý đúng hạn" được cho là <tỷ lệ>
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được <điểm> điểm

    Dữ liệu:
      | tỷ lệ  | điểm |
      | 99,745 | 5,98 |
      | 99,75  | 5,99 |
      | 99,99  | 6    |
      | 100    | 6    |
      | 100,01 | 6    |

  Khung kịch bản: Tin báo cũng có hạn 90 ngày, kể cả ngày thứ 90
    Cho biểu B10 năm 2020 có
      | Ngày nhận | Ngày giải quyết |
      | 5/4/2020  | <giải quyết>    |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được <điểm> điểm

    Dữ liệu:
      | giải quyết | điểm |
      | 3/7/2020   | 6    |
      | 4/7/2020   | 6    |
      | 5/7/2020   | 0    |

  Kịch bản: Vụ việc phát hiện chưa đầy 90 ngày trước ngày cuối kỳ thì chưa tính
    Cho biểu B06 năm 2020 có
      | Ngày phát hiện |
      | 16/9/2020      |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 không áp dụng, được 6 điểm

  Kịch bản: Tin báo nhận chưa đầy 90 ngày trước ngày cuối kỳ thì chưa tính
    Cho biểu B10 năm 2020 có
      | Ngày nhận |
      | 16/9/2020 |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 không áp dụng, được 6 điểm

  Khung kịch bản: Việc quá hạn xong đúng ngày cuối kỳ chỉ đến hạn một lần
    Cho biểu <biểu> năm 2020 có
      | <bắt đầu> | <xong>     |
      | 1/3/2020  | 20/3/2020  |
      | 2/3/2020  | 14/12/2020 |
    Khi chấm điểm năm 2020
    Thì tiêu chí A2 được 3 điểm

    Dữ liệu:
      | biểu | bắt đầu        | xong            |
      | B06  | Ngày phát hiện | Ngày xử lý xong |
      | B10  | Ngày nhận      | Ngày giải quyết |
