"""S12b Yêu cầu bổ sung: which papers the citizen is to bring."""
