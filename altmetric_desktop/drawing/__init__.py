"""Badges and charts, each drawn once, and every colour token."""
