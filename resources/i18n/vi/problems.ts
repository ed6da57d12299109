<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>Problems</name>
    <message>
        <source>Procedure {code} ended on {ended_on} and cannot be received. Use what replaces it: {replaced_by}</source>
        <translation>Thủ tục {code} hết hiệu lực sau ngày {ended_on}, không tiếp nhận được. Hãy dùng văn bản, thủ tục thay thế: {replaced_by}</translation>
    </message>
    <message>
        <source>Procedure {code} belongs to {place}, not to this city. Send the citizen there or choose another procedure.</source>
        <translation>Thủ tục {code} là của {place}, không phải của Hà Nội. Hãy hướng dẫn công dân đến đó hoặc chọn thủ tục khác.</translation>
    </message>
    <message>
        <source>No date can be promised for {code}: the source gives no limit that can be counted ({words}). An administrator must set it first.</source>
        <translation>Chưa hẹn được ngày cho thủ tục {code}: nguồn không ghi thời hạn tính được ({words}). Quản trị phải đặt thời hạn trước.</translation>
    </message>
    <message>
        <source>The dossier has moved on and does not allow this step. Open it again to see where it stands.</source>
        <translation>Hồ sơ đã sang trạng thái khác, không làm được bước này. Mở lại hồ sơ để xem đang ở đâu.</translation>
    </message>
    <message>
        <source>{faults} to put right before going on.</source>
        <translation>Có {faults} chỗ cần sửa trước khi tiếp tục.</translation>
    </message>
    <message>
        <source>Wrong account or password. {attempts_left} tries left.</source>
        <translation>Sai tài khoản hoặc mật khẩu. Còn {attempts_left} lần thử.</translation>
    </message>
    <message>
        <source>Too many wrong tries. Sign in again after {until}.</source>
        <translation>Nhập sai quá nhiều lần. Đăng nhập lại sau {until}.</translation>
    </message>
    <message>
        <source>This account is not assigned to Counter {counter}. Choose another counter or call IT staff.</source>
        <translation>Tài khoản này chưa được gán cho Quầy {counter}. Chọn quầy khác hoặc gọi CNTT.</translation>
    </message>
    <message>
        <source>Sign in to go on. What was typed is kept.</source>
        <translation>Đăng nhập để tiếp tục. Dữ liệu đã nhập vẫn được giữ.</translation>
    </message>
    <message>
        <source>This draft belongs to {owner}. Ask them to go on with it.</source>
        <translation>Bản nháp này của {owner}. Nhờ người đó làm tiếp.</translation>
    </message>
    <message>
        <source>Procedure {code} cannot be received today. Choose another procedure or update the catalogue.</source>
        <translation>Hôm nay không nhận được thủ tục {code}. Chọn thủ tục khác hoặc cập nhật danh mục.</translation>
    </message>
    <message>
        <source>This PC's clock is far from the city's time, last heard {last_heard}. Set it right, or let the head of the counter confirm it, before receiving.</source>
        <translation>Đồng hồ máy lệch xa giờ của hệ thống thành phố (nhận lần cuối {last_heard}). Chỉnh lại giờ, hoặc nhờ lãnh đạo bộ phận xác nhận, trước khi tiếp nhận.</translation>
    </message>
    <message>
        <source>This PC's clock is earlier than work already done ({last_seen}). Set the clock right before receiving.</source>
        <translation>Đồng hồ máy chạy trước lần làm việc gần nhất ({last_seen}). Chỉnh lại giờ trước khi tiếp nhận.</translation>
    </message>
    <message>
        <source>This is not on this machine: {what}. Check the code, or look for it at the counter that received it.</source>
        <translation>Không có trên máy này: {what}. Kiểm tra lại mã, hoặc hỏi quầy đã tiếp nhận.</translation>
    </message>
    <message>
        <source>Unknown code: {seen}. Scan the card or receipt again, or type.</source>
        <translation>Không nhận ra mã vừa quét: {seen}. Quét lại thẻ căn cước hoặc giấy hẹn, hoặc gõ tay.</translation>
    </message>
    <message>
        <source>Another program is using the data. Try again in a few seconds.</source>
        <translation>Chương trình khác đang dùng dữ liệu. Thử lại sau vài giây.</translation>
    </message>
    <message>
        <source>Reading or writing the data failed. Try again; if it fails again, call IT staff.</source>
        <translation>Không đọc hoặc ghi được dữ liệu. Thử lại; nếu vẫn không được, gọi CNTT.</translation>
    </message>
    <message>
        <source>The disk is full, nothing was saved. Free some room, then try again.</source>
        <translation>Đĩa đã đầy, chưa lưu được. Xóa bớt tệp cho rộng chỗ, rồi thử lại.</translation>
    </message>
    <message>
        <source>The data folder may not be written. Call IT staff to give permission.</source>
        <translation>Không được phép ghi vào thư mục dữ liệu. Gọi CNTT để cấp quyền.</translation>
    </message>
    <message>
        <source>The data are damaged or their key is another one. Do not delete anything; call IT staff to restore a backup.</source>
        <translation>Dữ liệu bị hỏng hoặc không đúng khóa. Đừng xóa gì; gọi CNTT để khôi phục bản sao lưu.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote these data. Install the newest version.</source>
        <translation>Dữ liệu do phiên bản mới hơn ghi. Cài phiên bản mới nhất.</translation>
    </message>
    <message>
        <source>The program is already open on this machine. Go to the window that is open.</source>
        <translation>Ứng dụng đang mở trên máy này. Chuyển sang cửa sổ đang mở.</translation>
    </message>
    <message>
        <source>This machine has no keyring that can keep the key. Call IT staff to set one up.</source>
        <translation>Máy này chưa có kho khóa để giữ khóa mã hóa. Gọi CNTT để thiết lập.</translation>
    </message>
    <message>
        <source>The machine's keyring is locked. Unlock it, then try again.</source>
        <translation>Kho khóa của máy đang khóa. Mở kho khóa, rồi thử lại.</translation>
    </message>
    <message>
        <source>A kept file is damaged. Scan that paper again.</source>
        <translation>Một tệp đã lưu bị hỏng. Quét lại giấy tờ đó.</translation>
    </message>
    <message>
        <source>The city's system does not answer. Go on receiving; dossiers are sent when it is back.</source>
        <translation>Hệ thống thành phố chưa trả lời. Cứ tiếp nhận; hồ sơ được gửi khi có mạng trở lại.</translation>
    </message>
    <message>
        <source>The city's system refused: {reason}. Correct the dossier or call IT staff.</source>
        <translation>Hệ thống không nhận vì: {reason}. Sửa hồ sơ hoặc gọi CNTT.</translation>
    </message>
    <message>
        <source>This machine is not registered with the city's system. Call IT staff to register it.</source>
        <translation>Máy này chưa được đăng ký với hệ thống thành phố. Gọi CNTT để đăng ký.</translation>
    </message>
    <message>
        <source>File {name} is not there any more. Choose it again.</source>
        <translation>Không còn thấy tệp {name}. Chọn lại tệp.</translation>
    </message>
    <message>
        <source>File {name} is empty. Choose another file or scan again.</source>
        <translation>Tệp {name} trống. Chọn tệp khác hoặc quét lại.</translation>
    </message>
    <message>
        <source>File {name} is {megabytes} MB, the limit is {limit} MB. Rescan at 200 dpi or black and white.</source>
        <translation>Tệp {name} nặng {megabytes} MB, hệ thống nhận tối đa {limit} MB. Quét lại ở 200 dpi hoặc đen trắng.</translation>
    </message>
    <message>
        <source>File {name} has too many pages. Split it into several files.</source>
        <translation>Tệp {name} có quá nhiều trang. Tách thành nhiều tệp.</translation>
    </message>
    <message>
        <source>Picture {name} is too large. Rescan at 200 dpi.</source>
        <translation>Ảnh {name} quá lớn. Quét lại ở 200 dpi.</translation>
    </message>
    <message>
        <source>File {name} is protected by a password. Save it without, then choose it again.</source>
        <translation>Tệp {name} có mật khẩu. Lưu lại bản không mật khẩu, rồi chọn lại.</translation>
    </message>
    <message>
        <source>File {name} is damaged. Scan the paper again.</source>
        <translation>Tệp {name} bị hỏng. Quét lại giấy tờ.</translation>
    </message>
    <message>
        <source>File {name} is no PDF, JPEG, PNG, TIFF or HEIC. Choose another file.</source>
        <translation>Tệp {name} không phải PDF, JPEG, PNG, TIFF hay HEIC. Chọn tệp khác.</translation>
    </message>
    <message>
        <source>What is inside file {name} does not match its name. Scan the paper again or choose another file.</source>
        <translation>Nội dung tệp {name} không khớp với tên tệp. Quét lại giấy tờ hoặc chọn tệp khác.</translation>
    </message>
    <message>
        <source>File {name} cannot be read. Copy it to this machine, then choose it again.</source>
        <translation>Không đọc được tệp {name}. Chép tệp vào máy này, rồi chọn lại.</translation>
    </message>
    <message>
        <source>No scanner is chosen. Choose one, or choose a file.</source>
        <translation>Chưa chọn máy quét. Chọn máy quét, hoặc chọn tệp có sẵn.</translation>
    </message>
    <message>
        <source>Cannot reach scanner {device}. Check cable and power, then Retry; or choose a file.</source>
        <translation>Không kết nối được máy quét {device}. Kiểm tra dây và nguồn, rồi bấm Thử lại; hoặc chọn tệp có sẵn.</translation>
    </message>
    <message>
        <source>Scanner {device} is in use. Wait until it has finished, then Retry.</source>
        <translation>Máy quét {device} đang bận. Đợi máy quét xong, rồi bấm Thử lại.</translation>
    </message>
    <message>
        <source>Scanner {device} has no paper. Put the paper in, then Retry.</source>
        <translation>Máy quét {device} chưa có giấy. Đặt giấy vào, rồi bấm Thử lại.</translation>
    </message>
    <message>
        <source>Paper is jammed in scanner {device}. Take it out, then Retry; the pages already scanned are kept.</source>
        <translation>Máy quét {device} bị kẹt giấy. Lấy giấy ra, rồi bấm Thử lại; các trang đã quét vẫn được giữ.</translation>
    </message>
    <message>
        <source>The cover of scanner {device} is open. Close it, then Retry.</source>
        <translation>Nắp máy quét {device} đang mở. Đóng nắp, rồi bấm Thử lại.</translation>
    </message>
    <message>
        <source>This account may not use scanner {device}. Call IT staff, or choose a file.</source>
        <translation>Tài khoản máy này chưa được dùng máy quét {device}. Gọi CNTT, hoặc chọn tệp có sẵn.</translation>
    </message>
    <message>
        <source>Scanner {device} has stopped. Turn it off and on, then Retry; or choose a file.</source>
        <translation>Máy quét {device} đã dừng. Tắt rồi bật lại máy quét, rồi bấm Thử lại; hoặc chọn tệp có sẵn.</translation>
    </message>
    <message>
        <source>Scanner {device} ran out of memory. Scan fewer pages at a time.</source>
        <translation>Máy quét {device} hết bộ nhớ. Quét ít trang hơn mỗi lần.</translation>
    </message>
    <message>
        <source>Scanning was stopped. The pages already scanned are kept; scan on or drop them.</source>
        <translation>Đã dừng quét. Các trang đã quét vẫn được giữ; quét tiếp hoặc bỏ chúng.</translation>
    </message>
    <message>
        <source>There is no camera. Plug one in, then Retry; if it is plugged in, IT staff install ffmpeg.</source>
        <translation>Không có máy ảnh. Cắm máy ảnh rồi Thử lại; nếu đã cắm, gọi CNTT để cài ffmpeg.</translation>
    </message>
    <message>
        <source>Cannot reach camera {device}. Check its cable, then Retry; or scan.</source>
        <translation>Không kết nối được máy ảnh {device}. Kiểm tra dây rồi Thử lại; hoặc quét.</translation>
    </message>
    <message>
        <source>Camera {device} is used by another program. Close that, then Retry.</source>
        <translation>Máy ảnh {device} đang được chương trình khác dùng. Đóng chương trình đó rồi Thử lại.</translation>
    </message>
    <message>
        <source>This account may not use camera {device}. Call IT staff, or scan.</source>
        <translation>Tài khoản này không được dùng máy ảnh {device}. Gọi CNTT, hoặc quét.</translation>
    </message>
    <message>
        <source>Camera {device} gives no picture. Unplug it and plug it in again, then Retry; or scan.</source>
        <translation>Máy ảnh {device} không cho ảnh. Rút ra cắm lại rồi Thử lại; hoặc quét.</translation>
    </message>
    <message>
        <source>No picture was taken. Take one, or scan the paper.</source>
        <translation>Chưa chụp được ảnh. Chụp lại, hoặc quét giấy tờ.</translation>
    </message>
    <message>
        <source>Camera {device} broke off. Check its cable, then Retry; or scan.</source>
        <translation>Máy ảnh {device} bị ngắt giữa chừng. Kiểm tra dây rồi Thử lại; hoặc quét.</translation>
    </message>
    <message>
        <source>Scanner {device} broke off. Check the cable, then Retry; or choose a file.</source>
        <translation>Máy quét {device} ngắt giữa chừng. Kiểm tra dây, rồi bấm Thử lại; hoặc chọn tệp có sẵn.</translation>
    </message>
    <message>
        <source>no printer is chosen</source>
        <translation>chưa chọn máy in</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>không kết nối được</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>đang bận</translation>
    </message>
    <message>
        <source>out of paper</source>
        <translation>hết giấy</translation>
    </message>
    <message>
        <source>paper jam</source>
        <translation>kẹt giấy</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>nắp đang mở</translation>
    </message>
    <message>
        <source>this account may not print</source>
        <translation>tài khoản máy này chưa được in</translation>
    </message>
    <message>
        <source>the queue is stopped</source>
        <translation>hàng đợi in đang dừng</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>hết bộ nhớ</translation>
    </message>
    <message>
        <source>the print was cancelled</source>
        <translation>lệnh in đã bị hủy</translation>
    </message>
    <message>
        <source>Two officers must agree: a colleague types their own account and password, and a reason is given.</source>
        <translation>Cần hai cán bộ cùng xác nhận: đồng nghiệp tự gõ tài khoản và mật khẩu của mình, và phải ghi lý do.</translation>
    </message>
    <message>
        <source>Scanner {device} cannot take paper of this size. Choose a file.</source>
        <translation>Máy quét {device} không nhận khổ giấy này. Chọn tệp có sẵn.</translation>
    </message>
    <message>
        <source>this paper cannot be laid out for its paper size</source>
        <translation>giấy này không in được trên khổ giấy của máy</translation>
    </message>
    <message>
        <source>{device} makes files. Choose a scanner.</source>
        <translation>{device} ghi ra tệp. Hãy chọn máy quét.</translation>
    </message>
    <message>
        <source>it makes a file, not paper, so no identity number is written out there</source>
        <translation>máy này ghi ra tệp chứ không ra giấy, nên không ghi đủ số định danh</translation>
    </message>
    <message>
        <source>connection broken off</source>
        <translation>mất kết nối giữa chừng</translation>
    </message>
    <message>
        <source>Printer {device}: {state}. The dossier is accepted. Reprint with F12 or choose another printer.</source>
        <translation>Máy in {device} báo: {state}. Hồ sơ đã tiếp nhận. In lại bằng F12 hoặc chọn máy in khác.</translation>
    </message>
    <message>
        <source>(Error code: {code})</source>
        <translation>(Mã lỗi: {code})</translation>
    </message>
    <message>
        <source>Your account has no role for this. Ask the head of the section or a colleague who has it.</source>
        <translation>Tài khoản của bạn không có quyền làm việc này. Nhờ lãnh đạo bộ phận hoặc đồng nghiệp có quyền.</translation>
    </message>
    <message>
        <source>{given} is no whole number. Type digits only.</source>
        <translation>{given} không phải số nguyên. Chỉ gõ chữ số.</translation>
    </message>
    <message>
        <source>{given} is less than zero. Type how many there really are.</source>
        <translation>{given} nhỏ hơn không. Gõ đúng số lượng thực có.</translation>
    </message>
    <message>
        <source>{given} is more than can be. Check what was typed.</source>
        <translation>{given} lớn quá mức có thể. Xem lại số vừa gõ.</translation>
    </message>
    <message>
        <source>There is nothing to write down. Type one document at least.</source>
        <translation>Chưa có gì để ghi. Gõ ít nhất một giấy tờ.</translation>
    </message>
    <message>
        <source>This machine's keyring has lost its key. No dossier is lost; call IT staff to recover with the city's key.</source>
        <translation>Kho khoá của máy này đã mất khoá. Không hồ sơ nào bị mất; gọi CNTT để khôi phục bằng khoá của thành phố.</translation>
    </message>
    <message>
        <source>The officers' keys of this machine were changed by somebody else. Do not use it; call IT staff.</source>
        <translation>Khoá của cán bộ trên máy này đã bị người khác sửa. Không dùng máy này nữa; gọi CNTT.</translation>
    </message>
    <message>
        <source>Passwords alone do not open this backup on this machine. Call IT staff to restore with the city's key.</source>
        <translation>Chỉ mật khẩu thì không mở được bản sao lưu này trên máy này. Gọi CNTT khôi phục bằng khoá của thành phố.</translation>
    </message>
    <message>
        <source>The city's key does not open these data. Check that it is the right key.</source>
        <translation>Khoá của thành phố không mở được dữ liệu này. Kiểm tra lại đúng khoá chưa.</translation>
    </message>
    <message>
        <source>File {name} is too much for one dossier: at most 40 files or {limit} MB. Drop what is not needed first.</source>
        <translation>Tệp {name} vượt mức của một hồ sơ: tối đa 40 tệp hoặc {limit} MB. Bỏ bớt tệp không cần rồi nhận lại.</translation>
    </message>
    <message>
        <source>Everybody would guess this password, or it is shorter than eight letters. Take a sentence of your own.</source>
        <translation>Mật khẩu này ai cũng đoán được, hoặc ngắn hơn tám ký tự. Chọn một câu của riêng mình.</translation>
    </message>
    <message>
        <source>This PC has not heard from the city for longer than is allowed: it only shows what it has. Connect it to the network, wait a minute, then do this again.</source>
        <translation>Máy này mất liên lạc với thành phố lâu hơn mức cho phép nên chỉ xem được, không làm việc mới. Nối mạng, chờ một phút rồi làm lại.</translation>
    </message>
    <message>
        <source>You opened dossiers of many people within a quarter of an hour. This was written down. If your work needs it, open the dossier again.</source>
        <translation>Bạn đã mở hồ sơ của nhiều người trong mười lăm phút. Việc này đã được ghi lại. Nếu công việc cần, mở lại hồ sơ lần nữa.</translation>
    </message>
    <message>
        <source>The post has the result. Note on the shelf that it was delivered or came back; then it goes on.</source>
        <translation>Kết quả đang ở bưu điện. Ghi ở kệ kết quả là đã phát hay bị hoàn về rồi làm tiếp.</translation>
    </message>
    <message>
        <source>The post does not have this result any more. Read the shelf again (F5).</source>
        <translation>Bưu điện không còn giữ kết quả này. Đọc lại kệ kết quả (F5).</translation>
    </message>
    <message>
        <source>One of these results has a fee that is still to be paid. None was handed over. Take the fee first, or leave that result out.</source>
        <translation>Một trong các kết quả này còn phải thu phí. Chưa trả kết quả nào. Thu phí trước, hoặc bỏ chọn kết quả đó.</translation>
    </message>
    <message>
        <source>What dossier {code} said was erased from this machine at {at}, as the rules on keeping ask; the city's system still has it. Open the dossier and get it again, or look it up at the city's portal by its code.</source>
        <translation>Nội dung hồ sơ {code} đã xóa khỏi máy này lúc {at} theo quy định lưu giữ; hệ thống thành phố còn giữ. Mở hồ sơ và lấy lại, hoặc tra cứu ở cổng thành phố bằng mã.</translation>
    </message>
</context>
</TS>
