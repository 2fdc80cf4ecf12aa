"""What running text says in numbers: amounts with their units, dates and times."""
