"""Lists in XML."""
