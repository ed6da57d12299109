"""S12c Từ chối, dừng, rút, xin lỗi: decide, say why, print the slip."""
