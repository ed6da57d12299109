<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>ProcedurePage</name>
    <message>
        <source>★ often received here</source>
        <translation>★ hay dùng</translation>
    </message>
    <message>
        <source>begins on {day}</source>
        <translation>có hiệu lực từ {day}</translation>
    </message>
    <message>
        <source>No procedure fits &quot;{q}&quot;. Try another name, or browse by field.</source>
        <translation>Không có thủ tục nào khớp &quot;{q}&quot;. Thử tên khác, hoặc duyệt theo lĩnh vực.</translation>
    </message>
    <message>
        <source>Reading the catalogue…</source>
        <translation>Đang mở danh mục…</translation>
    </message>
    <message>
        <source>{n} procedures</source>
        <translation>{n} thủ tục</translation>
    </message>
    <message>
        <source>Often received at this counter come first</source>
        <translation>Hay dùng tại quầy này đứng trước</translation>
    </message>
    <message>
        <source>Nothing was received here of late: in the order of names</source>
        <translation>Quầy này chưa nhận hồ sơ nào gần đây: xếp theo tên</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Lĩnh vực</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Các lĩnh vực</translation>
    </message>
    <message>
        <source>Let the citizen choose</source>
        <translation>Hiện cho công dân chọn</translation>
    </message>
    <message>
        <source>Catalogue {new} was refused ({fault}); {old} stays in force. Call IT staff.</source>
        <translation>Danh mục {new} bị từ chối ({fault}); vẫn dùng danh mục {old}. Gọi nhân viên CNTT.</translation>
    </message>
    <message>
        <source>Catalogue updated {n} days ago.</source>
        <translation>Danh mục thủ tục cập nhật {n} ngày trước.</translation>
    </message>
    <message>
        <source>of {place}</source>
        <translation>của {place}</translation>
    </message>
    <message>
        <source>ended on {day}</source>
        <translation>hết hiệu lực {day}</translation>
    </message>
    <message>
        <source>Procedure and channel</source>
        <translation>Thủ tục và kênh nộp</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Open the form</source>
        <translation>Mở tờ khai</translation>
    </message>
    <message>
        <source>Choose the channel</source>
        <translation>Chọn kênh nộp</translation>
    </message>
    <message>
        <source>Step 1 of 4 · Procedure and channel</source>
        <translation>Bước 1 trên 4 · Thủ tục và kênh nộp</translation>
    </message>
    <message>
        <source>Find a procedure</source>
        <translation>Tìm thủ tục</translation>
    </message>
    <message>
        <source>Without accents, by initials, by what it is called, or by code</source>
        <translation>Gõ không dấu, chữ đầu, tên thường gọi hoặc mã đều được</translation>
    </message>
    <message>
        <source>Procedures found</source>
        <translation>Các thủ tục tìm thấy</translation>
    </message>
    <message>
        <source>Choose a procedure</source>
        <translation>Chọn thủ tục</translation>
    </message>
    <message>
        <source>{n} papers</source>
        <translation>{n} giấy tờ</translation>
    </message>
    <message>
        <source>{name} already has a dossier for this procedure received at {time} ({code}). Open it or create a new one?</source>
        <translation>Ông/bà {name} đã có hồ sơ cùng thủ tục nhận lúc {time} ({code}). Mở hồ sơ đó hay tạo hồ sơ mới?</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Mở hồ sơ đó</translation>
    </message>
    <message>
        <source>Create a new one</source>
        <translation>Tạo hồ sơ mới</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>Set by the administrator: {ground}</source>
        <translation>Quản trị đặt: {ground}</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Trường hợp</translation>
    </message>
    <message>
        <source>Channel (citizen's choice)</source>
        <translation>Kênh nộp (công dân chọn)</translation>
    </message>
    <message>
        <source>This procedure belongs to {place} and is not received here.</source>
        <translation>Thủ tục này của {place}, không tiếp nhận ở đây.</translation>
    </message>
    <message>
        <source>In force from {day} on; not yet received.</source>
        <translation>Có hiệu lực từ {day}; chưa được tiếp nhận.</translation>
    </message>
    <message>
        <source>Ended on {day}. {replaced_by}</source>
        <translation>Hết hiệu lực từ sau ngày {day}. {replaced_by}</translation>
    </message>
    <message>
        <source>{price} each copy</source>
        <translation>{price}/bản</translation>
    </message>
    <message>
        <source>Fee: {ground}</source>
        <translation>Mức thu: {ground}</translation>
    </message>
    <message>
        <source>No date can be promised: {why}</source>
        <translation>Chưa hẹn được ngày: {why}</translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation>chưa hẹn được ngày</translation>
    </message>
    <message>
        <source>due {when}</source>
        <translation>hẹn {when}</translation>
    </message>
</context>
<context>
    <name>FieldChoice</name>
    <message>
        <source>Often received here</source>
        <translation>Hay dùng tại quầy này</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Result and legal ground</source>
        <translation>Kết quả và căn cứ</translation>
    </message>
    <message>
        <source>Personal data: what they are taken for</source>
        <translation>Dữ liệu cá nhân: dùng vào việc gì</translation>
    </message>
    <message>
        <source>Ground: {ground}</source>
        <translation>Căn cứ: {ground}</translation>
    </message>
    <message>
        <source>Remarks of the source</source>
        <translation>Ghi chú của nguồn</translation>
    </message>
    <message>
        <source>Result: {result}</source>
        <translation>Kết quả: {result}</translation>
    </message>
    <message>
        <source>Decision: {decision}</source>
        <translation>Quyết định: {decision}</translation>
    </message>
    <message>
        <source>Version {version}, in force from {day}</source>
        <translation>Bản {version}, hiệu lực từ {day}</translation>
    </message>
    <message>
        <source>Time limit: {source}</source>
        <translation>Thời hạn: {source}</translation>
    </message>
    <message>
        <source>Fee: {ground}</source>
        <translation>Mức thu: {ground}</translation>
    </message>
    <message>
        <source>checked with the source</source>
        <translation>đã đối chiếu nguồn</translation>
    </message>
    <message>
        <source>unverified</source>
        <translation>chưa kiểm chứng</translation>
    </message>
</context>
</TS>
