"""Pictures for people to look at; `./test look` makes them."""
