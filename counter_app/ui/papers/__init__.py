"""S07 Giấy tờ: papers into the rows of the checklist."""
