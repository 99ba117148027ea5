# language: vi
Tính năng: P6 – Chung xe hoặc người vận chuyển giữa các vụ việc

  Bối cảnh:
    Biết xã "31003" đã nộp đủ các biểu từ năm 2018 đến năm 2020
    Và xã "31000" cũng đã nộp đủ các biểu năm 2020
    Và cơ sở "31003-CS-001" loại "karaoke"

  Kịch bản: Cùng biển số xe
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Biển số xe vận chuyển |
      | 31003-VA-2020-01 | 5/3/2020       | 68Z-123.45            |
      | 31003-VA-2020-02 | 5/6/2020       | 68z 12345             |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P6 về "31003-VA-2020-01", "31003-VA-2020-02"

  Kịch bản: Hai xe khác nhau
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Biển số xe vận chuyển |
      | 31003-VA-2020-01 | 5/3/2020       | 68Z-123.45            |
      | 31003-VA-2020-02 | 5/6/2020       | 68Z-123.46            |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P6

  Kịch bản: Cùng người vận chuyển
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện |
      | 31003-VA-2020-01 | 5/3/2020       |
      | 31003-VA-2020-02 | 5/6/2020       |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức |
      | 31003-CT-0001       |
    Và biểu B07 năm 2020 có
      | Mã vụ            | Mã cá nhân, tổ chức | Vai trò nghi vấn |
      | 31003-VA-2020-01 | 31003-CT-0001       | vận chuyển       |
      | 31003-VA-2020-02 | 31003-CT-0001       | vận chuyển       |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P6 về "31003-VA-2020-01", "31003-VA-2020-02"

  Khung kịch bản: Biển số còn là riêng khi không quá bốn bên ghi
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Biển số xe vận chuyển |
      | 31003-VA-2020-01 | 5/3/2020       | 68Z-123.45            |
      | 31003-VA-2020-02 | 5/6/2020       | 68Z-123.45            |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Biển số xe |
      | 31003-CT-0001       | 68Z-123.45 |
      | 31003-CT-0002       | 68Z-123.45 |
      | 31003-CT-0003       | 68Z-123.45 |
      | 31003-CT-0004       | <biển thứ tư> |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P6 về "31003-VA-2020-01", "31003-VA-2020-02"

    Dữ liệu:
      | biển thứ tư |
      | 68Z-999.99  |
      | 68Z-123.45  |

  Kịch bản: Năm bên cùng ghi một biển số
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Biển số xe vận chuyển |
      | 31003-VA-2020-01 | 5/3/2020       | 68Z-123.45            |
      | 31003-VA-2020-02 | 5/6/2020       | 68Z-123.45            |
    Và biểu B03 năm 2020 có
      | Mã cá nhân, tổ chức | Biển số xe |
      | 31003-CT-0001       | 68Z-123.45 |
      | 31003-CT-0002       | 68Z-123.45 |
      | 31003-CT-0003       | 68Z-123.45 |
      | 31003-CT-0004       | 68Z-123.45 |
      | 31003-CT-0005       | 68Z-123.45 |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ không nêu dấu hiệu P6

  Kịch bản: Vụ thứ ba đi xe khác thì không liên quan
    Cho biểu B06 năm 2020 có
      | Mã vụ            | Ngày phát hiện | Biển số xe vận chuyển |
      | 31003-VA-2020-01 | 5/3/2020       | 68Z-123.45            |
      | 31003-VA-2020-02 | 5/6/2020       | 68Z-123.45            |
      | 31003-VA-2020-03 | 5/9/2020       | 68Z-123.46            |
    Khi xem việc cần làm năm 2020 vào ngày 31/12/2020
    Thì hồ sơ nêu dấu hiệu P6 về "31003-VA-2020-01", "31003-VA-2020-02"
    Và hồ sơ không nêu dấu hiệu P6 về "31003-VA-2020-01", "31003-VA-2020-03"
    Và hồ sơ không nêu dấu hiệu P6 về "31003-VA-2020-02", "31003-VA-2020-03"
