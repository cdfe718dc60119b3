"""The house rules of docs/architecture.md, each as a test, and the proof that they bite."""
