"""Pictures, and the process that draws them."""
