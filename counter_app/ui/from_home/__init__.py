"""What citizens submitted from home, received at this counter."""
