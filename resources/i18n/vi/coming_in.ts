<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>ComingInPage</name>
    <message>
        <source>Let an officer in</source>
        <translation>Cho cán bộ vào máy</translation>
    </message>
    <message>
        <source>Take a new code</source>
        <translation>Lấy mã mới</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>Cho vào</translation>
    </message>
    <message>
        <source>Show a code</source>
        <translation>Hiện mã</translation>
    </message>
    <message>
        <source>The site's administrator lets officers in. Ask them, or sign in.</source>
        <translation>Quản trị điểm cho cán bộ vào máy. Hãy nhờ quản trị điểm, hoặc đăng nhập bằng tài khoản đó.</translation>
    </message>
    <message>
        <source>Asking the city for a code…</source>
        <translation>Đang hỏi mã của thành phố…</translation>
    </message>
    <message>
        <source>The officer refused this code. If nobody here asked for it, tell the head of the section.</source>
        <translation>Cán bộ đã từ chối mã này. Nếu không ai ở đây hỏi mã, hãy báo lãnh đạo bộ phận.</translation>
    </message>
    <message>
        <source>The code is over: ten minutes have passed.</source>
        <translation>Mã đã hết hạn: quá mười phút.</translation>
    </message>
    <message>
        <source>Tick at least one thing they do</source>
        <translation>Hãy chọn ít nhất một việc</translation>
    </message>
    <message>
        <source>Eight letters at least, and nothing everybody would guess</source>
        <translation>Ít nhất tám ký tự, và không dễ đoán</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>Hai lần gõ không giống nhau</translation>
    </message>
    <message>
        <source>Making the key…</source>
        <translation>Đang tạo khóa…</translation>
    </message>
    <message>
        <source>{name} may sign in on this PC from now on.</source>
        <translation>Từ nay {name} đăng nhập được trên máy này.</translation>
    </message>
    <message>
        <source>The officer signs in to the city's page on a device of their own, types the code shown here and agrees. Then they choose a password for this PC. Nobody else can be let in by it.</source>
        <translation>Cán bộ đăng nhập trang của thành phố trên thiết bị của mình, gõ mã hiện ở đây rồi đồng ý. Sau đó cán bộ tự chọn mật khẩu cho máy này. Mã không dùng cho ai khác được.</translation>
    </message>
    <message>
        <source>Good until {time}, once. Never send the code to anybody: whoever is to come in stands here and reads it.</source>
        <translation>Dùng một lần, đến {time}. Không gửi mã cho ai: người vào máy đứng ở đây và tự đọc mã.</translation>
    </message>
    <message>
        <source>Password for this PC</source>
        <translation>Mật khẩu cho máy này</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Gõ lại mật khẩu</translation>
    </message>
    <message>
        <source>By the city's list: {roles}</source>
        <translation>Theo danh sách của thành phố: {roles}</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Receives dossiers</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Hands results over</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Leads the section</source>
        <translation>Lãnh đạo bộ phận</translation>
    </message>
    <message>
        <source>Clerk, brings papers in</source>
        <translation>Văn thư (số hóa)</translation>
    </message>
    <message>
        <source>Administers the site</source>
        <translation>Quản trị điểm</translation>
    </message>
    <message>
        <source>Inspects the journal</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>IT staff</source>
        <translation>Công nghệ thông tin</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Let an officer in</source>
        <translation>Cho cán bộ vào máy</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>The city has not said who this officer is, or more than ten minutes ago. Take a new code.</source>
        <translation>Thành phố chưa xác nhận cán bộ này, hoặc đã xác nhận quá mười phút. Hãy lấy mã mới.</translation>
    </message>
</context>
</TS>
