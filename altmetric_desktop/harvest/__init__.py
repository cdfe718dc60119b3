"""The sync engine: carries asks to sources politely and hands pages to a sink."""
