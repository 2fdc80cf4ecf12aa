"""What `transnews check` prints: one module a format, each a function of what was found."""
