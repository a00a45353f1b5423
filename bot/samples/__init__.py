"""Every flow as each sort of person would begin it: for the preview, and for the tests that walk every way."""
