"""What the tests share: guards that watch every test, and the fakes' building stones."""
