<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>ReadyPage</name>
    <message>
        <source>Ready to receive</source>
        <translation>Sẵn sàng tiếp nhận</translation>
    </message>
    <message>
        <source>The figures could not be read.</source>
        <translation>Chưa tải được số liệu.</translation>
    </message>
    <message>
        <source>Unknown code ({seen}…). Scan the card or receipt again, or type.</source>
        <translation>Không nhận ra mã vừa quét ({seen}…). Quét lại thẻ căn cước hoặc giấy hẹn, hoặc gõ tay.</translation>
    </message>
    <message>
        <source>Scan an ID card or a receipt</source>
        <translation>Quét thẻ căn cước hoặc giấy hẹn</translation>
    </message>
    <message>
        <source>Or type personal ID, dossier code, name, phone</source>
        <translation>Hoặc gõ số định danh, mã hồ sơ, họ tên, số điện thoại</translation>
    </message>
    <message>
        <source>Find  Enter</source>
        <translation>Tìm  Enter</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hôm nay</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Trực tuyến</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Sắp đến hạn</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>To hand over</source>
        <translation>Chờ trả kết quả</translation>
    </message>
    <message>
        <source>No dossiers yet today.</source>
        <translation>Chưa có hồ sơ nào hôm nay.</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>Tính đến {time}</translation>
    </message>
    <message>
        <source>Rehearsal: use a sample card</source>
        <translation>Tập dượt: dùng thẻ mẫu</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>In progress ({n})</source>
        <translation>Đang làm dở ({n})</translation>
    </message>
    <message>
        <source>stopped at step {n}, {time}</source>
        <translation>dừng ở bước {n}, {time}</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>Chưa có tên</translation>
    </message>
    <message>
        <source>Resume {citizen}, {rest}</source>
        <translation>Làm tiếp {citizen}, {rest}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Làm tiếp</translation>
    </message>
</context>
</TS>
