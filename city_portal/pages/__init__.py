"""The way in for citizens: plain pages without scripts."""
