"""Sửa hồ sơ đã tiếp nhận: put right what was written down."""
