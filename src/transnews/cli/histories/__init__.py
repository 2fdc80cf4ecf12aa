"""What ``transnews runs`` shows of the last runs: a table, small plots, drawings."""
