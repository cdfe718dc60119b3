"""Painters of rows; what a row says comes from its model."""
