"""The pages of the window; each gets what it needs as arguments and announces wishes by signals."""
