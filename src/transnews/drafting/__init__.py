"""One message to the best draft the machine can make of it."""
