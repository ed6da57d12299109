<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Syncing</name>
    <message>
        <source>Sending is paused until {time}. Try now (F5) goes on.</source>
        <translation>Tạm dừng gửi đến {time}. Bấm Thử ngay (F5) để gửi tiếp.</translation>
    </message>
    <message>
        <source>Compared at {time}: the city does not hold exactly today's dossiers yet.</source>
        <translation>So sánh lúc {time}: thành phố chưa có đúng và đủ hồ sơ hôm nay.</translation>
    </message>
    <message>
        <source>No day was compared yet. Compare before you close the shift.</source>
        <translation>Chưa so sánh ngày nào. Hãy so sánh trước khi chốt ca.</translation>
    </message>
    <message>
        <source>{day}: the city holds exactly these {n} dossiers and {files} files (compared at {time}, sum {sum}).</source>
        <translation>{day}: thành phố có đúng và đủ {n} hồ sơ và {files} tệp này (so sánh lúc {time}, mã kiểm {sum}).</translation>
    </message>
    <message>
        <source>Not sent yet: {codes}</source>
        <translation>Chưa gửi: {codes}</translation>
    </message>
    <message>
        <source>Scans missing: {codes}</source>
        <translation>Thiếu tệp quét: {codes}</translation>
    </message>
    <message>
        <source>Different there: {codes}</source>
        <translation>Ở thành phố khác: {codes}</translation>
    </message>
    <message>
        <source>Not there: {codes}</source>
        <translation>Thành phố không có: {codes}</translation>
    </message>
    <message>
        <source>Only there: {codes}</source>
        <translation>Chỉ thành phố có: {codes}</translation>
    </message>
    <message>
        <source>The second copy in {place} is not there since {since}. Plug its disk in; receiving goes on.</source>
        <translation>Không thấy bản thứ hai tại {place} từ {since}. Hãy cắm lại ổ đĩa; việc tiếp nhận vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>The second copy lies on the same disk as the dossiers. IT staff can name a folder on another one (second_copy).</source>
        <translation>Bản thứ hai nằm cùng ổ đĩa với hồ sơ. CNTT có thể đặt thư mục trên ổ khác (second_copy).</translation>
    </message>
    <message>
        <source>An older disk was put back on {when}; from the second copy came: {codes}</source>
        <translation>Ổ đĩa cũ được đặt lại {when}; lấy lại được từ bản thứ hai: {codes}</translation>
    </message>
    <message>
        <source>Numbers used in the last month without a dossier here: {codes}. Look for their receipts and receive again what is missing.</source>
        <translation>Mã đã dùng trong tháng qua mà ở đây không có hồ sơ: {codes}. Hãy tìm giấy hẹn tương ứng và tiếp nhận lại hồ sơ còn thiếu.</translation>
    </message>
    <message>
        <source>The city's system did not answer. Dossiers stay on this PC.</source>
        <translation>Hệ thống thành phố không trả lời. Hồ sơ vẫn nằm trên máy này.</translation>
    </message>
    <message>
        <source>The city's system refused to talk. Call IT staff if it goes on.</source>
        <translation>Hệ thống thành phố từ chối kết nối. Nếu còn lặp lại, gọi bộ phận CNTT.</translation>
    </message>
    <message>
        <source>The city's system does not know this PC any more, or another copy of it took its place. Call IT staff to register it again; nothing is lost.</source>
        <translation>Hệ thống thành phố không còn nhận ra máy này, hoặc một bản sao của máy đã thay chỗ. Gọi bộ phận CNTT đăng ký lại; không mất gì.</translation>
    </message>
    <message>
        <source>This PC could not go on (disk or keyring). Call IT staff.</source>
        <translation>Máy này không tiếp tục được (ổ đĩa hoặc kho khóa). Gọi bộ phận CNTT.</translation>
    </message>
    <message>
        <source>the printed number is another dossier's; give another one, tell the head</source>
        <translation>mã trên giấy đã thuộc hồ sơ khác; cấp mã khác và báo lãnh đạo bộ phận</translation>
    </message>
    <message>
        <source>this PC's memory went back; call IT staff before trying again</source>
        <translation>dữ liệu máy bị lùi về trước; gọi CNTT trước khi gửi lại</translation>
    </message>
    <message>
        <source>a newer change took its place</source>
        <translation>thay đổi mới hơn đã thay thế</translation>
    </message>
    <message>
        <source>this counter may not change that dossier</source>
        <translation>quầy này không được sửa hồ sơ đó</translation>
    </message>
    <message>
        <source>both sides together make no dossier; open it and compare</source>
        <translation>hai bên gộp lại không thành hồ sơ; mở hồ sơ và so sánh</translation>
    </message>
    <message>
        <source>the city holds another number than the paper; call the head</source>
        <translation>thành phố giữ mã khác với giấy hẹn; báo lãnh đạo bộ phận</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Personal ID</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Địa chỉ</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Phí, lệ phí</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>Hẹn trả</translation>
    </message>
    <message>
        <source>Result arrived</source>
        <translation>Kết quả về</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Trả kết quả</translation>
    </message>
    <message>
        <source>Reason for missing papers</source>
        <translation>Lý do thiếu giấy tờ</translation>
    </message>
    <message>
        <source>Planned work on the city's system until {until}. {why}</source>
        <translation>Hệ thống thành phố bảo trì theo kế hoạch đến {until}. {why}</translation>
    </message>
    <message>
        <source>Next try at {time}.</source>
        <translation>Thử lại lúc {time}.</translation>
    </message>
    <message>
        <source>{n} dossiers need you.</source>
        <translation>{n} hồ sơ cần bạn xử lý.</translation>
    </message>
    <message>
        <source>Offline since {since}. Go on receiving.</source>
        <translation>Mất mạng từ {since}. Vẫn tiếp nhận bình thường.</translation>
    </message>
    <message>
        <source>Online, {n} dossiers behind.</source>
        <translation>Có mạng, còn {n} hồ sơ chưa gửi.</translation>
    </message>
    <message>
        <source>Online; everything is sent.</source>
        <translation>Có mạng; đã gửi hết.</translation>
    </message>
    <message>
        <source>{n} dossiers wait to be sent, the oldest since {since}.</source>
        <translation>{n} hồ sơ chờ gửi, cũ nhất từ {since}.</translation>
    </message>
    <message>
        <source>{n} copies from the city were set aside: not this office's, another number, or of a newer version. Nothing was changed here.</source>
        <translation>{n} bản từ thành phố được để riêng: không thuộc đơn vị này, khác mã, hoặc của phiên bản mới hơn. Không có gì bị đổi ở đây.</translation>
    </message>
    <message>
        <source>Neither this PC nor the city has these scans any more: {scans}. Ask for the paper and scan it again.</source>
        <translation>Máy này và hệ thống thành phố đều không còn các bản quét: {scans}. Hãy xin lại giấy và quét lại.</translation>
    </message>
    <message>
        <source>{n} final numbers left for today; after them receipts carry a provisional number, which stays good for ever.</source>
        <translation>Hôm nay còn {n} mã chính thức; hết thì giấy hẹn mang mã tạm, mã tạm có giá trị mãi.</translation>
    </message>
    <message>
        <source>the city's system says: {reason}</source>
        <translation>hệ thống thành phố báo: {reason}</translation>
    </message>
    <message>
        <source>Given to the post</source>
        <translation>Gửi bưu chính</translation>
    </message>
    <message>
        <source>Form: {name}</source>
        <translation>Tờ khai: {name}</translation>
    </message>
    <message>
        <source>Paper: {name}</source>
        <translation>Giấy tờ: {name}</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Khoản thu</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>có</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>{state}, {n} files</source>
        <translation>{state}, {n} tệp</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Lần sửa thông tin</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>Old identity number</source>
        <translation>Số giấy tờ cũ</translation>
    </message>
    <message>
        <source>Card issued on</source>
        <translation>Thẻ cấp ngày</translation>
    </message>
    <message>
        <source>Source of the person's data</source>
        <translation>Nguồn thông tin công dân</translation>
    </message>
    <message>
        <source>Data to type from the card</source>
        <translation>Mục phải gõ theo thẻ</translation>
    </message>
    <message>
        <source>The card's owner was here</source>
        <translation>Chủ thẻ có mặt</translation>
    </message>
    <message>
        <source>Dossier code</source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message>
        <source>Official code</source>
        <translation>Mã chính thức</translation>
    </message>
    <message>
        <source>Look-up code</source>
        <translation>Mã tra cứu</translation>
    </message>
    <message>
        <source>Number in the register</source>
        <translation>Số thứ tự trong sổ</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Quầy</translation>
    </message>
    <message>
        <source>Code of the procedure</source>
        <translation>Mã thủ tục</translation>
    </message>
    <message>
        <source>Version of the procedure</source>
        <translation>Phiên bản thủ tục</translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation>Thủ tục</translation>
    </message>
    <message>
        <source>Set of printed forms</source>
        <translation>Bộ mẫu in</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kênh nộp</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Trường hợp</translation>
    </message>
    <message>
        <source>Citizen confirmed</source>
        <translation>Xác nhận của công dân</translation>
    </message>
    <message>
        <source>Account that received it</source>
        <translation>Tài khoản tiếp nhận</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>Người tiếp nhận</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Nhận lúc</translation>
    </message>
    <message>
        <source>How the promised date was counted</source>
        <translation>Cách tính ngày hẹn</translation>
    </message>
    <message>
        <source>What the promised date rests on</source>
        <translation>Căn cứ ngày hẹn</translation>
    </message>
    <message>
        <source>Submission from home</source>
        <translation>Bản nộp từ nhà</translation>
    </message>
