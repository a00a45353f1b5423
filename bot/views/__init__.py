"""Values in, words and keyboards out; no session, no await."""
