"""S21 Bảng lệnh: one box for people, dossiers, procedures, commands and help."""