</context>
<context>
    <name>SyncingPage</name>
    <message>
        <source>Pause sending for half an hour</source>
        <translation>Tạm dừng gửi nửa giờ</translation>
    </message>
    <message>
        <source>Give another number</source>
        <translation>Cấp mã khác</translation>
    </message>
    <message>
        <source>The dossier now has the number {code}. Print its receipt again and exchange it for the citizen's old one.</source>
        <translation>Hồ sơ nay có mã {code}. Hãy in lại giấy hẹn và đổi cho người dân lấy tờ cũ.</translation>
    </message>
    <message>
        <source>Compare today with the city</source>
        <translation>So sánh hôm nay với thành phố</translation>
    </message>
    <message>
        <source>The day's end</source>
        <translation>Cuối ngày</translation>
    </message>
    <message>
        <source>Comparing today with the city…</source>
        <translation>Đang so sánh hôm nay với thành phố…</translation>
    </message>
    <message>
        <source>Sending to the city</source>
        <translation>Gửi về thành phố</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>Giờ máy đúng</translation>
    </message>
    <message>
        <source>Open the dossier</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Thử ngay</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Đang đọc…</translation>
    </message>
    <message>
        <source>Asking the city's system now…</source>
        <translation>Đang hỏi hệ thống thành phố…</translation>
    </message>
    <message>
        <source>How things stand</source>
        <translation>Tình hình</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Cần bạn xử lý</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Chờ gửi</translation>
    </message>
    <message>
        <source>The city's system was not asked yet.</source>
        <translation>Chưa hỏi hệ thống thành phố lần nào.</translation>
    </message>
    <message>
        <source>Keep what is chosen</source>
        <translation>Giữ lựa chọn</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>Nothing needs you. Dossiers are sent by themselves.</source>
        <translation>Không có gì cần xử lý. Hồ sơ tự được gửi.</translation>
    </message>
    <message>
        <source>{code} · {name} · since {time} · by {officer}</source>
        <translation>{code} · {name} · từ {time} · do {officer}</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Không có.</translation>
    </message>
    <message>
        <source>Everything is sent.</source>
        <translation>Đã gửi hết.</translation>
    </message>
    <message>
        <source>{code} · {name} · refused: {reason} · by {officer}</source>
        <translation>{code} · {name} · bị từ chối: {reason} · do {officer}</translation>
    </message>
    <message>
        <source>{code} · changed here and elsewhere: {fields}</source>
        <translation>{code} · bị sửa ở đây và nơi khác: {fields}</translation>
    </message>
    <message>
        <source>{conflict} · left to the head</source>
        <translation>{conflict} · đã chuyển người phụ trách</translation>
    </message>
