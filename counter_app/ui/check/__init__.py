"""S08 Kiểm tra: checked together with the citizen, then received."""
