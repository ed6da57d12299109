"""What counters and citizens can ask of the portal, one use case a module."""