</context>
<context>
    <name>SentPanel</name>
    <message>
        <source>Sent today</source>
        <translation>Đã gửi hôm nay</translation>
    </message>
    <message>
        <source>{code} · {name} · sent at {time}</source>
        <translation>{code} · {name} · gửi lúc {time}</translation>
    </message>
    <message>
        <source>Nothing was sent today.</source>
        <translation>Hôm nay chưa gửi hồ sơ nào.</translation>
    </message>
    <message>
        <source>{n} dossiers, the last one at {time}.</source>
        <translation>{n} hồ sơ, mới nhất lúc {time}.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Thu gọn</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Before</source>
        <translation>Trước đó</translation>
    </message>
    <message>
        <source>Counter copy</source>
        <translation>Bản ở quầy</translation>
    </message>
    <message>
        <source>System copy</source>
        <translation>Bản trên hệ thống</translation>
    </message>
    <message>
        <source>Noticed at {time}, {day}. What is not kept stays in this PC's records.</source>
        <translation>Nhận thấy lúc {time}, {day}. Bản không giữ vẫn được lưu trên máy này.</translation>
    </message>
    <message>
        <source>Keep both, pass on</source>
        <translation>Giữ cả hai, chuyển người phụ trách</translation>
    </message>
    <message>
        <source>Left to the head by {officer}, {time} {day}.</source>
        <translation>{officer} đã chuyển người phụ trách lúc {time}, {day}.</translation>
    </message>
</context>
</TS>
