"""What the papers of the counter are called; legal names stay Vietnamese."""

from collections.abc import Mapping

from counter_app.domain.printed import Form

FORMS: Mapping[Form, str] = {
    Form.RECEIPT: "Giấy tiếp nhận và hẹn trả",
    Form.SUPPLEMENT: "Phiếu yêu cầu bổ sung",
    Form.REFUSAL: "Phiếu từ chối tiếp nhận",
    Form.APOLOGY: "Văn bản xin lỗi, hẹn lại",
    Form.STOP: "Thông báo dừng giải quyết",
    Form.CONTROL: "Phiếu kiểm soát",
    Form.REGISTER: "Sổ theo dõi hồ sơ",
    Form.REPORT: "Biểu II.06a",
    Form.HOURS: "Tiếp nhận theo giờ",
    Form.CHARTS: "Báo cáo có biểu đồ",
    Form.BATCH: "Danh sách bàn giao",
    Form.TRANSFER: "Giấy bàn giao hồ sơ",
    Form.RETURNED: "Biên nhận trả kết quả",
    Form.FEE: "Phiếu thu",
    Form.CASH_UP: "Bảng kê chốt ca",
    Form.CHECK: "Phiếu kiểm tra",
    Form.COVERS: "Bìa hồ sơ",
    Form.STRIPS: "Dải phân cách để quét",
    Form.SHELF: "Nhãn kệ kết quả",
    Form.COPIES: "Nhãn chứng thực bản sao",
    Form.DECLARATION: "Tờ khai",
    Form.TEST: "Trang thử máy in",
}
