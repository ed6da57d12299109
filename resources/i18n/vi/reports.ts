<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Reports</name>
    <message>
        <source>How long it took at the counter is not known yet</source>
        <translation>Chưa có số liệu thời gian tại quầy</translation>
    </message>
    <message>
        <source>From {hour} half of them were at the counter over {minutes} minutes</source>
        <translation>Từ {hour}, một nửa số lượt ở quầy quá {minutes} phút</translation>
    </message>
    <message>
        <source>minutes from the card to the receipt</source>
        <translation>phút từ lúc quét thẻ đến lúc tiếp nhận</translation>
    </message>
    <message>
        <source>{whole}.{part}</source>
        <translation>{whole},{part}</translation>
    </message>
    <message>
        <source>{online}/{taken} received: {own} by themselves + {assisted} assisted; {direct} direct</source>
        <translation>{online}/{taken} tiếp nhận: tự nộp {own} + có hỗ trợ {assisted}; trực tiếp {direct}</translation>
    </message>
    <message>
        <source>{in_time}/{settled} settled; {late} late; {pending} under way, {overdue} of them overdue</source>
        <translation>{in_time}/{settled} đã giải quyết; {late} trả chậm; {pending} đang giải quyết, trong đó {overdue} quá hạn</translation>
    </message>
    <message>
        <source>from {count} answers</source>
        <translation>từ {count} phiếu</translation>
    </message>
    <message>
        <source>{count} answers: too few to say</source>
        <translation>{count} phiếu: còn quá ít để kết luận</translation>
    </message>
    <message>
        <source>shown to the head of the section only</source>
        <translation>chỉ lãnh đạo bộ phận xem được</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>chưa có phiếu nào</translation>
    </message>
    <message>
        <source>Submitted online</source>
        <translation>Tỷ lệ nộp trực tuyến</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>Đúng hạn</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>Hài lòng</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>Lĩnh vực khác</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Tổng số</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>{online} of {taken} dossiers were submitted online</source>
        <translation>{online} trong {taken} hồ sơ nộp trực tuyến</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>by themselves</source>
        <translation>tự nộp</translation>
    </message>
    <message>
        <source>assisted</source>
        <translation>có hỗ trợ</translation>
    </message>
    <message>
        <source>direct, by post</source>
        <translation>trực tiếp, bưu chính</translation>
    </message>
    <message>
        <source>{in_time} of {settled} settled dossiers were in time</source>
        <translation>{in_time} trong {settled} hồ sơ đã giải quyết là đúng hạn</translation>
    </message>
    <message>
        <source>in time, %</source>
        <translation>đúng hạn, %</translation>
    </message>
    <message>
        <source>Nothing was received</source>
        <translation>Chưa tiếp nhận hồ sơ nào</translation>
    </message>
    <message>
        <source>Busiest from {hour}: {count} dossiers</source>
        <translation>Đông nhất từ {hour}: {count} hồ sơ</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>received</source>
        <translation>tiếp nhận</translation>
    </message>
    <message>
        <source>{met} of {all} targets of the plan are reached</source>
        <translation>Đạt {met} trong {all} chỉ tiêu của kế hoạch</translation>
    </message>
    <message>
        <source>No plan sets a target for this period</source>
        <translation>Không kế hoạch nào đặt chỉ tiêu cho kỳ này</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>by themselves, %</source>
        <translation>tự nộp, %</translation>
    </message>
    <message>
        <source>assisted, or the procedures, %</source>
        <translation>có hỗ trợ, hoặc số thủ tục, %</translation>
    </message>
    <message>
        <source>dossiers online</source>
        <translation>hồ sơ trực tuyến</translation>
    </message>
    <message>
        <source>procedures online</source>
        <translation>thủ tục trực tuyến</translation>
    </message>
    <message>
        <source>T shows it as a table</source>
        <translation>T xem dạng bảng</translation>
    </message>
    <message>
        <source>The wait before the counter is not in it: no ticket machine tells this PC when somebody came.</source>
        <translation>Không gồm thời gian chờ trước khi đến quầy: máy này không nối máy lấy số nên không biết công dân đến lúc nào.</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Tuần từ</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Tháng</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Năm</translation>
    </message>
    <message>
        <source>{name}: {percent} %</source>
        <translation>{name}: từ {percent} %</translation>
    </message>
    <message>
        <source>{name}: over {percent} %</source>
        <translation>{name}: trên {percent} %</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>At the counter</source>
        <translation>Tại quầy</translation>
    </message>
    <message>
        <source>Print by hour</source>
        <translation>In bảng theo giờ</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Lưu CSV</translation>
    </message>
    <message>
        <source>Save as XLSX</source>
        <translation>Lưu XLSX</translation>
    </message>
    <message>
        <source>Print form II.06a</source>
        <translation>In Biểu II.06a</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Đang đếm…</translation>
    </message>
    <message>
        <source>Every counter</source>
        <translation>Mọi quầy</translation>
    </message>
    <message>
        <source>Every field</source>
        <translation>Mọi lĩnh vực</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Xin chờ một lát…</translation>
    </message>
    <message>
        <source>Sent to {printer}.</source>
        <translation>Đã gửi tới {printer}.</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Đã lưu: {file}</translation>
    </message>
    <message>
        <source>Table or chart</source>
        <translation>Bảng hoặc biểu đồ</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Nội dung xem</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Tuần này</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Tháng này</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Tháng trước</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Năm nay</translation>
    </message>
    <message>
        <source>From day to day</source>
        <translation>Từ ngày đến ngày</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Kỳ</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Từ ngày</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến ngày</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Theo ngày</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>Đúng hạn</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Theo giờ</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Form II.06a</source>
        <translation>Biểu II.06a</translation>
    </message>
    <message>
        <source>1 to 6 choose what is shown · T shows the table, or the chart</source>
        <translation>Phím 1 đến 6 chọn nội dung · T xem bảng, hoặc biểu đồ</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>lúc {time}</translation>
    </message>
    <message>
        <source>not counting {count} dossiers that wait to be sent</source>
        <translation>chưa kể {count} hồ sơ chờ gửi</translation>
    </message>
    <message>
        <source>There are no dossiers in this period.</source>
        <translation>Không có hồ sơ trong kỳ này.</translation>
    </message>
    <message>
        <source>This machine's data: other counters' dossiers may be missing</source>
        <translation>Dữ liệu của máy này: có thể thiếu hồ sơ của quầy khác</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu PDF</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>In báo cáo</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Reports</source>
        <translation>Báo cáo</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>The table cannot be written to the documents folder. Free space there, or ask IT staff for the right to write.</source>
        <translation>Không ghi được bảng vào thư mục tài liệu. Hãy giải phóng dung lượng ở đó, hoặc nhờ cán bộ CNTT cấp quyền ghi.</translation>
    </message>
</context>
</TS>
