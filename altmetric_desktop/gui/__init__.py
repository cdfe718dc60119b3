"""The window. Views in code; talks to services only."""
