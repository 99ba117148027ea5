# language: vi
Tính năng: P5 – Người lao động luân chuyển giữa hai cơ sở trong thời gian ngắn
  Chỉ đếm số lượt giữa hai cơ sở; không có mã từng người ở bất kỳ kết quả nào.

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Ba lượt trong 90 ngày
    Cho xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     |
      | 31000-CS-001 |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Đến ngày |
      | 31003-CS-001 | NV-00000001 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000002 | 1/2/2020 | 5/3/2020 |
      | 31003-CS-001 | NV-00000003 | 1/2/2020 | 8/4/2020 |
    Và xã "31000" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày   | Đến ngày |
      | 31000-CS-001 | NV-00000001 | 10/3/2020 |          |
      | 31000-CS-001 | NV-00000002 | 20/3/2020 |          |
      | 31000-CS-001 | NV-00000003 | 9/4/2020  |          |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P5 về "31003-CS-001", "31000-CS-001"

  Kịch bản: Hai lượt là đổi việc bình thường
    Cho xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     |
      | 31000-CS-001 |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Đến ngày |
      | 31003-CS-001 | NV-00000001 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000002 | 1/2/2020 | 5/3/2020 |
    Và xã "31000" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày   | Đến ngày |
      | 31000-CS-001 | NV-00000001 | 10/3/2020 |          |
      | 31000-CS-001 | NV-00000002 | 20/3/2020 |          |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P5

  Kịch bản: Hơn 90 ngày mới sang cơ sở kia
    Cho xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     |
      | 31000-CS-001 |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Đến ngày |
      | 31003-CS-001 | NV-00000001 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000002 | 1/2/2020 | 5/3/2020 |
      | 31003-CS-001 | NV-00000003 | 1/2/2020 | 8/4/2020 |
    Và xã "31000" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Đến ngày |
      | 31000-CS-001 | NV-00000001 | 1/9/2020 |          |
      | 31000-CS-001 | NV-00000002 | 1/9/2020 |          |
      | 31000-CS-001 | NV-00000003 | 1/9/2020 |          |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P5

  Khung kịch bản: Đến cơ sở kia trong 90 ngày
    Cho xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     |
      | 31000-CS-001 |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Đến ngày |
      | 31003-CS-001 | NV-00000001 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000002 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000003 | 1/2/2020 | 1/3/2020 |
    Và xã "31000" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày | Đến ngày |
      | 31000-CS-001 | NV-00000001 | <ngày> |          |
      | 31000-CS-001 | NV-00000002 | <ngày> |          |
      | 31000-CS-001 | NV-00000003 | <ngày> |          |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P5 về "31003-CS-001", "31000-CS-001"

    Dữ liệu:
      | ngày      |
      | 29/5/2020 |
      | 30/5/2020 |

  Kịch bản: Đến cơ sở kia sau 91 ngày
    Cho xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     |
      | 31000-CS-001 |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Đến ngày |
      | 31003-CS-001 | NV-00000001 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000002 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000003 | 1/2/2020 | 1/3/2020 |
    Và xã "31000" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày | Đến ngày |
      | 31000-CS-001 | NV-00000001 | 31/5/2020 |          |
      | 31000-CS-001 | NV-00000002 | 31/5/2020 |          |
      | 31000-CS-001 | NV-00000003 | 31/5/2020 |          |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P5

  Kịch bản: Bốn lượt, và không nêu cơ sở thứ ba
    Cho xã "31000" báo biểu B02 năm 2020, có
      | Mã cơ sở     |
      | 31000-CS-001 |
      | 31000-CS-002 |
    Và xã "31003" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày  | Đến ngày |
      | 31003-CS-001 | NV-00000001 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000002 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000003 | 1/2/2020 | 1/3/2020 |
      | 31003-CS-001 | NV-00000004 | 1/2/2020 | 1/3/2020 |
    Và xã "31000" báo biểu B09 năm 2020, có
      | Mã cơ sở     | Mã thay tên | Từ ngày | Đến ngày |
      | 31000-CS-001 | NV-00000001 | 10/3/2020 |          |
      | 31000-CS-001 | NV-00000002 | 10/3/2020 |          |
      | 31000-CS-001 | NV-00000003 | 10/3/2020 |          |
      | 31000-CS-001 | NV-00000004 | 10/3/2020 |          |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P5 về "31003-CS-001", "31000-CS-001"
    Và hồ sơ không nêu dấu hiệu P5 về "31003-CS-001", "31000-CS-002"
    Và hồ sơ không nêu dấu hiệu P5 về "31000-CS-001", "31000-CS-002"
