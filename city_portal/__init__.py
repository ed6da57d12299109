"""The city portal: a reference server the counters synchronise with."""
