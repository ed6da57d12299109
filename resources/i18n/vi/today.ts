<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>TodayPage</name>
    <message>
        <source>Found dossiers</source>
        <translation>Kết quả tìm</translation>
    </message>
    <message>
        <source>Today's dossiers</source>
        <translation>Hồ sơ hôm nay</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Đang đọc danh sách…</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Danh sách hồ sơ</translation>
    </message>
    <message>
        <source>for "{q}"</source>
        <translation>"{q}"</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>Papers missing</source>
        <translation>Thiếu giấy tờ</translation>
    </message>
    <message>
        <source>To hand over</source>
        <translation>Chờ trả kết quả</translation>
    </message>
    <message>
        <source>Nothing found for "{q}".</source>
        <translation>Không thấy "{q}".</translation>
    </message>
    <message>
        <source>No dossier yet today. Scan an ID card to begin (F2).</source>
        <translation>Chưa có hồ sơ nào hôm nay. Quét thẻ căn cước để bắt đầu (F2).</translation>
    </message>
    <message>
        <source>No dossier of this kind today.</source>
        <translation>Hôm nay không có hồ sơ nào như vậy.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Xem tất cả</translation>
    </message>
    <message>
        <source>This machine's data, as of {time}</source>
        <translation>Dữ liệu tại máy, tính đến {time}</translation>
    </message>
    <message>
        <source>No result yet. Due {when}.</source>
        <translation>Chưa có kết quả. Hẹn trả {when}.</translation>
    </message>
    <message>
        <source>Choose a dossier</source>
        <translation>Chọn một hồ sơ</translation>
    </message>
    <message>
        <source>Too long to be sorted. Choose a filter, or search.</source>
        <translation>Danh sách quá dài, không sắp xếp được. Chọn bộ lọc hoặc tìm.</translation>
    </message>
    <message>
        <source>Sorted by: {column}</source>
        <translation>Sắp xếp theo: {column}</translation>
    </message>
</context>
<context>
    <name>TodayTable</name>
    <message>
        <source>Time</source>
        <translation>Giờ</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Người nộp</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Tình trạng</translation>
    </message>
</context>
</TS>
