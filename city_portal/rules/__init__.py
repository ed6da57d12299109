"""Words and rules of the portal: no SQL, HTTP, disk or clock."""
