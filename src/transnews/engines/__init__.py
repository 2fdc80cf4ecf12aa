"""The slow boundary: what turns sentences into sentences."""
