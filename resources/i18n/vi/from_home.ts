<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>FromHomePage</name>
    <message>
        <source>Submitted from home</source>
        <translation>Nộp từ nhà</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>Không gửi</translation>
    </message>
    <message>
        <source>Send to the citizen</source>
        <translation>Gửi công dân</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Làm mới</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Send back for more</source>
        <translation>Yêu cầu bổ sung</translation>
    </message>
    <message>
        <source>Open and check</source>
        <translation>Mở và kiểm tra</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>Đang đọc danh sách…</translation>
    </message>
    <message>
        <source>Nothing submitted from home waits for this office.</source>
        <translation>Không có hồ sơ nào nộp từ nhà đang chờ tiếp nhận.</translation>
    </message>
    <message>
        <source>Off line: the list is as it was last heard. What you have open can be received and answers are kept; a new one opens when the line is back.</source>
        <translation>Mất kết nối: danh sách như lần nhận cuối. Hồ sơ đang mở vẫn tiếp nhận được, trả lời được giữ lại; hồ sơ mới mở được khi có mạng trở lại.</translation>
    </message>
    <message>
        <source>Opening {code}: fetching its files…</source>
        <translation>Đang mở {code}: lấy tệp về máy…</translation>
    </message>
    <message>
        <source>It is open, but not every file could be taken in.</source>
        <translation>Đã mở, nhưng có tệp không lấy vào được.</translation>
    </message>
    <message>
        <source>Enter goes on with it; the citizen may be asked for more.</source>
        <translation>Nhấn Enter để làm tiếp; có thể yêu cầu công dân bổ sung.</translation>
    </message>
    <message>
        <source>Write what the citizen is to read.</source>
        <translation>Hãy viết lời để công dân đọc.</translation>
    </message>
    <message>
        <source>{code} is refused; the citizen reads it on the page.</source>
        <translation>Đã từ chối {code}; công dân đọc lý do trên trang đã nộp.</translation>
    </message>
    <message>
        <source>{code} goes back; the citizen reads what is wanting.</source>
        <translation>Đã yêu cầu bổ sung {code}; công dân đọc nội dung trên trang đã nộp.</translation>
    </message>
    <message>
        <source>Sent by citizens over the network, not received yet: open, check the papers, receive</source>
        <translation>Công dân đã nộp qua mạng, chưa tiếp nhận: mở, kiểm tra giấy tờ, tiếp nhận</translation>
    </message>
    <message>
        <source>Waiting to be received</source>
        <translation>Chờ tiếp nhận</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter opens · B sends back for more · T refuses</source>
        <translation>↑↓ chọn · Enter mở · B yêu cầu bổ sung · T từ chối</translation>
    </message>
    <message>
        <source>{code}: why it is refused, as the citizen reads it</source>
        <translation>{code}: lý do từ chối, công dân sẽ đọc</translation>
    </message>
    <message>
        <source>{code}: what is wanting, as the citizen reads it</source>
        <translation>{code}: nội dung cần bổ sung, công dân sẽ đọc</translation>
    </message>
    <message>
        <source>{name} · {id} · phone {phone} · files: {files}</source>
        <translation>{name} · {id} · điện thoại {phone} · tệp: {files}</translation>
    </message>
</context>
<context>
    <name>FromHomeTable</name>
    <message>
        <source>You have it open</source>
        <translation>Bạn đang mở</translation>
    </message>
    <message>
        <source>Open by {officer}</source>
        <translation>{officer} đang mở</translation>
    </message>
    <message>
        <source>At counter {n}</source>
        <translation>Ở quầy {n}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới nộp</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>Nộp lúc</translation>
    </message>
    <message>
        <source>Submission code</source>
        <translation>Mã nộp trực tuyến</translation>
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
        <source>Files</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Tình trạng</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Submitted from home</source>
        <translation>Nộp từ nhà</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Submitted from home</source>
        <translation>Hồ sơ nộp từ nhà</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>{code} was opened or answered by another counter. Leave it to that counter; the list follows with the next connection.</source>
        <translation>{code} đã được quầy khác mở hoặc trả lời. Để quầy đó xử lý; danh sách cập nhật ở lần kết nối sau.</translation>
    </message>
</context>
<context>
    <name>CitizenLine</name>
    <message>
        <source>✓ Confirmed by submitting {code} from home</source>
        <translation>✓ Công dân đã xác nhận khi nộp {code} từ nhà</translation>
    </message>
</context>
</TS>
