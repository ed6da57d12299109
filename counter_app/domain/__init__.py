"""Words and rules of the counter: no Qt, SQL, HTTP, disk or clock."""
