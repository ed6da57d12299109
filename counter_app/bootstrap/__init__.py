"""Makes every object once and joins them; alone knows the adapters."""
